import { beforeEach, describe, expect, it } from 'vitest';
import { type Keychain, keychainOf } from '../../../src/config/sources/keychain.js';

const stored = new Map<string, string>();
let keychain: Keychain;
beforeEach(() => {
  stored.clear();
  keychain = keychainOf((account) => ({
    getPassword: async () => stored.get(account) ?? null,
    setPassword: async (secret) => {
      stored.set(account, secret);
    },
    deleteCredential: async () => stored.delete(account),
  }));
});

describe('the keychain', () => {
  it.each([1, 1_199, 1_200, 1_201, 2_400, 3_300])('returns a secret of %d characters', async (length) => {
    const secret = 'k'.repeat(length);
    await keychain.set('acme/client', secret);
    expect(await keychain.get('acme/client')).toBe(secret);
    // Windows takes no more in one entry.
    for (const part of stored.values()) expect(part.length).toBeLessThanOrEqual(1_280);
  });

  it('leaves nothing of a longer secret behind', async () => {
    await keychain.set('acme/client', 'k'.repeat(3_300));
    await keychain.set('acme/client', 'short');
    expect([...stored]).toEqual([['acme/client', 'short']]);
    await keychain.set('acme/client', 'k'.repeat(2_400));
    expect(await keychain.delete('acme/client')).toBe(true);
    expect(stored.size).toBe(0);
    expect(await keychain.delete('acme/client')).toBe(false);
    expect(await keychain.get('acme/client')).toBeUndefined();
  });

  it('refuses what does not fit', async () => {
    await expect(keychain.set('a', 'k'.repeat(20_000))).rejects.toThrow(/too long/);
  });

  it('is not waited for without end', async () => {
    const silent = keychainOf(
      () => ({
        getPassword: () => new Promise(() => {}),
        setPassword: () => new Promise(() => {}),
        deleteCredential: () => new Promise(() => {}),
      }),
      10,
    );
    await expect(silent.get('a')).rejects.toThrow('The system keychain cannot be used: it did not answer.');
  });

  it.each([
    'Platform failure: DBus error: The name org.freedesktop.secrets was not provided by any .service files',
    'org.freedesktop.DBus.Error.ServiceUnknown: no such name',
  ])('says plainly that there is none: %s', async (message) => {
    const none = keychainOf(() => {
      throw new Error(message);
    });
    await expect(none.get('a')).rejects.toThrow(/: no keychain \(Secret Service\) runs in this session/);
  });

  it('says why it cannot be used', async () => {
    const locked = keychainOf(() => {
      throw new Error('Platform failure: no D-Bus\nmore');
    });
    await expect(locked.get('a')).rejects.toThrow(
      'The system keychain cannot be used: Platform failure: no D-Bus.',
    );
  });
});
