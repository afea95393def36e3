import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { reportSurroundings } from '../../src/cli/surroundings.js';
import type { Keychain } from '../../src/config/sources/keychain.js';
import { loadConfig } from '../../src/server/load-config.js';

const empty: Keychain = {
  get: async () => undefined,
  set: async () => undefined,
  delete: async () => false,
};
let opening: () => Promise<Keychain>;
beforeEach(() => {
  opening = async () => empty;
});

let folder: string;
let secret: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'doctor-'));
  secret = join(folder, 'secret');
  writeFileSync(secret, 'a-client-secret', { mode: 0o600 });
});
afterAll(() => rmSync(folder, { recursive: true }));

async function said(env: NodeJS.ProcessEnv): Promise<string[]> {
  const lines: string[] = [];
  const say = (mark: string) => async (topic: string, text: string) =>
    void lines.push(`${mark} ${topic}: ${text}`);
  const marks = { ok: say('ok'), note: say('note'), bad: say('bad') };
  await reportSurroundings(await loadConfig(env), env, marks, opening);
  return lines;
}

const tenant = { AUTH0_DOMAIN: 'a.eu.auth0.com', AUTH0_CLIENT_ID: 'c' };

describe('doctor says', () => {
  it('where the secret is', async () => {
    expect(await said({ ...tenant, AUTH0_CLIENT_SECRET_KEYCHAIN: 'a/c' })).toContain(
      'ok secret: in the system keychain (AUTH0_CLIENT_SECRET_KEYCHAIN)',
    );
    const plain = await said({ ...tenant, AUTH0_CLIENT_SECRET: 'a-client-secret' });
    expect(plain.join('\n')).toMatch(/ok secret: in the environment/);
    expect(plain.join('\n')).not.toContain('a-client-secret');
    expect(await said({})).toContain('ok secret: the sandbox makes its own');
  });

  it('whether a keychain could keep it, where none does', async () => {
    const env = { ...tenant, AUTH0_CLIENT_SECRET: 'a-client-secret' };
    expect((await said(env)).join('\n')).toMatch(/ok keychain: can be used: ".* setup" keeps secrets there/);
    opening = async () => {
      throw new Error('The system keychain cannot be used: none runs.');
    };
    expect(await said(env)).toContain(
      'note keychain: The system keychain cannot be used: none runs. The secret stays where it is.',
    );
    const kept = await said({ ...tenant, AUTH0_CLIENT_SECRET_KEYCHAIN: 'a/c' });
    expect(kept.filter((line) => line.includes(' keychain: '))).toEqual([]);
    expect((await said({})).filter((line) => line.includes(' keychain: '))).toEqual([]);
  });

  it('that others can read it', async () => {
    const env = { ...tenant, AUTH0_CLIENT_SECRET_FILE: secret };
    expect((await said(env)).filter((line) => line.startsWith('bad'))).toEqual([]);
    chmodSync(secret, 0o644);
    expect(await said(env)).toContain(`bad secret: other accounts can read ${secret}: chmod 600 it`);
  });

  it('how people approve, and what is kept', async () => {
    const lines = await said({ AUTH0_MCP_BROWSER: 'none' });
    expect(lines.find((line) => line.includes('approvals'))).toMatch(/^note .*auth0-management-mcp approve"/);
    expect(lines.find((line) => line.includes('journal'))).toMatch(/AUTH0_MCP_JOURNAL/);
    const kept = await said({
      AUTH0_MCP_APPROVER: 'form',
      AUTH0_MCP_JOURNAL: '/j',
      AUTH0_MCP_AUDIT_LOG: '/a',
    });
    expect(kept).toEqual(
      expect.arrayContaining(["ok approvals: the client's prompt alone", 'ok journal: /j', 'ok audit: /a']),
    );
  });
});
