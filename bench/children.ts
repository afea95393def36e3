/** Processes that a benchmark measures, or measures against. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');
/** Below `node_modules`, so that what is bundled there finds the packages it leaves out. */
const BUNDLES = join(ROOT, 'node_modules', '.cache', 'bench');

/** Compiles a benchmark's program, as the build would: what runs is plain JavaScript. */
export async function bundled(name: string): Promise<string> {
  mkdirSync(BUNDLES, { recursive: true });
  // What the build puts beside the program: the API's facts, the tools, the reviewed changes.
  for (const file of readdirSync(join(ROOT, 'dist')).filter((entry) => entry.endsWith('.json')))
    cpSync(join(ROOT, 'dist', file), join(BUNDLES, file));
  const outfile = join(BUNDLES, `${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, `${name}.ts`)],
    outfile,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'error',
  });
  return outfile;
}

/** Starts a program that sends one message when it is ready. */
export async function started<Ready>(
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ child: ChildProcess; ready: Ready }> {
  const child = fork(program, args, {
    execArgv: [],
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return { child, ready: (await answer(child)) as Ready };
}

/** The child's next message; rejects when it ends instead. */
async function answer(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  child.once('exit', (code) => ended.abort(new Error(`a process of the benchmark ended with ${code}`)));
  const [message] = await once(child, 'message', { signal: ended.signal }).catch((error: unknown) => {
    throw ended.signal.aborted ? ended.signal.reason : error;
  });
  return message;
}

export async function ask<Answer>(child: ChildProcess, question: string | object): Promise<Answer> {
  child.send(question);
  return (await answer(child)) as Answer;
}

/** Runs a program to its end; what it prints is one value of JSON. */
export async function output<Result>(
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Result> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return JSON.parse(Buffer.concat(chunks).toString()) as Result;
}
