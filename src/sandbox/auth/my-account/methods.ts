/** Authentication methods as their owner sees them. */
import facts from '../../../../catalog/sandbox/my-account.json' with { type: 'json' };
import { METHODS, methodsOf, removeMethod } from '../../resources/users/mfa.js';
import { currentPassword, takesMethod } from '../../resources/users/profile.js';
import { connectionByName, identitiesOf } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { factorOf, isEnabled } from '../mfa/choice.js';
import { invalidField, Problem } from './problem.js';
import { BODIES, checkBody, type Done, type MyRequest, type Operation } from './request.js';

const MOST = 20;
/** With these a login begins; with the others it goes on. */
const PRIMARY: ReadonlySet<string> = new Set(['password', 'passkey']);
const usageOf = (type: string): string[] => [PRIMARY.has(type) ? 'primary' : 'secondary'];

/** Fields of a method beside those of all, by its type; the name here and the name under which it is kept. */
const FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  passkey: {
    credential_device_type: 'credential_device_type',
    credential_backed_up: 'credential_backed_up',
    identity_user_id: 'identity_user_id',
    key_id: 'key_id',
    public_key: 'public_key',
    transports: 'transports',
    user_agent: 'user_agent',
    user_handle: 'user_handle',
    relying_party_id: 'relying_party_identifier',
  },
  phone: { phone_number: 'phone_number', preferred_authentication_method: 'preferred_authentication_method' },
  email: { email: 'email' },
  'webauthn-platform': { key_id: 'key_id', public_key: 'public_key' },
  'webauthn-roaming': { key_id: 'key_id', public_key: 'public_key' },
};

const typeOf = ({ type }: Doc): string => (type === 'push' ? 'push-notification' : String(type));

export function methodView(method: Doc): Doc {
  const type = typeOf(method);
  const own = Object.entries(FIELDS[type] ?? {}).map(([name, kept]) => [name, method[kept]]);
  const named = type === 'recovery-code' || type === 'passkey' ? {} : { name: method.name };
  const all = {
    id: method.id,
    type,
    ...(type === 'passkey' ? {} : { confirmed: method.confirmed !== false }),
    ...named,
    ...Object.fromEntries(own),
    created_at: method.created_at,
    last_auth_at: method.last_auth_at,
    usage: usageOf(type),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The database of a person's own, and their identity in it; undefined for people of other connections. */
export function databaseOf(
  { tenant }: Pick<AuthContext, 'tenant'>,
  user: Doc,
): { connection: Doc; id: string } | undefined {
  const identity = identitiesOf(user).find(({ provider }) => provider === 'auth0');
  const connection = identity && connectionByName(tenant, identity.connection);
  return connection && { connection, id: String(identity.user_id) };
}

/** The password of a person, which is kept with the profile. */
export function passwordView(ctx: AuthContext, user: Doc): Doc | undefined {
  const database = databaseOf(ctx, user);
  if (!database || currentPassword(user) === undefined) return undefined;
  const { last_password_reset } = user;
  return {
    id: `password|${Buffer.from(database.id).toString('base64url')}`,
    type: 'password',
    identity_user_id: `auth0|${database.id}`,
    ...(last_password_reset === undefined ? {} : { last_password_reset }),
    created_at: user.created_at,
    usage: usageOf('password'),
  };
}

function views({ ctx, user }: MyRequest): Doc[] {
  const password = passwordView(ctx, user);
  const enrolled = methodsOf(ctx.tenant, String(user.user_id)).map(methodView);
  return [...enrolled, ...(password ? [password] : [])];
}

const list: Operation = (request) => {
  const type = request.ctx.request.search.get('type');
  if (type !== null && !facts.types.includes(type))
    throw invalidField(`type must be one of ${facts.types.join(', ')}`, 'type', 'query');
  const found = views(request).filter((one) => type === null || one.type === type);
  return { status: 200, body: { authentication_methods: found.slice(0, MOST) } };
};

const missing = (): Problem => new Problem(404, 'The authentication method does not exist.');

function named(request: MyRequest): Doc {
  const found = views(request).find(({ id }) => id === request.id);
  if (!found) throw missing();
  return found;
}

const about = ({ id, type }: Doc): Doc => ({ authentication_method_id: id, authentication_method: type });

const update: Operation = (request) => {
  const { ctx } = request;
  checkBody(request, BODIES.update);
  const found = named(request);
  const changes = ctx.body;
  const ofPhone = changes.preferred_authentication_method !== undefined;
  if (
    PRIMARY.has(String(found.type)) ||
    found.type === 'recovery-code' ||
    (ofPhone && found.type !== 'phone')
  )
    throw new Problem(
      400,
      `An authentication method of the type ${String(found.type)} has no such property.`,
    );
  const saved = ctx.tenant.collection(METHODS).update(String(found.id), changes) as Doc;
  return { status: 200, body: methodView(saved), about: about(found) };
};

/** The last way to log in stays. What is gone already may go again. */
const remove: Operation = (request): Done => {
  const { ctx } = request;
  const all = views(request);
  const found = all.find(({ id }) => id === request.id);
  if (!found) return { status: 204, about: { authentication_method_id: request.id } };
  if (found.type === 'password') throw new Problem(409, 'The password of a user cannot be deleted.');
  const left = all.filter(({ id, type }) => PRIMARY.has(String(type)) && id !== found.id);
  if (found.type === 'passkey' && left.length === 0)
    throw new Problem(409, 'The only way to log in cannot be deleted.');
  const method = ctx.tenant.collection(METHODS).get(String(found.id));
  if (method) removeMethod(ctx.tenant, method, ctx.iso());
  return { status: 204, about: about(found) };
};

/** Whether a person may enroll a method of a type. */
export function isOffered(ctx: AuthContext, user: Doc, type: string): boolean {
  const factor = factorOf({ type });
  if (factor !== undefined) return isEnabled(ctx.tenant, factor);
  const database = databaseOf(ctx, user);
  return database !== undefined && (type === 'password' || takesMethod(database.connection, type));
}

const factors: Operation = ({ ctx, user }) => ({
  status: 200,
  body: {
    factors: facts.types
      .filter((type) => isOffered(ctx, user, type))
      .map((type) => ({ type, usage: usageOf(type) })),
  },
});

export const methodOperations: Readonly<Record<string, Operation>> = {
  'GET /factors': factors,
  'GET /authentication-methods': list,
  'GET /authentication-methods/{id}': (request) => ({ status: 200, body: named(request) }),
  'PATCH /authentication-methods/{id}': update,
  'DELETE /authentication-methods/{id}': remove,
};
