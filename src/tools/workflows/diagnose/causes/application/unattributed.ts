/** The failures of a cause, with a name or without. */
import type { LogEvent } from '../../../events.js';
import type { LoginFacts } from '../../facts.js';
import { type Failure, type History, standingOf } from '../../failures.js';
import type { CauseId } from '../cause-id.js';

/** The unresolved failures of a cause: `own` with the person's name, `events` also those that are probably theirs, newest first. */
export function failuresOf(
  _facts: LoginFacts,
  history: History,
  cause: CauseId,
): { own: Failure[]; events: LogEvent[] } {
  const all = standingOf(history, cause);
  return { own: all.filter(({ attribution }) => !attribution), events: all.map(({ event }) => event) };
}
