/** `npm run test:fast` is fast because of what it leaves out: nothing in it starts a process or needs a build. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fastTests, needsProcess } from './support/fast-tests.js';

const root = join(import.meta.dirname, '..');

it('leaves out what starts a process or uses the build, itself or by a helper', () => {
  const fast = fastTests();
  expect(fast.length).toBeGreaterThan(60);
  for (const file of fast) {
    expect(existsSync(join(root, file)), file).toBe(true);
    const text = readFileSync(join(root, file), 'utf8');
    expect(needsProcess(text), file).toBe(false);
    expect(text, file).not.toMatch(
      /'(\.\.?\/)+(cli\/run-cli|run-cli|support\/clients|support\/http-server)\.js'/,
    );
  }
  // Itself: this file. By a helper: runCli starts the program, and this test imports it.
  expect(fast).not.toContain('test/fast-tests.test.ts');
  expect(fast).not.toContain('test/cli/tools.test.ts');
  expect(fast).toContain('test/config/settings.test.ts');
});

it.each([
  ["import { spawn } from 'node:child_process';", true],
  ['import { fork } from "child_process";', true],
  ["const CLI = join(root, 'dist', 'cli.js');", true],
  ["const child = await import('node:child_process');", true],
  ["import { distance } from './distance.js';", false],
])('tells that %s needs a process: %s', (text, needed) => {
  expect(needsProcess(text)).toBe(needed);
});

it('refuses a process that a test of the fast set starts all the same', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fast-'));
  try {
    const program = join(folder, 'program.mts');
    const guard = JSON.stringify(join(root, 'test', 'no-processes.ts'));
    writeFileSync(
      program,
      `import ${guard};
       const { spawn } = await import('node:child_process');
       try { spawn('true'); console.log('started'); } catch (error) { console.log(error.message); }`,
    );
    const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
    expect(execFileSync(process.execPath, [tsx, program], { encoding: 'utf8' })).toContain('calls spawn');
    // Only there: the guard is not part of an ordinary run.
    expect(String(spawn)).not.toContain('fast set');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
