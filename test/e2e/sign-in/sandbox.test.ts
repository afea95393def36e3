/**
 * The command for a team to try: clients of both eras are given the server's address alone. They find the issuer,
 * register, send a person to its pages, and work with what that person may do. The test is the person's browser.
 */
import {
  Client as ModernClient,
  type OAuthClientProvider,
  StreamableHTTPClientTransport,
} from '@modelcontextprotocol/client';
import type { OAuthClientProvider as LegacyProvider } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client as LegacyClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as LegacyHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../cli/run-cli.js';
import { answerIn, Browser, type Seen, titleOf } from '../../sandbox/auth/browser.js';
import { type ServingProcess, startHttpServer } from '../../support/http-server.js';

const CALLBACK = 'http://127.0.0.1:9/callback';
const [ADMIN, SUPPORT, PASSWORD] = [
  'astrid@lumenbikes.example',
  'samuel@lumenbikes.example',
  'Bright-Spokes-42',
];

let server: ServingProcess;
const open: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  server = await startHttpServer({}, ['127.0.0.1:0', '--sandbox']);
});
afterAll(async () => {
  for (const one of open.reverse()) await one.close();
  await server.close();
});

/** What a host keeps about a server: its registration, its tokens, and the address that it opens in a browser. */
class Host {
  readonly redirectUrl = CALLBACK;
  readonly clientMetadata = {
    client_name: 'A real MCP client',
    redirect_uris: [CALLBACK],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none',
  };
  // biome-ignore lint/suspicious/noExplicitAny: the two packages have different types for the same documents
  registered: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  kept: any;
  opened: URL | undefined;
  #verifier = '';

  state = () => 'host-state';
  clientInformation = () => this.registered;
  tokens = () => this.kept;
  codeVerifier = () => this.#verifier;
  saveClientInformation(registered: unknown): void {
    this.registered = registered;
  }
  saveTokens(tokens: unknown): void {
    this.kept = tokens;
  }
  redirectToAuthorization(url: URL): void {
    this.opened = url;
  }
  saveCodeVerifier(verifier: string): void {
    this.#verifier = verifier;
  }
}

/** The person: signs in, reads what the client asks for, and agrees. */
async function person(url: URL | undefined, email: string): Promise<URLSearchParams> {
  const browser = new Browser();
  const login = await browser.visit(url?.href ?? '');
  expect(titleOf(login)).toBe('Welcome');
  const consent: Seen = await browser.fill(login, { username: email, password: PASSWORD });
  expect(titleOf(consent)).toBe('Authorize App');
  expect(consent.text).toContain('A real MCP client');
  const back = await browser.fill(consent, { action: 'accept' });
  expect(answerIn(back).state).toBe('host-state');
  return new URL(back.location ?? '').searchParams;
}

interface SignedIn {
  host: Host;
  tools(): Promise<string[]>;
  call(name: string, args: Record<string, unknown>): Promise<{ isError?: boolean }>;
}

async function modern(email: string): Promise<SignedIn> {
  const host = new Host();
  const transport = () =>
    new StreamableHTTPClientTransport(new URL(server.url), {
      authProvider: host as unknown as OAuthClientProvider,
    });
  const client = () =>
    new ModernClient({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } });
  const first = transport();
  await expect(client().connect(first)).rejects.toThrow(/unauthorized/i);
  await first.finishAuth(await person(host.opened, email));
  const connected = client();
  open.push(connected);
  await connected.connect(transport());
  return {
    host,
    tools: async () => (await connected.listTools()).tools.map(({ name }) => name),
    call: async (name, args) =>
      (await connected.callTool({ name, arguments: args })) as { isError?: boolean },
  };
}

async function legacy(email: string): Promise<SignedIn> {
  const host = new Host();
  const transport = () =>
    new LegacyHttp(new URL(server.url), { authProvider: host as unknown as LegacyProvider });
  const client = () => new LegacyClient({ name: 'test', version: '1' });
  const first = transport();
  await expect(client().connect(first as never)).rejects.toThrow(/unauthorized/i);
  await first.finishAuth((await person(host.opened, email)).get('code') ?? '');
  const connected = client();
  open.push(connected);
  await connected.connect(transport() as never);
  return {
    host,
    tools: async () => (await connected.listTools()).tools.map(({ name }) => name),
    call: async (name, args) =>
      (await connected.callTool({ name, arguments: args })) as { isError?: boolean },
  };
}

describe.each([
  ['2026', modern],
  ['2025', legacy],
])('a client of %s', (_era, signIn) => {
  it('signs an administrator in by registering itself, and has every tool', async () => {
    const { host, tools, call } = await signIn(ADMIN);
    expect(host.registered.client_id).toMatch(/^tpc_/);
    expect(host.kept.access_token).toEqual(expect.any(String));
    expect(await tools()).toEqual(
      expect.arrayContaining(['list_users', 'update_user', 'list_organizations']),
    );
    expect((await call('list_users', { per_page: 1 })).isError).toBeFalsy();
  });

  it('signs a support agent in, who sees less', async () => {
    const { tools, call } = await signIn(SUPPORT);
    const names = await tools();
    expect(names).toContain('list_users');
    expect(names).not.toContain('update_user');
    expect((await call('list_users', { per_page: 1 })).isError).toBeFalsy();
    expect(
      (await call('run_write_operation', { name: 'delete_role', arguments: { role_id: 'rol_x' } })).isError,
    ).toBe(true);
  });
});

// Clients of 2025 do not ask for `offline_access`: they send the person to the browser again.
it('a client of 2026 gets new tokens by the refresh token when the old ones are lost', async () => {
  const { host, tools } = await modern(ADMIN);
  const before = host.kept;
  host.kept = { ...before, access_token: 'lost' };
  expect(await tools()).toContain('list_users');
  expect(host.kept.access_token).not.toBe('lost');
  expect(host.kept.refresh_token).not.toBe(before.refresh_token);
});

describe('the command', () => {
  it('says whom to sign in as, and that clients register themselves', () => {
    const said = server.output();
    for (const part of [ADMIN, SUPPORT, PASSWORD, 'registers itself']) expect(said).toContain(part);
    expect(said).not.toContain('client_secret');
  });

  it('serves nobody without a token', async () => {
    const answer = await fetch(server.url, { method: 'POST' });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('resource_metadata=');
  });

  it('refuses a tenant beside the sandbox, and addresses that others can reach', async () => {
    const tenant = { AUTH0_DOMAIN: 'acme.eu.auth0.com', AUTH0_TOKEN: 'x' };
    const both = await runCli(['serve', '--sandbox'], { env: tenant });
    expect(both.code).not.toBe(0);
    expect(both.stderr).toContain('AUTH0_DOMAIN is set');
    const abroad = await runCli(['serve', '--http', '0.0.0.0:0', '--sandbox']);
    expect(abroad.code).not.toBe(0);
    expect(abroad.stderr).toContain('Use a loopback address');
  });
});
