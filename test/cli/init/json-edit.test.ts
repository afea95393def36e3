import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonEditError, readMember, setMember } from '../../../src/cli/init/json-edit.js';

const value = { command: 'node', args: ['x'] };

describe('setMember', () => {
  it('starts a file', () => {
    expect(JSON.parse(setMember('', ['mcpServers', 'auth0'], value))).toEqual({
      mcpServers: { auth0: value },
    });
    expect(JSON.parse(setMember(' \n', ['a'], 1))).toEqual({ a: 1 });
  });

  it('adds beside what is there, in the same indentation', () => {
    const before = '{\n\t"mcpServers": {\n\t\t"other": { "command": "o" }\n\t},\n\t"theme": "dark"\n}\n';
    const after = setMember(before, ['mcpServers', 'auth0'], { command: 'node' });
    expect(after).toBe(
      '{\n\t"mcpServers": {\n\t\t"other": { "command": "o" },\n\t\t"auth0": {\n\t\t\t"command": "node"\n\t\t}\n\t},\n\t"theme": "dark"\n}\n',
    );
  });

  it('keeps comments and trailing commas', () => {
    const before = '{\n  // mine\n  "servers": {\n    "a": 1, // first\n    /* "b": 2 */\n  },\n}\n';
    const after = setMember(before, ['servers', 'auth0'], 2);
    expect(after).toBe(
      '{\n  // mine\n  "servers": {\n    "a": 1, // first\n    /* "b": 2 */\n    "auth0": 2\n  },\n}\n',
    );
    expect(readMember(after, ['servers'])).toEqual({ a: 1, auth0: 2 });
  });

  it('puts the comma before a comment at the end of the line', () => {
    const after = setMember('{\n  "a": 1 // one, two\n}', ['b'], 2);
    expect(after).toBe('{\n  "a": 1, // one, two\n  "b": 2\n}');
  });

  it('replaces exactly one member', () => {
    const before = '{"mcpServers":{"auth0":{"command":"old"},"other":{"command":"auth0"}}}';
    const after = setMember(before, ['mcpServers', 'auth0'], {});
    expect(after).toBe('{"mcpServers":{"auth0":{},"other":{"command":"auth0"}}}');
  });

  it('refuses what is not JSON, and what is not an object, by line', () => {
    expect(() => setMember('{\n "a": nope\n}', ['b'], 1)).toThrow(/line 2 is not valid JSON/);
    expect(() => setMember('[]', ['b'], 1)).toThrow(/the file does not hold an object/);
    expect(() => setMember('{"servers": "none"}', ['servers', 'b'], 1)).toThrow(JsonEditError);
    for (const text of [
      '{',
      '{"a"}',
      '{"a":1 "b":2}',
      '{"a":"x',
      '{"a":[1 2]}',
      '{} x',
      '{"a":01}',
      '{1:2}',
    ]) {
      expect(() => setMember(text, ['b'], 1), text).toThrow(JsonEditError);
    }
  });

  it('changes nothing but the member, for any JSON', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue()).filter((o) => !('__proto__' in o));
    fc.assert(
      fc.property(
        object,
        fc.string(),
        fc.jsonValue(),
        fc.constantFrom(0, 2, '\t'),
        (file, key, added, space) => {
          fc.pre(key !== '__proto__');
          const after = setMember(JSON.stringify(file, null, space), [key], added);
          expect(JSON.parse(after)).toEqual(JSON.parse(JSON.stringify({ ...file, [key]: added })));
          expect(readMember(after, [key])).toEqual(JSON.parse(JSON.stringify(added)));
        },
      ),
    );
  });
});
