/** Approvals answered in a terminal: the socket, who can reach it, and the command. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runApprove } from '../../../src/cli/approve.js';
import type { Approval } from '../../../src/policy/approvals/approval.js';
import { Approvals, type NewApproval } from '../../../src/policy/approvals/approvals.js';
import { createLocalWays } from '../../../src/server/approvals/local-ways.js';
import { TerminalSocket } from '../../../src/server/approvals/terminal-socket.js';
import { CLI, cleanEnv } from '../../support/clients.js';
import { PATIENCE_MS } from '../../support/patient.js';
import { asked, SIMPLE } from './pages.js';

const quiet = { debug: () => undefined, warn: () => undefined };

let runtime: string;
let env: NodeJS.ProcessEnv;
let approvals: Approvals;
let socket: TerminalSocket;
beforeEach(() => {
  runtime = mkdtempSync(join(tmpdir(), 'run-'));
  env = { XDG_RUNTIME_DIR: runtime, XDG_CACHE_HOME: join(runtime, 'cache') };
  approvals = new Approvals();
  socket = new TerminalSocket({ approvals, log: quiet, env });
});
afterEach(async () => {
  await socket.close();
  rmSync(runtime, { recursive: true });
});

const folder = () => join(runtime, 'auth0-management-mcp');

async function open(more: Partial<NewApproval> = {}, way = socket, store = approvals): Promise<Approval> {
  const approval = await store.open(asked(SIMPLE, more));
  if (!approval) throw new Error('too many');
  await way.deliver(approval);
  return approval;
}

/** The command with a person who types these lines; what it wrote and printed. */
async function approve(
  lines: (string | undefined | (() => Promise<string>))[],
  which?: string,
  flags = {},
  interactive = true,
) {
  let text = '';
  const left = [...lines];
  await runApprove(which, flags, {
    env,
    terminal: {
      interactive,
      write: (more) => {
        text += more;
      },
      ask: async (question) => {
        text += question;
        if (left.length === 0) throw new Error(`asked once too often: ${text}`);
        const line = left.shift();
        return typeof line === 'function' ? line() : line;
      },
    },
    print: async (more) => {
      text += `${more}\n`;
    },
    settle: 30,
  });
  expect(left).toEqual([]);
  return text;
}

const stateOf = async ({ id }: Approval) => (await approvals.get(id))?.state;

/** What the call does once it is approved. */
async function carriedOut(approval: Approval, text = 'Updated application app1'): Promise<void> {
  while ((await stateOf(approval)) === 'waiting') await approvals.changed(approval.id, 5_000);
  if (!(await approvals.use(approval.id))) throw new Error('not approved');
  await approvals.note(approval.id, true, text);
}

describe('the socket', () => {
  it('is reached by its user alone, and is gone after the end', async () => {
    await open();
    const [name = ''] = readdirSync(folder());
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder(), name)).mode & 0o777).toBe(0o600);
    await socket.close();
    expect(readdirSync(folder())).toEqual([]);
  });

  it('is in a folder that is closed to others first, or nowhere', async () => {
    mkdirSync(folder());
    chmodSync(folder(), 0o777);
    await open();
    expect(statSync(folder()).mode & 0o777).toBe(0o700);
  });

  it('goes elsewhere where its place is taken by a file', async () => {
    writeFileSync(folder(), '');
    env = { ...env, HOME: runtime };
    await open();
    expect(statSync(folder()).isFile()).toBe(true);
  });

  it('cleans up after servers that have ended', async () => {
    mkdirSync(folder(), { mode: 0o700 });
    const stale = join(folder(), '1-dead.sock');
    const program = `require('net').createServer().listen(${JSON.stringify(stale)}, () => process.kill(process.pid, 'SIGKILL'))`;
    expect(() => execFileSync(process.execPath, ['-e', program], { stdio: 'ignore' })).toThrow();
    expect(existsSync(stale)).toBe(true);
    await open();
    expect(existsSync(stale)).toBe(false);
    expect(readdirSync(folder())).toHaveLength(1);
  });

  it('answers nothing but what it knows, and one thing for each connection', async () => {
    const approval = await open();
    const [name = ''] = readdirSync(folder());
    const say = (text: string) =>
      new Promise<string>((resolve) => {
        let told = '';
        const connection = createConnection(join(folder(), name), () => connection.end(text));
        connection.setEncoding('utf8').on('data', (more: string) => {
          told += more;
        });
        connection.once('close', () => resolve(told.trim()));
        connection.once('error', () => undefined);
      });
    expect(await say('nonsense\n')).toBe('{"error":"it could not be answered"}');
    expect(await say('{"op":"answer"}\n')).toBe('{"outcome":"not_yours"}');
    expect(await say(`{"op":"answer","id":"${approval.id}","approve":"yes"}\n`)).toBe(
      '{"outcome":"declined"}',
    );
    expect(await say('x'.repeat(10_000))).toBe('');
    expect(await stateOf(approval)).toBe('declined');
  });

  it('tells nothing of requests that are not of the local user', async () => {
    await open();
    await open({ person: 'https://issuer.example/|jane', args: 'b', title: 'Of somebody else' });
    expect(await approve([], undefined, { list: true })).not.toContain('Of somebody else');
  });

  it('is no way to a second person', async () => {
    const approval = await approvals.open(asked(SIMPLE, { fourEyes: { permission: 'p' } }));
    expect(await socket.deliver(approval as Approval)).toBeUndefined();
  });
});

