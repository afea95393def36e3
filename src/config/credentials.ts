/** How the program authenticates to the tenant: exactly one kind of credentials. */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Environment, misspelt } from './environment.js';
import { ConfigError } from './errors.js';
import type { SecretSource, SourceTools } from './sources/secret-source.js';

/**
 * One way to obtain access tokens. `privateKey` is PEM text; `alg` defaults to what the key's type allows. `renew`
 * reads the secret from its source again and replaces it here; it resolves to whether it is another one.
 */
export type Credentials = (
  | { kind: 'secret'; clientId: string; clientSecret: string; method?: 'post' | 'basic' }
  | { kind: 'private_key'; clientId: string; privateKey: string; alg?: string }
  | { kind: 'token'; token: string }
) & { renew?: () => Promise<boolean> };

/** Credentials as configured: with the secret itself, or with where to read it. */
export type CredentialSource =
  | Credentials
  | { kind: 'secret' | 'private_key'; clientId: string; from: SecretSource }
  | { kind: 'token'; from: SecretSource };

const SECRETS = [
  { name: 'AUTH0_TOKEN', kind: 'token' },
  { name: 'AUTH0_CLIENT_SECRET', kind: 'secret' },
  { name: 'AUTH0_CLIENT_PRIVATE_KEY', kind: 'private_key' },
] as const;
const PLACES = [
  { suffix: '_FILE', in: 'file' },
  { suffix: '_COMMAND', in: 'command' },
  { suffix: '_KEYCHAIN', in: 'keychain' },
] as const;

/**
 * The credentials in the environment; undefined when there are none.
 *
 * @throws ConfigError when they are incomplete, more than one kind, or unusable
 */
export function readCredentials(values: Environment, env: NodeJS.ProcessEnv): CredentialSource | undefined {
  const clientId = values.AUTH0_CLIENT_ID;
  const ways = SECRETS.flatMap(({ name, kind }) => [
    ...(values[name] === undefined ? [] : [{ name, kind, value: values[name], place: undefined }]),
    ...PLACES.flatMap(({ suffix, in: place }) => {
      const variable = `${name}${suffix}` as const;
      const value = values[variable];
      return value === undefined ? [] : [{ name: variable, kind, value, place }];
    }),
  ]);
  const [way] = ways;
  if (ways.length > 1)
    throw new ConfigError(
      `${ways.map(({ name }) => name).join(' and ')} are set: keep one and unset the others.`,
    );
  if (way?.kind === 'token' && clientId !== undefined) {
    throw new ConfigError(
      `${way.name} and AUTH0_CLIENT_ID are set: a token needs no client id, so unset one of them.`,
    );
  }
  if (way?.kind !== 'token') {
    if (clientId === undefined) {
      if (!way) return undefined;
      throw new ConfigError(
        `${way.name} is set without AUTH0_CLIENT_ID: set the application's client id too.${misspelt('AUTH0_CLIENT_ID', env)}`,
      );
    }
    printable(clientId, 'AUTH0_CLIENT_ID');
  }
  if (!way)
    throw new ConfigError(
      `AUTH0_CLIENT_ID is set without AUTH0_CLIENT_SECRET (or AUTH0_CLIENT_PRIVATE_KEY): set the application's secret too.${misspelt('AUTH0_CLIENT_SECRET', env)}`,
    );
  const { kind, name, value, place } = way;
  if (place === undefined) return made(kind, clientId ?? '', checkedSecret(kind, value, name));
  const from: SecretSource = { in: place, value, name };
  return kind === 'token' ? { kind, from } : { kind, clientId: clientId ?? '', from };
}

/**
 * The credentials with their secret. They carry `renew` when it was read from a source.
 *
 * @param onSecret is told every secret as it is read, so that it can be kept out of texts
 * @throws ConfigError when the secret cannot be read or used
 */
export async function resolveCredentials(
  source: CredentialSource,
  onSecret: (secret: string) => void,
  tools?: SourceTools,
): Promise<Credentials> {
  if (!('from' in source)) {
    onSecret(secretOf(source));
    return source;
  }
  const { kind, from } = source;
  const { readSecret } = await import('./sources/secret-source.js');
  const read = async () => {
    const secret = checkedSecret(kind, await readSecret(from, tools), from.name);
    onSecret(secret);
    return secret;
  };
  const credentials = made(kind, source.kind === 'token' ? '' : source.clientId, await read());
  let reading: Promise<boolean> | undefined;
  const again = async () => {
    const before = secretOf(credentials);
    const secret = await read();
    if (credentials.kind === 'secret') credentials.clientSecret = secret;
    else if (credentials.kind === 'private_key') credentials.privateKey = secret;
    else credentials.token = secret;
    return secret !== before;
  };
  credentials.renew = () => {
    reading ??= again().finally(() => {
      reading = undefined;
    });
    return reading;
  };
  return credentials;
}

function made(kind: Credentials['kind'], clientId: string, secret: string): Credentials {
  if (kind === 'token') return { kind, token: secret };
  return kind === 'secret'
    ? { kind, clientId, clientSecret: secret }
    : { kind, clientId, privateKey: secret };
}

const secretOf = (credentials: Credentials): string =>
  credentials.kind === 'token'
    ? credentials.token
    : credentials.kind === 'secret'
      ? credentials.clientSecret
      : credentials.privateKey;

function checkedSecret(kind: Credentials['kind'], secret: string, name: string): string {
  if (kind === 'private_key') return privateKey(secret, name);
  if (kind === 'token' && /^bearer\s/i.test(secret))
    throw new ConfigError(`${name} must be just the token, without the word Bearer.`);
  return printable(secret, name);
}

/** Rejects what can only be a copy-and-paste mistake. The value itself is never shown. */
function printable(value: string, name: string): string {
  if (/^[\x21-\x7e]+$/.test(value)) return value;
  throw new ConfigError(`${name} contains spaces, line breaks or other invalid characters: copy it again.`);
}

/** PEM text, verbatim or with `\n` for line breaks, or the path of a PEM file. */
function privateKey(value: string, name: string): string {
  const pem = value.includes('-----BEGIN') ? value.replaceAll('\\n', '\n') : readKeyFile(value, name);
  if (/-----BEGIN (ENCRYPTED|[A-Z ]*PUBLIC|CERTIFICATE)/.test(pem) || /^Proc-Type:.*ENCRYPTED/m.test(pem)) {
    throw new ConfigError(
      `${name} must be an unencrypted private key; this is an encrypted key, a public key or a certificate.`,
    );
  }
  try {
    createPrivateKey(pem);
  } catch {
    throw new ConfigError(
      `${name} is not a private key in PEM form ("-----BEGIN PRIVATE KEY-----" and so on).`,
    );
  }
  return pem;
}

function readKeyFile(path: string, name: string): string {
  const file = path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // The value is not shown: it may be a key whose first line is missing.
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(
      `${name} is neither PEM text nor the path of a readable file (${code ?? 'not readable'}).`,
    );
  }
}
