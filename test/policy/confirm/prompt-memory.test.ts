/** What is remembered of the prompts that clients were given. */
import { describe, expect, test } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import { PromptMemory } from '../../../src/policy/confirm/prompt-memory.js';
import { record } from '../records.js';

const jane = { caller: 'jane', clientName: 'chat' };
const callOf = (user: string, more: { caller?: string; clientName?: string; tenant?: string } = {}) => ({
  ...jane,
  tenant: 'acme.example',
  wire: toWire(record('delete_user'), { user_id: user }),
  ...more,
});

describe('a client that showed no prompt', () => {
  test('is known by its caller and its name, and by how it answered last', () => {
    const memory = new PromptMemory();
    expect(memory.unshown(jane)).toBeUndefined();
    memory.notShown(jane, 'error');
    expect(memory.unshown(jane)).toBe('error');
    memory.notShown(jane, 'too_fast');
    expect(memory.unshown(jane)).toBe('too_fast');
    expect(memory.unshown({ ...jane, caller: 'bob' })).toBeUndefined();
    expect(memory.unshown({ ...jane, clientName: 'editor' })).toBeUndefined();
    expect(memory.unshown({ caller: 'jane' })).toBeUndefined();
  });

  test('without a name is one client', () => {
    const memory = new PromptMemory();
    memory.notShown({ caller: 'jane' }, 'error');
    expect(memory.unshown({ caller: 'jane', clientName: 'unknown' })).toBe('error');
  });
});

describe('a prompt that was never answered', () => {
  test('is that of exactly this call', () => {
    const memory = new PromptMemory();
    memory.asked(callOf('auth0|1'));
    expect(memory.isUnanswered(callOf('auth0|1'))).toBe(true);
    for (const other of [
      callOf('auth0|2'),
      callOf('auth0|1', { caller: 'bob' }),
      callOf('auth0|1', { clientName: 'editor' }),
      callOf('auth0|1', { tenant: 'other.example' }),
      { ...callOf('auth0|1'), wire: toWire(record('update_user'), { user_id: 'auth0|1' }) },
    ])
      expect(memory.isUnanswered(other), JSON.stringify(other.wire.args)).toBe(false);
    memory.answered(callOf('auth0|2'));
    expect(memory.isUnanswered(callOf('auth0|1'))).toBe(true);
    memory.answered(callOf('auth0|1'));
    expect(memory.isUnanswered(callOf('auth0|1'))).toBe(false);
  });
});

test('callers that invent clients and calls fill no memory: the oldest calls go, known clients stay', () => {
  const memory = new PromptMemory();
  for (let i = 0; i < 1_500; i++) {
    memory.asked(callOf(`auth0|${i}`));
    memory.notShown({ caller: 'jane', clientName: `client ${i}` }, 'error');
  }
  expect(memory.isUnanswered(callOf('auth0|0'))).toBe(false);
  // A thousand are kept.
  expect(memory.isUnanswered(callOf('auth0|499'))).toBe(false);
  expect(memory.isUnanswered(callOf('auth0|500'))).toBe(true);
  expect(memory.isUnanswered(callOf('auth0|1499'))).toBe(true);
  expect(memory.unshown({ caller: 'jane', clientName: 'client 0' })).toBe('error');
  expect(memory.unshown({ caller: 'jane', clientName: 'client 999' })).toBe('error');
  expect(memory.unshown({ caller: 'jane', clientName: 'client 1000' })).toBeUndefined();
});
