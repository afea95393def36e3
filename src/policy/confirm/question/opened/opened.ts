/**
 * What comes with the objects that a change binds to others. "The role Support, given to Jane" names a relation; what
 * a person has to know is that the role deletes users. Each object is told in a few lines, the most dangerous first,
 * and all that was read counts for the approval: it is void when the role has gained a permission since.
 */
import type { Change } from '../../../change/change.js';
import { fingerprint } from '../../canonical.js';
import type { PreviewReader, Reading } from '../../preview-read.js';
import { keyOf, readFound } from '../named/ids-in.js';
import type { ShownSubject } from '../subjects.js';
import { quoteWhole } from '../value-lines.js';
import { newlyBound } from './bound-actions.js';
import { type Gained, gainedBy } from './gained.js';
import { tellers } from './tellers.js';
import type { Context, Teller } from './telling.js';

/** Objects whose contents are read. */
const MOST_OBJECTS = 50;
/** Lines or names that the objects of one kind share, and bounds of what each gets of them. */
const SHARED = 80;
const AT_MOST = 20;
const AT_LEAST = 4;

export interface Opened {
  lines: string[];
  /** What the approval covers: all that was read, with what is not shown. */
  concerned: string[];
}

/** What is told of one object; of the most dangerous first. */
interface Told {
  lines: string[];
  print?: string;
  rank?: number | undefined;
}

/**
 * Tells what the objects hold that the changes give to somebody.
 *
 * @param known what is read already, and named in the question
 */
export async function openedBy(
  changes: readonly Change[],
  known: readonly ShownSubject[],
  { read, audience }: { read: PreviewReader; audience: string | undefined },
): Promise<Opened> {
  const bound = await Promise.all(changes.map((change) => newlyBound(change, read)));
  const found = new Map<string, Gained>();
  const given = [...changes.flatMap(gainedBy), ...bound.flat()];
  for (const one of given)
    if (Object.hasOwn(tellers, one.about.label)) found.set(keyOf(one.about, one.id), one);
  const readings = new Map(known.map(({ subject, id, reading }) => [keyOf(subject, id), reading]));
  const objects = [...found.values()].slice(0, MOST_OBJECTS);
  const most = Math.min(AT_MOST, Math.max(AT_LEAST, Math.floor(SHARED / objects.length)));
  const told = await Promise.all(
    objects.map(async (one): Promise<Told> => {
      const before = readings.get(keyOf(one.about, one.id));
      // That nothing has the id stands where the object is named.
      if (before?.kind === 'absent') return { lines: [] };
      const reading = before ?? (await readFound(one, read));
      return linesOf(one, reading, { changes, read, audience, most });
    }),
  );
  const lines = told.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).flatMap((one) => one.lines);
  const rest = found.size - objects.length;
  if (rest > 0) lines.push(`  ${rest} more objects were not read: what comes with them is not known`);
  return { lines, concerned: [...lines, ...told.flatMap(({ print }) => print ?? [])] };
}

async function linesOf({ about, id }: Gained, reading: Reading, context: Omit<Context, 'id'>): Promise<Told> {
  // The change that makes it says what it holds.
  if (reading.kind === 'pending') return { lines: [] };
  const head = `  ${about.label} ${quoteWhole(id)}`;
  const why = reading.kind === 'forbidden' ? reading.why : 'no object has this id';
  if (reading.kind !== 'found') return { lines: [`${head}: what comes with it could not be read (${why})`] };
  const tell = tellers[about.label] as Teller;
  const { is, lines, print, rank } = await tell(reading.value, { ...context, id });
  return {
    lines: [`${head}${is === undefined ? '' : `: ${is}`}`, ...lines.map((line) => `    ${line}`)],
    print: `${about.label} ${id} ${fingerprint(print)}`,
    rank,
  };
}
