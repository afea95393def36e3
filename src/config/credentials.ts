/** How the program authenticates to the tenant: exactly one kind of credentials. */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Environment, misspelt } from './environment.js';
import { ConfigError } from './errors.js';

/** One way to obtain access tokens. `privateKey` is PEM text; `alg` defaults to what the key's type allows. */
export type Credentials =
  | { kind: 'secret'; clientId: string; clientSecret: string; method?: 'post' | 'basic' }
  | { kind: 'private_key'; clientId: string; privateKey: string; alg?: string }
  | { kind: 'token'; token: string };

/**
 * The credentials in the environment; undefined when there are none.
 *
 * @throws ConfigError when they are incomplete, more than one kind, or unusable
 */
export function readCredentials(values: Environment, env: NodeJS.ProcessEnv): Credentials | undefined {
  const { AUTH0_TOKEN: token, AUTH0_CLIENT_ID: clientId } = values;
  const { AUTH0_CLIENT_SECRET: clientSecret, AUTH0_CLIENT_PRIVATE_KEY: key } = values;
  const ways = [
    token !== undefined && 'AUTH0_TOKEN',
    clientSecret !== undefined && 'AUTH0_CLIENT_SECRET',
    key !== undefined && 'AUTH0_CLIENT_PRIVATE_KEY',
  ].filter((name) => name !== false);
  if (ways.length > 1) throw new ConfigError(`${ways.join(' and ')} are set: keep one and unset the others.`);
  if (token !== undefined) {
    if (clientId !== undefined) {
      throw new ConfigError(
        'AUTH0_TOKEN and AUTH0_CLIENT_ID are set: a token needs no client id, so unset one of them.',
      );
    }
    if (/^bearer\s/i.test(token))
      throw new ConfigError('AUTH0_TOKEN must be just the token, without the word Bearer.');
    return { kind: 'token', token: printable(token, 'AUTH0_TOKEN') };
  }
  if (clientId === undefined) {
    if (ways.length === 0) return undefined;
    throw new ConfigError(
      `${ways[0]} is set without AUTH0_CLIENT_ID: set the application's client id too.${misspelt('AUTH0_CLIENT_ID', env)}`,
    );
  }
  printable(clientId, 'AUTH0_CLIENT_ID');
  if (clientSecret !== undefined) {
    return { kind: 'secret', clientId, clientSecret: printable(clientSecret, 'AUTH0_CLIENT_SECRET') };
  }
  if (key !== undefined) return { kind: 'private_key', clientId, privateKey: privateKey(key) };
  throw new ConfigError(
    `AUTH0_CLIENT_ID is set without AUTH0_CLIENT_SECRET (or AUTH0_CLIENT_PRIVATE_KEY): set the application's secret too.${misspelt('AUTH0_CLIENT_SECRET', env)}`,
  );
}

/** Rejects what can only be a copy-and-paste mistake. The value itself is never shown. */
function printable(value: string, name: string): string {
  if (/^[\x21-\x7e]+$/.test(value)) return value;
  throw new ConfigError(`${name} contains spaces, line breaks or other invalid characters: copy it again.`);
}

const NAME = 'AUTH0_CLIENT_PRIVATE_KEY';

/** PEM text, verbatim or with `\n` for line breaks, or the path of a PEM file. */
function privateKey(value: string): string {
  const pem = value.includes('-----BEGIN') ? value.replaceAll('\\n', '\n') : readKeyFile(value);
  if (/-----BEGIN (ENCRYPTED|[A-Z ]*PUBLIC|CERTIFICATE)/.test(pem) || /^Proc-Type:.*ENCRYPTED/m.test(pem)) {
    throw new ConfigError(
      `${NAME} must be an unencrypted private key; this is an encrypted key, a public key or a certificate.`,
    );
  }
  try {
    createPrivateKey(pem);
  } catch {
    throw new ConfigError(
      `${NAME} is not a private key in PEM form ("-----BEGIN PRIVATE KEY-----" and so on).`,
    );
  }
  return pem;
}

function readKeyFile(path: string): string {
  const file = path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    // The value is not shown: it may be a key whose first line is missing.
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(
      `${NAME} is neither PEM text nor the path of a readable file (${code ?? 'not readable'}).`,
    );
  }
}
