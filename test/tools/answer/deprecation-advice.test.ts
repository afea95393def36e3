import { describe, expect, it } from 'vitest';
import { deprecationAdvice } from '../../../src/tools/answer/deprecation-advice.js';
import { allOperations } from '../../../src/tools/listing/build-index.js';

const operations = await allOperations();
const operation = (name: string) => {
  const found = operations.find((one) => one.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};
const advice = (name: string, args = {}, answer = {}) => deprecationAdvice(operation(name), args, answer);

describe('what is deprecated is said in', () => {
  it('the description and the lifecycle of every operation on rules and hooks', () => {
    const old = operations.filter(({ path }) => /^\/(rules|rules-configs|hooks)(\/|$)/.test(path));
    expect(old.length).toBeGreaterThan(0);
    for (const { name, lifecycle, description } of old) {
      expect([name, lifecycle]).toEqual([name, 'deprecated']);
      expect(description).toMatch(/Deprecated \(end of life 2026-11-18\)\.$/);
      expect(advice(name)).toMatch(/^Deprecated \(end of life 2026-11-18\); use \w+ instead\.$/);
    }
  });

  it('answers that show a deprecated field, alone or in a list', () => {
    const note =
      'enabled_clients is deprecated (end of life 2026-07-13); use list_connection_clients instead.';
    expect(advice('get_connection', {}, { id: 'con_1', enabled_clients: [] })).toBe(note);
    expect(advice('list_connections', {}, { items: [{ id: 'con_1', enabled_clients: [] }] })).toBe(note);
    expect(advice('list_connections', {}, { items: [{ id: 'con_1' }] })).toBeUndefined();
  });

  it('answers to writes that give a deprecated field or value', () => {
    expect(advice('update_connection', { enabled_clients: [] })).toMatch(/use update_connection_clients/);
    expect(advice('update_connection', { display_name: 'x' }, { enabled_clients: [] })).toBeUndefined();
    const binding = (values: string[]) => ({
      session_transfer: { delegation: { enforce_device_binding: values[0] } },
    });
    expect(advice('update_client', binding(['asn']))).toMatch(/"asn" is deprecated; use "ip" instead/);
    expect(advice('update_client', binding(['ip']))).toBeUndefined();
  });

  it('nothing else', () => {
    expect(advice('list_users', {}, { items: [] })).toBeUndefined();
  });
});
