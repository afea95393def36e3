import { describe, expect, test } from 'vitest';
import { Approvals } from '../../../src/policy/approvals/approvals.js';
import { addressesAmong, isSamePerson } from '../../../src/policy/approvals/same-person.js';
import { asked, opened, yes } from './asked.js';

const account = (person: string, ...addresses: string[]) => ({ person, addresses });

describe('one person', () => {
  test.each([
    ['the same account', account('i a'), account('i a'), true],
    ['two accounts of nobody known', account('i a'), account('i b'), false],
    ['one address', account('i a', 'jane@acme.example'), account('i b', 'jane@acme.example'), true],
    ['other letters', account('i a', 'Jane@Acme.Example '), account('i b', 'jane@acme.example'), true],
    ['a tag', account('i a', 'jane@acme.example'), account('i b', 'jane+ok@acme.example'), true],
    ['one of several', account('i a', 'x@y.example', 'j@z.example'), account('i b', 'j@z.example'), true],
    ['another mailbox', account('i a', 'jane@acme.example'), account('i b', 'janet@acme.example'), false],
    ['another host', account('i a', 'jane@acme.example'), account('i b', 'jane@evil.example'), false],
    ['a tag and nothing else', account('i a', '+a@acme.example'), account('i b', '+b@acme.example'), false],
    ['a tag in several parts', account('i a', 'j@acme.example'), account('i b', 'j+a+b@acme.example'), true],
    [
      'a tag with an @ of its own',
      account('i a', 'j@acme.example'),
      account('i b', 'j+"@x"@acme.example'),
      true,
    ],
    ['a tag of lines', account('i a', 'j@acme.example'), account('i b', 'j+a\nb@acme.example'), true],
    ['a plus in the host', account('i a', 'j@a+b.example'), account('i b', 'j@a.example'), false],
    [
      'one letter written as two',
      account('i a', 'jos\u00e9@a.example'),
      account('i b', 'jose\u0301@a.example'),
      true,
    ],
    ['no address on one side', { person: 'i a' }, account('i b', 'jane@acme.example'), false],
  ])('%s', (_, one, other, same) => {
    expect(isSamePerson(one, other)).toBe(same);
    expect(isSamePerson(other, one)).toBe(same);
  });

  test('addresses are texts that look like some', () => {
    const ofLength = (length: number) => '@b.example'.padStart(length, 'x');
    expect(
      addressesAmong(['a@b.example', 'a@b.example', undefined, 7, 'plain', ofLength(320), ofLength(321)]),
    ).toEqual(['a@b.example', ofLength(320)]);
    const many = Array.from({ length: 30 }, (_, n) => `p${n}@b.example`);
    expect(addressesAmong(many)).toEqual(many.slice(0, 20));
  });
});

test('four eyes are not those of two accounts with one address; they may decline', async () => {
  const approvals = new Approvals();
  const permissions = new Set(['approve:changes']);
  const fourEyes = { permission: 'approve:changes' };
  const other = { by: { person: 'https://issuer.example/ google-oauth2|jane' }, permissions };
  const addresses = ['jane@acme.example'];
  const { id } = await opened(approvals, { ...asked, fourEyes, addresses });
  const same = { ...yes, ...other, addresses: ['Jane+2@acme.example'] };
  expect(await approvals.answer(id, same)).toBe('needs_other');
  expect((await approvals.get(id))?.state).toBe('waiting');
  expect(await approvals.answer(id, { ...same, approve: false })).toBe('declined');
  const second = await opened(approvals, { ...asked, fourEyes, addresses, args: 'b' });
  expect(await approvals.answer(second.id, { ...same, addresses: ['bob@acme.example'] })).toBe('approved');
});
