/** A program that cannot start as asked says in one line what to do, and says nothing on stdout. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkedConfig } from '../../src/cli/program/checked-config.js';
import { plainServe } from '../../src/cli/program/flags.js';
import { runProgram } from '../../src/cli/program/program.js';
import { describeFailure, UsageError } from '../../src/cli/terminal/failure.js';
import { startTenant, type Tenant } from '../support/tenant.js';
import { runCli } from './run-cli.js';

let tenant: Tenant;
let folder: string;
let stranger: Server;
let strangerUrl: string;
let closedUrl: string;

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  tenant = await startTenant('empty');
  folder = mkdtempSync(join(tmpdir(), 'bad-configuration-'));
  stranger = createServer((_request, reply) =>
    reply.writeHead(404, { 'content-type': 'text/html' }).end('<h1>no</h1>'),
  );
  strangerUrl = await listen(stranger);
  const gone = createServer();
  closedUrl = await listen(gone);
  await new Promise((resolve) => gone.close(resolve));
});
afterAll(async () => {
  await tenant.close();
  stranger.close();
  rmSync(folder, { recursive: true });
});

/** As the program says it, from a process of its own: for what a process adds, such as an exit code. */
async function refused(args: string[], env: Record<string, string>): Promise<string> {
  const { code, stdout, stderr } = await runCli(args, { env });
  expect(stdout).toBe('');
  expect(code).toBeGreaterThan(0);
  expect(stderr).toMatch(/^auth0-management-mcp: [^\n]+\n$/);
  return stderr.trim();
}

/** What the program would say, from this process. */
async function complaint(args: string[], env: Record<string, string>): Promise<string> {
  const flags = plainServe(args);
  if (!flags) throw new Error(`no arguments of a server: ${args.join(' ')}`);
  const error = await checkedConfig(flags, env).then(
    () => expect.unreachable('the configuration is accepted'),
    (reason: unknown) => reason as Error,
  );
  expect(['ConfigError', 'PolicyError']).toContain(error.name);
  const line = describeFailure(error);
  expect(line).not.toContain('\n');
  return line;
}

const CREDENTIALS = { AUTH0_CLIENT_ID: 'client-1', AUTH0_CLIENT_SECRET: 'secret-1' };

describe('a bad configuration', () => {
  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['credentials without a domain', [], CREDENTIALS, /set it to the tenant's domain/],
    ['a domain without credentials', [], { AUTH0_DOMAIN: 'acme.eu.auth0.com' }, /set AUTH0_CLIENT_ID and/],
    [
      'plain HTTP to another machine',
      [],
      { ...CREDENTIALS, AUTH0_DOMAIN: 'http://acme.eu.auth0.com' },
      /https/,
    ],
    ['an unknown variable', [], { AUTH0_MCP_READONLY: 'true' }, /did you mean AUTH0_MCP_READ_ONLY/],
    ['an unknown toolset', ['--toolsets', 'user'], {}, /did you mean "users"/],
    ['an unknown tool', ['--tools', 'get_usr'], {}, /"get_usr".*did you mean "get_user"/],
    [
      'a tool pattern without a match',
      [],
      { AUTH0_MCP_EXCLUDE_TOOLS: 'remove_everything_*' },
      /matches no tool/,
    ],
    ['an unknown profile', ['--profile', 'admni'], {}, /did you mean "admin"/],
    ['an absent policy file', ['--policy', '/nowhere/policy.yaml'], {}, /does not exist/],
  ])('%s', async (_name, args, env, why) => {
    expect(await complaint(args, env)).toMatch(why);
  });

  it('of the tools ends a process', async () => {
    expect(await refused(['--tools', 'get_usr'], {})).toMatch(/did you mean "get_user"/);
  });

  it('is the same for the command by its name', async () => {
    expect(await refused(['serve'], CREDENTIALS)).toMatch(/set it to the tenant's domain/);
  });

  it.each<[string, string[], RegExp]>([
    ['an unknown flag', ['--red-only'], /'--red-only'; did you mean --read-only/],
    ['init for nobody', ['init'], /'--client <NAME>' not specified; it takes claude-code, .* or opencode\./],
    ['an unknown command', ['snadbox'], /'snadbox'; did you mean sandbox/],
    ['help for an unknown command', ['help', 'snadbox'], /'snadbox'; did you mean sandbox/],
    ['a filter of the wrong kind', ['audit', 'show', 'x', '--kind', 'resutl'], /'resutl' .*decision, result/],
    ['half a command', ['audit'], /^audit needs a subcommand: verify or show\./],
    ['a flag without its value', ['--policy'], /argument missing/],
    ['an argument too many', ['serve', 'now'], /too many arguments/],
    ['a wrong address', ['serve', '--http', 'here:now'], /HOST:PORT/],
    ['a wrong port', ['sandbox', '--port', '70000'], /--port takes a number/],
    ['arguments that are not JSON', ['call', 'get_user', '{user_id}'], /not valid JSON/],
  ])('%s is a usage error', async (_name, args, why) => {
    const error = await runProgram(args).then(
      () => expect.unreachable('the arguments are accepted'),
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UsageError);
    expect(describeFailure(error)).toMatch(why);
  });

  it('a usage error has a code of its own', async () => {
    const { code, stdout, stderr } = await runCli(['--red-only']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/);
  });

  it('a wrong secret', async () => {
    const line = await refused([], { ...tenant.env, AUTH0_CLIENT_SECRET: 'not-the-secret-of-it' });
    expect(line).toMatch(/AUTH0_CLIENT_SECRET|client secret/i);
    expect(line).not.toContain('not-the-secret-of-it');
  });

  it('an audit trail that cannot be written', async () => {
    const args = ['--audit-log', join(folder, 'absent', 'audit.jsonl')];
    expect(await refused(args, tenant.env)).toMatch(/audit trail .* cannot be written/);
  });

  it('a tenant that cannot be reached', async () => {
    expect(await refused([], { ...CREDENTIALS, AUTH0_DOMAIN: closedUrl })).toMatch(/AUTH0_DOMAIN/);
  });

  it('a host that is no tenant', async () => {
    expect(await refused([], { ...CREDENTIALS, AUTH0_DOMAIN: strangerUrl })).toMatch(/AUTH0_DOMAIN/);
  });

  it.each<[string, string, RegExp]>([
    ['an unknown key', 'version: 1\nread_onyl: true\n', /"read_onyl"; did you mean "read_only"/],
    ['broken YAML', 'version: 1\ntools: [\n', /line/],
    [
      'a tool that does not exist',
      'version: 1\ntools: { deny: [delete_usr] }\n',
      /did you mean "delete_user"/,
    ],
    ['a value that is none', 'version: 1\nmax_risk: some\n', /max_risk/],
  ])('a policy file with %s', async (_name, text, why) => {
    const file = join(folder, 'policy.yaml');
    writeFileSync(file, text);
    expect(await complaint(['--policy', file], {})).toMatch(why);
    await expect(runProgram(['policy', 'check', file])).rejects.toSatisfy((error) =>
      why.test(describeFailure(error)),
    );
  });

  it('a policy file ends a process as well', async () => {
    const file = join(folder, 'policy.yaml');
    writeFileSync(file, 'version: 1\nread_onyl: true\n');
    expect(await refused(['policy', 'check', file], {})).toMatch(/did you mean "read_only"/);
  });
});
