/** Second factors of a user: authentication methods, and the older views of them as Guardian enrollments. */

import type { ResourceModule } from '../../engine/resource-module.js';
import { conflict, notFound } from '../../errors.js';
import { page, visible } from '../../pagination.js';
import { alphanumeric, prefixedId } from '../../state/ids.js';
import type { Doc, Tenant } from '../../state/store.js';
import { created, noContent, ok, type SandboxContext } from '../../types.js';
import { requireUser } from './store.js';

export const METHODS = 'users/authentication-methods';
/** Types that count as enrollments in Guardian, with the name that it has for them. */
const GUARDIAN: Readonly<Record<string, string>> = {
  totp: 'authenticator',
  push: 'guardian',
  guardian: 'guardian',
  phone: 'sms',
  'webauthn-roaming': 'webauthn-roaming',
  'webauthn-platform': 'webauthn-platform',
};
const isFactor = (method: Doc): boolean =>
  Object.hasOwn(GUARDIAN, String(method.type)) || method.type === 'email';

const userId = (ctx: SandboxContext): string => String(requireUser(ctx, ctx.params.id ?? '').user_id);
export const methodsOf = (tenant: Tenant, user: string): Doc[] =>
  tenant.collection(METHODS).by('parent', user);

/** Stores an enrolled method of a user and notes in the profile that there is a second factor. */
export function enroll(tenant: Tenant, user: string, at: string, given: Doc): Doc {
  const device = typeof given.$device === 'string' ? given.$device : prefixedId('dev');
  const type = String(given.type);
  const method: Doc = {
    id: `${type}|${device}`,
    confirmed: true,
    created_at: at,
    enrolled_at: at,
    ...given,
    $device: device,
    $parent: user,
  };
  if (type === 'phone') {
    const preferred = given.preferred_authentication_method ?? 'sms';
    method.preferred_authentication_method = preferred;
    const others = (given.$channels ?? []) as unknown[];
    method.authentication_methods = [preferred, ...others.filter((one) => one !== preferred)].map((way) => ({
      type: way,
      id: `${String(way)}|${device}`,
    }));
  }
  tenant.collection(METHODS).insert(method);
  noteFactors(tenant, user, at);
  return method;
}

/** Enrolls a factor as imports and login scripts give it: `{totp: {secret}}`, `{phone: {value}}` or `{email: {value}}`. */
export function importFactor(tenant: Tenant, user: string, at: string, factor: Doc): void {
  const { totp, phone, email } = factor as Record<string, Doc | undefined>;
  if (totp?.secret !== undefined) enroll(tenant, user, at, { type: 'totp', totp_secret: totp.secret });
  if (phone?.value !== undefined) enroll(tenant, user, at, { type: 'phone', phone_number: phone.value });
  if (email?.value !== undefined) enroll(tenant, user, at, { type: 'email', email: email.value });
}

export function removeMethod(tenant: Tenant, method: Doc, at: string): void {
  tenant.collection(METHODS).delete(String(method.id));
  noteFactors(tenant, String(method.$parent), at);
}

/** `multifactor` in the profile says whether any factor is enrolled. */
function noteFactors(tenant: Tenant, user: string, at: string): void {
  const enrolled = methodsOf(tenant, user).some((method) => isFactor(method) && method.confirmed !== false);
  const profile = tenant.collection('users').get(user);
  if (!profile || enrolled === (profile.multifactor !== undefined)) return;
  tenant
    .collection('users')
    .update(user, { multifactor: enrolled ? ['guardian'] : undefined, multifactor_last_modified: at });
}

const HIDDEN = new Set(['totp_secret']);
/** What lists show: never the secret of an authenticator application. */
function methodView(method: Doc): Doc {
  const out: Doc = {};
  for (const [name, value] of Object.entries(visible(method))) if (!HIDDEN.has(name)) out[name] = value;
  return out;
}

