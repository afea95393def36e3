/**
 * What methods of `api` refuse beyond the types of their parameters.
 * Source: auth0.com/docs/customize/actions/limitations, and the documentation of each method.
 */
import type { Command, Job } from '../protocol.js';

type Check = (args: readonly unknown[], job: Job, commands: readonly Command[]) => void;

const KB = 1_024;
const bytes = (value: unknown): number =>
  Buffer.byteLength(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const protocolOf = ({ event }: Job): unknown =>
  (event.transaction as { protocol?: unknown } | undefined)?.protocol;

function most(what: string, value: unknown, limit: number): void {
  if (bytes(value) > limit) throw new RangeError(`${what} must have at most ${limit} bytes`);
}

const oneOf =
  (what: string, ...allowed: string[]): Check =>
  ([value]) => {
    if (!allowed.includes(String(value))) throw new TypeError(`${what} must be one of ${allowed.join(', ')}`);
  };

const sized =
  (what: string, limit: number): Check =>
  ([value]) =>
    most(what, value, limit);

/** Bytes of the values that one method has set so far. */
const total = (commands: readonly Command[], method: string): number =>
  commands
    .filter((one) => one.method === method)
    .reduce((sum, { args }) => sum + bytes(args[0]) + bytes(args[1]), 0);

const METADATA_BYTES = 32 * KB;

const metadata =
  (method: string): Check =>
  ([key, value], _job, commands) => {
    if (total(commands, method) + bytes(key) + bytes(value ?? null) > METADATA_BYTES)
      throw new RangeError(`api.${method}: a login may set at most ${METADATA_BYTES} bytes`);
  };

const transactionMetadata: Check = ([key, value], _job, commands) => {
  const name = 'api.transaction.setMetadata';
  if (String(key).length > 64) throw new RangeError(`${name}: key must have at most 64 characters`);
  if (value !== null && value !== undefined && !['string', 'number', 'boolean'].includes(typeof value))
    throw new TypeError(`${name}: value must be a string, number or boolean`);
  if (typeof value === 'number' && !(Number.isFinite(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER))
    throw new RangeError(`${name}: value must be a safe number`);
  most(`${name}: value`, value ?? '', 8 * KB);
  if (total(commands, 'transaction.setMetadata') + bytes(key) + bytes(value ?? '') > 16 * KB)
    throw new RangeError(`${name}: a transaction may have at most ${16 * KB} bytes`);
};

const MOST_ATTRIBUTES = 100;

const samlAttribute: Check = ([name, value], _job, commands) => {
  most('api.samlResponse.setAttribute: attribute', name, KB);
  most('api.samlResponse.setAttribute: value', value ?? '', 2 * KB);
  const names = commands
    .filter(({ method }) => method === 'samlResponse.setAttribute')
    .map(({ args }) => args[0]);
  if (new Set([...names, name]).size > MOST_ATTRIBUTES)
    throw new RangeError(`api.samlResponse.setAttribute: at most ${MOST_ATTRIBUTES} attributes can be set`);
};

const samlProbes: Check = ([probes]) => {
  const list = probes as unknown[];
  if (list.length > 10) throw new RangeError('api.samlResponse.setNameIdentifierProbes: at most 10 probes');
  for (const one of list) most('api.samlResponse.setNameIdentifierProbes: a probe', one, KB / 2);
};

/** The sizes of the other settings of a SAML response, in bytes. */
const SAML_SIZES: Readonly<Record<string, number>> = {
  setAudience: 2 * KB,
  setRecipient: 2 * KB,
  setDestination: 2 * KB,
  setNameIdentifierFormat: KB / 2,
  setAuthnContextClassRef: KB / 2,
  setSigningCert: 4 * KB,
  setEncryptionCert: 4 * KB,
  setEncryptionPublicKey: 4 * KB,
  setCert: 4 * KB,
  setKey: 4 * KB,
};

/** Entries of the metadata of a session or refresh token, and characters of their names and values. */
const MOST_ENTRIES = 25;
const LONGEST = 255;

/** The metadata of a session or refresh token after what was asked for so far. */
function metadataSoFar(
  of: 'session' | 'refreshToken',
  { event }: Job,
  commands: readonly Command[],
): Set<string> {
  const part = event[of === 'session' ? 'session' : 'refresh_token'] as { metadata?: object } | undefined;
  const names = new Set(Object.keys(part?.metadata ?? {}));
  for (const { method, args } of commands) {
    const [key, value] = args;
    if (method === `${of}.evictMetadata`) names.clear();
    else if (method === `${of}.deleteMetadata`) names.delete(String(key));
    else if (method === `${of}.setMetadata` && value === null) names.delete(String(key));
    else if (method === `${of}.setMetadata`) names.add(String(key));
  }
  return names;
}

/** Public documentation, refresh-token-metadata and session-metadata. */
const entry =
  (of: 'session' | 'refreshToken', pattern?: RegExp): Check =>
  ([key, value], job, commands) => {
    const name = String(key);
    const what = `api.${of}.setMetadata`;
    if (name.length > LONGEST) throw new RangeError(`${what}: a key must have at most ${LONGEST} characters`);
    if (pattern && !pattern.test(name))
      throw new TypeError(`${what}: a key may have letters, numbers, underscores and hyphens only`);
    if (value === null || value === undefined) return;
    if (typeof value !== 'string' || value.length > LONGEST)
      throw new RangeError(`${what}: a value must be a text of at most ${LONGEST} characters`);
    const names = metadataSoFar(of, job, commands);
    if (!names.has(name) && names.size >= MOST_ENTRIES)
      throw new RangeError(`${what}: at most ${MOST_ENTRIES} entries can be set`);
  };

const CHECKS: Readonly<Record<string, Check>> = {
  'session.setMetadata': entry('session'),
  'refreshToken.setMetadata': entry('refreshToken', /^[\w-]+$/),
  'authentication.recordMethod': ([url], { handler }) => {
    if (!handler.startsWith('onContinue'))
      throw new Error('api.authentication.recordMethod is only available in onContinuePostLogin');
    if (!/^https?:\/\//.test(String(url)))
      throw new TypeError('api.authentication.recordMethod: provider_url must be an http: or https: URL');
  },
  'authentication.setPrimaryUser': ([id], _job, commands) => {
    if (String(id).length > 128)
      throw new RangeError('api.authentication.setPrimaryUser: user_id must have at most 128 characters');
    if (commands.some(({ method }) => method === 'authentication.setPrimaryUser'))
      throw new Error('api.authentication.setPrimaryUser can be called once per transaction');
  },
  'multifactor.enable': oneOf(
    'api.multifactor.enable: provider',
    'any',
    'guardian',
    'google-authenticator',
    'duo',
    'none',
  ),
  'session.setCookieMode': oneOf('api.session.setCookieMode: mode', 'persistent', 'non-persistent'),
  'refreshToken.revoke': (_args, job) => {
    if (protocolOf(job) !== 'oauth2-refresh-token')
      throw new Error('api.refreshToken.revoke can only be used while a refresh token is exchanged');
  },
  'user.setAppMetadata': metadata('user.setAppMetadata'),
  'user.setUserMetadata': metadata('user.setUserMetadata'),
  'transaction.setMetadata': transactionMetadata,
  'samlResponse.setAttribute': samlAttribute,
  'samlResponse.setNameIdentifierProbes': samlProbes,
  'samlResponse.setSignatureAlgorithm': oneOf('api.samlResponse.setSignatureAlgorithm', 'rsa-sha256'),
  'samlResponse.setDigestAlgorithm': oneOf('api.samlResponse.setDigestAlgorithm', 'sha256'),
  'samlResponse.setEncryptionAlgorithm': oneOf(
    'api.samlResponse.setEncryptionAlgorithm',
    'aes256-gcm',
    'aes256-cbc',
  ),
  ...Object.fromEntries(
    Object.entries(SAML_SIZES).map(([name, limit]) => [
      `samlResponse.${name}`,
      sized(`api.samlResponse.${name}`, limit),
    ]),
  ),
};

/** @throws what the method refuses */
export function restrict(
  method: string,
  args: readonly unknown[],
  job: Job,
  commands: readonly Command[],
): void {
  if (Object.hasOwn(CHECKS, method)) CHECKS[method]?.(args, job, commands);
}
