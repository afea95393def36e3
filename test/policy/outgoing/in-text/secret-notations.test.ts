/** Secrets behind their names in notes, YAML, command lines, headers, XML and escaped text. */
import { describe, expect, it } from 'vitest';
import { redact, redactText } from '../../../../src/policy/outgoing/redaction.js';
import { mask } from '../../../../src/policy/outgoing/secret-rules.js';

const SECRET = 'q7Zk2pX9vB4nM8wL';
const shown = (text: string) => (redact({ note: text }) as { note: string }).note;

describe('a secret', () => {
  it.each([
    `client_secret: ${SECRET}`,
    `client_secret: ${SECRET}\nother: 1`,
    `password = ${SECRET}, and more`,
    `export API_KEY=${SECRET}`,
    `use token:${SECRET}`,
    `smtp.password:     ${SECRET}`,
    `"token" :     ${SECRET}`,
    `clientSecret := ${SECRET}`,
    `clientSecret := "${SECRET}"`,
    `'client_secret' => '${SECRET}'`,
    `:client_secret => '${SECRET}'`,
    `:client_secret => ${SECRET}`,
    `token: ${SECRET};`,
    `token: q7Zk-2pX9vB4n`,
    `client_secret: |\n  ${SECRET}`,
    `client_secret: >-\n\t${SECRET}`,
    `client_secret:\t|+\n  ${SECRET}\nname: x`,
    `--client-secret ${SECRET}`,
    `app --password=${SECRET} --verbose`,
    `app --Api-Key '${SECRET}' x`,
    `curl -s -u admin:${SECRET} https://x.example`,
    `curl --user='admin:${SECRET}' https://x.example`,
    `admin:${SECRET}@db.example:5432/x`,
    `config=${Buffer.from(`{"password":"${SECRET}"}`).toString('base64')}`,
    `?a=1%26client_secret%3D${SECRET}%23x`,
    `?a=1%23access_token%3D${SECRET}`,
    `see (admin:${SECRET}@db.example:5432)`,
    `Cookie: auth0=${SECRET}; Path=/`,
    `set-cookie:sid=${SECRET}`,
    `'Set-Cookie': 'sid=${SECRET}'`,
    `<clientSecret>${SECRET}</clientSecret>`,
    `<wsse:Password Type="x">${SECRET}</wsse:Password>`,
    `<password>\n ${SECRET}\n</password>`,
    `<add key="ClientSecret" value="${SECRET}"/>`,
    `<add name='app:ClientSecret'  value='${SECRET}'/>`,
    `{&quot;client_secret&quot;:&quot;${SECRET}&quot;}`,
    `{&#34;client_secret&#34; : &#34;${SECRET}&#34;}`,
    `{&#x22;client_secret&#x22;:&#x22;${SECRET}&#x22;}`,
    `client_secret%3D${SECRET}`,
    `x=client_secret%253D${SECRET}`,
    `%7B%22client_secret%22%3A%22${SECRET}%22%7D`,
    `q=%257B%2522client_secret%2522%253A%2520%2522${SECRET}%2522%257D`,
    `%22client_secret%22:+%22${SECRET}%22`,
    `body client_secret%3D${SECRET}%26x%3D1`,
    `https://x.example/?next=https%253A%252F%252Fy.example%252F%253Faccess_token%253D${SECRET}%2526x%253D1`,
    `https://x.example/?next=y%252525253Fticket%252525253D${SECRET}`,
    `{"keys":[{"kty":"EC","crv":"P-256","x":"a","d":"${SECRET}"`,
    `{"kty":"oct", "k" : "${SECRET}"`,
    `sk-proj-${SECRET}${SECRET}`,
    `hf_${SECRET}ab`,
    `glsa_${SECRET}ab`,
    `pypi-${SECRET}ab`,
    `hvs.${SECRET}ab`,
    `ya29.${SECRET}ab`,
    `$2b$10$${SECRET}abcdef`,
    `$argon2id$v=19$m=65536,t=2$${SECRET}`,
    `$argon2i$v=19$m=65536,t=2$${SECRET}`,
    `$argon2d$v=19$m=65536,t=2$${SECRET}`,
    `$pbkdf2-sha512$i=10000,l=64$${SECRET}`,
    `$scrypt$ln=16,r=8,p=1$${SECRET}`,
    `$6$rounds=5000$${SECRET}`,
  ])('in %s', (text) => {
    expect(shown(text)).not.toContain(SECRET);
    expect(shown(text)).not.toMatch(/2pX9/);
    expect(shown(text)).toContain(mask);
    expect(redactText(`Invalid: ${text}`)).not.toMatch(/2pX9/);
  });

  it('takes no more with it than the value', () => {
    expect(shown(`client_secret: ${SECRET}\nother: 1`)).toBe(`client_secret: ${mask}\nother: 1`);
    expect(shown(`clientSecret := "${SECRET}" x`)).toBe(`clientSecret := "${mask}" x`);
    expect(redactText(`'client_secret' => '${SECRET}' x`)).toBe(`'client_secret' => '${mask}' x`);
    expect(redactText('client_secret := short x')).toBe(`client_secret := ${mask} x`);
    expect(shown(`client_secret: |\n  ${SECRET}\n  two\nname: x`)).toBe(`client_secret: |\n${mask}\nname: x`);
    expect(shown(`app --password=${SECRET} --verbose`)).toBe(`app --password=${mask} --verbose`);
    expect(shown(`app --api-key '${SECRET}' x`)).toBe(`app --api-key '${mask}' x`);
    expect(shown(`curl -u a:${SECRET} https://x.example`)).toBe(`curl -u a:${mask} https://x.example`);
    expect(shown(`admin:${SECRET}@db.example:5432/x`)).toBe(`admin:${mask}@db.example:5432/x`);
    expect(shown(`x\nCookie: a=${SECRET}; Path=/\nHost: x`)).toBe(`x\nCookie: ${mask}\nHost: x`);
    expect(shown(`<a><clientSecret>${SECRET}</clientSecret></a>`)).toBe(
      `<a><clientSecret>${mask}</clientSecret></a>`,
    );
    expect(shown(`<add key="ClientSecret" value="${SECRET}"/>`)).toBe(
      `<add key="ClientSecret" value="${mask}"/>`,
    );
    expect(shown(`{&quot;client_secret&quot;:&quot;${SECRET}&quot;}`)).toBe(
      `{&quot;client_secret&quot;:&quot;${mask}&quot;}`,
    );
    expect(shown(`body client_secret%3D${SECRET}%26x%3D1`)).toBe(`body client_secret%3D${mask}%26x%3D1`);
    expect(shown('admin:abc123x@db.example:5')).toBe(`admin:${mask}@db.example:5`);
    expect(shown(`a client_secret%3D${SECRET}%23x`)).toBe(`a client_secret%3D${mask}%23x`);
    const wide = ' '.repeat(20);
    expect(shown(`token${wide}:${wide}a1b2c3d4e5f6`)).toBe(`token${wide}:${wide}${mask}`);
    expect(shown('--token   a1b2c3d4')).toBe(`--token   ${mask}`);
    expect(shown(`?n=%253Faccess_token%253D${SECRET}%2526x%253D1`)).toBe(
      `?n=%253Faccess_token%253D${mask}%2526x%253D1`,
    );
    expect(shown(`{"kty":"EC","d":"${SECRET}","x":"${SECRET}"`)).toBe(
      `{"kty":"EC","d":"${mask}","x":"${SECRET}"`,
    );
  });
});

