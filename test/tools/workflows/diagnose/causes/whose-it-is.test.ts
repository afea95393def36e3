/** Whose a nameless failure or a typed name is: a stranger's, or the person's. */
import { describe, expect, it } from 'vitest';
import { namesake } from '../../../../../src/tools/workflows/diagnose/causes/account/identifier/namesake.js';
import { isStrangers } from '../../../../../src/tools/workflows/diagnose/causes/strangers.js';
import { account, event, facts, HOUR, MINUTE } from '../login-facts.js';

const MAC = 'Chrome 129.0.0 / Mac OS X 10.15.7';
const WINDOWS = 'Edge 129.0.0 / Windows 10.0.0';
const AWAY = '198.51.100.61';

const nameless = (before: number, more: Record<string, unknown> = {}) =>
  event('f', before, {
    description: 'Callback URL mismatch.',
    user_id: '',
    user_name: '',
    connection: '',
    connection_id: '',
    ip: AWAY,
    user_agent: WINDOWS,
    ...more,
  });

const signIn = (before: number) => event('s', before, { user_agent: MAC });

describe('a nameless failure', () => {
  it.each([
    ['elsewhere in another browser, right after a sign-in', signIn(8 * MINUTE), [nameless(4 * MINUTE)], true],
    ['in their own browser', signIn(8 * MINUTE), [nameless(4 * MINUTE, { user_agent: MAC })], false],
    ['at their own address', signIn(8 * MINUTE), [nameless(4 * MINUTE, { ip: '203.0.113.7' })], false],
    ['two days after their last sign-in', signIn(49 * HOUR), [nameless(4 * MINUTE)], false],
    ['at another application', signIn(8 * MINUTE), [nameless(4 * MINUTE, { client_id: 'other' })], false],
    [
      'of several since they got in',
      signIn(8 * MINUTE),
      [nameless(4 * MINUTE), nameless(3 * MINUTE, { ip: '198.51.100.62' })],
      false,
    ],
    [
      'of a series that ran on while they got in',
      signIn(50 * HOUR),
      [nameless(4 * MINUTE, { user_agent: MAC }), nameless(60 * HOUR, { user_agent: MAC })],
      true,
    ],
  ])('%s', (_, own, unattributed, strangers) => {
    const [newest] = unattributed;
    expect(newest && isStrangers(facts([own], { unattributed }), newest)).toBe(strangers);
  });
});

describe('a typed name', () => {
  const julia = account({ email: 'julia.dorn@example.com', name: 'Julia Dörn', nickname: 'jule' });
  it.each([
    ['jule', 'own'],
    ['Julia.Dorn', 'own'],
    ['julia dorn', 'own'],
    ['jdorn', 'made'],
    ['dornj', 'made'],
    ['juliad', 'made'],
    ['kdorn', undefined],
    ['jd', undefined],
    ['jule@example.com', undefined],
    ['4711', undefined],
  ])('%s is %s', (typed, whose) => {
    expect(namesake(julia, typed)).toBe(whose);
  });
});
