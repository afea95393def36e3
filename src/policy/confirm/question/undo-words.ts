/** Whether a change can be undone, in a sentence for the person who is asked. */
import type { Change } from '../../change/change.js';

/** @param secretGone whether it replaces or removes a secret, of which nothing is kept */
export function undoSentence({ facts, present }: Change, secretGone: boolean): string {
  if (facts.cannotUndo !== undefined) return `Cannot be undone. ${facts.cannotUndo}`;
  if (secretGone) return 'Cannot be undone: it replaces or removes a secret, and secrets are not kept.';
  if (facts.kind === 'update' || facts.kind === 'replace' || facts.kind === 'delete' || facts.relation) {
    if (present.kind === 'unknown') return 'Cannot be undone: the current state could not be read.';
  }
  const putsBack = facts.kind === 'update' || facts.kind === 'replace';
  if (facts.inverse !== undefined || putsBack) return 'Can be undone with undo_change.';
  return 'Cannot be undone: no operation reverses it.';
}
