import { describe, expect, it } from 'vitest';
import { foldAddress, spellingsOf } from '../../../src/policy/targets/addresses.js';

describe('an address is the same in another spelling', () => {
  it.each([
    'boss@ceo.example',
    ' BOSS@Ceo.Example ',
    'boss@ceo.example.',
    'boss@ceo。example',
    'boss@ｃｅｏ.example',
    'boss@ceo．example',
    'ｂｏｓｓ＠ceo.example',
    'boss@ce\u00ado.example',
    'boss@ceo\u200b.example',
    'bo\u2060ss@ceo.example',
    'boss@ceo.example\u3164',
    '"boss"@ceo.example',
    '"bo\\ss"@ceo.example',
    'boss @ ceo.example',
    'bo\ufff9ss@ceo.example',
  ])('%j', (email) => expect(spellingsOf(email)).toContain('boss@ceo.example'));

  it('with its domain in letters and in ASCII', () => {
    expect(spellingsOf('a@bücher.example')).toContain('a@xn--bcher-kva.example');
    expect(spellingsOf('a@XN--bcher-kva.example')).toContain('a@bücher.example');
  });
  it('but is not that of another', () => {
    for (const other of ['boss@ceo.example.evil', 'bos@ceo.example', 'boss@ceo-example', 'boss', ''])
      expect(spellingsOf(other)).not.toContain('boss@ceo.example');
    expect(spellingsOf('x"boss"@ceo.example')).toEqual(['x"boss"@ceo.example']);
    expect(spellingsOf('"boss"x@ceo.example')).toEqual(['"boss"x@ceo.example']);
    expect(spellingsOf('@bücher.example')).toContain('@xn--bcher-kva.example');
    expect(spellingsOf('boss')).toEqual(['boss']);
    expect(spellingsOf('a@b c')).toEqual(['a@b c']);
  });
  it('in a pattern of the policy, too', () => expect(foldAddress(' *@CEO.example ')).toBe('*@ceo.example'));
});
