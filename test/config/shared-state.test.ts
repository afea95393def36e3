import { describe, expect, it } from 'vitest';
import { readSettings } from '../../src/config/settings.js';

const URL = 'rediss://mcp:pass%40word@redis.example.com:6380/2';
const KEY = 'k'.repeat(32);
const state = (AUTH0_MCP_STATE_URL?: string, AUTH0_MCP_STATE_KEY?: string) =>
  readSettings({ AUTH0_MCP_STATE_URL, AUTH0_MCP_STATE_KEY }).state;

describe('the store that replicas share', () => {
  it('is none by default', () => {
    expect(state()).toBeUndefined();
  });

  it.each(['redis://127.0.0.1', URL, 'redis+cluster://redis:6379', 'rediss+cluster://a:b@redis:6379'])(
    'is at %s',
    (url) => {
      expect(state(url, KEY)).toEqual({ url, keys: [KEY] });
    },
  );

  it('has two keys while it is changed', () => {
    expect(state(URL, `${KEY}, ${'n'.repeat(40)}`)?.keys).toEqual([KEY, 'n'.repeat(40)]);
  });

  it.each([
    [URL, undefined, /without AUTH0_MCP_STATE_KEY/],
    [undefined, KEY, /without AUTH0_MCP_STATE_URL/],
    [URL, 'k'.repeat(31), /32 bytes/],
    [URL, `${KEY},short`, /32 bytes/],
    [URL, `${KEY},${KEY},${KEY}`, /two/],
    ['https://redis.example.com', KEY, /Redis or Valkey/],
    ['redis.example.com:6379', KEY, /Redis or Valkey/],
    ['redis://redis.example.com/name', KEY, /database number/],
    ['redis://redis.example.com?x=1', KEY, /nothing else/],
  ])('refuses %s with %s, and repeats neither', (url, key, message) => {
    let said = '';
    try {
      state(url, key);
    } catch (error) {
      said = (error as Error).message;
    }
    expect(said).toMatch(message);
    expect(said).not.toMatch(/kkkk|pass%40word|short/);
  });
});
