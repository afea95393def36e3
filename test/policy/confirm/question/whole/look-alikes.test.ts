import { describe, expect, it } from 'vitest';
import { lookAlikeLines } from '../../../../../src/policy/confirm/question/look-alikes.js';
import { questionPage } from '../../../../../src/policy/confirm/question/question.js';

const STYLED = '\uff41\u0430';
const told = (line: string) => lookAlikeLines(line).map((one) => one.trim());

describe('letters that look like others', () => {
  it.each<[string, string, string]>([
    ['Cyrillic in a name', '  name: "Аdministrator"', '"Аdministrator" has А U+0410'],
    ['Cyrillic among capitals', '  name: "АBC"', '"АBC" has А U+0410'],
    ['Greek in a name', '  name: "Οrder"', '"Οrder" has Ο U+039F'],
    ['a Cherokee letter', '  name: "Ꭺdmin"', '"Ꭺdmin" has Ꭺ U+13AA'],
    ['an Armenian letter', '  name: "օwner"', '"օwner" has օ U+0585'],
    [
      'wide letters',
      '  name: "ａｄｍｉｎ"',
      '"ａｄｍｉｎ" has ａ U+FF41, ｄ U+FF44, ｍ U+FF4D, ｉ U+FF49, ｎ U+FF4E',
    ],
    ['styled letters', '  name: "𝐀dmin"', '"𝐀dmin" has 𝐀 U+1D400'],
    ['the domain of an address', '  email: "bob@exаmple.com"', '"bob@exаmple.com" has а U+0430'],
    [
      'a whole part of an address',
      '  email: "сосо@example.com"',
      '"сосо@example.com" has с U+0441, о U+043E',
    ],
    ['an accent in an address', '  email: "jöhn@example.com"', '"jöhn@example.com" has ö U+00F6'],
    ['an accent at the beginning of an address', '  email: "öa@b.example"', '"öa@b.example" has ö U+00F6'],
    ['a word of nothing else', '  name: "аррӏе"', '"аррӏе" has а U+0430, р U+0440, ӏ U+04CF, е U+0435'],
    ['a word of nothing else but digits', '  name: "ΤΟΡ1"', '"ΤΟΡ1" has Τ U+03A4, Ο U+039F, Ρ U+03A1'],
    ['a letter-like sign', '  name: "ℂlub"', '"ℂlub" has ℂ U+2102'],
    ['a Coptic letter', '  name: "ⲟwner"', '"ⲟwner" has ⲟ U+2C9F'],
    ['a Lisu letter', '  name: "ꓐoss"', '"ꓐoss" has ꓐ U+A4D0'],
    ['a scope', '  scope: "read:usеrs"', '"usеrs" has е U+0435'],
    ['a host', '  callbacks: "https://аpp.example.com/cb"', '"аpp" has а U+0430'],
  ])('are told: %s', (_, line, words) => {
    expect(told(line)).toEqual([`look-alike letters: ${words}`]);
  });

  it.each([
    'Администратор',
    'Россия',
    'Διαχειριστής',
    'ос Жара ТОЖ 2026 год',
    '管理者 Admin東京',
    'Café Zürich',
    'Łódź, Ærøskøbing, İzmir',
    'admin – Администратор',
    'محمد and דוד',
    '5 µs … “quoted” → 👍🏽',
    'plain ASCII admin@example.com',
  ])('are not seen in ordinary writing: %s', (text) => {
    expect(lookAlikeLines(`  name: "${text}"`)).toEqual([]);
  });

  it('are told of both sides of a change, each word once, and with the indent of the line', () => {
    expect(lookAlikeLines('    email: "bob@example.com" -> "bоb@example.com", "bоb@example.com"')).toEqual([
      '      look-alike letters: "bоb@example.com" has о U+043E',
    ]);
    expect(told('"аb" -> "аc"')).toEqual([
      'look-alike letters: "аb" has а U+0430',
      'look-alike letters: "аc" has а U+0430',
    ]);
  });

  it('are counted where there are many, and found in linear time', () => {
    const words = (count: number) => Array.from({ length: count }, (_, at) => `аb${at}`).join(' ');
    for (const [count, more] of [
      [11, 'in 1 more words'],
      [25, 'in 15 more words'],
    ] as const) {
      expect(told(words(count))).toHaveLength(11);
      expect(told(words(count)).at(-1)).toBe(`look-alike letters: ${more}`);
    }
    expect(told(words(10))).toHaveLength(10);
    expect(told(words(10)).join()).not.toContain('more');
    for (const hostile of ['ж@'.repeat(50_000), 'ж'.repeat(200_000), `${'a'.repeat(200_000)}ж`])
      expect(told(hostile).length).toBeLessThan(2);
    const crowd = Array.from({ length: 20_000 }, (_, at) => `ж${at}@x.example аb${at}`).join(' ');
    expect(told(crowd)).toHaveLength(11);
  });

  it('stand below their line in a question', () => {
    expect(questionPage('Added\n  name: "Аdmin"\n  note: "x"')).toBe(
      'Added\n  name: "Аdmin"\n    look-alike letters: "Аdmin" has А U+0410\n  note: "x"',
    );
  });
});

it('needs one letter in another style only, beside letters of any alphabet', () => {
  expect(told(STYLED)).toEqual([`look-alike letters: "${STYLED}" has \uff41 U+FF41, \u0430 U+0430`]);
});
