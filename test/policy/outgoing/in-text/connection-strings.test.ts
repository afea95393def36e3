/** Credentials in connection strings and in addresses, in the value of any field. */
import { describe, expect, test } from 'vitest';
import { redact } from '../../../../src/policy/outgoing/redaction.js';
import { mask } from '../../../../src/policy/outgoing/secret-rules.js';

const shown = (text: string) => (redact({ note: text }) as { note: string }).note;

describe('a connection string is known by any of its parts', () => {
  test.each([
    ...['server', 'data source', 'host', 'hostname', 'addr', 'address', 'endpoint', 'accountname'],
    ...['defaultendpointsprotocol', 'user id', 'uid', 'user', 'username', 'database', 'dbname'],
    ...['initial catalog', 'sharedaccesskeyname', 'driver'],
  ])('%s', (part) => {
    expect(shown(`x=1;${part}=h;Password=abc;y=2`)).toBe(`x=1;${part}=h;Password=${mask};y=2`);
    expect(shown(`${part.toUpperCase()}=h;PWD=abc`)).toBe(`${part.toUpperCase()}=h;PWD=${mask}`);
    expect(shown(`"${part}=h password=abc"`)).toBe(`"${part}=h password=${mask}"`);
    expect(shown(`my${part}=h;password=e.p`)).toBe(`my${part}=h;password=e.p`);
  });

  test.each([
    ['password="a b";server=h', `password="${mask}";server=h`],
    ['server=h;password="a b', `server=h;password="${mask}`],
    ["server=h;password='a b", `server=h;password='${mask}`],
    ["server=h;password='a;b';x=1", `server=h;password='${mask}';x=1`],
    ['server=h;`password=abc`', `server=h;\`password=${mask}\``],
    ['server=h;password=a,b=c d', `server=h;password=${mask} d`],
    ['server=h;path=/password=abc', 'server=h;path=/password=abc'],
    ['server=h;password_policy=good', 'server=h;password_policy=good'],
    ['server=h;password=', 'server=h;password='],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('a parameter', () => {
  test.each([
    ...['code', 'ticket', 'sig', 'signature', 'assertion', 'invitation', 'otp', 'token', 'CODE', 'Token'],
  ])('%s is a secret within an address or a form, and may be anything at the beginning of a text', (name) => {
    expect(shown(`https://h/?${name}=abc`)).toBe(`https://h/?${name}=${mask}`);
    expect(shown(`a=1&${name}=abc`)).toBe(`a=1&${name}=${mask}`);
    expect(shown(`${name}=abc`)).toBe(`${name}=abc`);
  });

  test.each([
    ['https://h/#access_token=abc&x=1', `https://h/#access_token=${mask}&x=1`],
    ['https://h/?access_token=abc#x', `https://h/?access_token=${mask}#x`],
    ['access_token=abc', `access_token=${mask}`],
    ['see https://h/?code=abc, "x"', `see https://h/?code=${mask} "x"`],
    ['https://h/?access_token=abc<br>', `https://h/?access_token=${mask}<br>`],
    ["'https://h/?access_token=abc'", `'https://h/?access_token=${mask}'`],
    ['https://h/?access_token=&x=1', 'https://h/?access_token=&x=1'],
    // In an address that is itself a parameter.
    [
      'https://h/?to=https%3A%2F%2Fi%3fcode%3dab%26x%3d1',
      `https://h/?to=https%3A%2F%2Fi%3fcode%3d${mask}%26x%3d1`,
    ],
    ['https://h/?to=i%23access_token%3Dab%23x', `https://h/?to=i%23access_token%3D${mask}%23x`],
    ['https://h/?to=i%3Fa%3D1%26code%3Dab&state=x', `https://h/?to=i%3Fa%3D1%26code%3D${mask}&state=x`],
    ['https://h/?to=i%3Fstate%3Dab', 'https://h/?to=i%3Fstate%3Dab'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('in front of a host', () => {
  test.each([
    ['https://GHX0123456789ABCDEFGHIJ@git.example/r', `https://${mask}@git.example/r`],
    ['https://abc_def-ghijklmnopqrstu1@h', `https://${mask}@h`],
    ['https://a-long-name-without-digits@h', 'https://a-long-name-without-digits@h'],
    ['https://a-long-host-with-1-digit-or-two/x', 'https://a-long-host-with-1-digit-or-two/x'],
    ['https://short1@h', 'https://short1@h'],
    ['https://user:80@h', `https://user:${mask}@h`],
    ['https://user:8080?a@b', 'https://user:8080?a@b'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});
