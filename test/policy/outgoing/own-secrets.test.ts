import { randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { outgoing, outgoingText } from '../../../src/policy/outgoing/outgoing.js';
import { guardSecrets, hideOwnSecrets } from '../../../src/policy/outgoing/own-secrets.js';
import { mask } from '../../../src/policy/outgoing/secret-rules.js';

let release: () => void = () => undefined;
afterEach(() => release());

const secret = 'p4-"ß/ +~x.y*z';

test.each([
  ['as it is', secret],
  ['in JSON', JSON.stringify(secret).slice(1, -1)],
  ['in JSON in JSON', JSON.stringify(JSON.stringify(secret)).slice(3, -3)],
  ['in an address', encodeURIComponent(secret)],
  [
    'in an address, by another hand',
    encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  ],
  ['in a form', encodeURIComponent(secret).replaceAll('%20', '+')],
  ['in hex', Buffer.from(secret).toString('hex')],
  ['in hex, in capitals', Buffer.from(secret).toString('hex').toUpperCase()],
  ['with characters hidden in it', secret.split('').join('\u200b')],
  ['shown so', secret.split('').join('<U+200B>')],
])('%s', (_, form) => {
  release = guardSecrets(['short', secret]);
  expect(hideOwnSecrets(`a ${form} b`)).toBe(`a ${mask} b`);
  expect(outgoing({ list: [form], [form]: 1 })).toEqual({ list: [mask], [mask]: 1 });
  expect(outgoingText(form)).toBe(mask);
});

test('in base64, wherever it begins', () => {
  release = guardSecrets([secret]);
  for (const before of ['', 'a', 'ab', 'abc', 'client:']) {
    for (const encoding of ['base64', 'base64url'] as const) {
      const encoded = Buffer.from(`${before}${secret}${before}`).toString(encoding);
      const hidden = hideOwnSecrets(encoded);
      expect(hidden, `${before} ${encoding}`).toContain(mask);
      // No more than the characters that hold bits of both are left of it.
      const [start = '', end = ''] = hidden.split(mask);
      const whole = Buffer.from(before).toString('base64url').length;
      expect(
        [start.length - whole, end.replace(/=+$/, '').length - whole].every((more) => more <= 1),
        encoded,
      ).toBe(true);
      expect(hidden.replace(mask, '').length).toBeLessThan(((before.length * 2 + 4) * 4) / 3 + 4);
    }
  }
});

test('a private key, in whatever lines', () => {
  const body = randomBytes(96).toString('base64');
  const lines = body.match(/.{1,64}/g) ?? [];
  release = guardSecrets([`-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`]);
  expect(hideOwnSecrets(`key: ${body}.`)).toBe(`key: ${mask}.`);
  const windows = `-----BEGIN PRIVATE KEY-----\r\n${lines.join('\r\n')}\r\n-----END PRIVATE KEY-----`;
  expect(hideOwnSecrets(windows)).not.toContain(lines[0]);
});

test('until it is released; short ones are words', () => {
  const first = guardSecrets(['first-secret', 'seven77']);
  release = guardSecrets(['first-secret', 'eight888']);
  const all = 'first-secret seven77 eight888';
  expect(hideOwnSecrets(all)).toBe(`${mask} seven77 ${mask}`);
  first();
  expect(hideOwnSecrets(all)).toBe(`${mask} seven77 ${mask}`);
  release();
  expect(hideOwnSecrets(all)).toBe(all);
});

test('one with a line break at its end, whose lines end in another way', () => {
  release = guardSecrets(['a first line\na second one\n']);
  for (const between of ['\r\n', '\n'])
    expect(hideOwnSecrets(`<a first line${between}a second one>`)).toBe(`<${mask}>`);
});

test('one whose base64 has every character that another spelling replaces', () => {
  const bits = '?>?>?~~~???>>>';
  expect(Buffer.from(bits).toString('base64')).toMatch(/^(?=.*\+)(?=.*\/)/);
  release = guardSecrets([bits]);
  for (const encoding of ['base64', 'base64url'] as const)
    expect(hideOwnSecrets(Buffer.from(bits).toString(encoding))).toMatch(/^\[redacted\].?=*$/);
});

test('one of characters that another form of writing has', () => {
  const wide = 'pass\uff11\uff12\uff13\uff14';
  release = guardSecrets([wide]);
  expect(hideOwnSecrets(`<${wide}>`)).toBe(`<${mask}>`);
});

test('none of fewer than eight characters, in no form', () => {
  release = guardSecrets(['seven77', 'seven77 \n']);
  expect(hideOwnSecrets('seven77')).toBe('seven77');
  const hex = Buffer.from('seven77').toString('hex');
  const base64 = Buffer.from('seven77').toString('base64');
  for (const form of [hex, base64, encodeURIComponent('se ven7')]) expect(hideOwnSecrets(form)).toBe(form);
});

test('the longer one of two that begin alike', () => {
  release = guardSecrets(['abcdefgh', 'abcdefgh-and-more']);
  expect(hideOwnSecrets('abcdefgh-and-more')).toBe(mask);
});

describe('a secret that a machine made', () => {
  const made = '5FA7OTUGGVNy6yW3Q1xCptNA0e1rapVDaO-nleEUYqDr5WjJdtOJcvQdUoEgCNL3';
  const each = (map: (code: number) => string, between = '') =>
    [...made].map((character) => map(character.charCodeAt(0))).join(between);
  const bits = each((code) => code.toString(2).padStart(8, '0'));
  const base32 = (bits.match(/.{1,5}/g) ?? [])
    .map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
  const backwards = (text: string) => [...text].reverse().join('');

  test.each([
    ['backwards', backwards(made)],
    ['in another case', made.toLowerCase()],
    ['in base32', base32],
    ['in base32, backwards', backwards(base32)],
    ['in parts', made.slice(3, 30)],
    ['the end alone', made.slice(-24)],
    [
      'a part, fullwidth',
      made.slice(0, 24).replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    ],
    [
      'every other character encoded',
      [...made].map((one, at) => (at % 2 ? one : `%${one.charCodeAt(0).toString(16)}`)).join(''),
    ],
    ['with spaces', [...made].join(' ')],
    ['with line breaks', made.match(/.{1,8}/g)?.join('\n') ?? ''],
    ['in hex with colons', each((code) => code.toString(16), ':')],
    ['in hex, backwards', backwards(each((code) => code.toString(16)))],
    ['in numbers', each(String, ', ')],
    ['each character encoded', each((code) => `%${code.toString(16)}`)],
    ['each character encoded for JSON', each((code) => `\\u00${code.toString(16)}`)],
    ['each character encoded for HTML', each((code) => `&#${code};`)],
    ['in hex for HTML', each((code) => `&#x00${code.toString(16)};`)],
  ])('%s hides the whole text', (_, form) => {
    release = guardSecrets([made]);
    expect(hideOwnSecrets(`a ${form} b`)).toBe(mask);
    expect(outgoing({ [`x ${form}`]: [`${form}.`] })).toEqual({ [mask]: [mask] });
  });

  test('of 24 characters or more, by twelve of them', () => {
    const least = made.slice(0, 24);
    release = guardSecrets([least]);
    expect(hideOwnSecrets(`a ${least.slice(12)} b`)).toBe(mask);
    expect(hideOwnSecrets(`a ${least.slice(13)} b`)).toBe(`a ${least.slice(13)} b`);
  });

  test('and the rest of a text stays where it is written as it is', () => {
    release = guardSecrets([made]);
    expect(hideOwnSecrets(`a ${made} b`)).toBe(`a ${mask} b`);
    expect(hideOwnSecrets(`a ${made.slice(0, 11)} b`)).toBe(`a ${made.slice(0, 11)} b`);
  });

  test('is hidden no more once it is no secret of this process', () => {
    guardSecrets([made])();
    expect(hideOwnSecrets(backwards(made))).toBe(backwards(made));
    const others = [guardSecrets([made]), guardSecrets([backwards(`${made}${made}`).slice(0, 70)])];
    others[0]?.();
    release = others[1] ?? release;
    expect(hideOwnSecrets(made.toLowerCase())).toBe(mask);
  });

  test.each([
    ['a phrase', 'correct horse battery staple 77', 'correct horse battery stap'],
    ['words before it', `key ${made}`, backwards(made)],
    ['too short', 'abcdefghijklmnopqrstuvw', 'a-b-c-d-e-f-g-h-i-j-k-l-m-n'],
    ['an address', 'redis://default:password1@cache.example/0', 'redis default'],
    [
      'the payload of a token',
      `eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL2EifQ.${made}`,
      'eyJpc3MiOiJodHRwczovL2EifQ',
    ],
  ])('not by its parts: %s', (_, secret, shown) => {
    release = guardSecrets([secret]);
    expect(hideOwnSecrets(shown)).toBe(shown);
  });

  test('a token, by its signature', () => {
    release = guardSecrets([`eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJodHRwczovL2EifQ.${made} `]);
    expect(hideOwnSecrets(backwards(made))).toBe(mask);
  });
});
