/** Users that an identity provider provisions (public documentation, authenticate/protocols/scim/configure-inbound-scim). */
import { revokeUser } from '../../resources/sessions.js';
import { isSocial } from '../../resources/users/profile.js';
import { identitiesOf } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { SandboxResponse } from '../../types.js';
import { body, type Provisioning, ScimError, search } from './endpoint.js';
import { identifierOf, patched, profileOf, resourceOf } from './resource.js';

const usersOf = ({ ctx, connection }: Provisioning): Doc[] =>
  ctx.tenant.collection('users').by('connection', String(connection.name));

function userOf(request: Provisioning, id: string): Doc {
  const user = request.ctx.tenant.collection('users').get(decodeURIComponent(id));
  const own = user && identitiesOf(user).some(({ connection }) => connection === request.connection.name);
  if (!own) throw new ScimError(404, 'The user does not exist');
  return user;
}

const shown = ({ configuration, base }: Provisioning, user: Doc): Doc =>
  resourceOf(user, configuration, base);

/** Entra ID tells its own ids; of other providers they are told apart by the connection. */
const subjectOf = ({ strategy, name }: Doc, id: string): string =>
  strategy === 'waad' ? id : `${String(name)}|${id}`;

function create(request: Provisioning): SandboxResponse {
  const { ctx, connection, configuration } = request;
  const id = identifierOf(ctx.body, configuration);
  if (id === undefined)
    throw new ScimError(400, `${String(configuration.user_id_attribute)} is required`, 'invalidValue');
  const users = ctx.tenant.collection('users');
  const strategy = String(connection.strategy);
  const subject = subjectOf(connection, id);
  if (users.findBy('identity', `${strategy}|${subject}`))
    throw new ScimError(409, 'The user already exists', 'uniqueness');
  const profile = profileOf(ctx.body, configuration);
  const user = users.insert({
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
  return body(shown(request, user), 201);
}

/** Stores what a resource says; who is no longer active is logged out everywhere. */
function save(request: Provisioning, user: Doc, resource: Doc): SandboxResponse {
  const { ctx, configuration } = request;
  const id = String(user.user_id);
  const profile = profileOf(resource, configuration, user);
  if (typeof profile.email === 'string') profile.email = profile.email.toLowerCase();
  const saved = ctx.tenant.collection('users').replace(id, { ...profile, updated_at: ctx.iso() });
  if (profile.blocked === true && user.blocked !== true) revokeUser(ctx.tenant, id);
  return body(shown(request, saved ?? profile));
}

function patch(request: Provisioning, user: Doc): SandboxResponse {
  const resource = shown(request, user);
  const wrong = patched(resource, request.ctx.body.Operations);
  if (wrong !== undefined) throw new ScimError(400, wrong, 'invalidPath');
  return save(request, user, resource);
}

export function answerUsers(request: Provisioning, id: string | undefined): SandboxResponse {
  const { ctx } = request;
  const { method } = ctx.request;
  if (id === undefined) {
    if (method === 'GET')
      return search(
        request,
        usersOf(request).map((user) => shown(request, user)),
      );
    if (method === 'POST') return create(request);
    throw new ScimError(405, 'Method Not Allowed');
  }
  const user = userOf(request, id);
  if (method === 'GET') return body(shown(request, user));
  if (method === 'PUT') return save(request, user, ctx.body);
  if (method === 'PATCH') return patch(request, user);
  if (method !== 'DELETE') throw new ScimError(405, 'Method Not Allowed');
  ctx.tenant.collection('users').delete(String(user.user_id));
  return { status: 204 };
}
