/** Opening an address: by the program that is set, or not at all. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasScreen, openerFor } from '../../../src/server/approvals/browser.js';
import { PATIENCE_MS } from '../../support/patient.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'browser-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function program(name: string, script: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

const ADDRESS = 'http://127.0.0.1:1/a/open/$(touch pwned);x?y=1&z';

describe('the program that is set', () => {
  /** @param failsWithinMs default: until it ends */
  const opener = (file: string, failsWithinMs = PATIENCE_MS) =>
    openerFor({ AUTH0_MCP_BROWSER: file }, process.platform, failsWithinMs);

  it('is given the address as its only argument, whatever is in it', async () => {
    const out = join(folder, 'given');
    const open = opener(program('takes', `printf '%s|%s' "$#" "$1" > '${out}'`));
    expect(await open?.(ADDRESS)).toBe(true);
    expect(readFileSync(out, 'utf8')).toBe(`1|${ADDRESS}`);
  });

  it('that fails, or is not there, opens nothing', async () => {
    expect(await opener(program('fails', 'exit 3'))?.(ADDRESS)).toBe(false);
    expect(await opener(join(folder, 'nothing'))?.(ADDRESS)).toBe(false);
  });

  it('that goes on is a browser', async () => {
    const pid = join(folder, 'pid');
    const open = opener(program('stays', `echo $$ > '${pid}'; exec sleep 600`), 1);
    expect(await open?.(ADDRESS)).toBe(true);
    // It is written once it is there whole.
    const written = () => (existsSync(pid) ? Number(readFileSync(pid, 'utf8')) : 0);
    await expect.poll(written).toBeGreaterThan(0);
    process.kill(written());
  });
});

describe('no browser', () => {
  it.each([
    [{ AUTH0_MCP_BROWSER: 'none', DISPLAY: ':0' }],
    [{ SSH_CONNECTION: '192.0.2.1 5 192.0.2.2 22', DISPLAY: ':0' }],
    [{ SSH_TTY: '/dev/pts/1', DISPLAY: ':0' }],
    [{}],
    [{ DISPLAY: '' }],
  ])('with %j', (env) => {
    expect(openerFor(env as NodeJS.ProcessEnv, 'linux')).toBeUndefined();
  });

  it('is not expected on a desktop', () => {
    const contained = existsSync('/.dockerenv') || existsSync('/run/.containerenv');
    for (const [env, platform] of [
      [{ DISPLAY: ':0' }, 'linux'],
      [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux'],
      [{}, 'darwin'],
      [{}, 'win32'],
    ] as const)
      expect(hasScreen(env as NodeJS.ProcessEnv, platform)).toBe(!contained);
  });
});
