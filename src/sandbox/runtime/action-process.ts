/** One process with the code of one Action: started, given executions one at a time, and killed when it must be. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { isObject } from '../../text/is-object.js';
import {
  type Failure,
  type Job,
  MAX_LINE_BYTES,
  type Outcome,
  type Program,
  type ToChild,
} from './protocol.js';
import { readFailure, readOutcome } from './read-outcome.js';

/** Old space of V8, in MB; buffers outside it count towards the resident limit. */
const HEAP_MB = 128;
const RESIDENT_MB = 512;
const WATCH_MS = 100;
const MAX_STDERR = 8_192;

/** The flag that switches the permission model on; it lost its prefix when it became stable. */
export const permissionFlag = (version = process.versions.node): string => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 23 || (major === 23 && minor >= 5) ? '--permission' : '--experimental-permission';
};

/** Node's own network permission, where there is one; `child/network.ts` narrows it down to the sandbox. */
const networkFlags = (version = process.versions.node): string[] =>
  Number(version.split('.')[0]) >= 25 ? ['--allow-net'] : [];

export interface ActionLimits {
  heapMb?: number;
  residentMb?: number;
}

const failed = (name: string, message: string): Outcome => ({
  error: { name, message },
  commands: [],
  logs: [],
  dirty: true,
});

export class ActionProcess {
  readonly #child: ChildProcess;
  readonly #residentMb: number;
  /** Resolves when the process can take its code. */
  readonly #ready: Promise<unknown>;
  #loaded: Promise<Failure | undefined> | undefined;
  #answered: ((message: unknown) => void) | undefined;
  #stderr = '';
  #why = 'The process of the Action ended.';
  /** No more executions. */
  over = false;
  busy = false;

  /**
   * @param readable the folders of the dependencies: all that the process may read besides the runner
   */
  constructor(script: string, readable: readonly string[], limits: ActionLimits = {}) {
    this.#residentMb = limits.residentMb ?? RESIDENT_MB;
    this.#child = spawn(
      process.execPath,
      [
        permissionFlag(),
        ...networkFlags(),
        '--no-warnings',
        `--max-old-space-size=${limits.heapMb ?? HEAP_MB}`,
        ...[script, ...readable].map((path) => `--allow-fs-read=${path}`),
        script,
      ],
      { env: {}, cwd: '/', stdio: ['pipe', 'ignore', 'pipe', 'pipe'], windowsHide: true },
    );
    this.#read();
    this.#ready = this.#next();
  }

  /** Gives the process its code, once. */
  load(program: Program): this {
    this.#loaded = this.#load(program);
    return this;
  }

  /** Ends the process at once. */
  kill(why = 'The sandbox was closed.'): void {
    if (this.over) return;
    this.#why = why;
    this.over = true;
    this.#child.kill('SIGKILL');
    this.#answered?.(undefined);
  }

  /** @returns what came of it; never throws */
  async run(job: Job): Promise<Outcome> {
    this.busy = true;
    const watch = this.#watchMemory();
    try {
      const failure = await this.#loaded;
      if (failure) {
        this.kill(failure.message);
        return { ...failed(failure.name, failure.message), error: failure };
      }
      const answer = await this.#ask({ run: job });
      if (!isObject(answer) || !('done' in answer)) return failed('Error', this.#why);
      return readOutcome(answer.done);
    } finally {
      clearInterval(watch);
      this.busy = false;
    }
  }

  async #load(program: Program): Promise<Failure | undefined> {
    const ready = await this.#ready;
    if (!isObject(ready)) return { name: 'Error', message: this.#why };
    const loaded = await this.#ask({ load: program });
    if (!isObject(loaded) || !('loaded' in loaded)) return { name: 'Error', message: this.#why };
    return readFailure(loaded.error);
  }

  #ask(message: ToChild): Promise<unknown> {
    const next = this.#next();
    this.#child.stdin?.write(`${JSON.stringify(message)}\n`);
    return next;
  }

  /** The next message, or undefined when the process is over. */
  #next(): Promise<unknown> {
    if (this.over) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      this.#answered = (message) => {
        this.#answered = undefined;
        resolve(message);
      };
    });
  }

  #read(): void {
    const child = this.#child;
    const decoder = new StringDecoder('utf8');
    let pending = '';
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      pending += decoder.write(chunk);
      if (pending.length > MAX_LINE_BYTES) this.kill('The Action answered too much.');
      const lines = pending.split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) this.#receive(line);
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      if (this.#stderr.length < MAX_STDERR) this.#stderr += chunk.toString('utf8');
    });
    // A process that is gone takes no more input; how it went is told below.
    for (const stream of [child.stdin, child.stdio[3], child.stderr]) stream?.on('error', () => {});
    child.once('error', (error) => this.#ended(`The process of the Action did not start: ${error.message}`));
    child.once('close', () =>
      this.#ended(/heap (out of memory|limit)/i.test(this.#stderr) ? MEMORY : undefined),
    );
  }

  #receive(line: string): void {
    let message: unknown;
    try {
      message = JSON.parse(line);
    } catch {
      return;
    }
    this.#answered?.(message);
  }

  #ended(why: string | undefined): void {
    if (!this.over && why !== undefined) this.#why = why;
    this.over = true;
    this.#answered?.(undefined);
  }

  /** Buffers lie outside V8's limit; Linux tells how much memory a process has. */
  #watchMemory(): NodeJS.Timeout | undefined {
    const { pid } = this.#child;
    if (process.platform !== 'linux' || pid === undefined) return undefined;
    return setInterval(() => {
      try {
        const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
        if (pages * 4_096 > this.#residentMb * 1024 * 1024) this.kill(MEMORY);
      } catch {
        // It is gone.
      }
    }, WATCH_MS).unref();
  }
}

const MEMORY = 'The Action used too much memory.';
