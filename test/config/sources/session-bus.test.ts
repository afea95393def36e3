import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionBusAnswers } from '../../../src/config/sources/session-bus.js';

let folder: string;
const servers: Server[] = [];
const sockets: Socket[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bus-'));
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

/** A socket at which a bus might be, and what is sent to it. */
async function listening(path: string, answer?: string): Promise<string[]> {
  const heard: string[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('data', (data) => {
      heard.push(data.toString());
      if (answer !== undefined) socket.write(answer);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return heard;
}

describe.skipIf(process.platform === 'win32')('the bus of the session', () => {
  it('is none where nothing names one', async () => {
    expect(await sessionBusAnswers({})).toBe(false);
    expect(await sessionBusAnswers({ XDG_RUNTIME_DIR: folder })).toBe(false);
    expect(await sessionBusAnswers({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${folder}/gone` })).toBe(false);
  });

  it('is found by its name and at its usual place', async () => {
    const heard = await listening(join(folder, 'bus'), 'OK 1234\r\n');
    expect(await sessionBusAnswers({ XDG_RUNTIME_DIR: folder })).toBe(true);
    const named = `unix:guid=12,path=${encodeURIComponent(folder).replaceAll('%2F', '/')}/bus;unix:path=/other`;
    expect(await sessionBusAnswers({ DBUS_SESSION_BUS_ADDRESS: named })).toBe(true);
    expect(heard[0]).toMatch(/^\0AUTH EXTERNAL [0-9a-f]+\r\n$/);
  });

  it('is not waited for where it is silent', async () => {
    const heard = await listening(join(folder, 'silent'));
    expect(await sessionBusAnswers({ DBUS_SESSION_BUS_ADDRESS: `unix:path=${folder}/silent` }, 50)).toBe(
      false,
    );
    expect(heard.length).toBeLessThanOrEqual(1);
  });

  it('is taken to answer on another transport', async () => {
    expect(await sessionBusAnswers({ DBUS_SESSION_BUS_ADDRESS: 'tcp:host=127.0.0.1,port=1' })).toBe(true);
  });
});

const real = () => {
  try {
    execFileSync('dbus-run-session', ['--version'], { stdio: 'ignore' });
    return process.platform === 'linux';
  } catch {
    return false;
  }
};

describe.skipIf(!real())('a real bus without a keychain on it', () => {
  it('answers, and the library says at once that nothing keeps secrets there', async () => {
    const program = `
      const { sessionBusAnswers } = await import('./src/config/sources/session-bus.ts');
      const { openKeychain } = await import('./src/config/sources/keychain.ts');
      const answers = await sessionBusAnswers();
      const said = await openKeychain().then((one) => one.get('a')).catch((error) => error.message);
      process.stdout.write(JSON.stringify({ answers, said }));`;
    // Without folders of services, the bus starts no keychain that is installed here.
    const config = join(folder, 'bus.conf');
    writeFileSync(
      config,
      `<busconfig><type>session</type><listen>unix:tmpdir=${folder}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>`,
    );
    const args = [
      '--config-file',
      config,
      '--',
      process.execPath,
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      program,
    ];
    const { stdout } = await promisify(execFile)('dbus-run-session', args, {
      cwd: join(import.meta.dirname, '..', '..', '..'),
    });
    const { answers, said } = JSON.parse(stdout) as { answers: boolean; said: string };
    expect(answers).toBe(true);
    expect(said).toMatch(/no keychain \(Secret Service\) runs in this session|is not installed/);
  }, 60_000);
});
