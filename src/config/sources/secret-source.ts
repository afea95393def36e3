/** Reading a secret from where it is kept. Loaded only for secrets that are not in the environment itself. */
import { ConfigError } from '../errors.js';
import { commandWords } from './command-words.js';
import type { Keychain } from './keychain.js';
import { readSecretFile } from './secret-file.js';

/** Where a secret is kept; `name` is the setting that says so, for errors. */
export type SecretSource =
  | { in: 'file'; value: string; name: string }
  /** The program and its arguments, as one text or word by word. */
  | { in: 'command'; value: string | readonly string[]; name: string }
  /** The account of an entry in the system's keychain. */
  | { in: 'keychain'; value: string; name: string };

/** What is used of the machine; tests bring their own keychain. */
export interface SourceTools {
  keychain?: () => Promise<Keychain>;
}

/**
 * The secret, without white space around it.
 *
 * @throws ConfigError that names the setting, when the secret cannot be read
 */
export async function readSecret(source: SecretSource, tools: SourceTools = {}): Promise<string> {
  const { name } = source;
  if (source.in === 'file') return readSecretFile(source.value, name);
  if (source.in === 'command') {
    const { runCommand } = await import('./run-command.js');
    const words = typeof source.value === 'string' ? commandWords(source.value, name) : source.value;
    return runCommand(words, name);
  }
  const open = tools.keychain ?? (await import('./keychain.js')).openKeychain;
  let secret: string | undefined;
  try {
    secret = await (await open()).get(source.value);
  } catch (error) {
    throw new ConfigError(`${name}: ${(error as Error).message}`);
  }
  if (secret === undefined)
    throw new ConfigError(
      `${name}: the system keychain has no entry "${source.value}"; run "auth0-management-mcp setup" to create one.`,
    );
  return secret;
}
