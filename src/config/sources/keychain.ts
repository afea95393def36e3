/** The system's keychain: macOS Keychain, Windows Credential Manager, or the Secret Service of a Linux desktop. */
import { ConfigError } from '../errors.js';
import { sessionBusAnswers } from './session-bus.js';

/** The name under which the keychain lists this program's entries. */
export const KEYCHAIN_SERVICE = 'auth0-management-mcp';
/** A locked keychain asks the person to unlock it. */
const TIMEOUT_MS = 60_000;
/** Windows Credential Manager stores at most 2,560 bytes in an entry, as UTF-16. */
const PART_CHARACTERS = 1_200;
const MOST_PARTS = 8;
/** Where the session has no bus, or no program on it keeps secrets (D-Bus names the error so). */
const NO_SERVICE = 'no keychain (Secret Service) runs in this session, as on servers and in containers';
const NOT_ON_BUS = /org\.freedesktop\.secrets|ServiceUnknown/;

/** Secrets by account. Each method rejects with ConfigError when the keychain cannot be used. */
export interface Keychain {
  /** The secret; undefined when there is none. */
  get(account: string): Promise<string | undefined>;
  set(account: string, secret: string): Promise<void>;
  /** Whether there was one. */
  delete(account: string): Promise<boolean>;
}

/** One entry, as the library offers it. */
export interface KeychainEntry {
  getPassword(signal?: AbortSignal | null): Promise<string | null | undefined>;
  setPassword(secret: string, signal?: AbortSignal | null): Promise<void>;
  deleteCredential(signal?: AbortSignal | null): Promise<boolean>;
}

export type OpenEntry = (account: string) => KeychainEntry;

/**
 * The keychain of this machine.
 *
 * @param timeoutMs how long one of its answers may take
 * @throws ConfigError when the optional library for it is not installed, or no keychain runs in this session
 */
export async function openKeychain(timeoutMs?: number): Promise<Keychain> {
  let library: typeof import('@napi-rs/keyring');
  try {
    library = await import('@napi-rs/keyring');
  } catch {
    throw new ConfigError(
      'The system keychain cannot be used: the optional package @napi-rs/keyring is not installed.',
    );
  }
  if (process.platform === 'linux' && !(await sessionBusAnswers()))
    throw new ConfigError(`The system keychain cannot be used: ${NO_SERVICE}.`);
  // Without a Secret Service the library would fall back to the kernel's keyring, which is empty after a restart.
  const options = { linux: { store: 'secret-service' } } as const;
  return keychainOf((account) => new library.AsyncEntry(KEYCHAIN_SERVICE, account, options), timeoutMs);
}

const rejectedBy = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

/** A keychain over single entries. Long secrets, such as private keys, are kept in several. */
export function keychainOf(open: OpenEntry, timeoutMs = TIMEOUT_MS): Keychain {
  const part = (account: string, n: number) => (n === 0 ? account : `${account}#${n + 1}`);
  const on = async <T>(account: string, work: (entry: KeychainEntry, signal: AbortSignal) => Promise<T>) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      // The library looks at the signal only before it begins.
      return await Promise.race([work(open(account), signal), rejectedBy(signal)]);
    } catch (error) {
      const [first = ''] = (error as Error).message.split('\n');
      const why = signal.aborted ? 'it did not answer' : NOT_ON_BUS.test(first) ? NO_SERVICE : first;
      throw new ConfigError(`The system keychain cannot be used: ${why}.`);
    }
  };
  const remove = (account: string) => on(account, (entry, signal) => entry.deleteCredential(signal));
  return {
    async get(account) {
      let secret: string | undefined;
      for (let n = 0; n < MOST_PARTS; n += 1) {
        const text = await on(part(account, n), (entry, signal) => entry.getPassword(signal));
        if (text === null || text === undefined) break;
        secret = (secret ?? '') + text;
        if (text.length < PART_CHARACTERS) break;
      }
      return secret;
    },
    async set(account, secret) {
      // The last part is always shorter than a whole one, which ends the reading.
      const parts = Math.floor(secret.length / PART_CHARACTERS) + 1;
      if (parts > MOST_PARTS)
        throw new ConfigError(`A secret of ${secret.length} characters is too long for the keychain.`);
      for (let n = 0; n < MOST_PARTS; n += 1) {
        const text = secret.slice(n * PART_CHARACTERS, (n + 1) * PART_CHARACTERS);
        if (n < parts && text !== '')
          await on(part(account, n), (entry, signal) => entry.setPassword(text, signal));
        else if (!(await remove(part(account, n)))) break;
      }
    },
    async delete(account) {
      let found = false;
      for (let n = 0; n < MOST_PARTS; n += 1) {
        if (!(await remove(part(account, n)))) break;
        found = true;
      }
      return found;
    },
  };
}
