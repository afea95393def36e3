/** Clients of both eras that sign in: with a token of a tenant, and by finding their way from the server's address. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../cli/run-cli.js';
import {
  type Asked,
  agrees,
  connectHttp,
  type Era,
  type SignIn,
  type TestClient,
} from '../support/clients.js';
import { type ServingProcess, startHttpServer } from '../support/http-server.js';
import { startIssuer, type TestIssuer } from '../support/issuer.js';
import { startTenant, type Tenant } from '../support/tenant.js';

const AUDIENCE = 'https://mcp.lumenbikes.example/mcp';
const eras = ['modern', 'legacy'] as const;

let tenant: Tenant;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(async () => {
  for (const one of open.reverse()) await one.close();
  await tenant.close();
});

async function connected(era: Era, url: string, signIn: SignIn, seen: Asked[] = []): Promise<TestClient> {
  const client = await connectHttp(era, url, agrees(seen), signIn);
  open.push(client);
  return client;
}

const named = async (client: TestClient) => (await client.tools()).map(({ name }) => name);

describe('with a token of the tenant itself', () => {
  let server: ServingProcess;

  beforeAll(async () => {
    await tenant.api('POST', '/resource-servers', {
      name: 'MCP',
      identifier: AUDIENCE,
      scopes: ['read:roles', 'delete:roles', 'read:users'].map((value) => ({ value })),
    });
    server = await startHttpServer({
      ...tenant.env,
      AUTH0_MCP_HTTP_ISSUER: `${tenant.sandbox.url}/`,
      AUTH0_MCP_HTTP_AUDIENCE: AUDIENCE,
    });
    open.push(server);
  });

  /** An application of the tenant with these scopes on the MCP server's API, and its token. */
  async function tokenFor(scope: string[]): Promise<string> {
    const { body } = await tenant.api('POST', '/clients', { name: 'Assistant', app_type: 'non_interactive' });
    await tenant.api('POST', '/client-grants', { client_id: body.client_id, audience: AUDIENCE, scope });
    const answer = await fetch(`${tenant.sandbox.url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: body.client_id,
        client_secret: body.client_secret,
        audience: AUDIENCE,
      }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }

  it.each(eras)('a %s client has the tools of its scopes, and is asked before a delete', async (era) => {
    const { body: role } = await tenant.api('POST', '/roles', { name: `Signed in ${era}` });
    const seen: Asked[] = [];
    const token = await tokenFor(['read:roles', 'delete:roles']);
    const client = await connected(era, server.url, { token }, seen);
    expect(await named(client)).toContain('list_roles');
    expect(await named(client)).not.toContain('list_users');
    expect((await client.call('list_roles')).isError).toBeFalsy();
    const args = { name: 'delete_role', arguments: { role_id: role.id } };
    expect((await client.call('run_write_operation', args)).isError).toBeFalsy();
    expect(seen[0]?.message).toContain(`Signed in ${era}`);
    expect((await tenant.api('GET', `/roles/${role.id}`)).status).toBe(404);
  });
});

describe('from the server’s address alone', () => {
  let issuer: TestIssuer;

  beforeAll(async () => {
    issuer = await startIssuer();
    open.push(issuer);
  });

  it('a client of either era finds the issuer, asks for the scopes that count here, and is let in', async () => {
    const server = await startHttpServer(tenant.env, ['127.0.0.1:0', '--http-issuer', issuer.issuer]);
    open.push(server);
    issuer.clients.set('support', ['read:users', 'read:everything']);
    issuer.clients.set('stranger', []);
    for (const era of eras) {
      const signIn = (id: string): SignIn => ({
        client: { id, issuer: issuer.issuer, ...(era === 'legacy' ? { scope: 'read:users' } : {}) },
      });
      const client = await connected(era, server.url, signIn('support'));
      expect(await named(client)).toContain('list_users');
      expect(await named(client)).not.toContain('list_roles');
      expect(await named(await connected(era, server.url, signIn('stranger')))).not.toContain('list_users');
    }
    await expect(connectHttp('modern', server.url)).rejects.toThrow(/401|Unauthorized|access token/i);
  });

  it('at a public address, with another path and beyond this machine', async () => {
    const server = await startHttpServer({ ...tenant.env, AUTH0_MCP_HTTP_ISSUER: issuer.issuer }, [
      '0.0.0.0:0',
      '--http-url',
      'http://localhost:1/auth0/tools',
    ]);
    open.push(server);
    const { port, pathname } = new URL(server.url);
    expect(pathname).toBe('/auth0/tools');
    const reached = `http://localhost:${port}`;
    const document = await fetch(`${reached}/.well-known/oauth-protected-resource/auth0/tools`);
    expect(await document.json()).toMatchObject({ resource: 'http://localhost:1/auth0/tools' });
    const token = await issuer.token({ aud: 'http://localhost:1/auth0/tools', scope: 'read:roles' });
    const client = await connected('modern', `${reached}/auth0/tools`, { token });
    expect(await named(client)).toContain('list_roles');
    // It answers to the name that callers use, and to no other.
    expect((await fetch(`http://127.0.0.1:${port}/auth0/tools`)).status).toBe(403);
    expect((await fetch(`${reached}/mcp`)).status).toBe(404);
  });
});

describe('the command line', () => {
  it('does not serve other machines while callers are not known, or not told where', async () => {
    const unknown = await runCli(['serve', '--http', '0.0.0.0:0'], { env: tenant.env });
    expect(unknown.code).toBe(1);
    expect(unknown.stderr).toMatch(/without AUTH0_MCP_HTTP_ISSUER callers are not authenticated/);
    const nowhere = await runCli(
      ['serve', '--http', '0.0.0.0:0', '--http-issuer', `${tenant.sandbox.url}/`],
      {
        env: tenant.env,
      },
    );
    expect(nowhere.code).toBe(1);
    expect(nowhere.stderr).toMatch(/set AUTH0_MCP_HTTP_URL/);
  });

  it('does not start with an issuer that calls itself something else, or a flag without --http', async () => {
    const wrong = await runCli(['serve', '--http', '0', '--http-issuer', tenant.sandbox.url], {
      env: tenant.env,
    });
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toContain(`to the issuer "${tenant.sandbox.url}/"`);
    const lonely = await runCli(['serve', '--http-issuer', tenant.sandbox.url], { env: tenant.env });
    expect(lonely.code).toBe(2);
    expect(lonely.stderr).toMatch(/requires --http/);
  });

  it('says how callers are known', async () => {
    const args = ['doctor', '--http-issuer', `${tenant.sandbox.url}/`, '--http-audience', AUDIENCE];
    const known = await runCli(args, { env: tenant.env });
    expect(known.stdout).toMatch(
      /^ok +callers +HTTP callers need a token from http\S+ for https:\S+ \(\d+ keys?\)$/m,
    );
    const wrong = await runCli(['doctor', '--http-issuer', tenant.sandbox.url], { env: tenant.env });
    expect(wrong.stdout).toMatch(/^FAIL +callers +their tokens cannot be verified: .*belongs to the issuer/m);
    expect(wrong.code).toBe(1);
  });
});
