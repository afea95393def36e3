import { describe, expect, it } from 'vitest';
import { plainServe } from '../../../src/cli/program/flags.js';
import { parseAddress } from '../../../src/cli/serve.js';

describe('plainServe', () => {
  it('reads the flags of a plain serve', () => {
    expect(plainServe([])).toEqual({});
    expect(plainServe(['serve'])).toEqual({});
    expect(plainServe(['--read-only', '--toolsets', 'users,logs', '--log-level=debug'])).toEqual({
      readOnly: true,
      toolsets: 'users,logs',
      logLevel: 'debug',
    });
  });

  it.each([
    [['--http']],
    [['--help']],
    [['demo']],
    [['serve', 'extra']],
    [['--read-onyl']],
    [['--read-only=false']],
    [['--read-only', '--read-only']],
    [['--toolsets']],
    [['--toolsets=']],
    [['--toolsets', '--read-only']],
    [['--__proto__', 'x']],
  ])('leaves %j to the library', (argv) => {
    expect(plainServe(argv)).toBeUndefined();
  });
});

describe('parseAddress', () => {
  it.each([
    [true, { host: '127.0.0.1', port: 3000 }],
    ['8080', { host: '127.0.0.1', port: 8080 }],
    ['0', { host: '127.0.0.1', port: 0 }],
    ['localhost', { host: 'localhost', port: 3000 }],
    ['127.0.0.1:80', { host: '127.0.0.1', port: 80 }],
    ['[::1]:4000', { host: '::1', port: 4000 }],
  ] as const)('reads %s', (address, expected) => {
    expect(parseAddress(address)).toEqual(expected);
  });

  it.each(['99999', 'host:port', 'a:1:2', '', 'http://x:1', 'x/y', 'u@h:1'])('refuses "%s"', (address) => {
    expect(() => parseAddress(address)).toThrow(/HOST:PORT/);
  });
});
