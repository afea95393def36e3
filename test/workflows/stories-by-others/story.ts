/** Sign-in stories as data: what a ticket says, the tenant it happens in, its log, and what is true. */
import { readdirSync, readFileSync } from 'node:fs';

/** A Management API call (`call`), or a record put straight into a collection of the sandbox (`plant`). */
export type SetupStep = { key?: string } & (
  | { call: string; body?: unknown }
  | { plant: string; body: Record<string, unknown> }
);

export type Health = 'failing' | 'healthy' | 'unclear';

export interface Forbidden {
  /** `first`: the first-named cause; `causes`: any; `calls`: suggested calls; `answer`: everything. */
  where: 'first' | 'causes' | 'calls' | 'answer';
  /** Regular expression, case-insensitive. */
  match: string;
  why: string;
}

export interface Story {
  /** Unique over all files, kebab-case. */
  id: string;
  /** The address, or owner/repository#number, of the public material with the facts. */
  source: string;
  told: string;
  /** On an empty tenant, in this order. */
  setup: SetupStep[];
  /** Log events; `minutes_ago` takes the place of `date`. */
  events: ({ type: string; minutes_ago: number } & Record<string, unknown>)[];
  /** Arguments of `diagnose_login`. */
  ask: { user: string; application?: string; organization?: string };
  expect: {
    health: Health;
    /** Other verdicts that an honest answer may give, since the complaint itself is not among the arguments. */
    health_also?: Health[];
    /** The truth in a sentence; null when nothing is wrong. */
    cause: string | null;
    /** Each group is matched by one of its alternatives: in the first-named cause of a verdict `failing`, else in the answer. */
    about: string[][];
    must_not: Forbidden[];
  };
}

/** All stories of a folder and those below it, by the path of their file. */
export function readStories(folder: string): { file: string; stories: Story[] }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((file) => ({ file, stories: JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Story[] }));
}
