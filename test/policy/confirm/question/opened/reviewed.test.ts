/**
 * Every field of every write that holds the id of something else: what it is the id of is read and named in the
 * question, and what comes with it is told, or it is written down here why not.
 */
import { describe, expect, test } from 'vitest';
import { loadFacts, resolveRef } from '../../../../../src/catalog/load.js';
import { kindAt } from '../../../../../src/policy/confirm/question/named/ids-in.js';
import { tellers } from '../../../../../src/policy/confirm/question/opened/tellers.js';

const { operations, schemas } = loadFacts();
type Schema = Parameters<typeof resolveRef>[0];

/** Dotted paths of all that a body may hold. */
function pathsIn(given: Schema | undefined, path: string[], found: Set<string>, depth = 0): void {
  if (!given || depth > 10) return;
  const schema = resolveRef(given, schemas);
  for (const one of [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])])
    pathsIn(one, path, found, depth + 1);
  if (schema.items) pathsIn(schema.items as Schema, path, found, depth + 1);
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const before = found.size;
    pathsIn(member, [...path, name], found, depth + 1);
    // Switches, numbers and what has members of its own are no ids.
    const types = [resolveRef(member, schemas).type].flat();
    if (found.size === before && !types.includes('boolean')) found.add([...path, name].join('.'));
  }
}

/** Ids, and names that stand for one. */
const ID =
  /(?:^|[._])(?:id|ids|clients|roles|groups|connections?|organizations|users|members|flow|profile|action|audience|realms|directory|identifier|selector)$/;

/** Fields that look like ids of something else, and why nothing is read for them. */
const NOT_READ: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)options(?:\.|$)/, 'settings of an identity provider'],
  [
    /^(?:addons|mobile|native_social_login|express_configuration\.oin|credentials|configuration|sink|setup)(?:\.|$)/,
    'at another service',
  ],
  [
    /^(?:okta_oin_client_id|external_agent_id|external_client_id|external_id|express_configuration\.okta_oin_client_id|express_configuration\.oin_submission_id|active_provider_id|recaptcha_enterprise\.project_id|destination\.configuration\.aws_account_id)$/,
    'at another service',
  ],
  [
    /^(?:supported_triggers|rule|nodes|start|ending|style|actions)\..*id$|^nodes\.id$/,
    'an id of the object itself',
  ],
  [/^(?:app_id|bundle_id|aws_access_key_id)$/, 'at another service'],
  [/credentials\.id$|module_version_id$/, 'read together with another id'],
  [/^(?:ids|session_id)$/, 'read by the plan of the operation'],
  [/^allocations\.variation_id$/, 'a part of the feature flag, which is named'],
  [/^authorization_policy\.policy_id$/, 'the API has no read for it'],
  [
    /^(?:authentication_flow|device_flow|synchronize_groups|resource_parameter_profile|rule\.action)$|^actions\..*action$/,
    'a word, not an id',
  ],
  [/^actions\..*params\.audience$/, 'what a flow writes into a token'],
  [/^identifier$/, 'that of the new API'],
  [/^identity_user_id$/, 'within the person'],
  [/^(?:groups|groups\.id)$/, 'a group of the directory'],
  [
    /^(?:users|device_id|key_id|kid|aaguid|relying_party_identifier|user_handle|server_id)$/,
    'the thing itself',
  ],
  [/(?:^|\.)user_id$/, 'within a connection, or read as the person'],
];

const writes = operations.filter(
  ({ method, body }) => method !== 'GET' && body !== null && body !== undefined,
);

interface Field {
  operation: string;
  path: string;
  label: string | undefined;
}
const fields: Field[] = writes.flatMap(({ method, path: template, body }) => {
  const found = new Set<string>();
  pathsIn((body as { schema: Schema }).schema, [], found);
  return [...found]
    .filter((path) => ID.test(path))
    .map((path) => ({ operation: `${method} ${template}`, path, label: kindAt(path.split('.'))?.label }));
});

describe('ids in the bodies of all writes', () => {
  test('there are many', () => {
    expect(writes.length).toBeGreaterThan(150);
    expect(fields.length).toBeGreaterThan(150);
  });

  test('each is of a kind that is read, or written down', () => {
    const open = fields
      .filter(({ label, path }) => label === undefined && !NOT_READ.some(([words]) => words.test(path)))
      .map(({ operation, path }) => `${operation}: ${path}`);
    expect(open).toEqual([]);
  });

  test.each(NOT_READ)('%s: %s, and there is such a field', (words) => {
    expect(fields.some(({ label, path }) => label === undefined && words.test(path))).toBe(true);
  });

  test('each kind is told with what comes with it, but for what has nothing to give', () => {
    const labels = new Set(fields.flatMap(({ label }) => label ?? []));
    expect([...labels].filter((label) => !Object.hasOwn(tellers, label)).sort()).toEqual([
      'Action module',
      'Custom domain',
      'Feature flag',
      'Organization',
      'Segment',
      'User',
    ]);
  });
});
