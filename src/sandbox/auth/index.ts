/** The authentication API beyond client credentials. */
import type { AuthHandler } from '../types.js';

/** By `METHOD /path`. */
export const authHandlers: Readonly<Record<string, AuthHandler>> = {};
/** By `grant_type` of the token endpoint. */
export const grantHandlers: Readonly<Record<string, AuthHandler>> = {};
