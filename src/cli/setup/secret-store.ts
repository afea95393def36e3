/** Where `setup` keeps a secret: in the system keychain, or in a file that only this account can read. */
import { chmodSync, mkdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Keychain } from '../../config/sources/keychain.js';
import { configFolder } from '../../config/state-folder.js';
import type { SetupRecord } from './setup-record.js';

export type StoredSecret = NonNullable<SetupRecord['secret']>;

export interface SecretStore {
  /** Keeps a secret; `why` says why it is not in the keychain, for a person. */
  keep(domain: string, clientId: string, secret: string): Promise<{ stored: StoredSecret; why?: string }>;
  /** @throws ConfigError when the keychain cannot be used now */
  forget(stored: StoredSecret): Promise<void>;
}

export function secretStore(openKeychain: () => Promise<Keychain>, folder = configFolder()): SecretStore {
  return {
    async keep(domain, clientId, secret) {
      const account = `${domain}/${clientId}`;
      try {
        const keychain = await openKeychain();
        await keychain.set(account, secret);
        // Some keychains accept an entry and lose it.
        if ((await keychain.get(account)) !== secret)
          throw new Error('The system keychain did not keep the entry.');
        return { stored: { in: 'keychain', at: account } };
      } catch (error) {
        const name = `${account.replace(/[^A-Za-z0-9.-]/g, '_')}.secret`;
        const path = join(folder, 'secrets', name);
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        writeFileSync(`${path}.new`, secret, { mode: 0o600 });
        chmodSync(`${path}.new`, 0o600);
        renameSync(`${path}.new`, path);
        return { stored: { in: 'file', at: path }, why: (error as Error).message };
      }
    },
    async forget(stored) {
      if (stored.in === 'keychain') {
        await (await openKeychain()).delete(stored.at);
        return;
      }
      rmSync(stored.at, { force: true });
      try {
        rmdirSync(dirname(stored.at));
      } catch {
        // Another tenant's secret is in it.
      }
    },
  };
}
