/** npm packages that Actions use: a cache folder with one folder per package and version, filled by npm. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import type { Doc } from '../state/store.js';

const NAME = /^(@[a-z0-9~-][\w.~-]*\/)?[a-z0-9~-][\w.~-]*$/i;
const VERSION = /^[\w.^~<>=*+-]{1,64}$/;
const TIMEOUT_MS = 120_000;

export interface Dependency {
  name: string;
  version: string;
}

/** A package that cannot be had. */
export class DependencyError extends Error {
  override name = 'DependencyError';
}

export const defaultCacheFolder = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'auth0-management-mcp', 'actions');

/** @throws DependencyError for names and versions that are none */
export function dependenciesIn(list: unknown): Dependency[] {
  return (Array.isArray(list) ? (list as Doc[]) : []).map(({ name, version }) => {
    const wanted = { name: String(name), version: String(version ?? 'latest') };
    if (!NAME.test(wanted.name) || !VERSION.test(wanted.version))
      throw new DependencyError(
        `${wanted.name}@${wanted.version} is not the name and version of an npm package.`,
      );
    return wanted;
  });
}

export class DependencyCache {
  readonly folder: string;
  /** Whether npm may fetch what is missing. */
  readonly installs: boolean;
  readonly #installing = new Map<string, Promise<void>>();

  constructor(folder: string, installs: boolean) {
    this.folder = folder;
    this.installs = installs;
  }

  #folderOf({ name, version }: Dependency): string {
    return join(this.folder, encodeURIComponent(`${name}@${version}`));
  }

  #has(wanted: Dependency): boolean {
    return existsSync(join(this.#folderOf(wanted), 'node_modules', wanted.name));
  }

  missing(list: readonly Dependency[]): Dependency[] {
    return list.filter((one) => !this.#has(one));
  }

  /**
   * Where each package is required from, with everything that a process must be able to read for it.
   *
   * @throws DependencyError for one that is not there
   */
  locate(list: readonly Dependency[]): { from: Record<string, string>; readable: string[] } {
    const [absent] = this.missing(list);
    if (absent)
      throw new DependencyError(
        `Cannot find module '${absent.name}': ${absent.name}@${absent.version} is not in ${this.folder}.`,
      );
    const from: Record<string, string> = {};
    const readable = new Set<string>();
    for (const one of list) {
      const folder = this.#folderOf(one);
      from[one.name] = folder;
      readable.add(folder).add(realpathSync(folder));
      // A package finds those that it needs itself beside it.
      const real = realpathSync(join(folder, 'node_modules', one.name));
      const root = real.lastIndexOf(`${sep}node_modules${sep}`);
      readable.add(root < 0 ? real : real.slice(0, root + `${sep}node_modules`.length));
    }
    return { from, readable: [...readable] };
  }

  /** Fetches what is missing. @throws DependencyError that says what npm said */
  async install(list: readonly Dependency[]): Promise<void> {
    await Promise.all(
      this.missing(list).map((one) => {
        const key = `${one.name}@${one.version}`;
        const running =
          this.#installing.get(key) ?? this.#fetch(one).finally(() => this.#installing.delete(key));
        this.#installing.set(key, running);
        return running;
      }),
    );
  }

  async #fetch(wanted: Dependency): Promise<void> {
    const spec = `${wanted.name}@${wanted.version}`;
    mkdirSync(this.folder, { recursive: true });
    const folder = await mkdtemp(join(this.folder, '.new-'));
    try {
      await writeFile(join(folder, 'package.json'), '{"private":true}\n');
      await promisify(execFile)(
        process.platform === 'win32' ? 'npm.cmd' : 'npm',
        [
          'install',
          '--ignore-scripts',
          '--no-audit',
          '--no-fund',
          '--no-package-lock',
          '--fetch-retries=0',
          spec,
        ],
        {
          cwd: folder,
          timeout: TIMEOUT_MS,
          env: withoutTenant(process.env),
          shell: process.platform === 'win32',
        },
      );
      if (!existsSync(join(folder, 'node_modules', wanted.name)))
        throw new Error('npm installed something else');
      await rename(folder, this.#folderOf(wanted));
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      if (this.#has(wanted)) return;
      throw new DependencyError(`npm could not install ${spec}: ${saidBy(error)}`);
    }
  }
}

/** npm needs the machine's settings, and nothing of the tenant's. */
const withoutTenant = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AUTH0_')));

/** The first line in which npm says what is wrong. */
function saidBy(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  const lines = (stderr ?? '')
    .split('\n')
    .filter((line) => line.startsWith('npm error') && !/^npm error code/.test(line));
  return (lines[0]?.replace(/^npm error\s*/, '') ?? message).slice(0, 300);
}
