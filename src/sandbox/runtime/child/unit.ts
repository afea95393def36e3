/** The code of one Action or custom database script, loaded once and run for every execution. */
import module from 'node:module';
import { join } from 'node:path';
import vm from 'node:vm';
import type { Command, Job, Outcome, Program } from '../protocol.js';
import { apiFor } from './api.js';
import { captureConsole, type Log } from './console.js';
import { FILE_NAME, failureOf } from './failure.js';

type Handler = (...args: unknown[]) => unknown;
type Require = (name: string) => unknown;

/** Errors by which custom database scripts say what is wrong. */
class ValidationError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ValidationError';
    this.code = code;
  }
}

class WrongUsernameOrPasswordError extends Error {
  /** The person, where the script knows them. */
  readonly code: unknown;

  constructor(user: unknown, message?: string) {
    super(message ?? 'Wrong username or password.');
    this.name = 'WrongUsernameOrPasswordError';
    this.code = user;
  }
}

class UnauthorizedError extends Error {
  constructor(message?: string) {
    super(message ?? 'Unauthorized');
    this.name = 'UnauthorizedError';
  }
}

const SCRIPT_ERRORS = { ValidationError, WrongUsernameOrPasswordError, UnauthorizedError };

/** Built-in modules first, then the Action's dependencies and modules; nothing else is there. */
function requireFor({ dependencies, modules }: Program): Require {
  const builtIn = module.createRequire('/');
  const loaded = new Map<string, unknown>();
  const require: Require = (name) => {
    if (module.isBuiltin(name)) return builtIn(name);
    const own = /^actions:(.+)$/.exec(name)?.[1];
    if (own !== undefined && Object.hasOwn(modules, own)) {
      if (!loaded.has(own)) loaded.set(own, exportsOf(modules[own] ?? '', `${own}.js`, require));
      return loaded.get(own);
    }
    const package_ = Object.keys(dependencies).find((one) => name === one || name.startsWith(`${one}/`));
    if (package_ === undefined)
      throw Object.assign(new Error(`Cannot find module '${name}': add it to the Action's dependencies.`), {
        code: 'MODULE_NOT_FOUND',
      });
    return module.createRequire(join(dependencies[package_] ?? '/', 'action.js'))(name);
  };
  return require;
}

/** Runs a CommonJS module. */
function exportsOf(code: string, filename: string, require: Require): unknown {
  const holder: { exports: unknown } = { exports: {} };
  const run = vm.compileFunction(code, ['exports', 'require', 'module', '__filename', '__dirname'], {
    filename,
  });
  Reflect.apply(run, holder.exports, [holder.exports, require, holder, filename, '/']);
  return holder.exports;
}

/** Whether a script is a function without a name, or an arrow. */
const isAnonymous = (code: string): boolean =>
  /^\s*(async\s+)?(function\s*\*?\s*\(|\([^()]*\)\s*=>)/.test(code);

/** The function that a custom database script declares. */
function scriptOf(code: string, handler: string, require: Require, configuration: unknown): unknown {
  const source = isAnonymous(code)
    ? `return (${code.trim().replace(/;$/, '')}\n);`
    : `${code}\n;return typeof ${handler} === 'function' ? ${handler} : undefined;`;
  const names = ['configuration', 'require', 'module', 'exports', ...Object.keys(SCRIPT_ERRORS)];
  const run = vm.compileFunction(source, names, { filename: FILE_NAME });
  return Reflect.apply(run, undefined, [
    configuration,
    require,
    { exports: {} },
    {},
    ...Object.values(SCRIPT_ERRORS),
  ]);
}

export class Unit {
  readonly #program: Program;
  readonly #log: Log;
  readonly #require: Require;
  readonly #exports: Record<string, unknown>;
  #failed: ((error: unknown) => void) | undefined;

  /** @throws what the code throws when it is loaded */
  constructor(program: Program, log: Log) {
    this.#program = program;
    this.#log = log;
    captureConsole(this.#log);
    this.#require = requireFor(program);
    // What goes wrong in a timer or an unobserved promise ends the execution that is running.
    const fail = (error: unknown): void => {
      if (this.#failed) this.#failed(error);
      else process.exit(1);
    };
    process.on('uncaughtException', fail);
    process.on('unhandledRejection', fail);
    const exports = program.kind === 'action' ? exportsOf(program.code, FILE_NAME, this.#require) : {};
    this.#exports = (typeof exports === 'object' && exports !== null ? exports : {}) as Record<
      string,
      unknown
    >;
  }

  async run(job: Job): Promise<Outcome> {
    const commands: Command[] = [];
    let broken = false;
    try {
      const value = await Promise.race([
        this.#call(job, commands),
        new Promise<never>((_resolve, reject) => {
          this.#failed = (error) => {
            broken = true;
            reject(error);
          };
        }),
      ]);
      return { commands, logs: this.#log.take(), value, dirty: broken };
    } catch (error) {
      return { error: failureOf(error), commands, logs: this.#log.take(), dirty: broken };
    } finally {
      this.#failed = undefined;
    }
  }

  async #call(job: Job, commands: Command[]): Promise<unknown> {
    const { handler } = job;
    if (this.#program.kind === 'script') return await this.#script(job);
    const run = this.#exports[handler];
    if (typeof run !== 'function') throw new Error(`The code exports no function ${handler}.`);
    await (run as Handler)(job.event, apiFor(this.#program.methods, { job, commands }));
    return undefined;
  }

  /** A script answers through a callback; one that is async and never calls it answers by its promise. */
  async #script({ handler, args, event }: Job): Promise<unknown> {
    const run = scriptOf(this.#program.code, handler, this.#require, event.configuration);
    if (typeof run !== 'function') throw new Error(`The script declares no function ${handler}.`);
    return await new Promise((resolve, reject) => {
      const callback = (error: unknown, value: unknown): void => (error ? reject(error) : resolve(value));
      const returned: unknown = (run as Handler)(...args, callback);
      if (returned instanceof Promise)
        returned.then((value) => value !== undefined && resolve(value), reject);
    });
  }
}
