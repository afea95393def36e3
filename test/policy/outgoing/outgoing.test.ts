import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maskPii } from '../../../src/policy/outgoing/masking.js';
import { MAX_DEPTH, TOO_DEEP } from '../../../src/policy/outgoing/neutralize.js';
import {
  logScrubber,
  mask,
  outgoing,
  outgoingArguments,
  outgoingCalls,
  outgoingData,
  outgoingPage,
  outgoingText,
} from '../../../src/policy/outgoing/outgoing.js';
import { plainText } from '../../../src/policy/outgoing/plain-view.js';
import { record } from '../records.js';

const masking = { email: true, phone: true, ip: true };
const hidden = fc.constantFrom(
  ...[
    '\u200b',
    '\u200d',
    '\u200e',
    '\u202e',
    '\u2066',
    '\ufeff',
    '\u00ad',
    '\u0000',
    '\u001b',
    '\u007f',
    '\u009b',
  ],
  ...['\ufe0f', '\u3164', '\u{e0041}', '\u{e0101}', '\ud800', '<U+200B>', '\u200b'.repeat(9)],
);
const personal = fc.constantFrom(
  ...['jane.doe@example.com', 'zoë@exämple.de', '+15550001234', '+49 170 1234567', '203.0.113.77'],
  ...['2001:db8:85a3:0:0:8a2e:370:7334', 'fe80::1:2'],
);
/** The text with the parts put in, each at a place of its own. */
const withParts = (text: string, parts: [number, string][]): string => {
  const characters = [...text];
  for (const [place, part] of parts) characters.splice(place % (characters.length + 1), 0, part);
  return characters.join('');
};

describe('personal data', () => {
  test('shows no more for any hidden characters anywhere in it', () => {
    const parts = fc.array(fc.tuple(fc.nat(100), hidden), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(personal, parts, (value, inserted) => {
        const clean = maskPii(value, masking) as string;
        const text = withParts(value, inserted);
        for (const shown of [
          outgoing(text, { masking }),
          outgoingData(text, { masking }),
          outgoingText(text, masking),
          outgoingPage(text, masking),
          (outgoing({ note: [text] }, { masking }) as { note: string[] }).note[0],
          Object.keys(outgoing({ [text]: 1 }, { masking }) as object)[0],
        ])
          expect(plainText(String(shown))).toBe(clean);
      }),
      { numRuns: 500 },
    );
  });

  test('other forms of its characters are masked too', () => {
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(personal, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (value, which) => {
        const text = [...value].map((c, i) => (which[i] ? wide(c) : c)).join('');
        expect(plainText(String(outgoing(text, { masking })))).toBe(maskPii(value, masking));
      }),
      { numRuns: 500 },
    );
  });

  test('is masked in the field of a number, whatever is in its name or value', () => {
    expect(outgoing({ 'phone\u200b_number': '0170\u200b 1234567' }, { masking })).toEqual({
      'phone<U+200B>_number': '**** *****67',
    });
  });
});

describe('the order', () => {
  test('hidden characters first: they hide no secret', () => {
    expect(outgoing({ 'client\u200b_secret': 'x', note: 'password\u200b=1' })).toEqual({
      'client<U+200B>_secret': mask,
      note: `password<U+200B>=${mask}`,
    });
    const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl';
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(100), hidden), { maxLength: 5 }), (parts) => {
        expect(plainText(String(outgoing(withParts(jwt, parts))))).toBe(mask);
      }),
    );
  });

  test('then secrets, then personal data', () => {
    expect(outgoingText('client_secret=jane@example.com of jane@example.com\u200b', masking)).toBe(
      `client_secret=${mask} of j***@example.com<U+200B>`,
    );
  });

  test('without masking only what is secret or hidden', () => {
    expect(outgoing({ email: 'jane@example.com', token: 'x', name: 'a\u200b' })).toEqual({
      email: 'jane@example.com',
      token: mask,
      name: 'a<U+200B>',
    });
    expect(outgoingData({ token: 'x', name: 'a\u200b' }, {})).toEqual({ token: mask, name: 'a\u200b' });
  });

  test('twice is once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(personal, hidden, fc.constantFrom(' ', 'token=', '"', 'a', ':')), { maxLength: 8 }),
        (parts) => {
          const once = outgoingText(parts.join(' '), masking);
          expect(outgoingText(once, masking)).toBe(once);
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('the secrets of an operation by their place', () => {
  const operation = 'PUT /rules-configs/{key}';
  expect(outgoing({ key: 'K', value: 'v' }, { operation })).toEqual({ key: 'K', value: mask });
  expect(outgoingData({ key: 'K', value: 'v' }, { operation })).toEqual({ key: 'K', value: mask });
});

test('what needs no change is given back', () => {
  const value = { users: [{ name: 'Zoë', age: 7 }] };
  expect(outgoing(value, { masking })).toBe(value);
});

test('pages of lines keep them, and lose the secrets in them', () => {
  expect(outgoingPage('  token: "x"\n  url: "https://u:p@h/"')).toBe(
    `  token: "x"\n  url: "https://u:${mask}@h/"`,
  );
});

test('arguments by their names on the wire', () => {
  expect(outgoingArguments(record('create_user'), { password: 'x', name: 'a\u200b' })).toEqual({
    password: mask,
    name: 'a<U+200B>',
  });
});

test('JSON of any depth', () => {
  const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
  let shown = outgoing(deep, { masking }) as unknown;
  for (let i = 0; i < MAX_DEPTH; i++) shown = (shown as unknown[])[0];
  expect(shown).toBe(TOO_DEEP);
  const text = `${'['.repeat(50_000)}"Bearer abcdefghijklmnop"`;
  expect(outgoing(text)).toContain(`Bearer ${mask}`);
});

describe('log lines', () => {
  test('fields, with errors in them', () => {
    const error = new TypeError('client_secret=abc');
    expect(logScrubber.fields({ error, n: 1, token: 'x' })).toEqual({
      error: {
        name: 'TypeError',
        message: `client_secret=${mask}`,
        stack: expect.stringContaining('outgoing.test'),
      },
      n: 1,
      token: mask,
    });
    const bare = new Error('x');
    delete bare.stack;
    expect(logScrubber.fields({ bare })).toEqual({ bare: { name: 'Error', message: 'x' } });
    const fields = { n: 1 };
    expect(logScrubber.fields(fields)).toBe(fields);
  });

  test('texts', () => {
    expect(logScrubber.text('password=abc\u200b')).toBe(`password=${mask}<U+200B>`);
    expect(logScrubber.line('{"password":"abc"}')).toBe('{"password":"abc"}');
  });
});

test('calls within arguments are redacted each by its own operation', () => {
  const find = (name: string) => (name === 'set_rules_config' ? record(name) : undefined);
  const call = (operation: unknown, args: unknown) => ({ operation, arguments: args, value: 'seen' });
  const rule = { config_key: 'FOO', value: 'hidden' };
  expect(
    outgoingCalls(
      { why: 'x', n: 5, changes: [call('set_rules_config', rule), [call('set_rules_config', rule)]] },
      find,
    ),
  ).toEqual({
    ...{ why: 'x', n: 5 },
    changes: [
      call('set_rules_config', { ...rule, value: mask }),
      [call('set_rules_config', { ...rule, value: mask })],
    ],
  });
  for (const other of [
    call('other', rule),
    call(7, rule),
    call('set_rules_config', [rule]),
    call('set_rules_config', 'x'),
  ])
    expect(outgoingCalls(other, find)).toEqual(other);
});
