/** The application that a path names. */
import { itemAt } from '../../engine/item-at.js';
import { notFound } from '../../errors.js';

export const CLIENTS = 'clients';
export const missingClient = () => notFound('The client does not exist', 'inexistent_client');

/** The application named by the path parameter, or the API's 404. */
export const clientOf = itemAt(CLIENTS, missingClient);
