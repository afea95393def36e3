import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { toolsetNames } from '../../../src/catalog/toolsets.js';
import { checkAgainstTools } from '../../../src/policy/file/policy-check.js';
import { loadPolicyFile, parsePolicy } from '../../../src/policy/file/policy-file.js';
import { explainPolicy } from '../../../src/policy/file/policy-in-words.js';
import { policyJsonSchema } from '../../../src/policy/file/policy-schema.js';
import { defaultPolicy, mergePolicy } from '../../../src/policy/merge-policy.js';
import { PolicyError } from '../../../src/policy/policy.js';
import { records } from '../records.js';

const parse = (text: string) => parsePolicy(text, 'p.yaml');

const whole = `
version: 1
profile: desk
toolsets: [users, mfa, logs]
tools:
  allow: ['list_*', get_user, 'delete_*']
  deny: [delete_role]
read_only: false
max_risk: destructive
early_access: true
confirmation:
  tools:
    'update_*': ask
    clear_user_blocks: none
    delete_client: deny
  two_step_for_clients_that_cannot_ask: true
  preview: off
protected:
  users:
    ids: ['auth0|boss']
    emails: ['*@board.example']
    roles: [Owner]
    organizations: [org_board]
  organizations: [acme]
  clients: [Dashboard]
  connections: [corp-ad]
  roles: [Owner]
allowed:
  organizations: [acme]
  connections: [customers]
limits: {writes_per_hour: 30, destructive_per_hour: 3, users_per_hour: 10}
masking: {email: true, phone: true, ip: true}
profiles:
  desk:
    toolsets: [users]
    limits: {writes_per_hour: 1}
`;

