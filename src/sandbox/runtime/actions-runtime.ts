/** Runs code of a tenant: which processes there are, what they may reach, and for how long. */
import type { Clock } from '../state/clock.js';
import type { Doc } from '../state/store.js';
import type { ActionLimits } from './action-process.js';
import { DependencyCache, DependencyError, defaultCacheFolder, dependenciesIn } from './dependencies.js';
import { Pool } from './pool.js';
import type { ApiMethod, Job, Outcome, Program } from './protocol.js';
import { masking } from './secrets.js';

export interface ActionsSettings {
  /** False: Actions are stored and deployed, but never run. */
  enabled?: boolean;
  /** Lets Actions reach other addresses than the sandbox's. */
  network?: boolean;
  /** What all Actions of a trigger may take together, in milliseconds of the sandbox's clock; 20 s when absent. */
  budgetMs?: number;
  /** Folder with the npm packages that Actions use. */
  cacheFolder?: string;
  /** Whether deploying may fetch packages with npm. */
  install?: boolean;
  limits?: ActionLimits;
}

/** What all Actions of one trigger may take. Source: auth0.com/docs/customize/actions/limitations */
const BUDGET_MS = 20_000;

/** Code with what it needs, independent of a trigger's event. */
export interface Code {
  kind: Program['kind'];
  /** Code that is known by a key is loaded once. */
  key: string | undefined;
  code: string;
  dependencies: unknown;
  modules: Readonly<Record<string, string>>;
  methods: readonly ApiMethod[];
  /** Values that must not show up in what the execution leaves behind. */
  secrets: readonly string[];
}

export class ActionsRuntime {
  readonly enabled: boolean;
  readonly budgetMs: number;
  readonly packages: DependencyCache;
  readonly #network: boolean;
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #address: () => Promise<Program['sandbox']>;

  /** @param address where Actions reach the sandbox; asked for when the first one runs */
  constructor(settings: ActionsSettings, clock: Clock, address: () => Promise<Program['sandbox']>) {
    this.enabled = settings.enabled !== false;
    this.budgetMs = settings.budgetMs ?? BUDGET_MS;
    this.#network = settings.network === true;
    this.packages = new DependencyCache(
      settings.cacheFolder ?? defaultCacheFolder(),
      settings.install === true,
    );
    this.#pool = new Pool(settings.limits);
    this.#clock = clock;
    this.#address = address;
  }

  /**
   * Runs code once, until a deadline (epoch milliseconds of the sandbox's clock).
   *
   * @returns what came of it, with the values of secrets masked in its texts; never throws
   */
  async run(code: Code, job: Job, deadline: number): Promise<Outcome> {
    const masked = masking(code.secrets);
    const outcome = await this.#run(code, job, deadline);
    const { error } = outcome;
    return {
      ...outcome,
      logs: outcome.logs.map(({ level, text }) => ({ level, text: masked(text) })),
      ...(error ? { error: { ...error, message: masked(error.message) } } : {}),
    };
  }

  async #run(code: Code, job: Job, deadline: number): Promise<Outcome> {
    const failed = (name: string, message: string): Outcome => ({
      error: { name, message },
      commands: [],
      logs: [],
      dirty: true,
    });
    let program: Program;
    try {
      const wanted = dependenciesIn(code.dependencies);
      if (this.packages.installs) await this.packages.install(wanted);
      program = await this.#program(code);
    } catch (error) {
      if (error instanceof DependencyError) return failed('Error', error.message);
      throw error;
    }
    const left = deadline - this.#clock.now();
    const timeout = `Script execution did not complete within ${this.budgetMs / 1000} seconds.`;
    if (left <= 0) return failed('TimeoutError', timeout);
    let kill: ((why: string) => void) | undefined;
    let over = false;
    const cancel = this.#clock.after(left, () => {
      over = true;
      kill?.(timeout);
    });
    try {
      const outcome = await this.#pool.run(code.key, program, job, (stop) => {
        kill = stop;
        if (over) stop(timeout);
      });
      return over && outcome.error ? failed('TimeoutError', timeout) : outcome;
    } finally {
      cancel();
    }
  }

  /** Waits for packages that are still being fetched: that time is not the Actions'. What fails shows when they run. */
  async fetch(dependencies: unknown): Promise<void> {
    if (!this.packages.installs) return;
    try {
      await this.packages.install(dependenciesIn(dependencies));
    } catch (error) {
      if (!(error instanceof DependencyError)) throw error;
    }
  }

  /** Starts the process of code that runs soon; what prevents that shows when it runs. */
  async prepare(code: Code): Promise<void> {
    if (code.key === undefined) return;
    try {
      await this.#pool.prepare(code.key, await this.#program(code));
    } catch (error) {
      if (!(error instanceof DependencyError)) throw error;
    }
  }

  /** @throws DependencyError for a package that is not there */
  async #program({ kind, code, methods, modules, dependencies }: Code): Promise<Program> {
    const { from, readable } = this.packages.locate(dependenciesIn(dependencies));
    const sandbox = await this.#address();
    return { kind, code, methods, modules, dependencies: from, readable, network: this.#network, sandbox };
  }

  /** Ends every process. */
  close(): void {
    this.#pool.close();
  }
}

/** Values of an action's or module's secrets. */
export const secretValues = (secrets: unknown): Record<string, string> =>
  Object.fromEntries(
    (Array.isArray(secrets) ? (secrets as Doc[]) : []).map(({ name, value }) => [
      String(name),
      String(value ?? ''),
    ]),
  );
