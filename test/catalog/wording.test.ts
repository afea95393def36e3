import { describe, expect, it } from 'vitest';
import { allOperations } from '../../src/tools/listing/build-index.js';

const operations = await allOperations();
const TOOLSETS = new Set(
  'users roles groups organizations connections applications apis logs mfa jobs actions branding messaging attack-protection tenant keys flows forms events self-service experimentation'.split(
    ' ',
  ),
);
/** What a description must not begin with: such sentences say nothing. */
const TEMPLATE = /^(this (operation|tool|endpoint)|use this|allows|performs|enables you)/i;

describe('the wording', () => {
  it('gives every tool a unique, well-formed name', () => {
    const names = operations.flatMap((o) => [o.name, ...o.aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/);
    expect(names.filter((n) => n.length > 48)).toEqual([]);
  });

  it('holds every DELETE to be destructive and every GET to be a read', () => {
    expect(
      operations.filter((o) => o.method === 'DELETE' && o.risk !== 'destructive').map((o) => o.name),
    ).toEqual([]);
    expect(operations.filter((o) => o.method === 'GET' && o.risk !== 'read').map((o) => o.name)).toEqual([]);
  });

  it('counts what resets or weakens a person’s security, or cannot be undone, as destructive', () => {
    const named = [
      'regenerate_user_recovery_code',
      'invalidate_remembered_browsers',
      'revoke_user_access',
      'revoke_session',
      'rotate_client_secret',
      'import_users',
      'update_tenant_settings',
      'set_guardian_policies',
    ];
    for (const name of named)
      expect([name, operations.find((o) => o.name === name)?.risk]).toEqual([name, 'destructive']);
  });

  it('puts each tool into exactly one known toolset', () => {
    expect(operations.filter((o) => !TOOLSETS.has(o.toolset)).map((o) => `${o.name}: ${o.toolset}`)).toEqual(
      [],
    );
  });

  it('describes each tool in its own words, in a few sentences', () => {
    const odd = operations.filter(
      (o) => o.description.length < 40 || o.description.length > 420 || TEMPLATE.test(o.description),
    );
    expect(odd.map((o) => `${o.name}: ${o.description}`)).toEqual([]);
    expect(new Set(operations.map((o) => o.description)).size).toBe(operations.length);
  });

  it('asks for no argument that the tool does not take', () => {
    const own = ['save_secrets_to', 'full_answer', 'apply', 'fetch_all'];
    const names = new Set(operations.flatMap((o) => [o.name, ...o.aliases]));
    const wrong = operations.flatMap((o) =>
      // What is said of another tool names it in the same sentence.
      o.description
        .split(/(?<=[.;:]) /)
        .filter(
          (sentence) => !(sentence.match(/\b[a-z]+(?:_[a-z]+)+\b/g) ?? []).some((word) => names.has(word)),
        )
        .flatMap((sentence) =>
          [...sentence.matchAll(/\b(?:omit|give|pass|set|leave out) `?([a-z]+(?:_[a-z]+)+)/gi)]
            .map(([, argument = '']) => argument)
            .filter((argument) => !Object.hasOwn(o.binding, argument) && !own.includes(argument))
            .map((argument) => `${o.name}: ${argument}`),
        ),
    );
    expect(wrong).toEqual([]);
  });

  it('names only tools that exist', () => {
    const names = new Set(operations.flatMap((o) => [o.name, ...o.aliases]));
    const argumentNames = new Set(operations.flatMap((o) => Object.keys(o.binding)));
    const wrong = operations.flatMap((o) =>
      [
        ...o.description.matchAll(
          /\b(?:list|get|create|update|delete|assign|remove|add|set|search|rotate|revoke|send|run)_[a-z0-9_]+\b/g,
        ),
      ]
        .map(([name]) => name)
        .filter((name) => !names.has(name) && !argumentNames.has(name))
        .map((name) => `${o.name} names ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});
