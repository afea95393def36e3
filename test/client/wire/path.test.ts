import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assertSafePath, buildPath, buildQuery, PathError } from '../../../src/client/wire/path.js';

/** Half characters included. */
const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));
const template = '/organizations/{id}/members/{user_id}/roles';

describe('buildPath', () => {
  it('encodes what a segment must not hold', () => {
    expect(buildPath('/users/{id}', { id: 'auth0|123' })).toBe('/users/auth0%7C123');
    expect(buildPath('/users/{id}', { id: 'a/b?c#d e' })).toBe('/users/a%2Fb%3Fc%23d%20e');
    expect(buildPath('/users/{id}', { id: '%2e%2e' })).toBe('/users/%252e%252e');
    expect(buildPath('/resource-servers/{id}', { id: "https://api/(x)!*'" })).toBe(
      '/resource-servers/https%3A%2F%2Fapi%2F%28x%29%21%2A%27',
    );
  });

  it.each([
    ['empty', ''],
    ['this folder', '.'],
    ['the folder above', '..'],
    ['a NUL', 'a\u0000b'],
    ['a line break', 'a\nb'],
    ['half a character', 'a\ud800b'],
    ['the other half', '\udc00'],
  ])('refuses %s and names the parameter', (_, value) => {
    const build = (): string => buildPath('/users/{id}', { id: value });
    expect(build).toThrow(PathError);
    expect(build).toThrow(/\bid\b/);
  });

  it('refuses missing and surplus parameters, also those inherited from Object', () => {
    expect(() => buildPath('/users/{id}', {})).toThrow('id is missing');
    expect(() => buildPath('/users/{constructor}', {})).toThrow('constructor is missing');
    expect(() => buildPath('/users/{id}', { id: 'a', other: 'b' })).toThrow('other is not a parameter');
  });

  it('puts any text into exactly one segment, or refuses it', () => {
    fc.assert(
      fc.property(fc.string({ unit: codeUnit }), fc.string({ unit: 'grapheme' }), (id, userId) => {
        let path: string;
        try {
          path = buildPath(template, { id, user_id: userId });
        } catch (error) {
          return error instanceof PathError;
        }
        assertSafePath(path);
        const segments = path.split('/');
        const [, , one, , two] = segments;
        expect(segments).toHaveLength(template.split('/').length);
        expect(decodeURIComponent(one ?? '')).toBe(id);
        expect(decodeURIComponent(two ?? '')).toBe(userId);
        // Nor does a URL parser see another path in it.
        expect(new URL(`http://host${path}`).pathname).toBe(path);
        return true;
      }),
      { numRuns: 500 },
    );
  });
});

describe('assertSafePath', () => {
  it.each([
    'users',
    '/',
    '//host/x',
    '/users/../x',
    '/users/%2e%2E',
    '/users/.',
    '/users?x=1',
    '/a b',
    '/a\\b',
    '/a%zz',
    '/a/',
  ])('refuses %s', (path) => {
    expect(() => assertSafePath(path)).toThrow(PathError);
  });
});

describe('buildQuery', () => {
  it('leaves out what is undefined and repeats arrays', () => {
    expect(buildQuery(undefined)).toBe('');
    expect(buildQuery({ a: undefined })).toBe('');
    expect(buildQuery({ page: 0, include_totals: true, strategy: ['a', 'b'], q: 'x y&z' })).toBe(
      '?page=0&include_totals=true&strategy=a&strategy=b&q=x%20y%26z',
    );
  });

  it('arrives as it was given', () => {
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean());
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), fc.array(value)), (query) => {
        let text: string;
        try {
          text = buildQuery(query);
        } catch (error) {
          return error instanceof PathError;
        }
        const parsed = new URL(`http://host/${text}`).searchParams;
        for (const [name, values] of Object.entries(query)) {
          expect(parsed.getAll(name)).toEqual(values.map(String));
        }
        return true;
      }),
    );
  });

  it('refuses half characters and NUL, naming the parameter', () => {
    expect(() => buildQuery({ q: '\ud800' })).toThrow(/^q /);
    expect(() => buildQuery({ q: ['ok', 'a\u0000'] })).toThrow(/^q /);
  });
});
