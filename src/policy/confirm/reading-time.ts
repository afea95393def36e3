/** Whether an answer came faster than anybody can have read what it is about. */

/** Nobody answers a prompt sooner, in ms. */
const SHORTEST_MS = 800;
/** Long prompts may be skimmed: no more than this is asked of anybody, in ms. */
const LONGEST_MS = 3_000;
/** Far more than anybody reads in a second, so that nobody who has read is doubted. */
const CHARACTERS_PER_MS = 2;

/** The time in which a text of so many characters cannot have been read, in ms. */
export function readingTime(characters: number): number {
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, Math.round(characters / CHARACTERS_PER_MS)));
}
