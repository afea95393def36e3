/** Who calls, and what they may do at most, from the claims of a token that was found good. */
import type { AuthInfo } from '@modelcontextprotocol/server';
import type { JWTPayload } from 'jose';

export interface Caller {
  /** Issuer, subject and client: binds confirmations and sessions, and stands in the audit trail. */
  id: string;
  /** Issuer and subject alone: another client gives no second allowance. */
  person: string;
  client: string;
  permissions: ReadonlySet<string>;
  /** The permissions as one text, the same for the same set. */
  permissionsKey: string;
}

/** No identifier of a person or a client is longer; what is would be a burden in every seal and log line. */
const LONGEST_NAME = 255;
/** The characters that a scope may have: nothing that would blur where one ends. */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** @throws TypeError for claims that name nobody */
export function callerOf(claims: JWTPayload): Caller {
  const subject = named(claims.sub, 'sub');
  const given = claims.azp ?? claims.client_id;
  const client = given === undefined ? '' : named(given, 'azp');
  const person = `${claims.iss} ${subject}`;
  const permissions = permissionsOf(claims);
  return {
    id: client === '' ? person : `${person} ${client}`,
    person,
    client,
    permissions,
    permissionsKey: [...permissions].sort().join(' '),
  };
}

/** A name as printable ASCII without spaces, so that names put together stay apart. */
function named(value: unknown, claim: string): string {
  if (typeof value !== 'string' || value === '' || value.length > LONGEST_NAME)
    throw new TypeError(`the claim ${claim} names nobody`);
  return value.replace(/[^\x21-\x24\x26-\x7e]/gu, encodeURIComponent);
}

/**
 * `permissions` says what the person may do, and `scope` what they let this client do: with both, what is in both.
 * A claim of another form than it should have gives nothing.
 */
function permissionsOf({ permissions, scope }: JWTPayload): ReadonlySet<string> {
  const may = permissions === undefined ? undefined : Array.isArray(permissions) ? permissions : [];
  const delegated = scope === undefined ? undefined : typeof scope === 'string' ? scope.split(' ') : [];
  const all = may ?? delegated ?? [];
  const both = may && delegated ? all.filter((one) => delegated.includes(one)) : all;
  return new Set(both.filter((one) => typeof one === 'string' && SCOPE.test(one)));
}

/** What is handed through the SDK: the caller, and nothing of the token itself. */
export function authInfoOf(caller: Caller, expiresAt: number): AuthInfo {
  return {
    token: '',
    clientId: caller.client,
    scopes: [...caller.permissions],
    expiresAt,
    extra: { caller },
  };
}

/** The caller of a request that was let in; undefined where callers do not sign in. */
export function callerIn(authInfo: AuthInfo | undefined): Caller | undefined {
  return authInfo?.extra?.caller as Caller | undefined;
}
