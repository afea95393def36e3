/** The processes of Actions: one per version, used again while it is clean. */
import { type ActionLimits, ActionProcess } from './action-process.js';
import type { Job, Outcome, Program } from './protocol.js';
import { runnerScript } from './script.js';

/** Processes that are kept for the next execution; the one that was used longest ago goes first. */
const KEPT = 8;
/** Processes without code yet, so that new code need not wait for one to start. */
const SPARES = 2;

export class Pool {
  readonly #limits: ActionLimits;
  /** Idle processes by key, in order of use. */
  readonly #idle = new Map<string, ActionProcess>();
  readonly #running = new Set<ActionProcess>();
  readonly #spares: ActionProcess[] = [];
  #closed = false;

  constructor(limits: ActionLimits = {}) {
    this.#limits = limits;
  }

  /**
   * Runs a program once.
   *
   * @param key what the program is known by; undefined for one that runs only once
   * @param onStart is given the means to kill the process, with the reason
   */
  async run(
    key: string | undefined,
    program: Program,
    job: Job,
    onStart: (kill: (why: string) => void) => void,
  ): Promise<Outcome> {
    const script = await runnerScript();
    const process = this.#taken(key) ?? this.#started(script, program);
    this.#running.add(process);
    onStart((why) => process.kill(why));
    try {
      const outcome = await process.run(job);
      if (key === undefined || outcome.dirty || process.over || this.#idle.has(key)) process.kill();
      else this.#keep(key, process);
      return outcome;
    } finally {
      this.#running.delete(process);
      this.#fillUp(script);
    }
  }

  /** Starts a process for a program that is about to run. */
  async prepare(key: string, program: Program): Promise<void> {
    const script = await runnerScript();
    if (!this.#idle.has(key)) this.#keep(key, this.#started(script, program));
  }

  /** Ends every process. */
  close(): void {
    this.#closed = true;
    for (const process of [...this.#idle.values(), ...this.#running, ...this.#spares]) process.kill();
    this.#spares.length = 0;
    this.#idle.clear();
  }

  /** A process with the program: one that is there, unless the program needs files that it may not read. */
  #started(script: string, program: Program): ActionProcess {
    const spare = program.readable.length === 0 ? this.#spares.shift() : undefined;
    const process = spare && !spare.over ? spare : new ActionProcess(script, program.readable, this.#limits);
    return process.load(program);
  }

  /** Tenants without Actions have no spare processes: they start with the first execution. */
  #fillUp(script: string): void {
    while (!this.#closed && this.#spares.length < SPARES)
      this.#spares.push(new ActionProcess(script, [], this.#limits));
  }

  #taken(key: string | undefined): ActionProcess | undefined {
    const process = key === undefined ? undefined : this.#idle.get(key);
    if (key === undefined || !process) return undefined;
    this.#idle.delete(key);
    return process.over ? undefined : process;
  }

  #keep(key: string, process: ActionProcess): void {
    this.#idle.set(key, process);
    const [oldest] = this.#idle.keys();
    if (this.#idle.size <= KEPT || oldest === undefined) return;
    this.#idle.get(oldest)?.kill();
    this.#idle.delete(oldest);
  }
}