describe('no secret', () => {
  it.each([
    `name: ${SECRET}`,
    `password: short1a2`,
    'password: correct-horse-battery-staple',
    'password = config1.passwords2.v2',
    'const token = event.secrets.API_KEY_1;',
    'const token = getToken1OrOther2(event);',
    'const token = tokens1OrOther2[0];',
    'const token = oauthTokenResponse2;',
    'secret: 1234567890123',
    'token: urn:ietf:params:oauth:token-type:jwt2',
    'token: https://a1.example/b2/c3',
    'token: see the page a1b2c3',
    `text: |\n  ${SECRET}`,
    'password: | not a block',
    'client_secret: |\nname: x',
    '--password to set it',
    '--client-secret $SECRET_1_A2',
    '--name q7zk2px9vb4nm8wl',
    'use -u admin:q7zk2px9vb4nm8wl',
    'curl\n -u admin:q7zk2px9vb4nm8wl',
    'mail to:ann@people.example:5',
    'mailto:ann12@people.example',
    'at 10:45:58 by bob@people.example',
    'Cookie: none',
    'to:everybody@people.example:5',
    'to:abc12345x@people.example',
    'a/b:abc12345x@db.example:5',
    'a@b:abc12345x@db.example:5',
    'x--client-secret q7zk2px9vb4nm8wl',
    'x/token%3Dq7zk2px9vb4nm8wl',
    `${'a'.repeat(60)}_token: |\n  q7zk2px9vb4nm8wl`,
    `${'a'.repeat(60)}_token: q7zk2px9vb4nm8wl`,
    `token:${' '.repeat(21)}q7zk2px9vb4nm8wl`,
    `token${' '.repeat(21)}: q7zk2px9vb4nm8wl`,
    'token: a1b2c3d4e5f',
    '--token    q7zk2px9vb4nm8wl',
    '--token a1b2c3d',
    '<name>q7zk2px9vb4nm8wl</name>',
    '<token>{{ token1a2b3 }}</token>',
    '<token> </token>',
    '<token>q7zk2px9vb4nm8wl',
    '<input name="password" value=""/>',
    '<input name="token" value="{{ token1a2 }}"/>',
    '<input name="color" value="q7zk2px9vb4nm8wl"/>',
    '&quot;name&quot;:&quot;q7zk2px9vb4nm8wl&quot;',
    'code%3Dq7zk2px9vb4nm8wl',
    'name%3Dq7zk2px9vb4nm8wl',
    '{"kty":"EC","x":"q7zk2px9vb4nm8wl"',
    '{"d":"q7zk2px9vb4nm8wl"',
    'sk-learn-and-more-and-more',
    'hf_short',
    '$2b$short',
    'costs $5$ and more than that and so on and on',
  ])('in %s', (text) => expect(shown(text)).toBe(text));
});