/** What creating and changing answer: the method without what only lists tell. */
function savedView(method: Doc): Doc {
  const { confirmed: _confirmed, enrolled_at: _enrolled, last_auth_at: _last, ...rest } = visible(method);
  return rest;
}

function refuseDuplicate(ctx: SandboxContext, user: string, given: Doc): void {
  for (const known of methodsOf(ctx.tenant, user)) {
    if (known.type !== given.type) continue;
    const identity = ['phone_number', 'email', 'totp_secret', 'key_id'].find(
      (field) => given[field] !== undefined,
    );
    if (identity !== undefined && known[identity] === given[identity])
      throw conflict('Authentication method already exists.');
  }
}

function create(ctx: SandboxContext): Doc {
  const user = userId(ctx);
  refuseDuplicate(ctx, user, ctx.body as Doc);
  return savedView(enroll(ctx.tenant, user, ctx.iso(), ctx.body as Doc));
}

/** Puts the given methods in the place of all that can be set this way. */
function replaceAll(ctx: SandboxContext): Doc[] {
  const user = userId(ctx);
  for (const method of methodsOf(ctx.tenant, user)) {
    if (['phone', 'email', 'totp'].includes(String(method.type))) removeMethod(ctx.tenant, method, ctx.iso());
  }
  return (ctx.body as Doc[]).map((given) => {
    refuseDuplicate(ctx, user, given);
    return savedView(enroll(ctx.tenant, user, ctx.iso(), given));
  });
}

function find(ctx: SandboxContext): Doc {
  const user = userId(ctx);
  const method = ctx.tenant.collection(METHODS).get(ctx.params.authentication_method_id ?? '');
  if (!method || method.$parent !== user) throw notFound('The authentication method could not be found.');
  return method;
}

function change(ctx: SandboxContext): Doc {
  const method = find(ctx);
  const changes: Doc = { ...((ctx.body ?? {}) as Doc) };
  const preferred = changes.preferred_authentication_method;
  if (preferred !== undefined && method.type === 'phone') {
    const known = (method.authentication_methods ?? []) as Doc[];
    if (!known.some((one) => one.type === preferred)) {
      changes.authentication_methods = [
        ...known,
        { type: preferred, id: `${String(preferred)}|${String(method.$device)}` },
      ];
    }
  }
  const saved = ctx.tenant.collection(METHODS).update(String(method.id), changes) as Doc;
  return { ...savedView(saved), confirmed: saved.confirmed };
}

/** A method as Guardian's older lists show it. */
function enrollmentView(method: Doc): Doc {
  const type = GUARDIAN[String(method.type)] as string;
  const name = method.phone_number ?? method.name;
  return {
    id: method.$device,
    status: method.confirmed === false ? 'pending' : 'confirmed',
    type,
    ...(name === undefined ? {} : { name: String(name).slice(0, 20) }),
    ...(method.phone_number === undefined ? {} : { phone_number: method.phone_number }),
    identifier: method.$device,
    auth_method: type,
    enrolled_at: method.enrolled_at,
    ...(method.last_auth_at === undefined ? {} : { last_auth: method.last_auth_at }),
  };
}

function byDevice(ctx: SandboxContext): Doc {
  const method = ctx.tenant.collection(METHODS).findBy('device', ctx.params.id ?? '');
  if (!method) throw notFound('Enrollment not found.', 'inexistent_enrollment');
  return method;
}

function unenroll(ctx: SandboxContext, methods: readonly Doc[]): void {
  for (const method of methods) {
    removeMethod(ctx.tenant, method, ctx.iso());
    const user = ctx.tenant.collection('users').get(String(method.$parent));
    ctx.log({
      type: 'gd_unenroll',
      description: 'Unenroll device account',
      user_id: method.$parent,
      user_name: user?.email ?? user?.name ?? '',
    });
  }
}

const RECOVERY_CODE = 24;

