import { describe, expect, test } from 'vitest';
import { hostsIn } from '../../../../src/policy/confirm/question/hosts.js';

describe('the host of an address, as a client parses it', () => {
  test.each<[string, string[]]>([
    ['https://shop.example/cb', ['shop.example']],
    ['HTTPS://Shop.Example:443/cb', ['shop.example']],
    ['http://shop.example:8080', ['shop.example:8080']],
    ['https://shop.example@elsewhere.example/', ['elsewhere.example (the address carries a user name)']],
    ['https://:secret@elsewhere.example/', ['elsewhere.example (the address carries a user name)']],
    ['https://shop.example%2Fa@elsewhere.example', ['elsewhere.example (the address carries a user name)']],
    [
      `https://shop.example%2F${'y'.repeat(9_000)}@elsewhere.example`,
      ['elsewhere.example (the address carries a user name)'],
    ],
    [
      "https://shop.example '@elsewhere.example/",
      ['elsewhere.example (the address carries a user name)', 'shop.example'],
    ],
    ['https:\\\\elsewhere.example\\@shop.example', ['elsewhere.example']],
    ['https:elsewhere.example', ['elsewhere.example']],
    ...['http', 'https', 'ws', 'wss', 'ftp', 'FTP'].map((scheme): [string, string[]] => [
      `${scheme}:elsewhere.example`,
      ['elsewhere.example'],
    ]),
    ['  https:elsewhere.example\n', ['elsewhere.example']],
    ['see //elsewhere.example', []],
    [`see https:${'/'.repeat(20)}elsewhere.example/x`, ['elsewhere.example']],
    ...['http', 'https', 'ws', 'wss', 'ftp', 'HTTPS'].map((scheme): [string, string[]] => [
      `see ${scheme}:\\\\elsewhere.example\\@shop.example`,
      ['elsewhere.example'],
    ]),
    ['see file:\\\\elsewhere.example\\share', ['elsewhere.example']],
    ['see https://shop.example?@elsewhere.example', ['shop.example']],
    ['see https://shop.example#@elsewhere.example', ['shop.example']],
    [
      'see custom://shop.example\\@elsewhere.example/x',
      ['elsewhere.example (the address carries a user name)'],
    ],
    ['see custom://shop.example?@elsewhere.example', ['shop.example']],
    ['see custom:/shop.example', []],
    ['see file://elsewhere.example/x', ['elsewhere.example']],
    ['see https://a:https://b', ['cannot be told from the address', 'b']],
    ['url(//elsewhere.example/x)', ['elsewhere.example']],
    ['x = "// a comment"', []],
    ['a=//elsewhere.example', ['elsewhere.example']],
    ['  ht\ntps://elsewhere.example', ['elsewhere.example']],
    ['//elsewhere.example/x', ['elsewhere.example']],
    ['\\\\elsewhere.example/x', ['elsewhere.example']],
    ['https://sh\u043ep.example', ['xn--shp-ted.example']],
    ['https://{org}.example.com/x', ['{org}.example.com']],
    ['https://*.example.com', ['*.example.com']],
    ['https://a b', ['cannot be told from the address', 'a']],
    ['com.example.app://callback', ['callback']],
    ['mailto:jane@example.com', []],
    ['urn:ietf:params', []],
    ['// a comment', []],
    ['no address', []],
    ['', []],
    ['see https://a.example and http://b.example:81/.', ['a.example', 'b.example:81']],
  ])('%s', (text, hosts) => {
    expect(hostsIn(text)).toEqual(hosts);
  });

  test('in time linear in the text', () => {
    for (const part of [
      'https://a:',
      'http://a@',
      'http:\\/\\/',
      'custom://u:p@',
      'custom:\\\\',
      '"https://',
    ])
      expect(hostsIn(part.repeat(400_000 / part.length)).length).toBeLessThan(5);
  });

  test('in code, up to the quote that was opened', () => {
    expect(
      hostsIn(
        `fetch("https://a.example/'x") + fetch('https://b.example "@c.example') + \`ws://d.example/\${x}\``,
      ),
    ).toEqual(['a.example', 'c.example (the address carries a user name)', 'd.example']);
    expect(hostsIn('<script src="//e.example/x.js"></script><a href=//f.example>')).toEqual([
      'e.example',
      'f.example',
    ]);
    expect(hostsIn('{"url":"https:\\/\\/g.example\\/x"}')).toEqual(['g.example']);
  });

  test('of a host without its scheme, where that says more than the value', () => {
    for (const text of ['acme.example', ' acme.example ']) expect(hostsIn(text, 'host')).toEqual([]);
    expect(hostsIn('acme.example/x', 'smtp_host')).toEqual(['acme.example']);
    expect(hostsIn('acme.example@elsewhere.example', 'domain')).toEqual([
      'elsewhere.example (the address carries a user name)',
    ]);
    expect(hostsIn('\u0430cme.example', 'domain')).toEqual(['xn--cme-5cd.example']);
    expect(hostsIn('jane@acme.example', 'from_address')).toEqual([]);
    expect(hostsIn('not a host', 'domain')).toEqual([]);
    expect(hostsIn('\u0430cme.example', 'name')).toEqual([]);
  });

  test.each([
    ...['host', 'smtp_host', 'hostname', 'domain', 'domains', 'server', 'endpoint', 'uri', 'url', 'urls'],
    ...['address', 'origin', 'allowed_origins', 'location', 'Location'],
  ])('in a list that is called %s', (name) => {
    expect(hostsIn(['acme.example/x'], name)).toEqual(['acme.example']);
    expect(hostsIn(['acme.example/x'], `${name}_id`)).toEqual([]);
  });

  test('unless it is an address of mail', () => {
    for (const name of ['mail_address', 'mailAddress'])
      expect(hostsIn('jane@acme.example', name)).toEqual([]);
    expect(hostsIn('jane@acme.example', 'address_url')).toEqual([
      'acme.example (the address carries a user name)',
    ]);
    for (const address of ['jane@acme.example/x', 'a:b@acme.example', 'a@b@acme.example'])
      expect(hostsIn(address, 'mail_address')).toEqual(['acme.example (the address carries a user name)']);
  });

  test('anywhere in a value, each host once, none left out', () => {
    const many = Array.from({ length: 500 }, (_, i) => `https://h${i}.example`);
    expect(hostsIn(many)).toHaveLength(500);
    expect(
      hostsIn({ 'https://k.example': 1, a: [{ url: 'https://l.example' }, 'https://k.example/2'], n: null }),
    ).toEqual(['k.example', 'l.example']);
    expect(hostsIn(7)).toEqual([]);
  });
});