describe('text in Base64', () => {
  const encoded = (text: string) => Buffer.from(text).toString('base64');

  it.each([
    encoded(JSON.stringify({ client_secret: SECRET, name: 'x' })),
    encoded(`AUTH0_CLIENT_SECRET=${SECRET}`),
    encoded(encoded(`-----BEGIN PRIVATE KEY-----\n${SECRET}\n-----END PRIVATE KEY-----`)),
    Buffer.from(`naïve: {"client_secret":"${SECRET}"}`).toString('base64url'),
    encoded(`password: ${SECRET}${SECRET}`),
  ])('that holds a secret is hidden: %s', (text) => {
    expect(shown(`a ${text} b`)).toBe(`a ${mask} b`);
  });

  it.each([
    encoded('nothing but an ordinary sentence that is long enough'),
    encoded(`{"client_secret":"${SECRET}"}\u0000\u0001`),
    Buffer.from(Array.from({ length: 60 }, (_, index) => (index * 67) % 256)).toString('base64'),
    'a_name_that_is_longer_than_forty_characters_and_more',
  ])('that holds none is shown: %s', (text) => expect(shown(text)).toBe(text));

  it('is looked at from twenty characters on, from forty where it may be more than ASCII', () => {
    const short = encoded('pw=q7Zk2pX9vB4');
    expect(short.replace(/=+$/, '')).toHaveLength(19);
    expect(shown(short)).toBe(short);
    expect(shown(encoded('pw=q7Zk2pX9vB4n'))).toBe(mask);
    const wide = encoded('é, secret=q7Zk2pX9vB4nM8w');
    expect(wide.replace(/=+$/, '').length).toBeLessThan(40);
    expect(shown(wide)).toBe(wide);
    expect(shown(encoded('é, secret=q7Zk2pX9vB4nM8wL12345'))).toBe(mask);
  });
});

