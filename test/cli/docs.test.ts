/** The documents say what the program does: tables are complete, and examples are taken by it. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CALLER_FLAGS, POLICY_FLAGS } from '../../src/cli/program/flags.js';
import { VARIABLES } from '../../src/config/variables.js';
import { runCli } from './run-cli.js';

const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** Names in a column of a page's tables. */
const column = (page: string, pattern: RegExp) =>
  [...read(page).matchAll(/^\|.*\|$/gm)].flatMap(([row]) =>
    [...row.matchAll(pattern)].map((match) => match[1] ?? ''),
  );

describe('documents', () => {
  it.each(['README.md', 'docs/configuration.md'])(
    '%s lists every variable with its flag, and no other',
    (page) => {
      const names = column(page, /`((?:AUTH0_|LOG_)[A-Z_0-9]+)`/g);
      expect([...new Set(names)].sort()).toEqual(VARIABLES.map((variable) => variable.name).sort());
      for (const variable of VARIABLES) {
        if ('flag' in variable)
          expect(read(page)).toContain(`| \`${variable.name}\` | \`${variable.flag}\` |`);
      }
      expect([...POLICY_FLAGS, ...CALLER_FLAGS].map(({ flag }) => flag).sort()).toEqual(
        VARIABLES.flatMap((variable) => ('flag' in variable ? [variable.flag] : [])).sort(),
      );
    },
  );

  it('the README lists every command', async () => {
    const { stdout } = await runCli(['--help']);
    const commands = [...(stdout.split('Commands:')[1] ?? '').matchAll(/^ {2}([a-z-]+)\b/gm)].map(
      (match) => match[1],
    );
    const listed = column('README.md', /`([a-z-]+)(?: [^`]*)?`/g);
    for (const command of commands) if (command !== 'help') expect(listed).toContain(command);
    expect(commands.length).toBeGreaterThan(8);
  });

  it('the policy example is valid, and is explained', async () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(read('docs/configuration.md'))?.[1] ?? '';
    const folder = mkdtempSync(join(tmpdir(), 'docs-'));
    try {
      const file = join(folder, 'policy.yaml');
      writeFileSync(file, example);
      for (const profile of [[], ['--profile', 'night-shift']]) {
        const { code, stdout, stderr } = await runCli(['policy', 'check', file, ...profile]);
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        expect(stdout).toContain('*@admin.example.com');
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("the README's calls work as shown", async () => {
    const calls = [...read('README.md').matchAll(/^node dist\/cli\.js (call|tools) (.*)$/gm)];
    expect(calls.length).toBeGreaterThan(1);
    for (const [, command = '', rest = ''] of calls) {
      const args = [...rest.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
      const { code, stdout } = await runCli([command, ...args]);
      expect(code, rest).toBe(0);
      expect(stdout.length).toBeGreaterThan(10);
    }
  });

  it('the JSON examples are JSON, and links lead somewhere', () => {
    for (const page of pages) {
      const text = read(page);
      for (const [, json = ''] of text.matchAll(/```json\n([\s\S]*?)```/g)) JSON.parse(json);
      for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)/g)) {
        expect(existsSync(join(root, dirname(page), target)), `${page}: ${target}`).toBe(true);
      }
    }
  });

  it('the npm scripts that are named exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    for (const page of pages) {
      for (const [, name = ''] of read(page).matchAll(/npm run (?:--silent )?([a-z][a-z:-]*)/g))
        expect(scripts, page).toHaveProperty([name]);
    }
    expect(Object.keys(scripts).filter((name) => read('CONTRIBUTING.md').includes(`npm run ${name}`)).length)
      // Most of them: what nobody is told of, nobody runs.
      .toBeGreaterThan(8);
  });

  it('the commands, options, files and scripts that are named exist', async () => {
    const help = new Map<string, string>();
    const helpOf = async (command: string) => {
      const known = help.get(command) ?? (await runCli([...command.split(' '), '--help'])).stdout;
      help.set(command, known);
      return known;
    };
    const program =
      /(?:node dist\/cli\.js|npx tsx src\/cli\/index\.ts|npx -y auth0-management-mcp)((?: [^\n`]*)?)/g;
    let named = 0;
    for (const page of pages) {
      const text = read(page);
      for (const [, rest = ''] of text.matchAll(program)) {
        const [command = 'serve', part = ''] = rest.trim().split(/\s+/);
        if (!/^[a-z]+$/.test(command)) continue;
        const group = ['policy', 'audit'].includes(command) ? `${command} ${part}` : command;
        const shown = await helpOf(group);
        expect(shown, `${page}: ${group}`).toContain(`auth0-management-mcp ${group}`);
        for (const [option] of rest.matchAll(/--[a-z][a-z-]*/g))
          expect(shown, `${page}: ${group}`).toContain(option);
        named++;
      }
      for (const [, file = ''] of text.matchAll(
        /\b(?:tsx|vitest run) ((?:scripts|src|test|examples)\/[\w./-]+)/g,
      ))
        expect(existsSync(join(root, file)), `${page}: ${file}`).toBe(true);
      for (const [, file = ''] of text.matchAll(/\bnode (examples\/[\w.-]+)/g))
        expect(existsSync(join(root, file)), `${page}: ${file}`).toBe(true);
      // In code, a path from the root of the repository, such as `src/policy/policy.ts` or `test/security/`.
      for (const [, file = ''] of text.matchAll(/`((?:src|test|catalog|scripts|docs|examples)\/[\w./-]*)`/g))
        expect(existsSync(join(root, file)), `${page}: ${file}`).toBe(true);
    }
    expect(named).toBeGreaterThan(6);
  });
});
