/** The processes of Actions: one per version, used again while it is clean. */
import { type ActionLimits, ActionProcess } from './action-process.js';
import type { Job, Outcome, Program } from './protocol.js';
import { runnerScript } from './script.js';

/** Processes that are kept for the next execution; the one that was used longest ago goes first. */
const KEPT = 8;

export class Pool {
  readonly #limits: ActionLimits;
  /** Idle processes by key, in order of use. */
  readonly #idle = new Map<string, ActionProcess>();
  readonly #running = new Set<ActionProcess>();

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
    const process = this.#taken(key) ?? new ActionProcess(script, program, this.#limits);
    this.#running.add(process);
    onStart((why) => process.kill(why));
    try {
      const outcome = await process.run(job);
      if (key === undefined || outcome.dirty || process.over || this.#idle.has(key)) process.kill();
      else this.#keep(key, process);
      return outcome;
    } finally {
      this.#running.delete(process);
    }
  }

  /** Starts a process for a program that is about to run. */
  async prepare(key: string, program: Program): Promise<void> {
    const script = await runnerScript();
    if (!this.#idle.has(key)) this.#keep(key, new ActionProcess(script, program, this.#limits));
  }

  /** Ends every process. */
  close(): void {
    for (const process of [...this.#idle.values(), ...this.#running]) process.kill();
    this.#idle.clear();
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
