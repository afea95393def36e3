/** The tenant's keys: signing, encryption, custom signing, network ACL keys. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import type { ResourceModule } from '../engine/resource-module.js';
import { unique } from '../engine/traits.js';
import { badRequest, conflict, HttpError, invalidBody, notFound } from '../errors.js';
import { paginate, visible } from '../pagination.js';
import { uuid } from '../state/ids.js';
import { currentKey, insertNextKey, nextKey, SIGNING_KEYS } from '../state/signing-keys.js';
import type { Doc } from '../state/store.js';
import { created, type Handler, noContent, ok, type SandboxContext, type SandboxServices } from '../types.js';

const ENCRYPTION_KEYS = 'keys/encryption';
const CUSTOM_KEYS = '/keys/custom-signing';

const listSigning: Handler = (ctx) => {
  nextKey(ctx);
  const order = (key: Doc): number => (key.current ? 0 : key.next ? 1 : 2);
  const keys = ctx.tenant
    .collection(SIGNING_KEYS)
    .list()
    .sort((a, b) => order(a) - order(b));
  return ok(keys.map(visible));
};

function signingKeyOf(ctx: SandboxContext): Doc {
  nextKey(ctx);
  const key = ctx.tenant.collection(SIGNING_KEYS).get(ctx.params.kid ?? '');
  if (!key) throw notFound('The signing key does not exist.', 'inexistent_signing_key');
  return key;
}

const rotate: Handler = (ctx) => {
  const keys = ctx.tenant.collection(SIGNING_KEYS);
  const old = currentKey(ctx.tenant);
  const now = nextKey(ctx);
  for (const key of keys.list())
    if (key.previous === true) keys.update(String(key.kid), { previous: undefined });
  keys.update(String(old.kid), { current: undefined, previous: true, current_until: ctx.iso() });
  keys.update(String(now.kid), { next: undefined, current: true, current_since: ctx.iso() });
  insertNextKey(ctx);
  return created({ cert: now.cert, kid: now.kid });
};

const revoke: Handler = (ctx) => {
  const key = signingKeyOf(ctx);
  if (key.current === true)
    throw badRequest(
      'The current signing key cannot be revoked; rotate it first.',
      'operation_not_supported',
    );
  const next = key.next === true;
  ctx.tenant
    .collection(SIGNING_KEYS)
    .update(String(key.kid), { revoked: true, revoked_at: ctx.iso(), next: undefined });
  if (next) insertNextKey(ctx);
  return ok({ cert: key.cert, kid: key.kid });
};

function newEncryptionKey(
  services: SandboxServices,
  type: string,
  state: string,
  parent: unknown = null,
): Doc {
  const now = services.iso();
  const doc = {
    kid: uuid(),
    type,
    state,
    created_at: now,
    updated_at: now,
    parent_kid: parent,
    public_key: null,
  };
  return services.tenant.collection(ENCRYPTION_KEYS).insert(doc);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The key in the path; its id must be well-formed. */
function namedKey(ctx: SandboxContext): Doc | undefined {
  const kid = ctx.params.kid ?? '';
  if (!UUID.test(kid)) throw new HttpError(400, 'Invalid UUID format in uri.', 'invalid_uri');
  return ctx.tenant.collection(ENCRYPTION_KEYS).get(kid);
}

function encryptionKeyOf(ctx: SandboxContext): Doc {
  const key = namedKey(ctx);
  if (!key) throw notFound('The key does not exist.', 'inexistent_encryption_key');
  return key;
}

/** Bringing material is for keys that await it. */
function awaiting(key: Doc, refusal: string): Doc {
  if (key.state !== 'pre-activation')
    throw conflict(`Failed precondition. ${refusal}`, 'failed_precondition');
  return key;
}

/** Newest first; keys that were destroyed are there no more. */
const listEncryption: Handler = (ctx) => {
  const rank = (key: Doc): number =>
    ['customer-provided-root-key', 'environment-root-key', 'tenant-master-key'].indexOf(String(key.type));
  const keys = ctx.tenant
    .collection(ENCRYPTION_KEYS)
    .list()
    .sort((a, b) => rank(a) - rank(b));
  return ok(paginate(keys, ctx, { key: 'keys', idOf: (key) => String(key.kid) }));
};

const createEncryption: Handler = (ctx) => {
  const type = String((ctx.body as Doc).type);
  if (type === 'customer-provided-root-key') return created(newEncryptionKey(ctx, type, 'pre-activation'));
  const master = activeOf(ctx, 'tenant-master-key');
  return created(newEncryptionKey(ctx, type, 'active', master?.kid));
};

const activeOf = ({ tenant }: SandboxServices, type: string): Doc | undefined =>
  tenant
    .collection(ENCRYPTION_KEYS)
    .list()
    .find((key) => key.type === type && key.state === 'active');

const wrappingKey: Handler = (ctx) => {
  const key = awaiting(encryptionKeyOf(ctx), 'Create new encryption key without the key material first.');
  ctx.tenant.collection(ENCRYPTION_KEYS).update(String(key.kid), { $wrapping: true });
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  return created({ public_key: pem, algorithm: 'CKM_RSA_AES_KEY_WRAP' });
};

