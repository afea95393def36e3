/** Names with a host in them, and to whom it belongs. */
import { describe, expect, it } from 'vitest';
import { foreignTo, hostsNamed } from '../../../../src/policy/change/effects/foreign-host.js';
import { mayLead } from '../../../../src/policy/change/effects/text-with-address.js';
import { computed, viewOf } from './view.js';

describe('hosts in a text', () => {
  it.each([
    ['Verify at evil.example.com', ['evil.example.com']],
    ['EVIL.Com, a-1.co.uk', ['evil.com', 'a-1.co.uk']],
    ['Write to first.last@people.example', ['people.example']],
    ['ann.de@people.example', ['people.example']],
    ['Verify at вход.рф', ['вход.рф']],
    ['пример.com bücher.de', ['пример.com', 'bücher.de']],
    ['例え.みんな evil.xn--p1ai', ['例え.みんな', 'evil.xn--p1ai']],
    ['ООО.Ромашка', []],
    ['Node.js', []],
    ['ASP.NET Core', []],
    ['Socket.IO and draw.io', []],
    ['St.Gallen v1.2 MyCompany.Portal.Web.Ui', []],
    ['com', []],
    ['', []],
    [`${'a'.repeat(63)}.com`, [`${'a'.repeat(63)}.com`]],
    [`${'a.'.repeat(8)}com`, [`${'a.'.repeat(8)}com`]],
    ['a-b.com@x.y', []],
    ['evil.com@x', []],
    ['x@evil.com', ['evil.com']],
    ['evil.comx evil.com.', ['evil.com']],
  ])('%s', (text, hosts) => {
    expect(hostsNamed(text)).toEqual(hosts);
    expect(mayLead(text)).toBe(hosts.length > 0);
  });
  it('takes linear time', () => {
    expect(hostsNamed('a-.'.repeat(100_000))).toEqual([]);
    expect(hostsNamed('я.'.repeat(100_000))).toEqual([]);
    expect(hostsNamed(`a.${'a'.repeat(300_000)}`)).toEqual([]);
  });
  it('is looked for in texts alone, as they are read', () => {
    expect(mayLead(7)).toBe(false);
    expect(mayLead('evil。com')).toBe(true);
    expect(mayLead('https://evil.local')).toBe(true);
  });
});

const now = {
  name: 'Portal of brand.shop',
  callbacks: ['https://portal.good.com/cb'],
  client_metadata: { note: 'evil.com' },
  description: 'See evil.com',
  jwt_configuration: { x: { y: 'https://deep.io' } },
};
const foreign = async (text: string, value: unknown = now) =>
  foreignTo(
    await viewOf('PATCH /clients/{id}', { path: { id: 'x' }, body: {}, present: { kind: 'found', value } }),
  )(text);

describe('a host belongs to an object', () => {
  it.each([
    'good.com',
    'Portal.Good.com',
    'other.good.com',
    'acme.example',
    'login.acme.example',
    'deep.io',
    'x',
  ])('%s', async (text) => expect(await foreign(`Portal ${text}`)).toBe(false));
  it.each(['evil.com', 'good.com.evil.com', 'agood.com', 'good.co', 'good.com and evil.com', 'brand.shop'])(
    'not %s',
    async (text) => expect(await foreign(`Portal ${text}`)).toBe(true),
  );
  it('by what somebody registers, which has three labels below some countries', async () => {
    const uk = { callbacks: ['https://good.co.uk/cb', 'https://long.name.uk', 'https://a.abc.com'] };
    expect(await foreign('shop.good.co.uk', uk)).toBe(false);
    expect(await foreign('evil.co.uk', uk)).toBe(true);
    expect(await foreign('goodco.uk', uk)).toBe(true);
    expect(await foreign('other.name.uk', uk)).toBe(false);
    expect(await foreign('b.abc.com', uk)).toBe(false);
    expect(await foreign('good.com', {})).toBe(true);
    expect(await foreign('evil.org.uk', { callbacks: ['https://good.org.uk'] })).toBe(true);
  });
});

const effects = (operation: string, body: object, value: object = {}) =>
  computed('text_with_address', operation, { path: { id: 'x' }, body, present: { kind: 'found', value } });
const why = 'People may see this text, and it names a host that is none of its own.';

describe('text_with_address', () => {
  it('is asked for where a name is given one that is none of its own', async () => {
    const code = (field: string) => [{ effect: 'code', fields: [field], why }];
    expect(await effects('PATCH /clients/{id}', { name: 'evil.com' }, now)).toEqual(code('name'));
    expect(await effects('PATCH /organizations/{id}', { display_name: 'evil。com' })).toEqual(
      code('display_name'),
    );
    expect(
      await effects('PATCH /users/{id}', { name: 'Write to help@evil.com' }, { email: 'a@good.com' }),
    ).toEqual(code('name'));
  });
  it('is not where it is, nor for what is new, and says of an address that it is one', async () => {
    expect(await effects('PATCH /clients/{id}', { name: 'good.com' }, now)).toEqual([]);
    expect(await effects('PATCH /users/{id}', { name: 'a@good.com' }, { email: 'a@good.com' })).toEqual([]);
    expect(await effects('POST /organizations', { name: 'x', display_name: 'evil.com' })).toEqual([]);
    expect(await effects('PATCH /clients/{id}', { name: 'evil.com/x' }, now)).toEqual([
      expect.objectContaining({ why: expect.stringContaining('holds a web address') }),
    ]);
    const avatar = 'https://s.gravatar.com/avatar/x?d=https%3A%2F%2Fcdn.auth0.com%2Favatars%2Fja.png';
    expect(await effects('PATCH /users/{id}', { picture: avatar })).toEqual([]);
  });
});
