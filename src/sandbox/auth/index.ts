/** The authentication API beyond client credentials. */
import type { AuthHandler } from '../types.js';
import { requestPasswordChange, signup } from './database.js';
import { grants } from './grants.js';
import { links } from './links.js';

/** By `METHOD /path`. */
export const authHandlers: Readonly<Record<string, AuthHandler>> = {
  'POST /dbconnections/signup': signup,
  'POST /dbconnections/change_password': requestPasswordChange,
  ...links,
};

/** By `grant_type` of the token endpoint. */
export const grantHandlers: Readonly<Record<string, AuthHandler>> = grants;
