/**
 * Plants one small fault after another in the policy layer and runs its tests: a fault that no test notices is a
 * hole in the tests. `npx tsx scripts/mutate-policy.ts [FILE...]` prints the killed and the survivors by file;
 * `--every N` tries every Nth fault only, for a figure in less time. No file is changed: faults are planted
 * while a module is loaded.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { createVitest, type TestSpecification, type Vitest } from 'vitest/node';
import { type Mutant, mutantsOf, plant } from './lib/mutants.js';

const root = join(import.meta.dirname, '..');
const policy = join(root, 'src/policy');
const tests = join(root, 'test/policy');
/** A fault that has not been judged by then, in ms, made something endless: it was noticed. */
const patience = 60_000;

interface Task {
  file: string;
  mutant: Mutant | undefined;
}

/** What a module imports, as files. */
function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  return [...code.matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g)].map(([, path = '']) =>
    resolve(file, '..', `${path}.ts`),
  );
}

/** The policy tests that load a file, the one named after it first. */
function testsOf(file: string): string[] {
  const reaches = (from: string, seen: Set<string>): boolean => {
    if (from === file) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return importsOf(from).some((next) => reaches(next, seen));
  };
  const own = `${basename(file, '.ts')}.test.ts`;
  return readdirSync(tests)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join(tests, name))
    .filter((test) => reaches(test, new Set()))
    .sort((a, b) => Number(basename(b) === own) - Number(basename(a) === own));
}

/** In a process of its own, which can be ended when a fault makes something endless. */
async function judge(): Promise<void> {
  let task: Task = { file: '', mutant: undefined };
  const vitest = await createVitest(
    'test',
    { root, watch: false, reporters: [{}], maxWorkers: 1, pool: 'threads' },
    {
      plugins: [
        {
          name: 'plant-a-fault',
          enforce: 'pre',
          transform: (code, id) => (task.mutant && id === task.file ? plant(code, task.mutant) : undefined),
        },
      ],
    },
  );
  await vitest.standalone();
  process.on('message', async (next: Task) => {
    // The last file has to be loaded again, without its fault.
    for (const { file } of [task, next]) if (file) vitest.invalidateFile(file);
    task = next;
    process.send?.(await notice(vitest, task.file));
  });
  process.send?.('ready');
}

/** Whether a test fails now. The file's own tests go first: they notice most. */
async function notice(vitest: Vitest, file: string): Promise<boolean> {
  const project = vitest.getRootProject();
  const specifications = testsOf(file).map((test) => project.createSpecification(test));
  const rounds: TestSpecification[][] = [specifications.slice(0, 1), specifications.slice(1)];
  for (const round of rounds) {
    if (round.length === 0) continue;
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(round);
    // What is returned has the modules of earlier runs in it, as they were then.
    const now = testModules.filter(({ moduleId }) => round.some((test) => test.moduleId === moduleId));
    if (now.length !== round.length) throw new Error(`${file}: not all of its tests were run`);
    if (unhandledErrors.length > 0 || now.some((module) => !module.ok())) return true;
  }
  return false;
}

/** Hands faults to a judging process, and starts another when one no longer answers. */
class Bench {
  #child: ChildProcess | undefined;

  async #ready(): Promise<ChildProcess> {
    if (this.#child) return this.#child;
    const child = fork(import.meta.filename, ['--judge'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await new Promise((done, fail) => {
      child.once('message', done);
      child.once('exit', (code) => fail(new Error(`the judging process ended with ${code}`)));
    });
    this.#child = child;
    return child;
  }

  async killed(task: Task): Promise<boolean> {
    const child = await this.#ready();
    const answer = await new Promise<unknown>((done) => {
      const late = setTimeout(() => done('late'), patience);
      const settle = (value: unknown) => {
        clearTimeout(late);
        child.removeAllListeners();
        done(value);
      };
      child.once('message', settle);
      child.once('exit', () => settle('gone'));
      child.send(task);
    });
    if (typeof answer !== 'boolean') this.close();
    return answer !== false;
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}

async function main(args: string[]): Promise<void> {
  const at = args.indexOf('--every');
  const every = at < 0 ? 1 : Number(args.splice(at, 2)[1]);
  const files =
    args.length > 0
      ? args.map((file) => resolve(file))
      : readdirSync(policy)
          .filter((name) => name.endsWith('.ts'))
          .map((name) => join(policy, name));
  const bench = new Bench();
  const total = { killed: 0, all: 0 };
  for (const file of files) {
    const name = relative(root, file);
    const code = readFileSync(file, 'utf8');
    const mutants = mutantsOf(code).filter((_, i) => i % every === 0);
    if (mutants.length === 0) continue;
    if (await bench.killed({ file, mutant: undefined }))
      throw new Error(`${name}: its tests fail without a fault; mend them first.`);
    const survivors: Mutant[] = [];
    for (const mutant of mutants) if (!(await bench.killed({ file, mutant }))) survivors.push(mutant);
    const killed = mutants.length - survivors.length;
    total.killed += killed;
    total.all += mutants.length;
    console.log(`${name}: ${killed} of ${mutants.length} killed (${percent(killed, mutants.length)})`);
    for (const { line, start, end, replacement } of survivors)
      console.log(`  ${name}:${line}  ${brief(code.slice(start, end))}  ->  ${brief(replacement)}`);
  }
  bench.close();
  console.log(`${total.killed} of ${total.all} killed (${percent(total.killed, total.all)})`);
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
const brief = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 70);

await (process.argv.includes('--judge') ? judge() : main(process.argv.slice(2)));
