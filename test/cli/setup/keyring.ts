/** A desktop's keychain for tests: GNOME Keyring on a session bus of its own, both found on the PATH. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const found = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

export const KEYRING_FOUND =
  process.platform === 'linux' && found('dbus-daemon') && found('gnome-keyring-daemon');
if (!KEYRING_FOUND)
  console.warn('dbus-daemon or gnome-keyring-daemon was not found: the keychain tests are skipped');

export interface Keyring {
  /** What a program of the session has in its environment. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** The first line that a program prints. @throws Error when it ends before */
async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const part of child.stdout as AsyncIterable<Buffer>) {
    text += part.toString();
    const end = text.indexOf('\n');
    if (end >= 0) return text.slice(0, end);
  }
  throw new Error(`${child.spawnfile} ended without a word`);
}

/** Starts a bus and an unlocked, empty keychain on it. */
export async function startKeyring(): Promise<Keyring> {
  const folder = mkdtempSync(join(tmpdir(), 'keyring-'));
  const runtime = join(folder, 'runtime');
  mkdirSync(runtime, { mode: 0o700 });
  const base = { HOME: folder, PATH: process.env.PATH ?? '', XDG_RUNTIME_DIR: runtime };
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    env: base,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const env = { DBUS_SESSION_BUS_ADDRESS: await firstLine(bus), XDG_RUNTIME_DIR: runtime };
  const options = [
    '--foreground',
    '--unlock',
    '--components=secrets',
    `--control-directory=${runtime}/control`,
  ];
  const keyring = spawn('gnome-keyring-daemon', options, {
    env: { ...base, ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  keyring.stdin.end('password of the keychain');
  // It names its socket when it is ready.
  await firstLine(keyring);
  return {
    env,
    close: async () => {
      for (const child of [keyring, bus]) {
        if (child.exitCode === null && child.signalCode === null) {
          const ended = once(child, 'exit');
          child.kill('SIGKILL');
          await ended;
        }
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
