import { describe, expect, it } from 'vitest';
import type { ChangeFacts } from '../../../../src/catalog/change-facts.js';
import { undoSentence } from '../../../../src/policy/confirm/question/undo-words.js';
import { absent, found, made, unknown } from '../../change/made.js';

const relation = { list: 'GET /things', body: 'things', key: 'id' };
const inverse = { operation: 'POST /things' };
const CAN = 'Can be undone with undo_change.';
const NO_WAY = 'Cannot be undone: no operation reverses it.';
const UNREAD = 'Cannot be undone: the current state could not be read.';

describe('whether a change can be taken back', () => {
  it.each<[Partial<ChangeFacts>, string, string]>([
    [{}, CAN, UNREAD],
    [{ kind: 'replace' }, CAN, UNREAD],
    [{ kind: 'delete' }, NO_WAY, UNREAD],
    [{ kind: 'delete', inverse }, CAN, UNREAD],
    [{ kind: 'link', relation, inverse }, CAN, UNREAD],
    [{ kind: 'link', relation }, NO_WAY, UNREAD],
    [{ kind: 'act' }, NO_WAY, NO_WAY],
    [{ kind: 'act', inverse }, CAN, CAN],
    [{ kind: 'create', inverse }, CAN, CAN],
    [
      { cannotUndo: 'It is sent.', inverse },
      'Cannot be undone. It is sent.',
      'Cannot be undone. It is sent.',
    ],
  ])('%j', (facts, known, unread) => {
    expect(undoSentence(made({ facts, present: found({}) }), false)).toBe(known);
    expect(undoSentence(made({ facts, present: absent }), false)).toBe(known);
    expect(undoSentence(made({ facts, present: unknown }), false)).toBe(unread);
    expect(undoSentence(made({ facts, present: found({}) }), true)).toMatch(
      facts.cannotUndo === undefined ? /it replaces or removes a secret/ : /It is sent/,
    );
  });
});