describe('approve', () => {
  it('shows the question, takes yes, and tells what happened', async () => {
    const approval = await open();
    const done = carriedOut(approval);
    const text = await approve(['y']);
    await done;
    expect(text).toContain(SIMPLE.question);
    expect(text).toContain('an assistant with a shell, could answer here too');
    expect(text).toContain('Done: Updated application app1');
    expect((await approvals.get(approval.id))?.answered).toMatchObject({
      how: 'terminal',
      by: { person: 'local' },
    });
  });

  it.each(['n', 'No'])('takes %s', async (line) => {
    const approval = await open();
    expect(await approve([line])).toContain('Declined. Nothing was changed.');
    expect(await stateOf(approval)).toBe('declined');
  });

  it.each(['', 'maybe', undefined])('leaves it waiting after %j', async (line) => {
    const approval = await open();
    await approve([line]);
    expect(await stateOf(approval)).toBe('waiting');
  });

  it('takes the typed name, wrong then right', async () => {
    const approval = await open({ expect: 'Shop' });
    const done = carriedOut(approval);
    const text = await approve(['y', 'shop', 'Shop']);
    await done;
    expect(text.match(/The name does not match/g)).toHaveLength(2);
    expect(await stateOf(approval)).toBe('used');
  });

  it('takes the name of something that is called no', async () => {
    const approval = await open({ expect: 'no' });
    const done = carriedOut(approval);
    await approve(['no']);
    await done;
    expect(await stateOf(approval)).toBe('used');
  });

  it('asks about all requests of all servers, or the one that is named', async () => {
    const others = new Approvals();
    const other = new TerminalSocket({ approvals: others, log: quiet, env });
    try {
      const first = await open();
      const second = await open({ args: 'b', title: 'Another one' }, other, others);
      const list = await approve([], undefined, { list: true });
      for (const { code, id } of [first, second]) for (const part of [code, id]) expect(list).toContain(part);
      expect(await approve([], second.code.toLowerCase(), { list: true })).toContain(second.question);
      await approve(['n'], second.id);
      expect([await stateOf(first), (await others.get(second.id))?.state]).toEqual(['waiting', 'declined']);
      const third = await open({ args: 'c' }, other, others);
      await approve(['n', 'n']);
      expect([await stateOf(first), (await others.get(third.id))?.state]).toEqual(['declined', 'declined']);
    } finally {
      await other.close();
    }
  });

  it('says when nothing waits, and when the one that is named does not', async () => {
    expect(await approve([])).toBe('Nothing waits for approval.\n');
    await open();
    await expect(approve([], 'ZZ-ZZZ')).rejects.toThrow('No request with the id or code ZZ-ZZZ waits');
  });

  it('says that an answer came too late', async () => {
    const approval = await open();
    const late = async () => {
      await approvals.answer(approval.id, { approve: false, by: { person: 'local' }, how: 'page' });
      return 'y';
    };
    expect(await approve([late])).toContain('It was answered before, or has expired');
    expect(await stateOf(approval)).toBe('declined');
  });

  it('asks nobody where nobody can answer, and lists there', async () => {
    const approval = await open();
    await expect(approve([], undefined, {}, false)).rejects.toThrow('answered in a terminal only');
    expect(await approve([], undefined, { list: true }, false)).toContain(approval.code);
  });

  it('shows what could move the cursor as text', async () => {
    await open({
      question: 'Delete\u001b[2J (x)\nTenant: acme.example',
      clientName: 'evil\u001b[1A\nclient',
    });
    const text = await approve(['n']);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what must not be there
    expect(text).not.toMatch(/\u001b\[(?:2J|1A)/);
  });
});

describe('the built command', () => {
  const program = (args: string[], input: string) =>
    spawnSync(process.execPath, [CLI, 'approve', ...args], {
      ...{
        input,
        encoding: 'utf8' as const,
        env: cleanEnv(env as Record<string, string>),
        timeout: PATIENCE_MS,
      },
    });

  it('refuses piped answers', async () => {
    const { status, stderr, stdout } = program([], 'y\n');
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: 'Nothing waits for approval.\n',
      stderr: '',
    });
    const approval = await open();
    const child = spawn(process.execPath, [CLI, 'approve'], { env: cleanEnv(env as Record<string, string>) });
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (more: string) => {
      text += more;
    });
    child.stdin.end('y\n');
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(2);
    expect(text).toContain('Approvals are answered in a terminal only');
    expect(await stateOf(approval)).toBe('waiting');
  });
});

describe('the ways of a local server', () => {
  it('are a page, and a terminal where there is no browser; nothing stays behind', async () => {
    const { ways, close } = createLocalWays({
      approvals,
      log: quiet,
      env: { ...env, AUTH0_MCP_BROWSER: 'none' },
    });
    expect(ways.map(({ how }) => how)).toEqual(['page', 'terminal']);
    const approval = await approvals.open(asked(SIMPLE));
    const deliveries = await Promise.all(ways.map((way) => way.deliver(approval as Approval)));
    expect(deliveries[0]).toBeUndefined();
    expect(deliveries[1]).toEqual({
      how: 'terminal',
      note: expect.stringContaining(`auth0-management-mcp approve ${approval?.code}`),
    });
    expect(readdirSync(folder())).toHaveLength(1);
    await close();
    expect(readdirSync(folder())).toEqual([]);
  });
});