/** A new recovery code of a user, in the place of an old one. */
export function issueRecoveryCode(tenant: Tenant, user: string, at: string): string {
  for (const old of methodsOf(tenant, user)) if (old.type === 'recovery-code') removeMethod(tenant, old, at);
  const code = alphanumeric(RECOVERY_CODE).toUpperCase();
  enroll(tenant, user, at, { type: 'recovery-code', $code: code });
  return code;
}

function newRecoveryCode(ctx: SandboxContext): Doc {
  const user = userId(ctx);
  if (!methodsOf(ctx.tenant, user).some(isFactor))
    throw notFound('Enrollment not found.', 'inexistent_enrollment');
  return { recovery_code: issueRecoveryCode(ctx.tenant, user, ctx.iso()) };
}

export const userMfa: ResourceModule = {
  collections: [
    {
      name: METHODS,
      indexes: {
        parent: { of: (method: Doc) => String(method.$parent) },
        device: {
          of: (method: Doc) =>
            Object.hasOwn(GUARDIAN, String(method.type)) ? String(method.$device) : undefined,
        },
      },
    },
  ],
  handlers: {
    'GET /users/{id}/authentication-methods': (ctx) =>
      ok(page(methodsOf(ctx.tenant, userId(ctx)), ctx, { key: 'authenticators', view: methodView })),
    'POST /users/{id}/authentication-methods': (ctx) => created(create(ctx)),
    'PUT /users/{id}/authentication-methods': (ctx) => ok(replaceAll(ctx)),
    'DELETE /users/{id}/authentication-methods': (ctx) => {
      unenroll(ctx, methodsOf(ctx.tenant, userId(ctx)));
      return noContent();
    },
    'GET /users/{id}/authentication-methods/{authentication_method_id}': (ctx) => ok(methodView(find(ctx))),
    'PATCH /users/{id}/authentication-methods/{authentication_method_id}': (ctx) => ok(change(ctx)),
    'DELETE /users/{id}/authentication-methods/{authentication_method_id}': (ctx) => {
      unenroll(ctx, [find(ctx)]);
      return noContent();
    },
    'GET /users/{id}/enrollments': (ctx) => {
      const methods = methodsOf(ctx.tenant, userId(ctx)).filter((method) =>
        Object.hasOwn(GUARDIAN, String(method.type)),
      );
      return ok(methods.map(enrollmentView));
    },
    'DELETE /users/{id}/authenticators': (ctx) => {
      unenroll(ctx, methodsOf(ctx.tenant, userId(ctx)));
      return noContent();
    },
    'DELETE /users/{id}/multifactor/{provider}': (ctx) => {
      const types = ctx.params.provider === 'duo' ? ['duo'] : ['totp', 'push', 'guardian'];
      unenroll(
        ctx,
        methodsOf(ctx.tenant, userId(ctx)).filter((method) => types.includes(String(method.type))),
      );
      return noContent();
    },
    'POST /users/{id}/multifactor/actions/invalidate-remember-browser': (ctx) => {
      ctx.tenant.collection('users').update(userId(ctx), { $remembered_until: undefined });
      return noContent();
    },
    'POST /users/{id}/recovery-code-regeneration': (ctx) => ok(newRecoveryCode(ctx)),
    'POST /users/{id}/risk-assessments/clear': (ctx) => {
      ctx.tenant.collection('users').update(userId(ctx), { $known_devices: undefined });
      return noContent();
    },
    'GET /guardian/enrollments/{id}': (ctx) => {
      const { type: _type, auth_method: _method, name, ...rest } = enrollmentView(byDevice(ctx));
      // Here a name is the phone number it belongs to.
      return ok({ ...rest, ...(/^\+[0-9]{8,20}/.test(String(name)) ? { name } : {}) });
    },
    'DELETE /guardian/enrollments/{id}': (ctx) => {
      unenroll(ctx, [byDevice(ctx)]);
      return noContent();
    },
  },
  onDelete: {
    users: (tenant, user) => {
      for (const method of methodsOf(tenant, String(user.user_id)))
        tenant.collection(METHODS).delete(String(method.id));
    },
  },
};
