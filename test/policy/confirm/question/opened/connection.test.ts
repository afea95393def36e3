/** Who comes in through a connection, by its settings, one at a time. */
import { describe, expect, it } from 'vitest';
import type { Change } from '../../../../../src/policy/change/change.js';
import { connectionLines } from '../../../../../src/policy/confirm/question/opened/connection.js';
import { found, made } from '../../../change/made.js';
import { reader } from '../../reader.js';

const { read } = reader({});
const tell = (connection: unknown, changes: Change[] = [], most = 2) =>
  connectionLines(connection, { id: 'c', changes, read, audience: undefined, most });
const SIGN_UP = 'Sign-up: everybody who has an account at the provider';
/** All that is told of a provider's connection but how strangers get in. */
const lines = (options: unknown, more: object = {}): string[] =>
  tell({ strategy: 'oidc', options, ...more }).lines.filter((line) => line !== SIGN_UP);

/** Settings by which a provider is known, in the order in which they are told. */
const KNOWN = [
  ...['domain', 'tenant_domain', 'tenantId', 'issuer', 'entityId', 'discovery_url', 'oidc_metadata.issuer'],
  ...['adfs_server', 'metadataUrl', 'signInEndpoint', 'authorization_endpoint', 'token_endpoint'],
  ...['authorizationURL', 'tokenURL', 'jwks_uri', 'gateway_url', 'twilio_sid', 'client_id'],
];
const option = (field: string, value: unknown): object =>
  field.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;
const labelOf = (field: string) => field.split('.').at(-1);

describe('the provider', () => {
  it.each(KNOWN)('is told by its %s, with the host', (field) => {
    expect(lines(option(field, 'abc'))).toEqual([`${labelOf(field)}: "abc"`]);
    const [first, ...more] = lines(option(field, 'https://idp.example/x'));
    expect(first).toBe(`${labelOf(field)}: "https://idp.example/x"`);
    expect(more).toEqual(['  host: idp.example']);
    for (const value of ['', 7, null, ['abc'], undefined]) expect(lines(option(field, value))).toEqual([]);
  });

  it('is told by all of them in one order', () => {
    const all = Object.assign({}, ...KNOWN.map((field) => option(field, 'abc')));
    expect(lines(all)).toEqual(KNOWN.map((field) => `${labelOf(field)}: "abc"`));
  });

  it('is told by the other hosts in its settings, each once', () => {
    const options = { domain: 'idp.example/x', mine: ['https://a.example', 'https://b.example'] };
    expect(lines(options).slice(2)).toEqual(['Other hosts in its settings: "a.example", "b.example"']);
    expect(lines({ logo: 'https://a.example' })).toEqual(['Other hosts in its settings: "a.example"']);
    expect(lines({ domain: 'idp.example/x', logo: 'https://idp.example/l' })).toHaveLength(2);
  });

  it.each([
    [['a.example'], ['Domain aliases: "a.example"']],
    [['a.example', 'b.example', 'c.example'], ['Domain aliases: "a.example", "b.example" and 1 more']],
    [[], []],
    ['a.example', []],
  ])('is told by the domains that lead to it: %j', (domain_aliases, told) => {
    expect(lines({ domain_aliases })).toEqual(told);
  });

  it('is named by its strategy', () => {
    expect(tell({ name: 'C', strategy: 'waad' }).is).toBe('"C", strategy "waad"');
    expect(tell({}).is).toBe('strategy ""');
  });
});

