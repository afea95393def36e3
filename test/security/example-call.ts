/** Arguments that are valid for an operation: what its description shows, with what that leaves open filled in. */
import { exampleOf } from '../../src/tools/discovery/example.js';
import { fullInputSchema } from '../../src/tools/json-schema.js';
import type { Registry } from '../../src/tools/registry.js';

const flag = 'flg_abcdefghijkmnop';
const variation = 'var_abcdefghijkmnop';
const group = 'grp_abcdefghijkmnop';

/** What the examples of descriptions leave open: values with a pattern, and maps that need an entry. */
const filledIn: Record<string, object> = {
  create_connection: { name: 'people' },
  add_synchronized_groups: { groups: [{ id: 'g1' }] },
  set_synchronized_groups: { groups: [{ id: 'g1' }] },
  create_custom_domain: { domain: 'login.example.com' },
  create_device_credential: { device_id: 'abc123' },
  create_event_stream: {
    destination: {
      type: 'webhook',
      configuration: {
        webhook_endpoint: 'https://example.com',
        webhook_authorization: { method: 'basic', username: 'u' },
      },
    },
  },
  create_experiment: {
    feature_flag_id: flag,
    allocations: [{ variation_id: variation, is_control: true }],
  },
  create_feature_flag: { parameters: { color: { type: 'string', value: 'red' } } },
  create_segment: { rules: [{ match: { client_id: ['x'] } }] },
  create_hook: { name: 'hook' },
  create_hook_secrets: { secrets: { K: 'v' } },
  update_hook_secrets: { secrets: { K: 'v' } },
  create_log_stream: { sink: { httpEndpoint: 'https://example.com' } },
  assign_role_groups: { groups: [group] },
  remove_role_groups: { groups: [group] },
  create_rule: { name: 'rule' },
  create_user_attribute_profile: {
    user_attributes: {
      email: { description: 'd', label: 'l', profile_required: true, auth0_mapping: 'email' },
    },
  },
  clear_user_risk_assessors: { connection: 'people' },
  create_verifiable_credential_template: {
    dialect: 'simplified/1.0',
    presentation: { 'org.iso.18013.5.1.mDL': { 'org.iso.18013.5.1': { family_name: true } } },
    well_known_trusted_issuers: 'aamva',
  },
};

/** Colours and addresses are the patterns left. */
const patterned = (args: object): object =>
  JSON.parse(JSON.stringify(args), (key, value) =>
    value !== '…' ? value : key.endsWith('url') ? 'https://example.com' : '#fff',
  );

export async function exampleCall(registry: Registry, name: string): Promise<object> {
  const operation = await registry.operation(name);
  if (!operation) throw new Error(`no operation ${name}`);
  const shown = exampleOf(fullInputSchema(operation)) as object;
  return patterned({ ...shown, ...filledIn[name] });
}
