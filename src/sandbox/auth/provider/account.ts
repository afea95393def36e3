/** The account of somebody whom an outside identity provider has vouched for. */
import { createHash } from 'node:crypto';
import { optionsOf } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { eventFields } from '../event-fields.js';
import { familyOf, MISSING_EMAIL } from './failures.js';
import { providerOf } from './settings.js';

/** What the provider says about the person. */
function claimsOf(ctx: AuthContext, connection: Doc, email: string): Doc {
  const { fail, profile = {} } = providerOf(ctx.tenant, connection);
  return {
    ...(fail === MISSING_EMAIL ? {} : { email, email_verified: true }),
    name: email,
    nickname: email.split('@')[0],
    ...profile,
  };
}

/** The provider's own id of a person; of SAML, what the connection takes as such. */
const subjectOf = (connection: Doc, email: string): string =>
  familyOf(String(connection.strategy)) === 'saml'
    ? `${String(connection.name)}|${email}`
    : createHash('sha256')
        .update(`${String(connection.name)} ${email}`)
        .digest('hex')
        .slice(0, 24);

/** Claims without the attributes that the connection does not keep, which Actions see all the same (public documentation, denylist). */
function kept(connection: Doc, given: Doc): { claims: Doc; denied: Doc } {
  const { non_persistent_attrs: listed } = optionsOf(connection);
  const names = Array.isArray(listed) ? listed : [];
  const part = (isDenied: boolean): Doc =>
    Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name) === isDenied));
  return { claims: part(false), denied: part(true) };
}

/** The account of this person, made at the first sign-in and brought up to date at every later one. */
export function accountFor(ctx: AuthContext, client: Doc, connection: Doc, typed: string): Doc {
  const email = typed.trim().toLowerCase();
  const users = ctx.tenant.collection('users');
  const strategy = String(connection.strategy);
  const subject = subjectOf(connection, email);
  const { claims, denied } = kept(connection, claimsOf(ctx, connection, email));
  const known =
    users.findBy('identity', `${strategy}|${subject}`) ??
    users.by('connection', String(connection.name)).find((one) => one.email === email);
  if (known)
    return users.update(String(known.user_id), { ...claims, $denied: denied, updated_at: ctx.iso() }) as Doc;
  const identity = {
    connection: connection.name,
    provider: strategy,
    user_id: subject,
    isSocial: familyOf(strategy) === 'social',
  };
  const made = users.insert({
    ...claims,
    $denied: denied,
    user_id: `${strategy}|${subject}`,
    identities: [identity],
    created_at: ctx.iso(),
    updated_at: ctx.iso(),
    logins_count: 0,
  });
  ctx.log({ type: 'ss', ...eventFields(ctx, client, connection, made, '') });
  return made;
}
