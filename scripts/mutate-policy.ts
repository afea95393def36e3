/**
 * Plants one small fault after another in the policy layer and runs its tests: a fault that no test notices is a
 * hole in the tests. `npx tsx scripts/mutate-policy.ts [FILE[:LINE]...]` prints the survivors and the killed by file,
 * or of one line only; `--every N` tries every Nth fault, counted through all files, for a figure in less time. No file is
 * changed: faults are planted while a module is loaded.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { BaseSequencer, createVitest, type TestSpecification, type Vitest } from 'vitest/node';
import { type Mutant, mutantsOf, plant } from './lib/mutants.js';

const root = join(import.meta.dirname, '..');
const policy = join(root, 'src/policy');
const tests = join(root, 'test/policy');
/** Timeout for judging a mutant, in ms; a timed-out mutant runs twice, in case the machine was busy. */
const patience = 60_000;
/** The same for the tests without a mutant, which may be all of them. */
const wholePatience = 10 * patience;

interface Task {
  file: string;
  mutant: Mutant | undefined;
}

/** `endless`: the tests did not come to an end with the fault, or ended the process that ran them. */
type Verdict = 'killed' | 'survived' | 'endless';

/** What a module loads, as files. Imports of types alone load nothing. */
function importsOf(file: string): string[] {
  const code = readFileSync(file, 'utf8');
  const imports =
    /(?:(?:import|export) (type |\{(?:\s*type \w+,?)+\s*\} )?[^;]*?from|import\()\s*'(\.[^']+)\.js'/g;
  return [...code.matchAll(imports)]
    .filter(([, types]) => types === undefined)
    .map(([, , path = '']) => resolve(file, '..', `${path}.ts`));
}

/** How many imports lie between a module and a file that it loads; Infinity where it does not load it. */
function distance(from: string, file: string): number {
  const steps = new Map([[from, 0]]);
  for (const [module, step] of steps) {
    if (module === file) return step;
    for (const next of importsOf(module)) if (!steps.has(next)) steps.set(next, step + 1);
  }
  return Number.POSITIVE_INFINITY;
}

/** All files of a kind below a folder, however deep: moving a file must not shrink the measurement. */
const filesBelow = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name));

/** The policy tests that load a file: the one named after it first, then by how directly they load it. */
function testsOf(file: string): string[] {
  const own = join(tests, relative(policy, file).replace(/\.ts$/, '.test.ts'));
  return filesBelow(tests, '.test.ts')
    .map((test) => ({ test, far: test === own ? -1 : distance(test, file) }))
    .filter(({ far }) => Number.isFinite(far))
    .sort((a, b) => a.far - b.far)
    .map(({ test }) => test);
}

/** Runs files in the order in which they were given: those that notice most come first. */
class AsGiven extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}

/** In a process of its own, which can be ended when a fault makes something endless. */
async function judge(): Promise<void> {
  let task: Task = { file: '', mutant: undefined };
  const vitest = await createVitest(
    'test',
    {
      root,
      watch: false,
      reporters: [{}],
      maxWorkers: 1,
      pool: 'threads',
      bail: 1,
      testTimeout: 2 * patience,
      sequence: { sequencer: AsGiven },
      // What was kept of a module is without its fault.
      experimental: { fsModuleCache: false },
    },
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
    process.send?.(await verdict(vitest, task).catch((error) => ({ problem: String(error) })));
  });
  process.on('disconnect', () => process.exit());
  process.send?.('ready');
}

/** Tests that passed without a fault: they are not run again to see whether they do. */
const passing = new Set<string>();

/** Whether a test fails now; an Error's text when that cannot be told. */
async function verdict(vitest: Vitest, { file, mutant }: Task): Promise<Verdict | { problem: string }> {
  const [first, ...others] = testsOf(file).filter((test) => mutant !== undefined || !passing.has(test));
  if (first === undefined) return 'survived';
  // A run loads all its files even after a failure, and most faults are noticed by the first.
  for (const tests of [[first], others]) {
    const answer = tests.length > 0 ? await outcome(vitest, tests) : 'survived';
    if (answer !== 'survived') return answer;
    if (mutant === undefined) for (const test of tests) passing.add(test);
  }
  return 'survived';
}

async function outcome(vitest: Vitest, tests: readonly string[]): Promise<Verdict | { problem: string }> {
  const project = vitest.getRootProject();
  const chosen = tests.map((test) => project.createSpecification(test));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(chosen);
  // What is returned has the modules of earlier runs in it, as they were then.
  const now = testModules.filter(({ moduleId }) => chosen.some((test) => test.moduleId === moduleId));
  if (unhandledErrors.length > 0 || now.some((module) => module.state() === 'failed')) return 'killed';
  const whole = now.length === chosen.length && now.every((module) => module.state() === 'passed');
  return whole ? 'survived' : { problem: 'not all of its tests were run' };
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

  async judge(task: Task): Promise<Verdict> {
    const first = await this.#judge(task);
    return first === 'endless' ? this.#judge(task) : first;
  }

  async #judge(task: Task): Promise<Verdict> {
    const child = await this.#ready();
    const answer = await new Promise<Verdict | { problem: string }>((done) => {
      const late = setTimeout(() => settle('endless'), task.mutant ? patience : wholePatience);
      const settle = (value: Verdict | { problem: string }) => {
        clearTimeout(late);
        child.removeAllListeners();
        done(value);
      };
      child.once('message', settle);
      child.once('exit', () => settle('endless'));
      child.send(task);
    });
    if (typeof answer === 'object') {
      this.close();
      throw new Error(`${task.file}: ${answer.problem}`);
    }
    if (answer === 'endless') this.close();
    return answer;
  }

  close(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
  }
}

async function main(args: string[]): Promise<void> {
  const at = args.indexOf('--every');
  const every = at < 0 ? 1 : Number(args.splice(at, 2)[1]);
  const wanted = args.length > 0 ? args : filesBelow(policy, '.ts');
  const bench = new Bench();
  const total = { killed: 0, all: 0 };
  let counted = 0;
  for (const one of wanted) {
    const [, path = one, onLine] = /^(.*?)(?::(\d+))?$/.exec(one) ?? [];
    const file = resolve(path);
    const name = relative(root, file);
    const code = readFileSync(file, 'utf8');
    const mutants = mutantsOf(code)
      .filter(({ line }) => onLine === undefined || line === Number(onLine))
      // Counted through all files: counted in each, its first fault would always be in the sample.
      .filter(() => counted++ % every === 0);
    if (mutants.length === 0) continue;
    if ((await bench.judge({ file, mutant: undefined })) !== 'survived')
      throw new Error(`${name}: its tests fail without a mutant; fix them first.`);
    let killed = 0;
    for (const mutant of mutants) {
      const verdict = await bench.judge({ file, mutant });
      if (verdict !== 'survived') killed++;
      if (verdict === 'killed') continue;
      const { line, start, end, replacement } = mutant;
      const change = `${brief(code.slice(start, end))}  ->  ${brief(replacement)}`;
      console.log(`  ${name}:${line}  ${change}${verdict === 'endless' ? '  (killed: it never ended)' : ''}`);
    }
    total.killed += killed;
    total.all += mutants.length;
    console.log(`${name}: ${killed} of ${mutants.length} killed (${percent(killed, mutants.length)})`);
  }
  bench.close();
  console.log(`${total.killed} of ${total.all} killed (${percent(total.killed, total.all)})`);
}

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
const brief = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 70);

await (process.argv.includes('--judge') ? judge() : main(process.argv.slice(2)));
