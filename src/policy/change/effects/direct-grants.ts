/** Grants with which a new application signs people in without a callback: nothing else about it has to be set. */
import { pick } from '../../../catalog/wire.js';
import type { ComputedEffect } from '../change.js';
import { quoted, texts } from './reading.js';

/** Those that need a callback, continue another one, or sign in the application alone. */
const INDIRECT = new Set(['authorization_code', 'implicit', 'refresh_token', 'client_credentials']);

export const directGrants: ComputedEffect = ({ wire }) => {
  const grants = texts(pick(wire, 'body.grant_types')).filter((grant) => !INDIRECT.has(grant));
  if (grants.length === 0) return [];
  const why = `It can sign people in without a callback, with ${quoted(grants)}.`;
  return [{ effect: 'sign_in', fields: ['grant_types'], why }];
};