describe('who may come in', () => {
  it.each<[string, object, string]>([
    ['auth0', {}, 'Sign-up: open, everybody can make an account'],
    ['auth0', { disable_signup: false }, 'Sign-up: open, everybody can make an account'],
    ['auth0', { disable_signup: true }, 'Sign-up: closed'],
    ['email', {}, 'Sign-up: open, everybody can make an account'],
    ['sms', {}, 'Sign-up: open, everybody can make an account'],
    ['oidc', {}, SIGN_UP],
    ['oidc', { disable_signup: true }, 'Sign-up: closed'],
    ['oidc', { disable_signup: false }, 'Sign-up: open, everybody can make an account'],
  ])('%s with %j', (strategy, options, told) => {
    expect(tell({ strategy, options }).lines).toEqual([told]);
  });

  it.each<[object, object, string[]]>([
    [{ waad_common_endpoint: true }, {}, ['Accounts of any Microsoft tenant']],
    [{ waad_common_endpoint: false }, {}, []],
    [{ enabledDatabaseCustomization: true }, {}, ['Scripts of the tenant decide who may sign in']],
    [{ import_mode: true }, {}, ['Scripts of the tenant decide who may sign in']],
    [{ scripts: { fetchUserProfile: 'x' } }, {}, ['Scripts of the tenant decide who may sign in']],
    [{ enabledDatabaseCustomization: false, import_mode: false, scripts: null }, {}, []],
    [{ brute_force_protection: false }, {}, ['Brute-force protection is off']],
    [{ brute_force_protection: true }, {}, []],
    [{}, { is_domain_connection: true }, ['Domain-level: applications of third parties can use it, too']],
    [{}, { is_domain_connection: false }, []],
  ])('%j %j', (options, more, told) => expect(lines(options, more)).toEqual(told));
});

describe('an organization', () => {
  const change = (operation: string, body: object): Change =>
    made({ operation, facts: { kind: 'update' }, present: found({}), wire: { body } });
  const yes = { assign_membership_on_login: true, is_signup_enabled: true };
  const member = 'Everybody who signs in with it becomes a member of the organization';
  const open = 'People can sign up within the organization';

  it.each([
    'POST /organizations/{id}/enabled_connections',
    'PATCH /organizations/{id}/enabled_connections/{connectionId}',
    'POST /organizations/{id}/connections',
    'PATCH /organizations/{id}/connections/{connection_id}',
  ])('makes members of them by %s', (operation) => {
    const told = (...changes: Change[]) => tell({ strategy: 'oidc' }, changes).lines.slice(1);
    expect(told(change(operation, yes))).toEqual([member, open]);
    expect(told(change(operation, {}))).toEqual([
      'Nobody becomes a member of the organization by signing in',
      'People cannot sign up within the organization',
    ]);
    expect(told(change(operation, yes), change(operation, yes))).toEqual([member, open]);
    expect(told(change('PATCH /connections/{id}', {}), change(operation, yes))).toEqual([member, open]);
  });

  it.each([
    'PATCH /connections/{id}',
    'POST /organizations',
    'POST /organizations/{id}/members',
    'PATCH /my/organizations/{id}/connections/{connection_id}',
  ])('has no part in %s', (operation) => {
    expect(tell({ strategy: 'oidc' }, [change(operation, yes)]).lines).toEqual([SIGN_UP]);
  });
});

describe('the approval', () => {
  const connection = {
    ...{ strategy: 'oidc', name: 'c', is_domain_connection: false, realms: ['c'] },
    options: { issuer: 'https://idp.example/', agentVersion: '1', scope: 'openid' },
  };
  const { print } = tell(connection);
  it.each<[string, object]>([
    ['strategy', { strategy: 'waad' }],
    ['name', { name: 'd' }],
    ['being open to all', { is_domain_connection: true }],
    ['realms', { realms: ['d'] }],
    ['settings', { options: { ...connection.options, scope: 'openid email' } }],
    ['settings that are named otherwise', { options: { ...connection.options, my_agent: 1 } }],
  ])('covers its %s', (_, more) => {
    expect(tell({ ...connection, ...more }).print).not.toEqual(print);
  });

  it('does not cover what its agent reports, nor when it was changed', () => {
    const options = { ...connection.options, agentVersion: '2', agentIP: '192.0.2.1' };
    expect(tell({ ...connection, updated_at: 'now', options }).print).toEqual(print);
    expect(tell({}).print).toEqual(tell({ options: undefined }).print);
  });
});
