/** The reviewed effects and the facts about the API belong together: nothing is named that does not exist, nothing is left out. */
import { describe, expect, it } from 'vitest';
import {
  type ChangeFacts,
  changesFromSource,
  EFFECTS,
  type References,
} from '../../../../src/catalog/change-facts.js';
import { loadFacts, resolveRef } from '../../../../src/catalog/load.js';
import type { JsonSchema, OperationFacts } from '../../../../src/catalog/types.js';
import { computedEffects } from '../../../../src/policy/change/effects/index.js';
import { entryFor } from '../../../../src/policy/change/field-effects.js';

const { operations, schemas } = loadFacts();
const changes = changesFromSource();
const facts = new Map(operations.map((one) => [`${one.method} ${one.path}`, one]));
const entries = Object.entries(changes);

/** Names of the properties at the top of a schema, those of its variants included; undefined where any is possible. */
function properties(schema: JsonSchema): Map<string, JsonSchema> {
  const own = resolveRef(schema, schemas);
  const found = new Map(Object.entries(own.properties ?? {}));
  for (const part of [...(own.anyOf ?? []), ...(own.oneOf ?? []), ...(own.allOf ?? [])])
    for (const [name, value] of properties(part)) if (!found.has(name)) found.set(name, value);
  return found;
}

const bodyOf = (operation: OperationFacts): Map<string, JsonSchema> =>
  operation.body ? properties(operation.body.schema) : new Map();

/** Whether a dotted path may exist below a body: an object without properties of its own takes any. */
function exists(path: string, fields: Map<string, JsonSchema>): boolean {
  const [head = '', ...rest] = path.split('.');
  const schema = fields.get(head);
  if (!schema) return false;
  if (rest.length === 0) return true;
  const own = resolveRef(schema, schemas);
  const inner = properties(own.items ?? own);
  return inner.size === 0 || own.additionalProperties !== false || exists(rest.join('.'), inner);
}

const parametersOf = (operation: string, place: 'path' | 'query'): string[] =>
  (facts.get(operation)?.parameters ?? []).filter((one) => one.in === place).map((one) => one.name);

/** What is wrong with a reference such as `path.id` or `body.roles` in an operation's call. */
function badReference(reference: string, operation: string): string | undefined {
  const [place = '', ...rest] = reference.split('.');
  const name = rest.join('.');
  const call = facts.get(operation) as OperationFacts;
  if (place === 'path' || place === 'query')
    return parametersOf(operation, place).includes(name) ? undefined : reference;
  if (place === 'body')
    return name === '*' || exists(name, bodyOf(call)) || bodyOf(call).size === 0 ? undefined : reference;
  return ['before', 'after', 'answer', 'computed', 'each', 'literal'].includes(place) ? undefined : reference;
}

/** A read's path parameters have to come from somewhere. */
function badRead(read: string, params: References, operation: string): string[] {
  if (!facts.has(read) || !read.startsWith('GET ')) return [`${read} does not exist`];
  const wrong = Object.entries(params).flatMap(([name, reference]) => [
    ...([...parametersOf(read, 'path'), ...parametersOf(read, 'query')].includes(name)
      ? []
      : [`${read} has no parameter ${name}`]),
    ...(badReference(reference, operation) === undefined ? [] : [`${reference} does not exist`]),
  ]);
  for (const name of parametersOf(read, 'path'))
    if (params[name] === undefined && !parametersOf(operation, 'path').includes(name))
      wrong.push(`${read} needs ${name}`);
  return wrong;
}

const problems = (check: (operation: string, change: ChangeFacts) => string[]): string[] =>
  entries.flatMap(([operation, change]) => check(operation, change).map((text) => `${operation}: ${text}`));

