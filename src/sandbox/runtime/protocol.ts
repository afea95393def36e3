/**
 * What the sandbox and the process that runs an Action say to each other: one JSON object a line. The sandbox trusts
 * nothing that comes back; see `read-outcome.ts`.
 */

/** A method of `api`: its group and name, and the types that its parameters must have (`any` where all are allowed). */
export interface ApiMethod {
  group: string;
  name: string;
  parameters: { name: string; type: string; optional: boolean }[];
}

/** Code as a process loads it, once. */
export interface Program {
  /** `action`: a CommonJS module. `script`: a custom database script, a file that declares the function. */
  kind: 'action' | 'script';
  code: string;
  methods: readonly ApiMethod[];
  /** Folder from which each dependency is required, by name. */
  dependencies: Readonly<Record<string, string>>;
  /** Folders that the process may read for them. */
  readable: readonly string[];
  /** Code of Actions modules, by name: `require('actions:NAME')`. */
  modules: Readonly<Record<string, string>>;
  /** Requests to any address but the sandbox's. */
  network: boolean;
  /** The sandbox as users know it, and the loopback port at which Actions reach it. */
  sandbox: { host: string; port: number; innerPort: number };
}

export interface CacheRecord {
  value: string;
  /** Epoch milliseconds. */
  expires_at: number;
}

/** One execution. */
export interface Job {
  /** Exported handler (`onExecutePostLogin`), or the function of a script. */
  handler: string;
  /** `event` of an Action; of a script `{configuration}`. */
  event: Record<string, unknown>;
  /** Arguments of a script, before its callback. */
  args: unknown[];
  cache: Record<string, CacheRecord>;
  /** The sandbox's clock, epoch milliseconds. */
  now: number;
}

/** A call of an `api` method that asks for something. */
export interface Command {
  /** Such as `access.deny`. */
  method: string;
  args: unknown[];
}

export interface Failure {
  name: string;
  message: string;
  /** Position in the Action's code, from 1. */
  line?: number;
  column?: number;
  /** `code` of a custom database's ValidationError; the person whom a WrongUsernameOrPasswordError names. */
  code?: string;
}

export interface Outcome {
  error?: Failure;
  commands: Command[];
  /** Console output, a line per call: `level text`. */
  logs: { level: string; text: string }[];
  /** What a script gave to its callback. */
  value?: unknown;
  /** The process has changed in a way that the next execution could notice: it must not be used again. */
  dirty: boolean;
}

export type ToChild = { load: Program } | { run: Job };
export type FromChild = { ready: true } | { loaded: true; error?: Failure } | { done: Outcome };

/** Bytes of console output kept of an execution; the rest is counted, not kept. */
export const MAX_LOG_BYTES = 64 * 1024;
/** Calls of `api` in one execution. */
export const MAX_COMMANDS = 1_000;
/** Bytes of one line from the process; a longer one ends it. */
export const MAX_LINE_BYTES = 4 * 1024 * 1024;
