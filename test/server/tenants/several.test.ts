/** One server for two tenants, through a client. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callAtTerminal } from '../../../src/cli/call/call.js';
import type { Terminal } from '../../../src/cli/terminal/terminal.js';
import { buildServer } from '../../../src/server/build-server.js';
import { CallerViews } from '../../../src/server/callers/caller-views.js';
import type { RunningRuntime } from '../../../src/server/runtime.js';
import { loadTenants } from '../../../src/server/tenants/load-tenants.js';
import { openTenants } from '../../../src/server/tenants/open-tenants.js';
import { listForSeveral } from '../../../src/server/tenants/several.js';
import { startTenant, type Tenant } from '../../support/tenant.js';

// biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
type Body = any;

describe('a server of several tenants', () => {
  let folder: string;
  let staging: Tenant;
  let live: Tenant;
  let runtime: RunningRuntime;
  let client: Client;
  const asked: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tenants-'));
    [staging, live] = await Promise.all([startTenant('demo'), startTenant('demo')]);
    const entry = (name: string, { env }: Tenant, more: string) => {
      writeFileSync(join(folder, `${name}.secret`), env.AUTH0_CLIENT_SECRET as string);
      return `  ${name}:\n    domain: ${env.AUTH0_DOMAIN}\n    client_id: ${env.AUTH0_CLIENT_ID}\n    client_secret_file: ${name}.secret\n${more}`;
    };
    const file = join(folder, 'tenants.yaml');
    const entries = [entry('staging', staging, ''), entry('live', live, '    production: true\n')];
    writeFileSync(file, `tenants:\n${entries.join('')}`);
    const flags = { tenant: 'all', tenantsFile: file, auditLog: join(folder, 'audit.log') };
    runtime = await openTenants(await loadTenants({ LOG_LEVEL: 'silent' }, flags));
    client = new Client({ name: 'test', version: '1.0.0' }, { capabilities: { elicitation: { form: {} } } });
    client.setRequestHandler('elicitation/create', async ({ params }) => {
      const { message, requestedSchema } = params as Body;
      asked.push(message);
      const typed = /Type "(.*)" to confirm/.exec(message)?.[1] ?? '';
      return {
        action: 'accept',
        content: requestedSchema.properties.name ? { name: typed } : { confirm: true },
      } as never;
    });
    const [near, far] = InMemoryTransport.createLinkedPair();
    await Promise.all([buildServer(runtime).connect(far), client.connect(near)]);
  });
  afterAll(async () => {
    await client.close();
    await runtime.close();
    await staging.close();
    await live.close();
    rmSync(folder, { recursive: true });
  });

  const call = async (name: string, args: Record<string, unknown>): Promise<Body> => {
    const { structuredContent } = await client.callTool({ name, arguments: args });
    return structuredContent;
  };
  const clientsOf = async ({ api }: Tenant): Promise<Body[]> => (await api('GET', '/clients')).body;
  const named = async (tenant: Tenant, name: string) =>
    (await clientsOf(tenant)).find((one) => one.name === name);

  it('lists no more tools than one server may', () => {
    const surface = { toolsets: 'all', most: 100 } as const;
    const tenants = new Map([...(runtime.tenants ?? [])].map(([name, one]) => [name, { ...one, surface }]));
    const names = listForSeveral({ ...runtime, surface, tenants }).map(({ name }) => name);
    expect(new Set(names).size).toBe(100);
    expect(names).toHaveLength(100);
    expect(names).toEqual(expect.arrayContaining(['find_operations', 'compare_tenants', 'list_users']));
  });

  it('asks for the tenant in every tool, without a default', async () => {
    const { tools } = await client.listTools();
    const between = ['compare_tenants', 'copy_configuration'];
    for (const { name, inputSchema } of tools) {
      if (between.includes(name)) continue;
      expect(inputSchema.required, name).toContain('tenant');
      expect(inputSchema.properties?.tenant).toEqual({ type: 'string', enum: ['staging', 'live'] });
    }
    expect(tools.map(({ name }) => name)).toEqual(expect.arrayContaining(between));
    expect(client.getInstructions()).toContain('LIVE');
    expect(await call('list_roles', {})).toMatchObject({ error: { code: 'invalid_arguments' } });
    expect(await call('list_roles', { tenant: 'livee' })).toMatchObject({
      error: { message: expect.stringContaining('did you mean live?') },
    });
  });

  it('calls the tenant that is named, and asks with its name first, in capitals for production', async () => {
    await staging.requests();
    const shop = await named(live, 'Lumen Shop');
    const args = {
      tenant: 'live',
      client_id: shop.client_id,
      callbacks: ['https://new.lumenbikes.example/cb'],
    };
    const before = (await staging.requests()).length;
    expect(await call('update_client', args)).toMatchObject({ ok: true });
    expect(asked.at(-1)).toMatch(/^PRODUCTION LIVE: /);
    expect((await named(live, 'Lumen Shop')).callbacks).toEqual(['https://new.lumenbikes.example/cb']);
    expect(await staging.requests()).toHaveLength(before);
    expect(await call('list_changes', { tenant: 'staging' })).toMatchObject({ items: [] });
    expect((await call('list_changes', { tenant: 'live' })).items).toHaveLength(1);
  });

  it('is called from a terminal for the tenant that is named, and for none otherwise', async () => {
    const shown: string[] = [];
    const terminal: Terminal = {
      interactive: true,
      write: (text) => void shown.push(text),
      ask: async () => 'no',
    };
    const { signal } = new AbortController();
    const at = (tool: string, args: object) => callAtTerminal(runtime, tool, args, terminal, signal);
    expect(await at('list_roles', {})).toMatchObject({ isError: true });
    expect(await at('list_roles', { tenant: 'nowhere' })).toMatchObject({ isError: true });
    expect((await at('list_roles', { tenant: 'live' })).isError).not.toBe(true);
    const [role] = (await live.api('GET', '/roles')).body;
    await at('delete_role', { tenant: 'live', role_id: role.id });
    expect(shown.join('')).toMatch(/^PRODUCTION LIVE: /);
    expect((await live.api('GET', `/roles/${role.id}`)).status).toBe(200);
  });

  it('names the tenant in the call that resumes a stopped run', async () => {
    const changes = [
      { operation: 'create_role', arguments: { name: 'First' } },
      { operation: 'create_role', arguments: { name: 'First' } },
    ];
    const args = { tenant: 'staging', changes, why: 'x' };
    const { structuredContent, content } = (await client.callTool({
      name: 'apply_changes',
      arguments: args,
    })) as Body;
    const { resume } = structuredContent;
    expect(resume).toMatchObject({ tool: 'apply_changes', arguments: { tenant: 'staging' } });
    expect(Object.keys(resume.arguments.changes[0].arguments)).toEqual(['name']);
    expect(content[0].text).toContain(JSON.stringify(resume));
    // As it is told, it reaches the same tenant.
    const [again] = resume.arguments.changes;
    again.arguments.name = 'Second';
    expect(await call(resume.tool, resume.arguments)).toMatchObject({ ok: true });
    const { body } = await staging.api('GET', '/roles');
    expect(body.map(({ name }: Body) => name)).toEqual(expect.arrayContaining(['First', 'Second']));
    for (const { id } of body.filter(({ name }: Body) => ['First', 'Second'].includes(name)))
      await staging.api('DELETE', `/roles/${id}`);
  });

  it("has each tenant's resources below its name", async () => {
    const { resources } = await client.listResources();
    expect(resources).toContainEqual(
      expect.objectContaining({ uri: 'auth0://live/tenant', title: 'PRODUCTION LIVE: Tenant overview' }),
    );
    expect(resources.filter(({ uri }) => uri.startsWith('auth0://staging/')).length).toBeGreaterThan(3);
    const { resourceTemplates } = await client.listResourceTemplates();
    expect(resourceTemplates.map(({ uriTemplate }) => uriTemplate)).toContain('auth0://{tenant}/users/{id}');
    const shop = await named(live, 'Lumen Shop');
    await staging.requests();
    const before = (await staging.requests()).length;
    const uri = `auth0://live/applications/${shop.client_id}`;
    const { contents } = await client.readResource({ uri });
    expect(contents[0]).toMatchObject({ uri, text: expect.stringContaining('Lumen Shop') });
    expect(await staging.requests()).toHaveLength(before);
    for (const wrong of ['auth0://tenant', 'auth0://other/tenant', 'auth0://live', 'auth0://live/nothing'])
      await expect(client.readResource({ uri: wrong })).rejects.toThrow(/There is no resource/);
  });

  it('completes the names of tenants, and what is in the one that is chosen', async () => {
    const ref = { type: 'ref/resource' as const, uri: 'auth0://{tenant}/applications/{id}' };
    const tenants = await client.complete({ ref, argument: { name: 'tenant', value: 'l' } });
    expect(tenants.completion.values).toEqual(['live']);
    const argument = { name: 'id', value: 'lumen' };
    const known = await client.complete({ ref, argument, context: { arguments: { tenant: 'live' } } });
    expect(known.completion.values.length).toBeGreaterThan(0);
    expect((await client.complete({ ref, argument })).completion.values).toEqual([]);
  });

  it('asks for the tenant in every prompt', async () => {
    const { prompts } = await client.listPrompts();
    for (const { arguments: args } of prompts)
      expect(args?.[0]).toMatchObject({ name: 'tenant', required: true });
    const user = 'jane@lumenbikes.example';
    const get = (given: Record<string, string>) =>
      client.getPrompt({ name: 'support_triage', arguments: { user, ...given } });
    const { messages } = await get({ tenant: 'live' });
    expect(JSON.parse(JSON.stringify(messages))[0].content.text).toMatch(
      /Tenant: "live"\.[\s\S]*1\. Give every tool tenant "live"/,
    );
    await expect(get({})).rejects.toThrow(/needs the argument tenant/);
    await expect(get({ tenant: 'other' })).rejects.toThrow(
      /there is no tenant "other"; there are staging, live/,
    );
  });

  it('keeps an audit trail for each', () => {
    const trail = (name: string) => readFileSync(join(folder, `audit.${name}.log`), 'utf8');
    expect(trail('live')).toContain('update_client');
    expect(trail('staging')).not.toContain('update_client');
  });

  it('compares two, by names', async () => {
    const found = await call('compare_tenants', {
      a: 'staging',
      b: 'live',
      resources: ['applications', 'roles'],
    });
    expect(found).toMatchObject({ complete: true, only_a: [], only_b: [] });
    expect(found.different).toEqual([
      {
        kind: 'application',
        name: 'Lumen Shop',
        differences: [
          {
            field: 'callbacks',
            only_a: ['https://shop.lumenbikes.example/callback'],
            only_b: ['https://new.lumenbikes.example/cb'],
          },
        ],
      },
    ]);
    expect(
      await call('compare_tenants', { a: 'staging', b: 'live', resources: ['aplications'] }),
    ).toMatchObject({
      error: { message: expect.stringContaining('did you mean applications?') },
    });
  });

  it('copies chosen things as one change that can be undone', async () => {
    const [shop] = [await named(staging, 'Lumen Shop')];
    const made = await staging.api('POST', '/connections', {
      ...{ name: 'partners', strategy: 'oidc', enabled_clients: [shop.client_id] },
      options: {
        ...{ type: 'back_channel', client_id: 'lumen', client_secret: 'of-partners', scope: 'openid' },
        ...{ issuer: 'https://idp.example', authorization_endpoint: 'https://idp.example/a' },
        ...{ token_endpoint: 'https://idp.example/t', jwks_uri: 'https://idp.example/j' },
      },
    });
    await staging.api('POST', '/roles', { name: 'Partner', description: '$1.id' });
    const { body: orgs } = await staging.api('GET', '/organizations');
    const [north] = orgs;
    await staging.api('POST', `/organizations/${north.id}/enabled_connections`, {
      connection_id: made.body.id,
    });
    const things = [
      { resource: 'connections', name: 'partners' },
      { resource: 'roles', name: 'Partner' },
      { resource: 'organizations', name: 'north-cycle' },
      { resource: 'applications', name: 'Lumen Shop' },
    ];
    const args = { from: 'staging', to: 'live', things, why: 'New partners' };
    const before = await clientsOf(live);
    expect(await call('copy_configuration', { ...args, dry_run: true })).toMatchObject({ dry_run: true });
    expect(await clientsOf(live)).toEqual(before);

    const copied = await call('copy_configuration', args);
    expect(copied).toMatchObject({ ok: true, from: 'staging', to: 'live', change_id: expect.any(String) });
    expect(copied.not_copied).toContainEqual({
      ...{ kind: 'connection', name: 'partners' },
      what: 'options.client_secret: secrets are not copied; set it in the other tenant',
    });
    expect(asked.at(-1)).toMatch(/^PRODUCTION LIVE: Copy configuration/);
    const resources = [...new Set(things.map(({ resource }) => resource))];
    const compared = { a: 'staging', b: 'live', resources };
    expect(await call('compare_tenants', compared)).toMatchObject({ only_a: [], only_b: [], different: [] });
    expect(await call('copy_configuration', args)).toMatchObject({ ok: true, same: 4 });

    expect(await call('undo_change', { tenant: 'live', change_id: copied.change_id })).toMatchObject({
      undone: true,
    });
    const after = await call('compare_tenants', compared);
    expect(after.only_a).toEqual([
      { kind: 'connection', name: 'partners' },
      { kind: 'role', name: 'Partner' },
    ]);
  });

  it('leaves out what cannot be made without a secret, and says so', async () => {
    await staging.api('POST', '/event-streams', {
      ...{ name: 'To the warehouse', subscriptions: [{ event_type: 'user.created' }] },
      destination: {
        type: 'webhook',
        configuration: {
          webhook_endpoint: 'https://events.example/h',
          webhook_authorization: { method: 'bearer', token: 'of-the-warehouse' },
        },
      },
    });
    const things = [{ resource: 'streams', name: 'To the warehouse' }];
    const copied = await call('copy_configuration', { from: 'staging', to: 'live', things, why: 'x' });
    expect(copied.not_copied.map(({ what }: Body) => what)).toContain(
      'all of it: the API requires destination.configuration.webhook_authorization.token, and secrets are not copied',
    );
    expect((await live.api('GET', '/event-streams')).body.eventStreams ?? []).toEqual([]);
  });

  it('names what a copy would refer to and is missing', async () => {
    const { body: app } = await staging.api('POST', '/clients', { name: 'Only in staging' });
    await staging.api('POST', '/client-grants', {
      ...{ client_id: app.client_id, audience: 'https://api.lumenbikes.example/orders', scope: [] },
    });
    const name = 'Only in staging · https://api.lumenbikes.example/orders · client';
    const copied = await call('copy_configuration', {
      ...{ from: 'staging', to: 'live', why: 'x', things: [{ resource: 'grants', name }] },
    });
    expect(copied.not_copied[0].what).toContain('application "Only in staging" is not in the other tenant');
    expect(copied.change_id).toBeUndefined();
  });

  it("narrows every tenant to an HTTP caller's own permissions", async () => {
    const caller = {
      id: 'x',
      person: 'p',
      permissions: new Set(['read:roles']),
      permissionsKey: 'read:roles',
    };
    const view = new CallerViews(runtime).of(caller as never);
    const record = runtime.registry.find('list_clients') as Body;
    for (const one of view.tenants?.values() ?? []) expect(one.gate.check(record).available).toBe(false);
    expect(view.tenants?.size).toBe(2);
  });
});
