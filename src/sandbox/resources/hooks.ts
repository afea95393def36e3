/** Hooks and their secrets. */

import { itemAt } from '../engine/item-at.js';
import type { ResourceModule } from '../engine/resource-module.js';
import { unique } from '../engine/traits.js';
import { conflict, invalidBody, notFound } from '../errors.js';
import { ulid } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { type Handler, noContent, ok, type SandboxContext } from '../types.js';

const HOOKS = 'hooks';
const HIDDEN = '_VALUE_NOT_SHOWN_';

const missing = () => notFound('The hook does not exist.', 'HookDoesNotExist');

const hookOf = itemAt(HOOKS, missing);

/** The API document, POST /hooks/{id}/secrets. */
const MAX_SECRETS = 20;

const secretsOf = (hook: Doc): Doc => (hook.$secrets as Doc | undefined) ?? {};

const getSecrets: Handler = (ctx) =>
  ok(Object.fromEntries(Object.keys(secretsOf(hookOf(ctx))).map((name) => [name, HIDDEN])));

/** Sets the given secrets and keeps the others. */
function setSecrets(ctx: SandboxContext, hook: Doc) {
  ctx.tenant
    .collection(HOOKS)
    .update(String(hook.id), { $secrets: { ...secretsOf(hook), ...(ctx.body as Doc) } });
  return { status: 201, body: {} };
}

const addSecrets: Handler = (ctx) => {
  const hook = hookOf(ctx);
  const total = new Set([...Object.keys(secretsOf(hook)), ...Object.keys(ctx.body as Doc)]).size;
  if (total > MAX_SECRETS) throw invalidBody(`A hook can have a maximum of ${MAX_SECRETS} secrets.`);
  if (Object.keys(ctx.body as Doc).some((name) => Object.hasOwn(secretsOf(hook), name)))
    throw conflict('Secret with the same name already exists.', 'HookSecretAlreadyExists');
  return setSecrets(ctx, hook);
};

const changeSecrets: Handler = (ctx) => {
  const hook = hookOf(ctx);
  if (Object.keys(ctx.body as Doc).some((name) => !Object.hasOwn(secretsOf(hook), name)))
    throw notFound('Hook or secret not found.', 'HookSecretDoesNotExist');
  return setSecrets(ctx, hook);
};

const removeSecrets: Handler = (ctx) => {
  const hook = hookOf(ctx);
  const names = ctx.body as string[];
  const left = Object.entries(secretsOf(hook)).filter(([name]) => !names.includes(name));
  ctx.tenant.collection(HOOKS).update(String(hook.id), { $secrets: Object.fromEntries(left) });
  return noContent();
};

export const hooks: ResourceModule = {
  traits: [
    {
      path: '/hooks',
      mint: ({ now }) => ulid(now()),
      missing,
      unique: [unique('name', 'A hook with the same name already exists.', 'HookAlreadyExists')],
      create: (draft) => ({ dependencies: {}, enabled: false, ...draft }),
    },
  ],
  handlers: {
    'GET /hooks/{id}/secrets': getSecrets,
    'POST /hooks/{id}/secrets': addSecrets,
    'PATCH /hooks/{id}/secrets': changeSecrets,
    'DELETE /hooks/{id}/secrets': removeSecrets,
  },
};