describe('a policy file', () => {
  // A message that says the whole of what is wrong, and no more.
  test.each([
    ['version: 1\nread_only: "yes"', '"read_only": expected boolean, received string.'],
    ['version: 1\nlimits: {users_per_hour: -1}', /^"limits\.users_per_hour": Too small: .*[^.]\.$/],
    ['version: 1\nprofiles: {My One: {}}', '"profiles.My One" must be lowercase letters, digits and -.'],
    ['version: 1\nversion: 1', 'Map keys must be unique at line 2, column 1'],
    ['version: !!js/function "x"', 'Unresolved tag: tag:yaml.org,2002:js/function at line 1, column 10'],
    [
      'version: 1\nconfirmation: {tools: {"delete_*": none}}',
      '"confirmation.tools.delete_*": "none" is only possible for a tool named exactly, not for a pattern.',
    ],
    ['a: *x', 'Unresolved alias (the anchor must be set before the alias): x'],
    [
      'version: 1\nprofiles: {a: {protected: {zzzz: 1}}}',
      'unknown key "zzzz" in "profiles.a.protected" (known: users, organizations, clients, connections, roles, self).',
    ],
    ['version: 1\nprofiles: {a: {tools: {prototype: 1}}}', 'unknown key "profiles.a.tools.prototype".'],
  ])('%j is told in full', async (text, expected) => {
    const { message } = await parse(text).catch((error) => error);
    const told = message.replace(/^Policy file p\.yaml: /, '');
    expect(told).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
  });

  test('is read whole', async () => {
    const policy = mergePolicy(await parse(whole));
    expect(policy).toMatchObject({
      source: 'p.yaml',
      profile: 'desk',
      toolsets: ['users', 'mfa', 'logs'],
      allow: ['list_*', 'get_user', 'delete_*'],
      deny: ['delete_role'],
      readOnly: false,
      maxRisk: 'destructive',
      earlyAccess: true,
      confirmation: {
        levels: { 'update_*': 'ask', clear_user_blocks: 'none', delete_client: 'deny' },
        twoStep: true,
        preview: 'off',
      },
      protect: {
        users: {
          ids: ['auth0|boss'],
          emails: ['*@board.example'],
          roles: ['Owner'],
          organizations: ['org_board'],
        },
        organizations: ['acme'],
        clients: ['Dashboard'],
        connections: ['corp-ad'],
        roles: ['Owner'],
      },
      only: { organizations: ['acme'], connections: ['customers'] },
      limits: { writes: 30, destructive: 3, users: 10 },
      masking: { email: true, phone: true, ip: true },
    });
  });

  test('is the same as JSON', async () => {
    const yaml = await parse('version: 1\nread_only: true\ntools: {deny: [delete_user]}');
    const json = await parse('{"version": 1, "read_only": true, "tools": {"deny": ["delete_user"]}}');
    expect(json).toEqual(yaml);
  });

  test.each([
    ['version: 1\nread_onyl: true', 'unknown key "read_onyl"; did you mean "read_only"?'],
    ['version: 1\ntools: {alow: [x]}', 'unknown key "alow" in "tools"; did you mean "allow"?'],
    [
      'version: 1\nprotected: {users: {mails: [x]}}',
      'unknown key "mails" in "protected.users"; did you mean "emails"?',
    ],
    [
      'version: 1\nprofiles: {a: {toolset: all}}',
      'unknown key "toolset" in "profiles.a"; did you mean "toolsets"?',
    ],
    ['version: 1\nqqqqqqq: 1', 'unknown key "qqqqqqq" (known: '],
    ['read_only: true', 'the key "version" must be 1'],
    ['version: 2', 'the key "version" must be 1'],
    ['version: 1\nread_only: "yes"', '"read_only": expected boolean'],
    ['version: 1\nread_only: yes', '"read_only": expected boolean'],
    ['version: 1\nmax_risk: high', '"max_risk"'],
    ['version: 1\ntoolsets: [user]', '"toolsets'],
    ['version: 1\ntoolsets: []', '"toolsets'],
    ['version: 1\ntools: {allow: []}', '"tools.allow"'],
    ['version: 1\ntools: {deny: ["Delete User"]}', '"tools.deny.0"'],
    ['version: 1\nlimits: {writes_per_hour: -1}', '"limits.writes_per_hour"'],
    ['version: 1\nlimits: {writes_per_hour: 1.5}', '"limits.writes_per_hour"'],
    ['version: 1\nallowed: {organizations: []}', '"allowed.organizations"'],
    [
      'version: 1\nconfirmation: {tools: {"delete_*": none}}',
      '"none" is only possible for a tool named exactly',
    ],
    ['version: 1\nconfirmation: {tools: {"*": none}}', '"none" is only possible for a tool named exactly'],
    ['version: 1\nconfirmation: {tools: {delete_user: maybe}}', '"confirmation.tools.delete_user"'],
    [
      'version: 1\nconfirmation: {tools: {"delete user": ask}}',
      '"confirmation.tools.delete user" must be a tool name',
    ],
    [
      'version: 1\nconfirmation: {effects: {los: ask}}',
      'unknown key "los" in "confirmation.effects"; did you mean "loss"?',
    ],
    ['version: 1\nconfirmation: {effects: {loss: maybe}}', '"confirmation.effects.loss"'],
    ['version: 1\nprotected: {self: maybe}', '"protected.self"'],
    ['version: 1\nconfirmation: {four_eyes: {permission: "approve:changes"}}', 'must name effects or tools'],
    [
      'version: 1\nconfirmation: {four_eyes: {tools: [], effects: [], permission: "approve:changes"}}',
      'must name effects or tools',
    ],
    ['version: 1\nconfirmation: {preview: dead}', '"confirmation.preview"'],
    ['version: 1\nprofiles: {support: {}}', 'the profile "support" is built in'],
    ['version: 1\nprofiles: {My One: {}}', 'profiles'],
    ['version: 1\nversion: 1', 'Map keys must be unique at line 2, column 1'],
    ['version: 1\n__proto__: {read_only: true}', 'unknown key "__proto__"'],
    ['version: 1\nconfirmation: {tools: {__proto__: none}}', 'unknown key "confirmation.tools.__proto__"'],
    [
      'version: 1\nconfirmation: {tools: {constructor: none}}',
      'unknown key "confirmation.tools.constructor"',
    ],
    ['version: 1\n&k read_only: true\n*k : false', 'a key must be plain text'],
    ['version: 1\n? [read_only]\n: true', 'a key must be plain text'],
    ['{"version":1,"read_only":true,"read_only":false}', 'Map keys must be unique'],
    ['version: 1\n<<: {read_only: true}', 'unknown key "<<"'],
    ['version: 1\nprotected: ~', '"protected": expected object'],
    ['version: 1\nprotected: {roles: [" Owner"]}', '"protected.roles.0": must not begin or end with a space'],
    ['version: 1\nprotected: {roles: ["Owner "]}', '"protected.roles.0": must not begin or end with a space'],
    ['version: 1\nprotected: {roles: [""]}', '"protected.roles.0"'],
    [
      'version: 1\nprotected: {users: {emails: [board.example]}}',
      '"protected.users.emails.0": must be an e-mail address',
    ],
    [
      'version: 1\nprotected: {users: {emails: ["@board.example"]}}',
      'must be an e-mail address, or a pattern',
    ],
    ['version: 1\nlimits: {writes_per_hour: .inf}', '"limits.writes_per_hour"'],
    ['', 'it must hold keys and values'],
    ['- version: 1', 'it must hold keys and values'],
    ['just text', 'it must hold keys and values'],
    ['version: 1\n---\nversion: 1', 'multiple documents'],
    ['version: !!js/function "x"', 'Unresolved tag'],
    ['version: [', 'Flow sequence'],
  ])('%j stops the start: %s', async (text, expected) => {
    const failure = await parse(text).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PolicyError);
    expect((failure as PolicyError).name).toBe('PolicyError');
    const { message } = failure as PolicyError;
    expect(message).toContain(expected);
    expect(message).toMatch(/^Policy file p\.yaml: /);
    expect(message).not.toContain('\n');
  });

  test('a bomb of aliases is refused', async () => {
    const bomb = ['version: 1', 'a: &a [x,x,x,x,x,x,x,x,x,x]'];
    for (const [name, of] of ['ba', 'cb', 'dc', 'ed', 'fe', 'gf'].map((pair) => [...pair])) {
      bomb.push(`${name}: &${name} [${Array(10).fill(`*${of}`).join(',')}]`);
    }
    await expect(parse(bomb.join('\n'))).rejects.toThrow(PolicyError);
  });

  test('that is missing, a folder or too large is one clear line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'policy-'));
    await expect(loadPolicyFile(join(folder, 'none.yaml'))).rejects.toThrow(/does not exist/);
    await expect(loadPolicyFile(folder)).rejects.toThrow(/is not a file/);
    await expect(loadPolicyFile('bad\0name')).rejects.toThrow(/cannot be read \(ERR_INVALID_ARG_VALUE\)\.$/);
    const large = join(folder, 'large.yaml');
    writeFileSync(large, `version: 1\n#${'x'.repeat(1_100_000)}`);
    await expect(loadPolicyFile(large)).rejects.toThrow(/larger than 1 MB/);
    const comment = '# a comment\n'.repeat(80_000);
    writeFileSync(large, `version: 1\nread_only: true\n${comment}`);
    expect(mergePolicy(await loadPolicyFile(large)).readOnly).toBe(true);
    const good = join(folder, 'good.yaml');
    writeFileSync(good, 'version: 1\nread_only: true\n');
    expect(mergePolicy(await loadPolicyFile(good)).readOnly).toBe(true);
  });
});

