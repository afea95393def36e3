/** What Actions change in the tokens of a login. */
import type { Command } from '../../runtime/protocol.js';
import type { Doc } from '../../state/store.js';

export interface TokenChanges {
  /** Claims of the access token, if it is a JWT. */
  access: Doc;
  /** Claims of the ID token. */
  id: Doc;
  add: string[];
  remove: string[];
}

/**
 * Claims that belong to the protocol: setting one has no effect.
 * Source: auth0.com/docs/secure/tokens/json-web-tokens/create-custom-claims
 */
const RESERVED = new Set(
  (
    'acr act active amr at_hash ath attest aud auth_time authorization_details azp c_hash client_id cnf cty dest ' +
    'entitlements events exp groups gty htm htu iat internalservice iss jcard jku jti jwe jwk kid may_act mky nbf nonce ' +
    'object_id org_id org_name orig origid permissions roles rph s_hash sid sip sub sub_id sub_jwk toe txn typ uuid vot vtm x5t#s256'
  ).split(' '),
);

/** Namespaces that are Auth0's own. */
const OWN_NAMESPACE = /^(https?:\/\/([\w-]+\.)*(auth0\.com|webtask\.io|webtask\.run)(\/|$)|urn:auth0(:|$))/i;

const allowed = (name: string): boolean => !RESERVED.has(name.toLowerCase()) && !OWN_NAMESPACE.test(name);

export function tokenChanges(commands: readonly Command[]): TokenChanges {
  const changes: TokenChanges = { access: {}, id: {}, add: [], remove: [] };
  for (const { method, args } of commands) {
    const name = String(args[0]);
    if (method === 'accessToken.setCustomClaim' && allowed(name)) changes.access[name] = args[1];
    else if (method === 'idToken.setCustomClaim' && allowed(name)) changes.id[name] = args[1];
    else if (method === 'accessToken.addScope') {
      changes.add.push(name);
      changes.remove = changes.remove.filter((one) => one !== name);
    } else if (method === 'accessToken.removeScope') {
      changes.remove.push(name);
      changes.add = changes.add.filter((one) => one !== name);
    }
  }
  return changes;
}

/** Scopes after the changes. */
export const changedScopes = (scopes: readonly string[], changes: TokenChanges | undefined): string[] =>
  changes === undefined
    ? [...scopes]
    : [...new Set([...scopes, ...changes.add])].filter((one) => !changes.remove.includes(one));

const NAMESPACED = /^(https?:\/\/|urn:)/i;

/** Claims of an access token: those of an API of Auth0's own have a namespace. */
export const accessClaims = (claims: Doc, api: Doc | undefined): Doc =>
  api?.is_system === true ? some(claims, (name) => NAMESPACED.test(name)) : claims;

const some = (claims: Doc, keeps: (name: string) => boolean): Doc =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => keeps(name)));

/** The standard claims, by the scope that gives them (OpenID Connect Core, 5.4). */
const SCOPE_OF: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    (
      'name family_name given_name middle_name nickname preferred_username profile picture website gender ' +
      'birthdate zoneinfo locale updated_at'
    )
      .split(' ')
      .map((name) => [name, 'profile']),
  ),
  email: 'email',
  email_verified: 'email',
  phone_number: 'phone',
  phone_number_verified: 'phone',
  address: 'address',
};

/**
 * Claims about the person whose scope was asked for, however they came about.
 * Source: auth0.com/docs/get-started/apis/scopes/openid-connect-scopes
 */
export const claimsInScope = (claims: Doc, scopes: readonly string[]): Doc =>
  some(claims, (name) => !Object.hasOwn(SCOPE_OF, name) || scopes.includes(SCOPE_OF[name] as string));
