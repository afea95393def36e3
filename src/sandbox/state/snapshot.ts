/** The tenant's state in a file: one JSON record a line, replaced atomically. */
import { createReadStream, existsSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { StateRecord, Tenant } from './store.js';

const HEADER = { format: 'auth0-sandbox', version: 1 };
const FOOTER = { end: true };
const CHUNK = 1000;

/** Writes a temporary file and renames it, so that a crash leaves the previous snapshot intact. */
export async function saveSnapshot(tenant: Tenant, file: string): Promise<void> {
  // Documents are never changed in place, so this list of references is the state of this very moment.
  const records = [...tenant.records()];
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.write(`${JSON.stringify(HEADER)}\n`);
    for (let at = 0; at < records.length; at += CHUNK) {
      const lines = records.slice(at, at + CHUNK).map((record) => JSON.stringify(record));
      await handle.write(`${lines.join('\n')}\n`);
    }
    await handle.write(`${JSON.stringify(FOOTER)}\n`);
    await handle.sync();
    await handle.close();
    await rename(temporary, file);
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Removes temporary files left by processes that crashed while saving. */
export async function removeLeftovers(file: string): Promise<void> {
  const folder = dirname(file);
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(`${basename(file)}.`)) continue;
    const [, pid] = /\.(\d+)\.tmp$/.exec(name) ?? [];
    if (pid !== undefined && !alive(Number(pid))) await rm(join(folder, name), { force: true });
  }
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Fills an empty tenant from a file. Returns false when there is no file; throws when it is not a whole snapshot. */
export async function loadSnapshot(tenant: Tenant, file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  let state: 'start' | 'records' | 'done' = 'start';
  const lines = createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  for await (const line of lines) {
    if (line === '') continue;
    const value = parseLine(line, file);
    if (state === 'start') {
      if (Array.isArray(value) || value.format !== HEADER.format)
        throw new Error(`${file} is not a sandbox snapshot`);
      if (value.version !== HEADER.version) throw new Error(`${file} has an unknown snapshot version`);
      state = 'records';
    } else if (Array.isArray(value)) tenant.restore(value as StateRecord);
    else if (value.end === true) state = 'done';
  }
  if (state !== 'done') throw new Error(`${file} is not a whole sandbox snapshot`);
  return true;
}

function parseLine(line: string, file: string): StateRecord | Record<string, unknown> {
  try {
    return JSON.parse(line) as StateRecord | Record<string, unknown>;
  } catch {
    throw new Error(`${file} is not a sandbox snapshot`);
  }
}

/** Saves shortly after changes, never concurrently, and once at shutdown. */
export class AutoSave {
  readonly #tenant: Tenant;
  readonly #file: string;
  readonly #delayMs: number;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #dirty = false;
  /** How long the last save took: a large tenant is saved less often. */
  #lastMs = 0;

  constructor(tenant: Tenant, file: string, delayMs = 1000) {
    this.#tenant = tenant;
    this.#file = file;
    this.#delayMs = delayMs;
  }

  changed(): void {
    this.#dirty = true;
    if (this.#timer) return;
    const wait = Math.max(this.#delayMs, 10 * this.#lastMs);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.flush().catch((error: unknown) => {
        process.stderr.write(`sandbox: cannot save ${this.#file}: ${String(error)}\n`);
      });
    }, wait);
    this.#timer.unref();
  }

  /** Waits until everything that has changed is in the file. */
  flush(): Promise<void> {
    const save = async () => {
      if (!this.#dirty) return;
      this.#dirty = false;
      const started = performance.now();
      await saveSnapshot(this.#tenant, this.#file);
      this.#lastMs = performance.now() - started;
    };
    this.#running = this.#running.then(save, save);
    return this.#running;
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.flush();
  }
}
