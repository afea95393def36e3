/** The examples run as their headers say, and print what they promise. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.js';
import { startHttpServer } from '../support/http-server.js';

const folder = join(import.meta.dirname, '..', '..', 'examples');
// As tsx does it, without the process of its command line around that of the example.
const run = (name: string, args: string[] = []) =>
  runCli([import.meta.resolve('tsx'), join(folder, name), ...args], { program: '--import' });

/** What each prints; every example has an entry here. */
const PRINTS: Record<string, RegExp> = {
  'stdio-client.ts':
    /^The server lists \d{2} tools\.\nCause: Blocked after too many wrong passwords\n.*"jane@lumenbikes\.example".*\nFix: clear_user_blocks \{"user_id":"auth0\|\w+"\}\nFix: create_password_change_ticket \{"user_id":"auth0\|\w+"\}\n$/,
  'http-client.ts':
    /^Found: Piotr Zielak\nThe server asks: Delete a user \(delete_user\)\nDeleted: no \(declined\)\n$/,
  'receive-webhooks.ts':
    /^(event: organization\.created\nlog: [^\n]+|log: [^\n]+\nevent: organization\.created)\n$/,
  'sandbox-with-auth0-sdk.ts':
    /^ada@example\.com: \{"theme":"dark","language":"en"\}\nrole: Editor\nauth0\|nobody: 404 inexistent_user\n$/,
};

// Each starts programs, which takes its time on a busy machine.
describe('examples', () => {
  it('are all here', () => {
    expect(readdirSync(folder).sort()).toEqual(Object.keys(PRINTS).sort());
  });

  it.each(Object.keys(PRINTS))('%s says how to run it', (name) => {
    const [first = '', ...rest] = readFileSync(join(folder, name), 'utf8').split('\n');
    expect(first).toMatch(/^\/\/ [A-Z].*[.,]$/);
    expect(rest).toContain('//   npm ci && npm run build');
    expect(rest).toContain(`//   npx tsx examples/${name}`);
  });

  // At once: most of their time they wait, as a person does who reads.
  it.concurrent.each(Object.entries(PRINTS))('%s prints what it shows', async (name, prints) => {
    const { code, stdout, stderr } = await run(name);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(prints);
  });

  it.concurrent('http-client.ts connects to a server that is running already', async () => {
    const server = await startHttpServer({});
    try {
      const { code, stdout } = await run('http-client.ts', [server.url]);
      expect(code).toBe(0);
      expect(stdout).toMatch(PRINTS['http-client.ts'] as RegExp);
    } finally {
      await server.close();
    }
  });
});
