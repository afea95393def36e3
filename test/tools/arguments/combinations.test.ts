import { beforeAll, describe, expect, it } from 'vitest';
import type { ToolRecord } from '../../../src/catalog/tool-record.js';
import { assertCombinations } from '../../../src/tools/arguments/combinations.js';
import { loadRegistry } from '../../../src/tools/load-registry.js';

let tool: (name: string) => ToolRecord;
beforeAll(async () => {
  const registry = await loadRegistry();
  tool = (name) => registry.find(name) as ToolRecord;
});

const id = { user_id: 'auth0|1' };

describe('arguments that belong together', () => {
  const refused: [string, Record<string, unknown>, string][] = [
    ['link_user_identity', { ...id, secondary_user_id: '2' }, 'provider is missing'],
    ['link_user_identity', { ...id, provider: 'auth0' }, 'secondary_user_id is missing'],
    ['link_user_identity', id, 'needs provider with secondary_user_id, or link_with. Nothing was sent.'],
    ['list_clients', { q: 'grant_types:implicit' }, 'allow_any_organization, not grant_types'],
    ['list_clients', { q: 'Shop' }, 'q of list_clients takes only client_grant.organization_id'],
    ['create_password_change_ticket', { email: 'a@b.co' }, 'connection_id is missing'],
    ['create_client_grant', { audience: 'x', scope: [] }, 'needs client_id, or default_for'],
    ['create_user_authentication_method', { ...id, type: 'phone' }, 'needs phone_number for type phone'],
    ['create_user_authentication_method', { ...id, type: 'passkey', key_id: 'k' }, 'public_key is missing'],
  ];
  it.each(refused)('%s %j: %s', (name, args, words) => {
    expect(() => assertCombinations(tool(name), args)).toThrow(words);
  });

  it('are accepted whole, and every argument named is one of the tool', () => {
    const accepted: [string, Record<string, unknown>][] = [
      ['link_user_identity', { ...id, provider: 'auth0', secondary_user_id: '2' }],
      [
        'list_clients',
        { q: 'client_grant.organization_id:org_1 AND client_grant.allow_any_organization:true' },
      ],
      ['list_clients', {}],
      ['link_user_identity', { ...id, link_with: 'eyJ' }],
      ['create_password_change_ticket', id],
      ['create_password_change_ticket', { email: 'a@b.co', connection_id: 'con_0000000000000001' }],
      ['create_client_grant', { audience: 'x', default_for: 'third_party_clients' }],
      ['create_user_authentication_method', { ...id, type: 'totp', totp_secret: 'JBSWY3DP' }],
      ['get_user', id],
    ];
    for (const [name, args] of accepted) {
      expect(() => assertCombinations(tool(name), args)).not.toThrow();
      for (const argument of Object.keys(args)) expect(Object.keys(tool(name).binding)).toContain(argument);
    }
  });
});
