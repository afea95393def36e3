/** Users that an identity provider provisions (public documentation, authenticate/protocols/scim/configure-inbound-scim). */
import { revokeUser } from '../../resources/sessions.js';
import { isSocial } from '../../resources/users/profile.js';
import type { Doc } from '../../state/store.js';
import { type Kind, type Provisioning, ScimError, userIn } from './endpoint.js';
import { identifierOf, profileOf, resourceOf } from './resource.js';

const usersOf = ({ ctx, connection }: Provisioning): Doc[] =>
  ctx.tenant.collection('users').by('connection', String(connection.name));

const shown = ({ configuration, base }: Provisioning, user: Doc): Doc =>
  resourceOf(user, configuration, base);

/** Entra ID tells its own ids; of other providers they are told apart by the connection. */
const subjectOf = ({ strategy, name }: Doc, id: string): string =>
  strategy === 'waad' ? id : `${String(name)}|${id}`;

function create(request: Provisioning, resource: Doc): Doc {
  const { ctx, connection, configuration } = request;
  const id = identifierOf(resource, configuration);
  if (id === undefined)
    throw new ScimError(400, `${String(configuration.user_id_attribute)} is required`, 'invalidValue');
  const users = ctx.tenant.collection('users');
  const strategy = String(connection.strategy);
  const subject = subjectOf(connection, id);
  if (users.findBy('identity', `${strategy}|${subject}`))
    throw new ScimError(409, 'The user already exists', 'uniqueness');
  const profile = profileOf(resource, configuration);
  return users.insert({
    name: profile.email ?? id,
    ...profile,
    ...(typeof profile.email === 'string'
      ? { email: profile.email.toLowerCase(), email_verified: true }
      : {}),
    user_id: `${strategy}|${subject}`,
    identities: [
      { connection: connection.name, provider: strategy, user_id: subject, isSocial: isSocial(strategy) },
    ],
    created_at: ctx.iso(),
    updated_at: ctx.iso(),
  });
}

/** Stores what a resource says; who is no longer active is logged out everywhere. */
function save(request: Provisioning, user: Doc, resource: Doc): Doc {
  const { ctx, configuration } = request;
  const id = String(user.user_id);
  const profile = profileOf(resource, configuration, user);
  if (typeof profile.email === 'string') profile.email = profile.email.toLowerCase();
  const saved = ctx.tenant.collection('users').replace(id, { ...profile, updated_at: ctx.iso() });
  if (profile.blocked === true && user.blocked !== true) revokeUser(ctx, id, 'session-revoked');
  return saved ?? profile;
}

export const users: Kind = {
  all: usersOf,
  one(request, id) {
    const user = userIn(request, id);
    if (!user) throw new ScimError(404, 'The user does not exist');
    return user;
  },
  shown,
  create,
  save,
  remove: ({ ctx }, { user_id: id }) => ctx.tenant.collection('users').delete(String(id)),
};
