/** Values as lines of a question: nothing hidden but secrets, and nothing that passes for a line of ours. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  changedLines,
  hostLines,
  nameOf,
  pathName,
  quoteWhole,
  type Shown,
  shownText,
  textDifference,
  valueLines,
  WHOLE_TEXT,
} from '../../../../src/policy/confirm/question/value-lines.js';
import { mask } from '../../../../src/policy/outgoing/outgoing.js';

const open = (value: unknown): Shown => ({ raw: value, safe: value });
const secret = (value: unknown): Shown => ({ raw: value, safe: mask });
const most = 'x'.repeat(WHOLE_TEXT);
const long = `${most}x`;

describe('a name', () => {
  it.each([
    ['name', 'name'],
    ['$a-b_1', '$a-b_1'],
    ['a.b', '"a.b"'],
    ['a b', '"a b"'],
    ['', '""'],
    ['n'.repeat(60), 'n'.repeat(60)],
    ['n'.repeat(61), `"${'n'.repeat(61)}"`],
  ])('%j is %s', (name, shown) => {
    expect(nameOf(name)).toBe(shown);
  });

  it('of a path has dots between its parts only', () => {
    expect(pathName(['a', 'b.c', 'd'])).toBe('a."b.c".d');
  });
});

describe('a text', () => {
  it('is whole up to its limit, then its ends, length and fingerprint', () => {
    const whole = 'y'.repeat(WHOLE_TEXT);
    expect(shownText(whole)).toBe(`"${whole}"`);
    const text = `${'a'.repeat(300)}middle${'x'.repeat(WHOLE_TEXT)}${'z'.repeat(300)}`;
    const print = createHash('sha256').update(text).digest('hex').slice(0, 16);
    expect(shownText(text)).toBe(
      `"${'a'.repeat(300)}" … "${'z'.repeat(300)}" (${text.length} characters, SHA-256 ${print})`,
    );
    expect(quoteWhole('')).toBe('""');
  });
});

describe('code, and what people will see', () => {
  const text = (middle: string) => `${'a'.repeat(3_000)}${middle}${'b'.repeat(3_000)}`;
  const hidden = 'fetch(evil)';

  it('is whole at any length, on one line and on many, and wherever it lies', () => {
    const isCode = true;
    for (const middle of [hidden, `\n${hidden}\n`]) {
      const raw = text(middle);
      const lines = valueLines('f', 'f', { raw, safe: raw, isCode }, 'after').join('\n');
      expect(lines).toContain(hidden);
      const inner = { raw: { a: [raw] }, safe: { a: [raw] }, isCode };
      expect(valueLines('f', 'f', inner, 'after').join('\n')).toContain(hidden);
      const changed = changedLines('f', 'f', open(text('\nold')), { raw, safe: raw, isCode });
      expect(changed.join('\n')).toContain(hidden);
    }
    expect(shownText(text(hidden), true)).toContain(hidden);
    expect(changedLines('f', 'f', open('x'), { raw: text(hidden), safe: text(hidden), isCode })[2]).toContain(
      hidden,
    );
  });

  it('has its ends where it was there before, or is a picture', () => {
    const raw = text(hidden);
    expect(valueLines('f', 'f', { raw, safe: raw, isCode: true }, 'before').join()).toContain('SHA-256');
    const lines = { raw: text('\n'), safe: text('\n'), isCode: true };
    expect(valueLines('f', 'f', lines, 'before')).toEqual([`  f: ${shownText(lines.raw)}`]);
    expect(valueLines('f', 'f', lines, 'after')).toHaveLength(3);
  });

  it.each(['png', 'jpg', 'jpeg', 'gif', 'webp', 'PNG'])('has the ends of a %s in its address', (kind) => {
    expect(shownText(`data:image/${kind};base64,${'A+/9='.repeat(1_000)}`, true)).toContain('SHA-256');
  });

  it.each([
    ['of a kind that may run', 'data:image/svg+xml;base64,', ''],
    ['with something before it', 'evil() data:image/png;base64,', ''],
    ['with something after it', 'data:image/png;base64,', '\nevil()'],
  ])('is whole where it is a picture %s', (_, before, after) => {
    expect(shownText(`${before}${'A'.repeat(5_000)}${after}`, true)).not.toContain('SHA-256');
  });
});

describe('a value', () => {
  it.each<[string, Shown, string[]]>([
    ['nothing', open(null), ['  f: nothing']],
    ['absent', open(undefined), ['  f: nothing']],
    ['yes', open(true), ['  f: yes']],
    ['no', open(false), ['  f: no']],
    ['a number', open(5), ['  f: 5']],
    ['a text', open('a "b"'), ['  f: "a \\"b\\""']],
    ['an empty list', open([]), ['  f: an empty list']],
    ['an empty object', open({}), ['  f: an empty object']],
    ['a secret', secret('s'), ['  f: a new value chosen by the caller (not shown)']],
    ['a secret object', secret({ a: 1 }), ['  f: a new value chosen by the caller (not shown)']],
    ['a secret list', secret([1]), ['  f: a new value chosen by the caller (not shown)']],
    ['the text of the mask itself', open(mask), [`  f: ${quoteWhole(mask)}`]],
    ['entries', open(['a', 'b']), ['  f: "a"', '  f: "b"']],
    ['members', open({ a: 1, 'b.c': { d: true } }), ['  f.a: 1', '  f."b.c".d: yes']],
    ['entries with members', open([{ a: 1 }, ['x']]), ['  f[1].a: 1', '  f[2]: "x"']],
    ['a short text of many lines', open('a\nb'), ['  f: "a<U+000A>b"']],
    [
      'a longer text of many lines',
      open(`${'a'.repeat(119)}\nb`),
      ['  f: 2 lines', `    + "${'a'.repeat(119)}"`, '    + "b"'],
    ],
    ['a text of 120 characters', open(`${'a'.repeat(118)}\nb`), [`  f: "${'a'.repeat(118)}<U+000A>b"`]],
    ['an address', open('https://a.example/x'), ['  f: "https://a.example/x"', '    host: a.example']],
    [
      'an address with a secret in it',
      { raw: 'https://a.example/?token=abcdef', safe: `https://a.example/?token=${mask}` },
      [
        `  f: ${quoteWhole(`https://a.example/?token=${mask}`)}`,
        '    (a part of it is a secret and not shown; it has 31 characters)',
        '    host: a.example',
      ],
    ],
    [
      'a secret address',
      secret('https://a.example/x'),
      ['  f: a new value chosen by the caller (not shown)', '    host: a.example'],
    ],
    [
      'members without a counterpart',
      { raw: { a: 1, b: 2 }, safe: { b: 2 } },
      ['  f.a: a new value chosen by the caller (not shown)', '  f.b: 2'],
    ],
    [
      'entries without a counterpart',
      { raw: ['x', 'y'], safe: 'z' },
      [
        '  f: a new value chosen by the caller (not shown)',
        '  f: a new value chosen by the caller (not shown)',
      ],
    ],
    [
      'one secret entry',
      { raw: ['x', 'y'], safe: [mask, 'y'] },
      ['  f: a new value chosen by the caller (not shown)', '  f: "y"'],
    ],
  ])('%s', (_, value, lines) => {
    expect(valueLines('f', 'f', value, 'after')).toEqual(lines);
  });

  it('that is secret is told by the side on which it is', () => {
    expect(valueLines('f', 'f', secret('s'), 'before')).toEqual(['  f: the current value (not shown)']);
  });

  it('that is very long is not shown line by line', () => {
    const text = `${long}\nb`;
    expect(valueLines('f', 'f', open(text), 'after')).toEqual([`  f: ${shownText(text)}`]);
    const longest = `${'a'.repeat(WHOLE_TEXT - 2)}\nb`;
    expect(valueLines('f', 'f', open(longest), 'after')).toHaveLength(3);
  });

  it('has the hosts of its field, indented below it', () => {
    expect(valueLines('o.host', 'host', open('a.example/x'), 'after', '    ')).toEqual([
      '    o.host: "a.example/x"',
      '      host: a.example',
    ]);
    expect(hostLines('https://a.example', 'f', '')).toEqual(['  host: a.example']);
  });
});

describe('a value that becomes another', () => {
  const of = (from: Shown, to: Shown) => changedLines('f', 'f', from, to);

  it.each<[string, Shown, Shown, string[]]>([
    ['scalars', open(1), open('x'), ['  f: 1 -> "x"']],
    ['nothing to something', open(null), open(false), ['  f: nothing -> no']],
    ['an object', open({ a: 1 }), open('x'), ['  f (before).a: 1', '  f (after): "x"']],
    ['to an object', open('x'), open({ a: 1 }), ['  f (before): "x"', '  f (after).a: 1']],
    [
      'a secret',
      secret('a'),
      secret('b'),
      ['  f: the current value (not shown) -> a new value chosen by the caller (not shown)'],
    ],
    [
      'an object with a secret',
      { raw: { k: 'a' }, safe: { k: mask } },
      { raw: { k: 'b' }, safe: { k: mask } },
      [
        '  f (before).k: the current value (not shown)',
        '  f (after).k: a new value chosen by the caller (not shown)',
      ],
    ],
    ['to a secret', open('a'), secret('b\nc'), ['  f: "a" -> a new value chosen by the caller (not shown)']],
    [
      'texts of lines',
      open('a\nb'),
      open('a'),
      ['  f: lines removed: 1, lines added: 0', '    at line 2', '    - "b"'],
    ],
    [
      'to a text of lines',
      open('a'),
      open('a\nb'),
      ['  f: lines removed: 0, lines added: 1', '    at line 2', '    + "b"'],
    ],
    ['to a long text', open('a'), open(long), ['  f', '    - "a"', `    + ${shownText(long)}`]],
    ['to the longest whole text', open('a'), open(most), [`  f: "a" -> "${most}"`]],
    ['from the longest whole text', open(most), open('a'), [`  f: "${most}" -> "a"`]],
    ['from a long text', open(long), open('a'), ['  f', `    - ${shownText(long)}`, '    + "a"']],
    [
      'an address',
      open('https://a.example'),
      open('https://b.example'),
      [
        '  f: "https://a.example" -> "https://b.example"',
        '    host before: a.example',
        '    host after: b.example',
      ],
    ],
    [
      'an address on the same host',
      open('https://a.example/1'),
      open('https://a.example/2'),
      ['  f: "https://a.example/1" -> "https://a.example/2"', '    host after: a.example'],
    ],
    [
      'a part that is secret',
      { raw: 'k=1234', safe: `k=${mask}` },
      { raw: 'k=12345', safe: `k=${mask}` },
      [
        `  f: ${quoteWhole(`k=${mask}`)} -> ${quoteWhole(`k=${mask}`)}`,
        '    (a part of it is a secret and not shown; it has 6 characters)',
        '    (a part of it is a secret and not shown; it has 7 characters)',
      ],
    ],
  ])('%s', (_, from, to, lines) => {
    expect(of(from, to)).toEqual(lines);
  });

  it('keeps hosts and hidden parts in sight below the lines of a text', () => {
    const from = open('a b\nhttps://a.example');
    const to = { raw: 'a b\nhttps://b.example\nk=1', safe: `a b\nhttps://b.example\nk=${mask}` };
    expect(of(from, to).slice(1)).toEqual([
      '    at line 2',
      '    - "https://a.example"',
      '    + "https://b.example"',
      `    + ${quoteWhole(`k=${mask}`)}`,
      '    (a part of it is a secret and not shown; it has 25 characters)',
      '    host before: a.example',
      '    host after: b.example',
    ]);
    const far = open(`${long} https://c.example`);
    expect(of(open('x'), far).at(-1)).toBe('    host after: c.example');
    expect(of(far, { raw: `${long}k=1`, safe: `${long}k=${mask}` }).slice(3)).toEqual([
      `    from character ${long.length + 1} on: " https://c.example" -> "k=[redacted]"`,
      `    (a part of it is a secret and not shown; it has ${long.length + 3} characters)`,
      '    host before: c.example',
    ]);
  });

  it('separates the parts of a text, and says where only its ends differ', () => {
    expect(textDifference('f', 'a\nb\nc\nd\ne', 'a\nx\nc\ny\nz\ne')).toEqual([
      '  f: lines removed: 2, lines added: 3',
      '    at line 2',
      '    - "b"',
      '    + "x"',
      '    at line 4',
      '    - "d"',
      '    + "y"',
      '    + "z"',
    ]);
    expect(textDifference('f', 'a', `a\n${long}`)[2]).toBe(`    + ${shownText(long)}`);
    expect(textDifference('f', 'a\r\nb', 'a\nb')).toEqual([
      '  f: only line endings or secrets in it differ',
      '    (lines that end in CR LF: 0 of 2, before: 1 of 2)',
    ]);
    // A text that is replaced as a whole needs no place.
    expect(textDifference('f', 'a\nb', 'c')[1]).toBe('    - "a"');
  });
});
