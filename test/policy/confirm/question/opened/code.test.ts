/** What is told of code that a change makes run, and how much of it. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codeLines } from '../../../../../src/policy/confirm/question/opened/code.js';

const tell = (version: object, most = 20): string[] => codeLines(version, most).lines;
const line = (text: string) => `  + ${JSON.stringify(text)}`;

describe('code', () => {
  it('is told line by line, with the hosts in it', () => {
    expect(tell({ code: 'one();\r\nfetch("https://a.example/x");\n\ttwo();' })).toEqual([
      'Code: 45 characters',
      ...['one();', 'fetch("https://a.example/x");'].map(line),
      expect.stringMatching(/^ {2}\+ ".*two\(\);"$/),
      'Hosts: "a.example"',
    ]);
    expect(tell({ code: '' })).toEqual(['Code: 0 characters', line('')]);
  });

  it.each([undefined, null, 7, ['https://a.example/']])(
    'that the API does not show is said to be so: %j',
    (code) => {
      expect(tell({ code })[0]).toBe('Code: not shown by the API');
    },
  );

  it.each([
    [20, 1_200, 400],
    [10, 600, 200],
    [4, 240, 80],
  ])(
    'with room for %i names is whole up to %i characters, and beyond has ends of %i',
    (most, whole, ends) => {
      const code = (length: number) => 'abcdefghij'.repeat(length).slice(0, length);
      expect(tell({ code: code(whole) }, most)).toEqual([`Code: ${whole} characters`, line(code(whole))]);
      const long = code(whole + 1);
      const print = createHash('sha256').update(long).digest('hex').slice(0, 16);
      expect(tell({ code: long }, most)).toEqual([
        `Code: ${whole + 1} characters, SHA-256 ${print}`,
        line(long.slice(0, ends)),
        '  …',
        line(long.slice(-ends)),
      ]);
    },
  );
});

describe('what comes with code', () => {
  it.each<[string, object, string]>([
    ['packages', { dependencies: [{ name: 'a', version: '1' }, { name: 'b' }] }, 'Dependencies: "a 1", "b"'],
    [
      'modules',
      { modules: [{ module_name: 'm', module_version_number: 2, module_id: 'x' }] },
      'Modules: "m 2"',
    ],
    ['secrets', { secrets: [{ name: 'S', value: 'hidden' }] }, 'Secrets: "S"'],
  ])('is told by name: %s', (_, more, told) => {
    expect(tell({ code: '', ...more })).toEqual(['Code: 0 characters', line(''), told]);
  });

  it('is nothing where there is none', () => {
    expect(tell({ code: '', dependencies: [], modules: 'none', secrets: null })).toHaveLength(2);
  });

  it('is told as far as there is room', () => {
    const secrets = ['A', 'B', 'C'].map((name) => ({ name }));
    expect(tell({ code: '', secrets }, 3)[2]).toBe('Secrets: "A", "B", "C"');
    expect(tell({ code: '', secrets }, 2)[2]).toBe('Secrets: "A", "B" and 1 more');
  });
});
