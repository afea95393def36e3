/** Signing keys of enterprise connections. */
import { badRequest, conflict, notFound } from '../../errors.js';
import { newSigningKey } from '../../state/signing-keys.js';
import type { Doc } from '../../state/store.js';
import { type Handler, type HandlerKey, ok, type SandboxContext } from '../../types.js';

const KEYED = new Set(['oidc', 'okta', 'waad', 'samlp', 'adfs']);

interface Owner {
  id: string;
  keys: Doc[];
}

/** The connection's keys; a connection that signs has a current one from the start. */
function ownerOf(ctx: SandboxContext, refusal = 'keys are not available for this connection'): Owner {
  const doc = ctx.tenant.collection('connections').get(ctx.params.id ?? '');
  if (!doc) throw notFound('The connection does not exist', 'inexistent_connection');
  if (!KEYED.has(String(doc.strategy))) throw badRequest(refusal, 'operation_not_supported');
  return { id: String(doc.id), keys: Array.isArray(doc.$keys) ? (doc.$keys as Doc[]) : [] };
}

function newKey(ctx: SandboxContext, extra: Doc): Doc {
  const {
    kid,
    cert,
    pkcs7: pkcs,
    fingerprint,
    thumbprint,
  } = newSigningKey(new URL(ctx.url).hostname, ctx.now());
  return {
    kid,
    cert,
    pkcs,
    fingerprint,
    thumbprint,
    algorithm: 'RS256',
    key_use: 'signing',
    subject_dn: `/CN=${new URL(ctx.url).hostname}`,
    ...extra,
  };
}

const store = (ctx: SandboxContext, { id }: Owner, keys: Doc[]): void => {
  ctx.tenant.collection('connections').update(id, { $keys: keys });
};

const current = (ctx: SandboxContext): Doc =>
  newKey(ctx, { current: true, next: false, previous: false, current_since: ctx.iso() });

function ensured(ctx: SandboxContext, owner: Owner): Doc[] {
  if (owner.keys.length > 0) return owner.keys;
  const keys = [current(ctx), newKey(ctx, { current: false, next: true, previous: false })];
  store(ctx, owner, keys);
  return keys;
}

const list: Handler = (ctx) => ok(ensured(ctx, ownerOf(ctx)));

const create: Handler = (ctx) => {
  const owner = ownerOf(ctx);
  if (owner.keys.length > 0) throw conflict('Keys have already been created for this connection.');
  return { status: 201, body: ensured(ctx, owner).slice(0, 1) };
};

const rotate: Handler = (ctx) => {
  const owner = ownerOf(ctx, 'Key rotation is not supported on this connection');
  const [old, next] = ensured(ctx, owner);
  const now = { ...(next ?? current(ctx)), current: true, next: false, current_since: ctx.iso() };
  const coming = newKey(ctx, { current: false, next: true, previous: false });
  const previous = old ? [{ ...old, current: false, previous: true }] : [];
  store(ctx, owner, [now, coming, ...previous]);
  return { status: 201, body: now };
};

export const connectionKeys: Record<HandlerKey, Handler> = {
  'GET /connections/{id}/keys': list,
  'POST /connections/{id}/keys': create,
  'POST /connections/{id}/keys/rotate': rotate,
};
