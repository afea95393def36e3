import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.js';

const run = promisify(execFile);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'completion-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What bash offers for a line. */
async function offered(script: string, line: string): Promise<string[]> {
  const words = line.split(' ');
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const test = `source "$1"; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _auth0_management_mcp; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await run('bash', ['-c', test, 'bash', script], { cwd: folder });
  return stdout.trim().split('\n');
}

describe('completion', () => {
  it('completes in bash', async () => {
    const { stdout, code } = await runCli(['completion', 'bash']);
    expect(code).toBe(0);
    const script = join(folder, 'bash');
    writeFileSync(script, stdout);
    const program = 'auth0-management-mcp';
    expect(await offered(script, `${program} se`)).toEqual(['serve', 'setup']);
    expect(await offered(script, `${program} init --sc`)).toEqual(['--scope']);
    expect(await offered(script, `${program} init --client c`)).toEqual([
      'claude-code',
      'claude-desktop',
      'cursor',
      'codex',
      'cline',
    ]);
    expect(await offered(script, `${program} audit show --kind `)).toEqual(['decision', 'result']);
    expect(await offered(script, `${program} sandbox --plan e`)).toEqual(['essentials', 'enterprise']);
    expect(await offered(script, `${program} audit v`)).toEqual(['verify']);
    expect(await offered(script, `${program} doctor --policy ba`)).toEqual(['bash']);
  });

  it('has a script for zsh and fish', async () => {
    const zsh = (await runCli(['completion', 'zsh'])).stdout;
    expect(zsh).toMatch(/^#compdef auth0-management-mcp\n[\s\S]*bashcompinit\n/);
    const fish = (await runCli(['completion', 'fish'])).stdout;
    for (const line of fish.split('\n').slice(1)) {
      // Each line closes what it quotes.
      expect(line.replace(/\\./g, '').split("'").length % 2, line).toBe(1);
    }
    expect(fish).toContain("-n '__fish_seen_subcommand_from audit; and __fish_seen_subcommand_from show'");
    expect(fish).toMatch(/-l scope -x -a 'user project'/);
  });

  it('knows no other shell', async () => {
    const { code, stderr } = await runCli(['completion', 'tcsh']);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('bash, zsh, fish') });
  });
});
