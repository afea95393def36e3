import { describe, expect, it } from 'vitest';
import {
  hasAddress,
  mayLead,
  textWithAddress,
} from '../../../../src/policy/change/effects/text-with-address.js';
import { found as present, viewOf } from '../made.js';
import { computed } from './view.js';

describe('an address in a text', () => {
  it.each([
    ...['https://evil.example', 'see HTTP://evil.example/x now', 'javascript://x', 'www.evil.example'],
    ...['go to evil.example/now', '(evil.example/now)', 'https://evil.example/avatar?d=data'],
    ...['see https://s.gravatar.com/x', 'see https://cdn.auth0.com/avatars/x', 'https://x.gravatar.com/x'],
    ...[
      'ｈｔｔｐｓ：／／evil.example',
      'evil。example/x',
      'https:/\u2044evil\u2024example',
      'go evil\u2024example\u2215x',
    ],
    ...['go evil.example\u29f8x', 'ht\u200btps://evil.example'],
    ...['javascript:alert(1)', 'data:text/html,x', 'call tel:+15550001111', 'mailto:a@evil.example'],
    ...[
      'go //evil',
      '\\\\evil\\share',
      'evil[.]example/x',
      'https&colon;evil',
      'https&#58;//x',
      'https%3Aevil',
      'evil%2eexample%2fx',
      'evil&#46;example&#x2F;x',
      ...['evil%2Eexample/x', 'evil&#x2E;example/x', 'evil&#x002e;example/x', 'evil&period;example/x'],
      ...['https%3aevil', 'https&#x3A;evil', 'https&#x3a;evil', 'https&#058;evil'],
      ...[
        'evil.example%2Fx',
        'evil.example%2fx',
        'evil.example&#x2f;x',
        'evil.example&sol;x',
        'evil.example&#047;x',
      ],
    ],
    ...['url(//evil.example/x)', 'evil( . )example/x'],
    ...['http:3627734734', 'ftp:evil', 'see [2001:db8::1]', '[::1]', '[::ffff:198.51.100.7]'],
  ])('%s', (text) => expect(hasAddress(text)).toBe(true));
  it.each([
    ...[
      'Node.js',
      'Node.js / Express',
      'acme.com',
      'Jane Roe',
      'jane@people.example',
      'and/or',
      'v1.2',
      '',
      'Data: EU',
      'a // b',
      'Tel: none',
      ...['http: none', '[EU]', '[a]', '[12.5]', 'x [a : b]'],
    ],
    ...['https://s.gravatar.com/avatar/x?d=https%3A%2F%2Fcdn.auth0.com%2Favatars%2Fja.png', 'Sales: EU'],
    ...['https://secure.gravatar.com/avatar/x', 'https://www.gravatar.com/avatar/x'],
    ...['https://cdn.auth0.com/avatars/ja.png', 'jane@people.example/now'],
    ...[undefined, null, 7, ['https://evil.example']],
  ])('none in %j', (text) => expect(hasAddress(text)).toBe(false));
  it('takes linear time', () => expect(hasAddress('a-.'.repeat(100_000))).toBe(false));
});

const found = (operation: string, body: object, now: object = {}) =>
  computed('text_with_address', operation, {
    path: { id: 'x' },
    body,
    present: { kind: 'found', value: now },
  });
const code = (...fields: string[]) => [
  { effect: 'code', fields, why: 'People may see this text, or load it, and it holds a web address.' },
];
const url = 'https://evil.example/x';

describe('text_with_address', () => {
  const marked = [
    {
      effect: 'code',
      fields: ['given_name'],
      why: 'People may see this text, and it holds markup or code of a template.',
    },
  ];
  it.each([
    ...['<img src=x onerror=alert(1)>', '</p>', '<!--', '<?x', '<%= x %>', 'a <B>b'],
    ...['{{ user.email }}', '{% include "x" %}', '$\u007b7*7}', '#{x}', '＜b＞', '<\u200bb>'],
  ])('finds markup in %s', async (given_name) => {
    expect(await found('PATCH /users/{id}', { given_name })).toEqual(marked);
    expect(mayLead(given_name)).toBe(true);
  });
  it('finds it in what is new, too', async () => {
    const [effect] = await found('POST /organizations', { name: 'x', display_name: '{{ x }}' });
    expect(effect).toMatchObject({ effect: 'code', fields: ['display_name'] });
  });
  it.each(['Ada <3', 'a < b', '1<2', '{Ada}', '$5', '#1', '{ {x} }', '% of x'])(
    'takes %s for a name',
    async (given_name) => expect(await found('PATCH /users/{id}', { given_name })).toEqual([]),
  );

  it.each<[string, object, string]>([
    ['PATCH /users/{id}', { name: url }, 'name'],
    ['PATCH /users/{id}', { picture: url }, 'picture'],
    ...['given_name', 'family_name', 'nickname'].map((field): [string, object, string] => [
      'PATCH /users/{id}',
      { [field]: url },
      field,
    ]),
    ['POST /clients', { name: 'x', logo_uri: url }, 'logo_uri'],
    ['PATCH /connections/{id}', { display_name: url }, 'display_name'],
    ['PATCH /organizations/{id}', { display_name: url }, 'display_name'],
    ['PATCH /users/{id}', { picture: 'evil' }, 'picture'],
    [
      'PATCH /branding',
      { colors: { page_background: { start: '#fff', end: `url(${url})` } } },
      'colors.page_background.end',
    ],
    ['POST /resource-servers', { scopes: [{ value: 'a', description: url }] }, 'scopes.description'],
  ])('%s %j', async (operation, body, field) => expect(await found(operation, body)).toEqual(code(field)));

  it('is nothing where the address stays, or only metadata holds it', async () => {
    expect(await found('PATCH /users/{id}', { name: 'n' }, { name: url })).toEqual([]);
    expect(await found('PATCH /users/{id}', { picture: url }, { picture: url })).toEqual([]);
    expect(await found('PATCH /users/{id}', { user_metadata: { name: url } })).toEqual([]);
    expect(await found('PATCH /clients/{id}', { description: url })).toEqual([]);
  });
  it('lets colors be colors, and a picture be the one that is set by Auth0 or none', async () => {
    const colors = { primary: '#aabbcc', page_background: { type: 'linear-gradient', start: '#fff' } };
    expect(await found('PATCH /branding', { colors })).toEqual([]);
    expect(await found('PATCH /users/{id}', { picture: 'https://s.gravatar.com/avatar/x' })).toEqual([]);
    expect(await found('PATCH /users/{id}', { picture: '' }, { picture: url })).toEqual([]);
  });
  const inNew = (entry: object) =>
    textWithAddress(
      viewOf({ facts: { effects: { '*': 'plain' } }, present: present({}), wire: { body: { x: [entry] } } }),
    );
  it('is looked for in lists within an entry, too', () =>
    expect(inNew({ parts: [[{ name: url }]] })).toEqual(code('x.parts.name')));
  it.each<[string, boolean]>([
    ['metadata', true],
    ['client_metadata', true],
    ['metadata_of', false],
    ['notmetadata', false],
  ])('%s is only kept: %s', (key, kept) =>
    expect(inNew({ [key]: { name: url } })).toEqual(kept ? [] : code(`x.${key}.name`)),
  );
  it('leaves alone what has an effect of its own', async () =>
    expect(await found('PATCH /clients/{id}', { logo_uri: url })).toEqual([]));
});
