/** A process that dies in the middle of saving leaves the snapshot before it whole. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadSnapshot, removeLeftovers } from '../../../src/sandbox/state/snapshot.js';
import { Tenant } from '../../../src/sandbox/state/store.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crash-'));
  file = join(folder, 'tenant.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

/** Size of the file that is being written beside the snapshot; 0 when there is none. */
async function unfinished(): Promise<number> {
  const [name] = (await readdir(folder)).filter((entry) => entry.endsWith('.tmp'));
  if (name === undefined) return 0;
  return (await stat(join(folder, name)).catch(() => ({ size: 0 }))).size;
}

describe('killing a process that saves', () => {
  for (const share of [0, 0.25, 0.75]) {
    it(`after ${share * 100}% of the file loses no earlier snapshot`, async () => {
      const child = fork(join(import.meta.dirname, 'saves-forever.ts'), [file], {
        execArgv: ['--import', 'tsx'],
      });
      let saved = 0;
      child.on('message', (generation: number) => {
        saved = generation;
      });
      await once(child, 'message');
      const { size } = await stat(file);
      // Bounded: some hundred saves offer many moments.
      while (saved < 500) {
        const written = await unfinished();
        if (written > share * size && written < size) break;
        await turn();
      }
      child.kill('SIGKILL');
      await once(child, 'exit');
      const tenant = new Tenant({
        collections: [{ name: 'users', key: 'user_id' }],
        links: [],
        onDelete: {},
      });
      expect(await loadSnapshot(tenant, file)).toBe(true);
      expect(tenant.collection('users').size).toBe(20_000);
      expect(tenant.singleton('generation')).toBeGreaterThanOrEqual(saved);
      await removeLeftovers(file);
      expect(await readdir(folder)).toEqual(['tenant.jsonl']);
    });
  }
});
