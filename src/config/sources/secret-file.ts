/** A secret in a file of its own, as containers mount them. */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ConfigError } from '../errors.js';

const SECRET_FILE_BYTES = 65_536;

/**
 * The text of the file, without white space around it.
 *
 * @throws ConfigError
 */
export function readSecretFile(path: string, name: string): string {
  const file = path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
  let text: Buffer;
  try {
    text = readFileSync(file);
  } catch (error) {
    throw new ConfigError(`${name}: ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  if (text.length > SECRET_FILE_BYTES)
    throw new ConfigError(`${name}: ${file} is larger than ${SECRET_FILE_BYTES} bytes.`);
  const secret = text.toString('utf8').trim();
  if (secret === '') throw new ConfigError(`${name}: ${file} is empty.`);
  return secret;
}