describe('merging', () => {
  test('flags win over the environment, which wins over the file', async () => {
    const file = await parse('version: 1\ntoolsets: [users]\nmax_risk: write\nread_only: true');
    expect(mergePolicy(file).toolsets).toEqual(['users']);
    expect(mergePolicy(file, { toolsets: ['logs'] }).toolsets).toEqual(['logs']);
    expect(mergePolicy(file, { toolsets: ['logs'] }, { toolsets: ['roles'] }).toolsets).toEqual(['roles']);
    expect(mergePolicy(file, { readOnly: false }).readOnly).toBe(false);
    expect(mergePolicy(file, { readOnly: false }, { readOnly: true }).readOnly).toBe(true);
    expect(mergePolicy(file, {}, {}).maxRisk).toBe('write');
  });

  test('what is denied or protected only adds up', async () => {
    const file = await parse(
      'version: 1\nprofile: own\ntools: {deny: [delete_user]}\nprofiles: {own: {tools: {deny: [delete_role]}, protected: {clients: [a]}}}\nprotected: {clients: [b]}',
    );
    const policy = mergePolicy(file, { deny: ['delete_client'] }, { deny: ['x*'] });
    expect(policy.deny).toEqual(['delete_role', 'delete_user', 'delete_client', 'x*']);
    expect(policy.protect.clients).toEqual(['a', 'b']);
  });

  test('a profile lies beneath what names it', async () => {
    const file = await parse('version: 1\nprofile: support\nlimits: {writes_per_hour: 7}');
    const policy = mergePolicy(file);
    expect(policy.limits).toEqual({ writes: 7, destructive: 20, users: 40 });
    expect(policy.profile).toBe('support');
    expect(mergePolicy(file, {}, { profile: 'support-readonly' })).toMatchObject({
      readOnly: true,
      profile: 'support-readonly',
    });
  });

  test('an unknown profile stops the start', () => {
    expect(() => mergePolicy(undefined, {}, { profile: 'suport' })).toThrow(/did you mean "support"/);
    expect(() => mergePolicy(undefined, {}, { profile: 'toString' })).toThrow(PolicyError);
    expect(() => mergePolicy(undefined, {}, { profile: 'qqqqqqqq' })).toThrow(
      /^Unknown profile "qqqqqqqq" \(known: support-readonly, support, developer, admin\)\.$/,
    );
  });

  test('the version changes with every part of the policy, and with nothing else', async () => {
    const versions = new Set<string>();
    const texts = [
      'read_only: true',
      'max_risk: write',
      'early_access: true',
      'toolsets: [users]',
      'tools: {allow: [x]}',
      'tools: {deny: [x]}',
      'confirmation: {preview: off}',
      'confirmation: {tools: {x: ask}}',
      'protected: {roles: [x]}',
      'allowed: {connections: [x]}',
      'limits: {users_per_hour: 0}',
      'masking: {ip: true}',
    ];
    for (const text of texts) versions.add(mergePolicy(await parse(`version: 1\n${text}`)).version);
    expect(versions.size).toBe(texts.length);
    expect(versions.has(defaultPolicy().version)).toBe(false);
    expect(mergePolicy(await parsePolicy('version: 1', 'other.yaml')).version).toBe(defaultPolicy().version);
  });
});

