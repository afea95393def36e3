/** New secrets reach the person and nobody else: through the built server, by clients of both eras, and by `call`. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revealing } from '../../src/cli/call/call.js';
import { rotateClientSecret, updateClient } from '../../src/tools/operations/clients.js';
import { runCli } from '../cli/run-cli.js';
import { answersAtOnce } from '../support/answers-at-once.js';
import {
  type Asked,
  agrees,
  connectStdio,
  type Person,
  type TestClient,
  textOf,
} from '../support/clients.js';
import { startTenant, type Tenant } from '../support/tenant.js';

let tenant: Tenant;
let folder: string;
const open: TestClient[] = [];
const logFile = 'audit.jsonl';

beforeAll(async () => {
  tenant = await startTenant('empty');
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'secrets-')));
});
afterAll(async () => {
  await Promise.all(open.map((c) => c.close()));
  await tenant.close();
  rmSync(folder, { recursive: true });
});

const secretOf = async (clientId: unknown): Promise<string> =>
  (await tenant.api('GET', `/clients/${clientId}`)).body.client_secret;

describe.each(['modern', 'legacy'] as const)('a %s client', (era) => {
  let client: TestClient;
  let person: Person;
  const env = () => ({
    ...tenant.env,
    ...answersAtOnce(),
    AUTH0_MCP_AUDIT_LOG: join(folder, logFile),
    LOG_LEVEL: 'trace',
  });
  const write = (name: string, args: object) => client.call('run_write_operation', { name, arguments: args });

  beforeAll(async () => {
    client = await connectStdio(era, {
      env: env(),
      cwd: folder,
      person: (asked) => person?.(asked) ?? { action: 'cancel' },
    });
    open.push(client);
  });

  it('has a new secret written to a file that it does not see into', async () => {
    const file = `${era}.env`;
    const result = await write('create_client', {
      name: `Shop ${era}`,
      app_type: 'non_interactive',
      save_secrets_to: file,
    });
    const path = join(folder, file);
    const secret = await secretOf(result.structuredContent?.client_id);
    expect(readFileSync(path, 'utf8')).toBe(`AUTH0_CREATE_CLIENT_CLIENT_SECRET="${secret}"\n`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(result.structuredContent).toMatchObject({
      client_secret: '[redacted]',
      secrets_saved: {
        file: path,
        fields: ['client_secret'],
        variables: ['AUTH0_CREATE_CLIENT_CLIENT_SECRET'],
      },
    });
    for (const seen of [JSON.stringify(result), client.stderr(), readFileSync(join(folder, logFile), 'utf8')])
      expect(seen).not.toContain(secret);
  });

  it('is refused before anything is sent where the file cannot be', async () => {
    writeFileSync(join(folder, `there-${era}.env`), 'KEEP=1\n');
    const before = (await tenant.requests()).length;
    for (const save_secrets_to of [`there-${era}.env`, '../x.env', '/tmp/x.env', 'absent/x.env']) {
      const result = await write('create_client', { name: 'Never made', save_secrets_to });
      expect(result.structuredContent?.error, save_secrets_to).toMatchObject({ code: 'file_refused' });
      expect(textOf(result)).toContain('Nothing was sent');
    }
    expect((await tenant.requests()).length).toBe(before);
    expect(readFileSync(join(folder, `there-${era}.env`), 'utf8')).toBe('KEEP=1\n');
  });

  it('leaves no file behind when the call fails', async () => {
    const args = { identifier: `https://api.example/${era}`, save_secrets_to: `api-${era}.env` };
    await tenant.api('POST', '/resource-servers', { identifier: args.identifier });
    const result = await write('create_resource_server', args);
    expect(result.structuredContent?.error).toMatchObject({ status: 409 });
    expect(existsSync(join(folder, args.save_secrets_to))).toBe(false);
  });

  it('has the person read the file’s name before a rotation, and makes none when they decline', async () => {
    const { body } = await tenant.api('POST', '/clients', {
      name: `Old ${era}`,
      app_type: 'non_interactive',
    });
    const args = { client_id: body.client_id, save_secrets_to: `rotated-${era}.env` };
    const seen: Asked[] = [];
    person = (asked) => {
      seen.push(asked);
      return { action: 'decline' };
    };
    await write('rotate_client_secret', args);
    expect(seen[0]?.message).toContain(args.save_secrets_to);
    expect(existsSync(join(folder, args.save_secrets_to))).toBe(false);
    expect(await secretOf(body.client_id)).toBe(body.client_secret);
    person = agrees(seen);
    const result = await write('rotate_client_secret', args);
    const secret = await secretOf(body.client_id);
    expect(secret).not.toBe(body.client_secret);
    expect(readFileSync(join(folder, args.save_secrets_to), 'utf8')).toContain(secret);
    expect(JSON.stringify(result)).not.toContain(secret);
  });

  it('may not name a file where there is nothing to save', async () => {
    const result = await write('create_role', { name: 'x', save_secrets_to: 'x.env' });
    expect(textOf(result)).toContain('save_secrets_to: unknown argument');
  });
});

describe('call', () => {
  const create = (name: string) => [
    'call',
    'create_client',
    JSON.stringify({ name, app_type: 'non_interactive' }),
  ];

  it('shows a new secret on stderr when it is asked to, and never elsewhere', async () => {
    const audit = join(folder, 'call-audit.jsonl');
    const env = { ...tenant.env, AUTH0_MCP_AUDIT_LOG: audit };
    const shown = await runCli([...create('Shown'), '--show-secrets'], { env, cwd: folder });
    const secret = await secretOf(JSON.parse(shown.stdout).client_id);
    expect(shown.stderr).toBe(`Shown here only:\n  client_secret: ${secret}\n`);
    expect(shown.stdout).not.toContain(secret);
    expect(readFileSync(audit, 'utf8')).not.toContain(secret);
    const read = await runCli(
      [
        'call',
        'get_client',
        JSON.stringify({ client_id: JSON.parse(shown.stdout).client_id }),
        '--show-secrets',
      ],
      { env, cwd: folder },
    );
    expect(read.stderr).toContain(secret);
  });

  it('shows none where no person reads along', async () => {
    const { stdout, stderr } = await runCli(create('Hidden'), { env: tenant.env, cwd: folder });
    expect(JSON.parse(stdout).client_secret).toBe('[redacted]');
    expect(stderr).toBe('');
    expect(readdirSync(folder)).not.toContain('Hidden');
  });

  it('shows at a terminal what was just made, and not what was there before', () => {
    const terminal = { interactive: true, ask: async () => undefined, written: '' };
    const write = (text: string) => {
      terminal.written += text;
    };
    const reveal = revealing({ ...terminal, write }, false);
    reveal(updateClient, [{ field: 'client_secret', value: 'old-one' }]);
    expect(terminal.written).toBe('');
    reveal(rotateClientSecret, [{ field: 'client_secret', value: 'new-one\u001b[2J' }]);
    expect(terminal.written).toContain('client_secret: new-one<U+001B>[2J');
  });
});