describe('reviewed effects', () => {
  it('cover every operation that is not a read, and none that does not exist', () => {
    const writing = operations
      .filter((one) => one.method !== 'GET')
      .map((one) => `${one.method} ${one.path}`);
    expect(writing.filter((operation) => !Object.hasOwn(changes, operation))).toEqual([]);
    expect(Object.keys(changes).filter((operation) => !facts.has(operation))).toEqual([]);
  });

  it('name only known members, effects and kinds', () => {
    const members = new Set([
      'kind',
      'object',
      'params',
      'within',
      'shownWith',
      'merge',
      'hidden',
      'apart',
      'lasting',
      'notRemade',
      'effects',
      'always',
      'computed',
      'everybody',
      'relation',
      'inverse',
      'undoBody',
      'readAs',
      'entries',
      'entry',
      'resend',
      'cannotUndo',
    ]);
    const whens = ['set', 'added', 'removed', 'on', 'off', 'raised', 'lowered'];
    expect(
      problems((_, change) => [
        ...Object.keys(change).filter((member) => !members.has(member)),
        ...(change.always ?? []).filter((effect) => !EFFECTS.includes(effect)),
        ...Object.values(change.effects)
          .flat()
          .flatMap((one) =>
            typeof one === 'string' ? [{ effect: one, when: 'set' }] : [{ when: 'set', ...one }],
          )
          .filter(
            ({ effect, when }) =>
              !(effect === 'plain' || (EFFECTS as readonly string[]).includes(effect)) ||
              !whens.includes(when),
          )
          .map(({ effect, when }) => `${effect} ${when}`),
      ]),
    ).toEqual([]);
  });

  it('have kinds that fit the methods', () => {
    const fitting: Record<string, string[]> = {
      GET: ['act'],
      POST: ['create', 'link', 'act'],
      PUT: ['replace', 'act'],
      PATCH: ['update', 'act'],
      DELETE: ['delete', 'unlink', 'act'],
    };
    expect(
      problems((operation, { kind, relation, object }) => [
        ...(fitting[operation.split(' ')[0] ?? '']?.includes(kind) ? [] : [kind]),
        ...((kind === 'link' || kind === 'unlink') === (relation !== undefined) ? [] : ['relation']),
        ...(kind === 'create' && object !== undefined ? ['object of a create'] : []),
      ]),
    ).toEqual([]);
  });

  it('read objects and relations that exist, with parameters that the call has', () => {
    expect(
      problems((operation, { object, params, relation }) => [
        ...(object === undefined ? [] : badRead(object, params ?? {}, operation)),
        ...(relation === undefined ? [] : badRead(relation.list, relation.params ?? {}, operation)),
        ...(relation === undefined || badReference(`body.${relation.body}`, operation) === undefined
          ? []
          : [`no ${relation.body}`]),
      ]),
    ).toEqual([]);
  });

  it('are undone by operations that exist, with what they need', () => {
    expect(
      problems((operation, { inverse, notRemade }) => {
        if (!inverse) return [];
        const undo = facts.get(inverse.operation);
        if (!undo) return [`${inverse.operation} does not exist`];
        const references = { ...inverse.path, ...inverse.query, ...inverse.body, ...notRemade };
        return [
          ...Object.values(references).filter(
            (reference) => badReference(reference, operation) !== undefined,
          ),
          ...parametersOf(inverse.operation, 'path')
            .filter((name) => inverse.path?.[name] === undefined)
            .map((name) => `no path parameter ${name}`),
          ...Object.keys(inverse.path ?? {}).filter(
            (name) => !parametersOf(inverse.operation, 'path').includes(name),
          ),
          ...Object.keys(inverse.body ?? {}).filter(
            (name) => name !== '*' && bodyOf(undo).size > 0 && !bodyOf(undo).has(name),
          ),
        ];
      }),
    ).toEqual([]);
  });

  it('make a deleted thing again with all that the operation takes', () => {
    // The identity is named by its parts.
    const otherwise: Record<string, string[]> = {
      'DELETE /users/{id}/identities/{provider}/{user_id}': ['connection_id', 'link_with'],
    };
    expect(
      problems((operation, { kind, inverse }) => {
        if (kind !== 'delete' || !inverse || inverse.body?.['*'] !== undefined) return [];
        const given = [...Object.keys(inverse.body ?? {}), ...(otherwise[operation] ?? [])];
        const taken = bodyOf(facts.get(inverse.operation) as OperationFacts);
        return [...taken.keys()].filter((field) => !given.includes(field));
      }),
    ).toEqual([]);
  });

  it('say how each change is taken back, or why it cannot be', () => {
    const undoable = ({ kind, inverse, cannotUndo, object }: ChangeFacts) =>
      inverse !== undefined ||
      cannotUndo !== undefined ||
      ((kind === 'update' || kind === 'replace') && object !== undefined);
    expect(problems((_, change) => (undoable(change) ? [] : ['neither inverse nor cannotUndo']))).toEqual([]);
  });

  it('have an entry for every field of every body', () => {
    expect(
      problems((operation, change) => [
        ...[...bodyOf(facts.get(operation) as OperationFacts).keys()].filter(
          (field) => entryFor(change.effects, field) === 'unknown',
        ),
        ...(facts.get(operation)?.body &&
        bodyOf(facts.get(operation) as OperationFacts).size === 0 &&
        entryFor(change.effects, '') === 'unknown'
          ? ['a free body without *']
          : []),
      ]),
    ).toEqual([]);
  });

  it('name no field that the body does not have', () => {
    expect(
      problems((operation, change) => {
        const fields = bodyOf(facts.get(operation) as OperationFacts);
        return [
          ...Object.keys(change.effects),
          ...Object.keys(change.merge ?? {}),
          ...(change.hidden ?? []),
          ...(change.apart ?? []),
        ].filter((path) => {
          if (path === '*') return facts.get(operation)?.body === undefined;
          if (path.startsWith('query.')) return !parametersOf(operation, 'query').includes(path.slice(6));
          return fields.size > 0 && !exists(path, fields);
        });
      }),
    ).toEqual([]);
  });

  it('say of a number that changes both what more and what less of it does', () => {
    // Reviewed: the other way costs nobody their access and weakens nothing.
    const oneWay =
      /^options\.(?:passwordPolicy|password_history\.size|password_options\.history\.size)$|^otp_length$|^remember_for$/;
    const ways = (path: string, change: ChangeFacts) =>
      [entryFor(change.effects, path)].flat().map((one) => (typeof one === 'string' ? 'set' : one.when));
    expect(
      problems((_, change) =>
        change.kind === 'create'
          ? []
          : Object.keys(change.effects).filter((path) => {
              const found = ways(path, change);
              if (found.includes('set') || oneWay.test(path)) return false;
              return found.includes('raised') !== found.includes('lowered');
            }),
      ),
    ).toEqual([]);
  });

  it('name computed effects that exist, and each of those is used', () => {
    const used = new Set(entries.flatMap(([, change]) => change.computed ?? []));
    expect([...used].filter((name) => !Object.hasOwn(computedEffects, name))).toEqual([]);
    expect(Object.keys(computedEffects).filter((name) => !used.has(name))).toEqual([
      'own_application',
      'text_with_address',
    ]);
  });
});
