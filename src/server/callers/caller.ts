/** The caller, and the most they may do, from the claims of a verified token. */
import type { AuthInfo } from '@modelcontextprotocol/server';
import type { JWTPayload } from 'jose';
import { addressesAmong } from '../../policy/approvals/same-person.js';
import type { CallerPermissions } from '../../policy/gate/availability.js';

export interface Caller {
  /** Issuer, subject and client: binds confirmations and sessions, and is recorded in the audit trail. */
  id: string;
  /** Issuer and subject only: another client does not get a second allowance. */
  person: string;
  client: string;
  /** Mail addresses, as far as the token tells: as `email`, or as a claim of the tenant's own such as `https://acme.example/email`. */
  addresses: string[];
  /** What the token at hand allows. */
  permissions: ReadonlySet<string>;
  /** Everything that the person was given, some of which the client may not have asked for; undefined: not told. */
  given: ReadonlySet<string> | undefined;
  /** Both as one string, equal for equal sets. */
  permissionsKey: string;
}

/** No real identifier of a person or client is longer; longer ones would bloat every seal and log line. */
const LONGEST_NAME = 255;
/** The characters allowed in a scope: no separators. */
const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+$/;

/** @throws TypeError for claims without a valid subject */
export function callerOf(claims: JWTPayload): Caller {
  const subject = named(claims.sub, 'sub');
  const application = claims.azp ?? claims.client_id;
  const client = application === undefined ? '' : named(application, 'azp');
  const person = `${claims.iss} ${subject}`;
  const { has, given } = permissionsOf(claims);
  return {
    id: client === '' ? person : `${person} ${client}`,
    person,
    client,
    addresses: addressesIn(claims),
    permissions: has,
    given,
    permissionsKey: `${keyOf(has)}\n${given ? keyOf(given) : '?'}`,
  };
}

/** A name as printable ASCII without spaces, so that joined names stay unambiguous. */
function named(value: unknown, claim: string): string {
  if (typeof value !== 'string' || value === '' || value.length > LONGEST_NAME)
    throw new TypeError(`the claim ${claim} is not a valid identifier`);
  return value.replace(/[^\x21-\x24\x26-\x7e]/gu, encodeURIComponent);
}

const addressesIn = (claims: JWTPayload): string[] =>
  addressesAmong(
    Object.entries(claims).flatMap(([name, value]) => (/(?:^|\/)email$/.test(name) ? [value] : [])),
  );

const keyOf = (names: ReadonlySet<string>): string => [...names].sort().join(' ');

/**
 * `permissions` is what the person may do, and `scope` what they delegated to this client: with both, the intersection.
 * A malformed claim grants nothing.
 */
function permissionsOf({ permissions, scope }: JWTPayload): CallerPermissions {
  const may = permissions === undefined ? undefined : Array.isArray(permissions) ? permissions : [];
  const delegated = scope === undefined ? undefined : typeof scope === 'string' ? scope.split(' ') : [];
  const all = may ?? delegated ?? [];
  const both = may && delegated ? all.filter((one) => delegated.includes(one)) : all;
  return { has: names(both), given: may ? names(may) : undefined };
}

const names = (all: readonly unknown[]): ReadonlySet<string> =>
  new Set(all.filter((one): one is string => typeof one === 'string' && SCOPE.test(one)));

/** What is passed through the SDK: the caller, and nothing of the token itself. */
export function authInfoOf(caller: Caller, expiresAt: number): AuthInfo {
  return {
    token: '',
    clientId: caller.client,
    scopes: [...caller.permissions],
    expiresAt,
    extra: { caller },
  };
}

/** The caller of an authenticated request; undefined when callers are not authenticated. */
export function callerIn(authInfo: AuthInfo | undefined): Caller | undefined {
  return authInfo?.extra?.caller as Caller | undefined;
}