describe('in lists and objects', () => {
  it('a name and its value one after the other', () => {
    expect(redact(['client_secret', SECRET])).toEqual(['client_secret', mask]);
    expect(redact([['authorization', SECRET]])).toEqual([['authorization', mask]]);
    const plain = ['token', 'id_token', 'password', 'refresh_token', 'name', SECRET, 'token', 'short1a2', 7];
    expect(redact(plain)).toBe(plain);
    expect(redact(['token', 'urn1a2b3c4d5e6f:x'])).toEqual(['token', 'urn1a2b3c4d5e6f:x']);
    expect(redact([7, SECRET])).toEqual([7, SECRET]);
  });

  it('an object of secrets, or of one and its name', () => {
    expect(redact({ secrets: { A: 'abc', B: { c: 'd' }, n: 5 } })).toEqual({
      secrets: { A: mask, B: { c: 'd' }, n: 5 },
    });
    expect(redact({ decryptionKey: { key: 'abc', cert: 'x' } })).toEqual({
      decryptionKey: { key: mask, cert: 'x' },
    });
    expect(redact({ client_secret: { Value: ['abc'], name: 'x' } })).toEqual({
      client_secret: { Value: [mask], name: 'x' },
    });
    expect(redact({ secrets: [{ name: 'A' }] })).toEqual({ secrets: [{ name: 'A' }] });
    expect(redact({ secrets: { B: { value: 'd' } } })).toEqual({ secrets: { B: { value: 'd' } } });
    expect(redact({ settings: { key: 'abc' } })).toEqual({ settings: { key: 'abc' } });
  });

  it('what may be a secret beneath the name of one, but what tells of it', () => {
    const about = { id: SECRET, kid: SECRET, clientId: SECRET, name: SECRET, fingerprint: SECRET };
    expect(redact({ client_secret: { current: SECRET, hint: 'blue', ...about } })).toEqual({
      client_secret: { current: mask, hint: 'blue', ...about },
    });
    expect(redact({ secret: { stripe: { live: [{ x: SECRET }] } } })).toEqual({
      secret: { stripe: { live: [{ x: mask }] } },
    });
    expect(redact({ token: [{ x: SECRET, user_id: SECRET }, 'abc'] })).toEqual({
      token: [{ x: mask, user_id: SECRET }, mask],
    });
    const plain = { style: { current: SECRET }, token: { type: 'rotating', lifetime: 3600 } };
    expect(redact(plain)).toBe(plain);
  });

  it('what may be a secret beside its name', () => {
    for (const name of ['name', 'k', 'id', 'label', 'field', 'env'])
      expect(redact({ [name]: 'client_secret', v: SECRET })).toEqual({ [name]: 'client_secret', v: mask });
    const others = { client_id: SECRET, text: 'where to find it', n: 5 };
    expect(redact({ name: 'client_secret', ...others })).toEqual({ name: 'client_secret', ...others });
    expect(redact({ name: 'client_name', v: SECRET })).toEqual({ name: 'client_name', v: SECRET });
  });

  it('a list in JSON within other text stays one', () => {
    const cut = (list: string) => redactText(`got {"client_secrets":${list},"n":1`);
    expect(cut('["abc","def"]')).toBe(`got {"client_secrets":["${mask}"],"n":1`);
    expect(cut('[ "a\\"b" , "def" ]')).toBe(`got {"client_secrets":[ "${mask}" ],"n":1`);
    expect(cut('[]')).toBe('got {"client_secrets":[],"n":1');
    expect(redactText('got {"names":["abc"]')).toBe('got {"names":["abc"]');
  });
});

describe('JSON in JSON', () => {
  const nested = (levels: number, value: unknown): string =>
    JSON.stringify({ x: levels === 0 ? value : nested(levels - 1, value) });

  it.each([1, 5, 8, 12, 15])('is looked into %i levels deep', (levels) => {
    expect(shown(nested(levels, { note: SECRET }))).toContain(SECRET);
    expect(shown(nested(levels, { client_secret: SECRET }))).not.toContain(SECRET);
    expect(shown(nested(levels, { client_secrets: ['abc', SECRET] }))).not.toContain(SECRET);
  });

  it('is hidden whole below that', () => {
    expect(shown(nested(16, { note: SECRET }))).not.toContain(SECRET);
  });

  it.each([0, 1, 5, 8])('is told in the midst of other text, too, with %i levels', (levels) => {
    expect(redactText(`Invalid: ${nested(levels, { client_secret: SECRET })}`)).not.toContain(SECRET);
  });

  it('that is a text as a whole is looked into', () => {
    expect(shown(JSON.stringify(JSON.stringify({ password: ['abc'] })))).not.toContain('abc');
  });
});

it('takes linear time', () => {
  for (const text of [
    '\\'.repeat(200_000),
    `${'\\'.repeat(1000)}"`.repeat(200),
    'curl '.repeat(40_000),
    'curl -u a'.repeat(20_000),
    'token: '.repeat(30_000),
    '<token>'.repeat(30_000),
    '--token '.repeat(30_000),
    'a:b@'.repeat(50_000),
    'A'.repeat(200_000),
    '&quot;'.repeat(30_000),
    '%2525'.repeat(40_000),
    '"tokens":['.repeat(20_000),
    '$2b$'.repeat(50_000),
    'client_secret: |\n  '.repeat(10_000),
    ...['f:', ':::', '://', 'a:', '%22', '%22a%22:'].map((part) => part.repeat(100_000)),
  ])
    expect(redactText(text).length, text.slice(0, 20)).toBeGreaterThan(0);
});