interface Schema {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  allOf?: Schema[];
  pattern?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: Schema | false;
}
interface Place {
  path: string;
  value: unknown;
}

/** Values for every place below one of the schema, none of which says more than it must. */
function placesOf(schema: Schema, path: string): Place[] {
  const within = (member: Schema, key: string, as: (value: unknown) => unknown): Place[] =>
    placesOf(member, key).map((place) => ({ path: place.path, value: as(place.value) }));
  const of = (...values: unknown[]): Place[] => values.map((value) => ({ path, value }));
  if (schema.anyOf) return schema.anyOf.flatMap((one) => placesOf(one, path));
  if (schema.items) return within(schema.items, path, (value) => [value]);
  if (schema.additionalProperties)
    return within(schema.additionalProperties, path, (value) => ({ get_user: value }));
  const members = schema.properties ?? {};
  const needed = Object.fromEntries((schema.required ?? []).map((key) => [key, 'x']));
  if (schema.type === 'object')
    return Object.entries(members).flatMap(([key, member]) =>
      within(member, `${path}.${key}`, (value) => ({ ...needed, [key]: value })),
    );
  if (schema.enum) return of(...schema.enum);
  if (schema.type === 'boolean') return of(true, false);
  if (schema.type === 'integer') return of(0, 7);
  const patterns = [schema, ...(schema.allOf ?? [])].map(({ pattern = '' }) => new RegExp(pattern));
  return of(schema.const ?? ['a', '*a'].find((text) => patterns.every((pattern) => pattern.test(text))));
}

