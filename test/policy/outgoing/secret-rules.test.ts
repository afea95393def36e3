/** What the rules that find secrets in text are made of. */
import { describe, expect, it } from 'vitest';
import { contains, mask, namesSecret, valuesBehind } from '../../../src/policy/outgoing/secret-rules.js';

const find = valuesBehind({
  head: /(\w+)=/g,
  isSecret: namesSecret,
  value: /"[^"]*"?|'[^']*'?|`[^`]*`?|[\w[\]]+/y,
});
const hidden = (text: string): string => {
  let result = '';
  let done = 0;
  for (const { start, end, by } of find(text)) {
    result += text.slice(done, start) + by;
    done = end;
  }
  return result + text.slice(done);
};

describe('a value behind the name of a secret', () => {
  it.each([
    ['password=abc', `password=${mask}`],
    ['name=abc', 'name=abc'],
    ['name=abc token=def x=y secret=ghi', `name=abc token=${mask} x=y secret=${mask}`],
    ['password="abc" x', `password="${mask}" x`],
    ["password='abc' x", `password='${mask}' x`],
    ['password=`abc` x', `password=\`${mask}\` x`],
    ['password="abc', `password="${mask}`],
    ['password="', `password="${mask}`],
    ['password=""', `password="${mask}"`],
    ['password= abc', 'password= abc'],
    ['password=', 'password='],
    ['password=token=abc', `password=${mask}=abc`],
  ])('%s', (text, expected) => expect(hidden(text)).toBe(expected));

  it('that is a mask already stays as it is, also without its last bracket', () => {
    expect(hidden(`password=${mask.slice(0, -1)}`)).toBe(`password=${mask.slice(0, -1)}`);
    expect(hidden(`password=${mask}`)).toBe(`password=${mask}`);
    expect(hidden(`password=${mask}x`)).toBe(`password=${mask}`);
  });

  it('is found each time, whatever was looked at before', () => {
    expect(hidden('password=abc')).toBe(hidden('password=abc'));
    for (const _ of find('password=abc password=def')) break;
    expect(hidden('password=abc')).toBe(`password=${mask}`);
  });
});

it('a quick look finds a part anywhere', () => {
  expect(contains('eyJ')('x eyJ')).toBe(true);
  expect(contains('eyJ')('x eyj')).toBe(false);
});
