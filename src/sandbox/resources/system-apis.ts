/** Auth0's own APIs other than the Management API: created with a reserved identifier, mostly read-only afterwards. */
import systemApis from '../../../catalog/sandbox/system-apis.json' with { type: 'json' };
import { capitalized } from '../../text/values.js';
import { badRequest, invalidBody } from '../errors.js';
import type { Doc } from '../state/store.js';
import type { SandboxServices } from '../types.js';

/** `read:client_grants` -> `Read Client Grants` */
export const scopeWording = (scope: string): string => scope.split(/[:_]/).map(capitalized).join(' ');

interface SystemApi {
  /** Last part of the identifier, behind the tenant's address. */
  path: string;
  name: string;
  /** Part of every scope's name that its description leaves out. */
  infix: string;
  scopes: string[];
  more?: Doc;
}

const SYSTEM_APIS: readonly SystemApi[] = systemApis;

/** The document to create: with a reserved identifier most properties are fixed. */
export function withSystemParts(given: Doc, { url }: SandboxServices): Doc {
  const identifier = String(given.identifier);
  const api = SYSTEM_APIS.find(
    ({ path }) =>
      identifier === `${url}${path}` ||
      (identifier.endsWith(`.auth0.com${path}`) && identifier.startsWith('https://')),
  );
  if (!api) return given;
  return {
    ...given,
    name: api.name,
    allow_offline_access: true,
    skip_consent_for_verifiable_first_party_clients: true,
    subject_type_authorization: { client: { policy: 'deny_all' }, user: { policy: 'require_client_grant' } },
    token_lifetime: 600,
    token_lifetime_for_web: 600,
    scopes: api.scopes.map((value) => ({
      value,
      description: scopeWording(value.replace(api.infix, ':')),
    })),
    is_system: true,
    ...api.more,
  };
}

const CHANGEABLE = new Set([
  'token_lifetime',
  'token_lifetime_for_web',
  'skip_consent_for_verifiable_first_party_clients',
  'subject_type_authorization',
]);

/** Only the lifetimes, consent and user authorization of an Auth0 API can be changed. */
export function checkSystemChange(body: Doc): void {
  const refused = Object.keys(body).filter((name) => !CHANGEABLE.has(name));
  if (refused.length > 0)
    throw invalidBody(`Payload validation error: 'Additional properties not allowed: ${refused.join(',')}'.`);
  if ((body.subject_type_authorization as Doc | undefined)?.client !== undefined)
    throw badRequest('subject_type_authorization.client cannot be changed for system APIs.', 'invalid_body');
}
