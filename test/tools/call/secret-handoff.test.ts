/** Files for secrets: where they may be, what stands in them, and that nothing is ever overwritten. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { success } from '../../../src/tools/answer/result.js';
import { createNew, placeInside } from '../../../src/tools/call/new-file.js';
import {
  envLines,
  handOver,
  SecretHandoff,
  secretsOf,
  variableName,
} from '../../../src/tools/call/secret-handoff.js';
import { ToolError } from '../../../src/tools/errors.js';
import { allOperations } from '../../../src/tools/listing/build-index.js';
import { fullInputSchema } from '../../../src/tools/listing/json-schema.js';
import type { Operation } from '../../../src/tools/operation.js';
import { createClient, updateClient } from '../../../src/tools/operations/clients.js';
import { createSelfServiceSsoTicket } from '../../../src/tools/operations/self-service-profiles.js';
import { handsOutSecrets } from '../../../src/tools/own-arguments.js';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'handoff-')));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(ToolError);
  expect((error as ToolError).code).toBe('file_refused');
  return (error as ToolError).message;
}

describe('the secrets of an answer', () => {
  it('are what the model does not see of it, by field', () => {
    const body = {
      client_id: 'abc',
      client_secret: 's3cret',
      name: 'Shop',
      jwt_configuration: { alg: 'RS256' },
    };
    expect(secretsOf(createClient, body)).toEqual([{ field: 'client_secret', value: 's3cret' }]);
    const ticket = 'https://tenant.example/self-service/connections-flow?ticket=abcdef';
    expect(secretsOf(createSelfServiceSsoTicket, { ticket })).toEqual([{ field: 'ticket', value: ticket }]);
    expect(secretsOf(createClient, { client_id: 'abc' })).toEqual([]);
    expect(secretsOf(createClient, undefined)).toEqual([]);
  });

  it('are reported as not retrievable where they are new and are not saved', async () => {
    const body = { client_id: 'abc', client_secret: 's3cret' };
    const note = async (operation: Operation, args: object, caller = 'local') => {
      const call = { caller, clientName: 'test', canAsk: false };
      const answer = { operation, args: { ...args }, body };
      const result = await handOver(answer, success({ client_id: 'abc' }), undefined, call);
      return result.structuredContent?.note;
    };
    expect(await note(createClient, {})).toMatch(/not shown to anyone: client_secret\. .*save_secrets_to/);
    expect(await note(createClient, {}, 'somebody')).toMatch(/client_secret\. .*dashboard/);
    // Whoever gave it has it, and what was there before is not new.
    expect(await note(createClient, { options: { client_secret: 's3cret' } })).toBeUndefined();
    expect(await note(updateClient, {})).toBeUndefined();
  });

  it('have a variable each', () => {
    expect(variableName('create_client', 'client_secret')).toBe('AUTH0_CREATE_CLIENT_CLIENT_SECRET');
    expect(variableName('create_x', 'options.signingKey.key')).toBe('AUTH0_CREATE_X_OPTIONS_SIGNING_KEY_KEY');
    const { variables } = envLines('t', [
      { field: 'a.b', value: '1' },
      { field: 'a_b', value: '2' },
    ]);
    expect(variables).toEqual(['AUTH0_T_A_B', 'AUTH0_T_A_B_2']);
  });

  it('are one line each, which a shell reads literally', () => {
    const read = (text: string) =>
      execFileSync('sh', ['-c', `. ./vars; printf %s "$AUTH0_T_F"`], { cwd: folder, input: text }).toString();
    const hostile = [
      'plain-_.~',
      '$(touch pwned)',
      '`touch pwned`',
      'a"b',
      "a'b",
      'a\\b',
      '"\'$`\\',
      '$HOME',
      '#x y',
    ];
    for (const value of hostile) {
      const { text } = envLines('t', [{ field: 'f', value }]);
      expect(text.split('\n')).toHaveLength(2);
      writeFileSync(join(folder, 'vars'), text);
      expect(read('')).toBe(value);
    }
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
    fc.assert(
      fc.property(fc.string(), (value) => {
        const { text } = envLines('t', [{ field: 'f', value }]);
        expect(text).toMatch(/^AUTH0_T_F=(?:"[^\r\n]*"|'[^'\r\n]*')\n$/);
      }),
    );
  });

  it('can be handed over by every operation that makes some, and by reads of a link for a person', async () => {
    const operations = await allOperations();
    const handing = operations.filter(handsOutSecrets).map((o) => o.name);
    expect(handing).toEqual(
      expect.arrayContaining(['create_client', 'rotate_client_secret', 'create_user', 'create_connection']),
    );
    for (const operation of operations) {
      const has = Object.hasOwn(fullInputSchema(operation).properties ?? {}, 'save_secrets_to');
      expect(has, operation.name).toBe(handing.includes(operation.name));
      if (operation.method === 'GET') expect(has).toBe(operation.name === 'get_job');
    }
  });
});

describe('a file for secrets', () => {
  const at = (name: string, caller = 'local') => SecretHandoff.at(name, 'create_client', caller, folder);

  it('is new, for its owner alone, and holds one line a secret', async () => {
    mkdirSync(join(folder, 'keys'));
    const handoff = await at('keys/shop.env');
    expect(readdirSync(join(folder, 'keys'))).toEqual([]);
    await handoff.open();
    const { fields, sentence } = await handoff.write([{ field: 'client_secret', value: 's3cret' }]);
    const file = join(folder, 'keys', 'shop.env');
    expect(readFileSync(file, 'utf8')).toBe('AUTH0_CREATE_CLIENT_CLIENT_SECRET="s3cret"\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(fields).toEqual({
      secrets_saved: { file, fields: ['client_secret'], variables: ['AUTH0_CREATE_CLIENT_CLIENT_SECRET'] },
    });
    expect(JSON.stringify({ fields, sentence })).not.toContain('s3cret');
  });

  it('is gone again when the call fails, or brings no secret', async () => {
    const failed = await at('a.env');
    await failed.open();
    expect(existsSync(join(folder, 'a.env'))).toBe(true);
    await failed.discard();
    const empty = await at('a.env');
    await empty.open();
    expect((await empty.write([])).sentence).toContain('no file was written');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['/tmp/x.env', /not a path inside/],
    ['../x.env', /not a path inside/],
    ['keys/../../x.env', /not a path inside/],
    ['..\\x.env', /not a path inside/],
    ['absent/x.env', /does not exist/],
    ['x.env/', /not a file name/],
    ['a\nb', /not a file name/],
    ['a\u202eb', /not a file name/],
    ['.', /points outside|already exists/],
  ])('is not at %j', async (name, why) => {
    expect(await refusal(at(name))).toMatch(why);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('does not follow links out of the folder, or overwrite what is there', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    symlinkSync(outside, join(folder, 'way-out'));
    symlinkSync(join(outside, 'target'), join(folder, 'dangling.env'));
    writeFileSync(join(folder, 'there.env'), 'KEEP=1\n');
    expect(await refusal(at('way-out/x.env'))).toContain('points outside');
    expect(await refusal(at('dangling.env'))).toContain('already exists');
    expect(await refusal(at('there.env'))).toContain('already exists');
    // Put there between the check and the making.
    const late = await at('late.env');
    symlinkSync(join(outside, 'target'), join(folder, 'late.env'));
    expect(await refusal(late.open())).toContain('already exists');
    expect(readdirSync(outside)).toEqual([]);
    expect(readFileSync(join(folder, 'there.env'), 'utf8')).toBe('KEEP=1\n');
    rmSync(outside, { recursive: true });
  });

  it('is only for local callers', async () => {
    expect(await refusal(at('x.env', 'someone-over-http'))).toContain('shared server');
  });

  it('is no file that programs read by its name', async () => {
    mkdirSync(join(folder, '.vscode'));
    const read = ['.bashrc', '.npmrc', '.envrc', '.mcp.json', '.vscode/x.env', '.ENVRC'];
    for (const name of [...read, 'AGENTS.md', 'CLAUDE.MD', 'rules.mdc', 'a.markdown', 'x.env.md'])
      expect(await refusal(at(name)), name).toContain('programs read such files');
    const code = [
      'Makefile',
      'package.json',
      'conftest.py',
      'x.sh',
      'llms.txt',
      'x.env.py',
      'x.env.js',
      'CLAUDE.md.',
    ];
    for (const name of [...code, 'AGENTS.md::$DATA', 'x.env:stream', 'x.env.'])
      expect(await refusal(at(name)), name).toContain('programs read such files');
    const meant = [
      '.env',
      '.env.local',
      '.ENV.test',
      '.dev.vars',
      'x.env',
      'md.env',
      'my app.env.production',
    ];
    for (const name of meant) await at(name);
  });

  it('is in no folder of a program, by whatever link', async () => {
    mkdirSync(join(folder, '.vscode'), { recursive: true });
    symlinkSync('.vscode', join(folder, 'plain'));
    expect(await refusal(at('plain/x.env'))).toContain('programs read such files');
    mkdirSync(join(folder, '.secrets'), { recursive: true });
    symlinkSync('.secrets', join(folder, 'meant'));
    await at('meant/x.env');
  });

  it('is refused where a git repository would take it in', async () => {
    execFileSync('git', ['init', '-q'], { cwd: folder });
    mkdirSync(join(folder, 'sub'));
    expect(await refusal(at('x.env'))).toContain('does not ignore it');
    expect(await refusal(at('sub/x.env'))).toContain('does not ignore it');
    expect(await refusal(at('.git/x.env'))).toContain('.git folder');
    writeFileSync(join(folder, '.gitignore'), '*.env\n');
    const ignored = await at('sub/x.env');
    await ignored.open();
    expect(existsSync(join(folder, 'sub', 'x.env'))).toBe(true);
    await ignored.discard();
    // Ignored by pattern, and yet known to git.
    writeFileSync(join(folder, 'known.env'), '');
    execFileSync('git', ['add', '-f', 'known.env'], { cwd: folder });
    rmSync(join(folder, 'known.env'));
    expect(await refusal(at('known.env'))).toContain('does not ignore it');
  });

  it('is refused in a repository when git cannot be asked', async () => {
    mkdirSync(join(folder, '.git'));
    const path = process.env.PATH;
    process.env.PATH = folder;
    try {
      expect(await refusal(at('x.env'))).toContain('could not be run');
    } finally {
      process.env.PATH = path;
    }
  });

  it('lets the repository run nothing', async () => {
    execFileSync('git', ['init', '-q'], { cwd: folder });
    writeFileSync(join(folder, '.gitignore'), '*.env\n');
    execFileSync('git', ['config', 'core.fsmonitor', 'touch pwned; false'], { cwd: folder });
    await at('x.env');
    expect(existsSync(join(folder, 'pwned'))).toBe(false);
  });
});

describe('a file named at the terminal', () => {
  it('may be anywhere by an absolute path, and nowhere else outside', async () => {
    const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'elsewhere-')));
    const path = await placeInside(join(elsewhere, 'users.jsonl'), folder, true);
    const { handle } = await createNew(path);
    await handle.close();
    expect(readdirSync(elsewhere)).toEqual(['users.jsonl']);
    expect(await refusal(createNew(path))).toContain('never overwritten');
    expect(await refusal(placeInside('../users.jsonl', folder, true))).toContain('not a path inside');
    rmSync(elsewhere, { recursive: true });
  });
});
