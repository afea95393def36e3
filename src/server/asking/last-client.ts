/**
 * What the client that called last can do about asking people, for `doctor`, which is another process. Nothing of the
 * tenant and nobody's name is in it, and nothing depends on it: whatever fails is ignored.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { stateFolder } from '../../config/state-folder.js';
import type { Declared } from './declared.js';

export type ClientFacts = Omit<Declared, 'extensions'> & {
  /** It answered a prompt by itself. */
  unshown: boolean;
  /** Where people are asked besides its own prompts, such as `page`. */
  ways: readonly string[];
  /** Epoch ms. */
  at: number;
};

const facts = z.object({
  name: z.string().max(100),
  version: z.string().max(100),
  protocol: z.string().max(100),
  form: z.boolean(),
  url: z.boolean(),
  unshown: z.boolean(),
  ways: z.array(z.string().max(20)).max(10),
  at: z.number(),
});

const fileIn = (folder: string): string => join(folder, 'last-client.json');

/** Clients that this process has written already: once each, and once more where one turns out to show nothing. */
const written = new Set<string>();
const MOST_WRITTEN = 1_000;

export async function rememberClient(client: Omit<ClientFacts, 'at'>, folder = stateFolder()): Promise<void> {
  const key = JSON.stringify([folder, client]);
  if (written.has(key) || written.size >= MOST_WRITTEN) return;
  written.add(key);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const partial = `${fileIn(folder)}.${process.pid}`;
    await writeFile(partial, JSON.stringify({ ...client, at: Date.now() }), { mode: 0o600 });
    await rename(partial, fileIn(folder));
  } catch {
    // A home that cannot be written to is no reason to fail.
  }
}

/** Undefined where no client has called yet. */
export async function lastClient(folder = stateFolder()): Promise<ClientFacts | undefined> {
  try {
    return facts.parse(JSON.parse(await readFile(fileIn(folder), 'utf8')));
  } catch {
    return undefined;
  }
}

/** In a line for people. */
export function clientInWords({ name, version, protocol, form, url, unshown, ways }: ClientFacts): string {
  const who = `${[name, version].filter(Boolean).join(' ')} (${protocol})`;
  const elsewhere = ways.length > 0 ? `approvals go to the ${ways[0]}` : 'nobody can be asked elsewhere';
  if (unshown) return `${who}: declares prompts and answers them itself; ${elsewhere}`;
  if (form) return `${who}: shows prompts`;
  return `${who}: cannot show prompts; ${url ? 'it opens the address of an approval' : elsewhere}`;
}