/** Smallest material that a 3072-bit RSA wrapping of an AES key can have, in bytes. */
const MIN_WRAPPED = 384;

const NOT_BEGUN =
  'Key import not in progress or unable to find the wrapping key. Make sure you have followed all the steps to import a key.';

const importKey: Handler = (ctx) => {
  const key = awaiting(encryptionKeyOf(ctx), NOT_BEGUN);
  const wrapped = Buffer.from(String((ctx.body as Doc).wrapped_key), 'base64');
  if (wrapped.length < MIN_WRAPPED) {
    throw invalidBody('Invalid input. Wrapped key material is invalid or unsupported key type.');
  }
  if (key.$wrapping !== true) throw conflict(`Failed precondition. ${NOT_BEGUN}`, 'failed_precondition');
  setState(ctx, key, 'active');
  const root = activeOf(ctx, 'environment-root-key');
  if (root) setState(ctx, root, 'deactivated');
  renewMaster(ctx, key.kid);
  const {
    public_key: _none,
    $wrapping: _begun,
    ...doc
  } = ctx.tenant.collection(ENCRYPTION_KEYS).get(String(key.kid)) ?? {};
  return created(doc);
};

const setState = ({ tenant, iso }: SandboxServices, key: Doc, state: string): void => {
  tenant.collection(ENCRYPTION_KEYS).update(String(key.kid), { state, updated_at: iso() });
};

/** A new tenant master key below the given root; the old one no longer encrypts. */
function renewMaster(services: SandboxServices, root: unknown): void {
  const master = activeOf(services, 'tenant-master-key');
  if (master) setState(services, master, 'deactivated');
  newEncryptionKey(services, 'tenant-master-key', 'active', root);
}

const rekey: Handler = (ctx) => {
  const old = activeOf(ctx, 'environment-root-key');
  if (old) setState(ctx, old, 'deactivated');
  const root =
    activeOf(ctx, 'customer-provided-root-key') ?? newEncryptionKey(ctx, 'environment-root-key', 'active');
  renewMaster(ctx, root.kid);
  return noContent();
};

/** Keys that are not there, or no more, are as good as destroyed. */
const destroy: Handler = (ctx) => {
  const key = namedKey(ctx);
  if (!key) return noContent();
  if (key.type === 'environment-root-key' && key.state === 'active') {
    throw badRequest('The active root key cannot be deleted.', 'operation_not_supported');
  }
  setState(ctx, key, 'destroyed');
  if (key.type === 'customer-provided-root-key' && key.state === 'active') {
    renewMaster(ctx, newEncryptionKey(ctx, 'environment-root-key', 'active').kid);
  }
  return noContent();
};

const getCustom: Handler = (ctx) => {
  const keys = ctx.tenant.singleton(CUSTOM_KEYS);
  if (!keys)
    throw notFound(
      'No custom signing keys found for this tenant. Upload custom signing keys first.',
      'custom_signing_keys_not_found',
    );
  return ok(keys);
};

const setCustom: Handler = (ctx) => {
  ctx.tenant.setSingleton(CUSTOM_KEYS, ctx.body);
  return ok(ctx.body);
};

const removeCustom: Handler = (ctx) => {
  ctx.tenant.setSingleton(CUSTOM_KEYS, undefined);
  return noContent();
};

export const keys: ResourceModule = {
  collections: [
    { name: SIGNING_KEYS, key: 'kid' },
    { name: ENCRYPTION_KEYS, key: 'kid' },
  ],
  traits: [
    {
      path: '/keys/network-acls',
      mint: uuid,
      create: ({ value, ...draft }, { iso }) => ({
        ...draft,
        fingerprint: createHash('sha256').update(String(value)).digest('hex'),
        created_at: iso(),
        updated_at: iso(),
        $value: value,
      }),
      unique: [unique('name', 'A key with this name already exists.')],
      missing: () => notFound('The key does not exist.'),
    },
  ],
  handlers: {
    'GET /keys/signing': listSigning,
    'GET /keys/signing/{kid}': (ctx) => ok(visible(signingKeyOf(ctx))),
    'POST /keys/signing/rotate': rotate,
    'PUT /keys/signing/{kid}/revoke': revoke,
    'GET /keys/encryption': listEncryption,
    'POST /keys/encryption': createEncryption,
    'POST /keys/encryption/rekey': rekey,
    'GET /keys/encryption/{kid}': (ctx) => ok(visible(encryptionKeyOf(ctx))),
    'POST /keys/encryption/{kid}': importKey,
    'DELETE /keys/encryption/{kid}': destroy,
    'POST /keys/encryption/{kid}/wrapping-key': wrappingKey,
    'GET /keys/custom-signing': getCustom,
    'PUT /keys/custom-signing': setCustom,
    'DELETE /keys/custom-signing': removeCustom,
  },
  onReset: (services) => {
    const root = newEncryptionKey(services, 'environment-root-key', 'active');
    newEncryptionKey(services, 'tenant-master-key', 'active', root.kid);
  },
};
