import { describe, expect, it } from 'vitest';
import { commandWords } from '../../../src/config/sources/command-words.js';

const words = (command: string, platform: NodeJS.Platform = 'linux') => commandWords(command, 'X', platform);

describe('the words of a command', () => {
  it.each<[string, string[]]>([
    ['op read op://vault/auth0/secret', ['op', 'read', 'op://vault/auth0/secret']],
    ["vault kv get -field=secret 'kv/my app'", ['vault', 'kv', 'get', '-field=secret', 'kv/my app']],
    ['get "a \\"b\\" c" d\\ e', ['get', 'a "b" c', 'd e']],
    ['a \'$(b) | c\' "x > y"', ['a', '$(b) | c', 'x > y']],
    ["a ''", ['a', '']],
    ['["op", "read", "a | b"]', ['op', 'read', 'a | b']],
  ])('%s', (command, expected) => {
    expect(words(command)).toEqual(expected);
  });

  it('keep the backslashes of a Windows path', () => {
    expect(words(String.raw`"C:\Program Files\op.exe" read C:\x`, 'win32')).toEqual([
      String.raw`C:\Program Files\op.exe`,
      'read',
      String.raw`C:\x`,
    ]);
  });

  it.each(['cat secret | head -1', 'a && b', 'a; b', 'echo $SECRET', 'echo $(id)', 'echo `id`', 'a > b'])(
    'a shell would be needed for %s',
    (command) => {
      expect(() => words(command)).toThrow(/X is run without a shell/);
    },
  );

  it.each([
    ["get 'open", /does not end/],
    ['[1]', /not a JSON array of texts/],
    ['[]', /names no program/],
  ])('%s is refused', (command, why) => {
    expect(() => words(command)).toThrow(why);
  });
});
