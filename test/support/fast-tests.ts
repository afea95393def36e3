/**
 * Which test files belong to `npm run test:fast`, by rule: no list to keep. A file is left out when it, or anything of
 * `test/` that it imports, starts a process or uses the built program; and when its path says that it sweeps the whole
 * program, or measures it at size.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const TESTS = join(import.meta.dirname, '..');
/** Folders (`test/sandbox/sweeps/`) and files (`scale.test.ts`) of slow tests. */
const TAKES_TIME =
  /(^|\/)(e2e|security|sweeps|scale|unseen-stories|stories-by-others|many-of-everything|runtime)(\/|\.test\.ts$)/;
const STARTS_PROCESSES =
  /['"](?:node:)?(?:child_process|cluster|playwright-core)['"]|\/(?:run-command|approvals\/browser|session-picture)\.js'/;
/** Code of an Action, or of a custom database: it runs in a process of its own. */
const RUNS_ACTIONS = /exports\.on[A-Z]|customScripts|rehearse_action/;
const USES_BUILD = /['"`/]dist['"`/]/;

/** Whether the text of a test file, or of a helper, says that it needs more than this process. */
export const needsProcess = (text: string): boolean =>
  STARTS_PROCESSES.test(text) || RUNS_ACTIONS.test(text) || USES_BUILD.test(text);

/** Files of `test/` that a file imports. */
function imported(file: string, text: string): string[] {
  return (
    [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)]
      .map(([, path = '']) => resolve(dirname(file), path).replace(/\.js$/, '.ts'))
      // Sample source in a test may name files that do not exist.
      .filter((path) => path.startsWith(`${TESTS}/`) && existsSync(path))
  );
}

/** @returns paths from the repository's root, sorted */
export function fastTests(): string[] {
  const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' });
  const slow = new Map<string, boolean>();
  const isSlow = (file: string): boolean => {
    const known = slow.get(file);
    if (known !== undefined) return known;
    slow.set(file, false);
    const text = readFileSync(file, 'utf8');
    const found = needsProcess(text) || imported(file, text).some(isSlow);
    slow.set(file, found);
    return found;
  };
  return files
    .filter((file) => file.endsWith('.test.ts') && !TAKES_TIME.test(file))
    .filter((file) => !isSlow(join(TESTS, file)))
    .map((file) => `test/${file}`)
    .sort();
}
