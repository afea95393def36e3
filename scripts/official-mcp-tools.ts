/**
 * `npx tsx scripts/official-mcp-tools.ts` runs every tool of Auth0's own MCP server, unmodified, against a sandbox
 * tenant, and fails when one of them does. It needs the npm registry the first time.
 */
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { emptyProject, officialServer } from './lib/official-server.js';
import { startTlsTenant } from './lib/tls-tenant.js';

type Args = Record<string, unknown>;

const tenant = await startTlsTenant('demo');
const client = new Client({ name: 'official-mcp-tools', version: '1.0.0' });
await client.connect(new StdioClientTransport({ ...(await officialServer(tenant)), stderr: 'ignore' }));
const waiting = new Set((await client.listTools()).tools.map((tool) => tool.name));
let failures = 0;

/** Calls a tool; what it answered, of a list the first. */
async function call(name: string, args: Args = {}): Promise<Args> {
  waiting.delete(name);
  const answer = await client.callTool({ name, arguments: args });
  const [{ text = '' } = {}] = answer.content as { text?: string }[];
  if (answer.isError) failures++;
  console.log(`${answer.isError ? 'FAIL' : 'ok  '} ${name}${answer.isError ? `: ${text}` : ''}`);
  const parsed = answer.isError ? {} : (JSON.parse(text) as Args | Args[]);
  return (Array.isArray(parsed) ? parsed[0] : parsed) ?? {};
}

const project = emptyProject();
const audience = 'https://tour.example.com';
const trigger = { id: 'post-login', version: 'v3' };
const code = 'exports.onExecutePostLogin = async () => {};';

try {
  await call('auth0_list_applications', { page: 0, per_page: 10, include_totals: true });
  const { client_id: id } = await call('auth0_create_application', {
    name: 'Tour',
    app_type: 'regular_web',
    callbacks: ['http://localhost:3000/callback'],
  });
  await call('auth0_get_application', { client_id: id });
  await call('auth0_update_application', { client_id: id, description: 'Changed' });
  const saved = { client_id: id, framework: 'express', project_path: project };
  await call('auth0_save_credentials_to_file', { ...saved, callback_url: 'http://localhost:3000/callback' });

  await call('auth0_list_resource_servers', { per_page: 10 });
  const scopes = [{ value: 'read:tour', description: 'Read' }];
  const api = await call('auth0_create_resource_server', { name: 'Tour', identifier: audience, scopes });
  await call('auth0_get_resource_server', { id: api.id });
  await call('auth0_update_resource_server', { id: api.id, name: 'Tour API', token_lifetime: 3600 });
  const grant = await call('auth0_create_application', { name: 'Tour job', app_type: 'non_interactive' });
  await call('auth0_create_application_grant', {
    client_id: grant.client_id,
    audience,
    scope: ['read:tour'],
  });

  await call('auth0_list_actions', { trigger_id: trigger.id });
  const action = await call('auth0_create_action', { name: 'Tour', supported_triggers: [trigger], code });
  await call('auth0_get_action', { id: action.id });
  await call('auth0_update_action', { id: action.id, code: `${code} // changed` });
  await call('auth0_deploy_action', { id: action.id });

  await call('auth0_list_logs', { take: 5, q: 'type:sapi', sort: 'date:-1' });
  const event = await call('auth0_list_logs', { take: 1 });
  await call('auth0_get_log', { id: event.log_id });

  await call('auth0_list_forms', { per_page: 5 });
  const form = await call('auth0_create_form', { name: 'Tour', languages: { primary: 'en' } });
  await call('auth0_get_form', { id: form.id });
  await call('auth0_update_form', { id: form.id, name: 'Tour form' });

  const onboarding = { framework: 'react', project_path: emptyProject() };
  const made = await call('auth0_onboarding', { app_name: 'Tour onboarding', ...onboarding });
  await call('auth0_get_quickstart_guide', { client_id: made.client_id, ...onboarding });
} finally {
  await client.close();
  await tenant.close();
}
for (const name of waiting) console.log(`FAIL ${name}: not called`);
process.exitCode = failures + waiting.size > 0 ? 1 : 0;