describe('every key of a file', () => {
  const { properties = {} } = policyJsonSchema() as Schema;
  const keys = Object.keys(properties).filter(
    (key) => !['$schema', 'version', 'profile', 'profiles'].includes(key),
  );
  const read = async (content: object) => {
    const text = JSON.stringify({ version: 1, ...content });
    const { version, profile: _, ...policy } = mergePolicy(await parse(text));
    return { version, policy };
  };

  test.each(keys)('%s has an effect, below each of its own keys, in a profile as well', async (key) => {
    const effective = new Map<string, boolean>();
    for (const { path, value } of placesOf(properties[key] as Schema, key)) {
      // The second person's permission says nothing without what it is for.
      if (path === 'confirmation.four_eyes.permission') continue;
      const own = { [key]: value };
      const { version, policy } = await read(own);
      effective.set(path, effective.get(path) || version !== defaultPolicy().version);
      expect((await read({ profile: 'own', profiles: { own } })).policy, path).toEqual(policy);
    }
    expect([...effective].filter(([, differs]) => !differs)).toEqual([]);
  });
});

describe('the published schema', () => {
  test('is what the reader enforces', async () => {
    const text = `${JSON.stringify(policyJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(join(import.meta.dirname, '../../../catalog/policy.schema.json'));
  });

  test('accepts the example and refuses a typo', async () => {
    const validate = new Ajv2020({ strict: false }).compile(policyJsonSchema());
    const { parse: yaml } = await import('yaml');
    expect(validate(yaml(whole))).toBe(true);
    expect(validate({ version: 1, read_onyl: true })).toBe(false);
  });

  test('knows every toolset of the catalogue', () => {
    const used = new Set(records.map((tool) => tool.toolset));
    expect([...used].filter((name) => !(toolsetNames as readonly string[]).includes(name))).toEqual([]);
  });
});

describe('against the tools there are', () => {
  const check = async (text: string) =>
    checkAgainstTools(mergePolicy(await parse(`version: 1\n${text}`)), records);

  test('what exists passes', async () => {
    await check(
      'tools: {allow: ["list_*", get_user], deny: [delete_user]}\ntoolsets: [users]\nconfirmation: {tools: {"update_*": ask}}',
    );
    for (const profile of ['support-readonly', 'support', 'developer', 'admin']) {
      checkAgainstTools(mergePolicy(undefined, {}, { profile }), records);
    }
  });

  test.each([
    [
      'tools: {deny: [delete_usr]}',
      '"delete_usr" (under tools to deny) is not a tool; did you mean "delete_user"?',
    ],
    ['tools: {allow: ["lst_*"]}', '"lst_*" (under tools to allow) matches no tool'],
    ['confirmation: {tools: {delete_usr: deny}}', '"delete_usr" (under confirmation levels) is not a tool'],
  ])('%s stops the start', async (text, expected) => {
    await expect(check(text)).rejects.toThrow(expected);
  });

  test.each([
    'confirmation: {tools: {connect_application: type-name}}',
    'confirmation: {tools: {"connect_app*": ask}}',
    'confirmation: {four_eyes: {tools: [connect_application], permission: "approve:changes"}}',
  ])('%s stops the start: it asks as another tool', async (text) => {
    const own = { name: 'connect_application', aliases: [] as string[], toolset: 'workflows' };
    const policy = mergePolicy(await parse(`version: 1\n${text}`));
    expect(() => checkAgainstTools(policy, [...records, own as never])).toThrow(
      /connect_application asks as create_client; name that tool instead/,
    );
  });

  test('a pattern that is about other tools as well does not', async () => {
    const own = { name: 'connect_application', aliases: [] as string[], toolset: 'workflows' };
    const policy = mergePolicy(await parse('version: 1\nconfirmation: {tools: {"c*": ask}}'));
    expect(() => checkAgainstTools(policy, [...records, own as never])).not.toThrow();
  });

  test('a toolset that came by another way', () => {
    expect(() => checkAgainstTools(mergePolicy(undefined, { toolsets: ['user'] }), records)).toThrow(
      /^Policy: "user" \(under toolsets\) is not a toolset; did you mean "users"\?$/,
    );
    expect(() => checkAgainstTools(mergePolicy(undefined, { deny: ['qqqqqqqq'] }), records)).toThrow(
      /^Policy: "qqqqqqqq" \(under tools to deny\) is not a tool\.$/,
    );
  });
});

test('a file without a profile names none, and one may have a megabyte', async () => {
  expect(await parse('version: 1')).not.toHaveProperty('profile');
  const file = join(mkdtempSync(join(tmpdir(), 'policy-')), 'p.yaml');
  writeFileSync(file, 'version: 1\n#'.padEnd(1_000_000, 'x'));
  expect(await loadPolicyFile(file)).toMatchObject({ source: 'p.yaml' });
  writeFileSync(file, 'version: 1\n#'.padEnd(1_000_001, 'x'));
  await expect(loadPolicyFile(file)).rejects.toThrow(/larger than 1 MB/);
});

test('a flaw in the text is told with its place, at the end', async () => {
  await expect(parse('version: 1\nversion: 1')).rejects.toThrow(/at line 2, column 1$/);
});

test('a version is sixteen letters that change with what the policy says', () => {
  const { version } = defaultPolicy();
  expect(version).toMatch(/^[0-9a-f]{16}$/);
  expect(mergePolicy(undefined, { readOnly: true }).version).not.toBe(version);
});

describe('in words', () => {
  test('the defaults', () => {
    expect(explainPolicy(defaultPolicy())).toBe(
      [
        `Policy from built-in defaults (version ${defaultPolicy().version}).`,
        'All toolsets are enabled.',
        'Changes and destructive operations are possible.',
        'Early-access operations are hidden.',
        'A person must approve every change with a high-impact effect; for the most serious ones they type the resource name. A plain change (a name, a description, a note in metadata) needs nobody.',
        'The confirmation prompt shows the target, read from the tenant.',
        'Where a client cannot prompt a person, the person is asked on the approvals page, in a terminal or on their phone.',
        'The application that the server runs as, its credentials, its grants and the Management API are never changed.',
        'No hourly limits.',
        'Secrets are masked in every result, log line and error, whatever the policy says.',
      ].join('\n'),
    );
  });

  test('everything that the file says is said', async () => {
    const policy = mergePolicy(await parse(whole));
    expect(explainPolicy(policy)).toBe(
      [
        `Policy from p.yaml, profile "desk" (version ${policy.version}).`,
        'Only these toolsets are enabled: users, mfa, logs.',
        'Only tools named list_*, get_user, delete_* may be used.',
        'Tools named delete_role may never be used.',
        'Changes and destructive operations are possible.',
        'Early-access operations are shown.',
        'A person must approve every change with a high-impact effect; for the most serious ones they type the resource name. A plain change (a name, a description, a note in metadata) needs nobody.',
        'Approval is also required for: update_*.',
        'Always refused: delete_client.',
        'These run WITHOUT approval: clear_user_blocks.',
        'The confirmation prompt shows only the arguments; the target is not read.',
        'A client that cannot prompt a person may confirm with a second call and a token, claiming that a person agreed.',
        'Never changed or deleted, nor added to or dropped from a list: users "auth0|boss"; users with an e-mail matching "*@board.example"; users with the role "Owner"; members of the organization "org_board"; organizations "acme"; clients "Dashboard"; connections "corp-ad"; roles "Owner". The roles and organizations named for their users are protected themselves.',
        'The application that the server runs as, its credentials, its grants and the Management API are never changed.',
        'Changes may only reach the organization "acme" and people who are members of no other organization and did not join through this server; other organizations cannot be read by name or id.',
        'Changes may only reach the connection "customers" and people who sign in with no other connection.',
        'Every other change is refused: of applications, APIs, roles, Actions and tenant settings as well.',
        'Within any 60 minutes at most: 30 changes, 3 destructive calls, changes to 10 different people.',
        'Partially masked in results: e-mail addresses, phone numbers, IP addresses.',
        'Secrets are masked in every result, log line and error, whatever the policy says.',
      ].join('\n'),
    );
  });

  test.each([
    [
      'max_risk: write',
      'Plain changes are possible; destructive operations and changes with a high-impact effect are not.',
    ],
    ['max_risk: read', 'Nothing can be changed: the server is read-only.'],
    ['confirmation: {tools: {delete_role: type-name}}', 'The name must be typed for: delete_role.'],
    ['limits: {writes_per_hour: 0}', 'Within any 60 minutes at most: 0 changes.'],
    ['limits: {users_per_hour: 2}', 'Within any 60 minutes at most: changes to 2 different people.'],
    ['masking: {ip: true}', 'Partially masked in results: IP addresses.'],
    ['protected: {self: false}', 'The application that the server runs as is NOT protected.'],
    [
      'confirmation: {effects: {sign_in: none}}',
      'A call that changes who can sign in, and where or how (sign_in) runs WITHOUT approval for this effect.',
    ],
    [
      'confirmation: {effects: {privileges: type-name}}',
      'A call that changes what people or applications are allowed to do (privileges) needs the resource name typed.',
    ],
    [
      'confirmation: {effects: {weakens: ask}}',
      'A call that reduces or removes a protection (weakens) needs approval.',
    ],
    [
      'confirmation: {effects: {egress: deny}}',
      'A call that sends tenant data to an outside address (egress) is refused.',
    ],
    [
      'confirmation: {four_eyes: {effects: [egress], tools: [delete_user], permission: "approve:changes"}}',
      'A second person with the permission "approve:changes" has to approve: a call that sends tenant data to an outside address (egress); delete_user.',
    ],
    [
      'confirmation: {min_answer_ms: 900}',
      "An answer to a client's prompt within 900 ms counts as given by the client, not by a person.",
    ],
    ...['roles', 'organizations'].map((key) => [
      `protected: {users: {${key}: [a]}}`,
      expect.stringMatching(/^Never changed .* named for their users are protected themselves\.$/),
    ]),
    [
      'protected: {users: {ids: [a]}}',
      'Never changed or deleted, nor added to or dropped from a list: users "a".',
    ],
    ...['organizations', 'connections'].map((key) => [
      `allowed: {${key}: [a]}`,
      'Every other change is refused: of applications, APIs, roles, Actions and tenant settings as well.',
    ]),
    [
      'protected: {roles: [a, b]}',
      'Never changed or deleted, nor added to or dropped from a list: roles "a", "b".',
    ],
  ])('%s', async (text, line) => {
    expect(explainPolicy(mergePolicy(await parse(`version: 1\n${text}`))).split('\n')).toContainEqual(line);
  });

  test('what may not be used by risk is not said to be asked for', async () => {
    for (const text of ['max_risk: read', 'read_only: true'])
      expect(explainPolicy(mergePolicy(await parse(`version: 1\n${text}`)))).not.toMatch(/\basked\b/);
  });

  test('read-only says nothing about asking', () => {
    const text = explainPolicy(mergePolicy(undefined, { readOnly: true }));
    expect(text).toContain('read-only');
    expect(text).not.toMatch(/\basked\b/);
  });
});
