/** Opening an address in the person's browser, where there is one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Whether the address was handed to a browser. Never rejects. */
export type Opener = (address: string) => Promise<boolean>;

/** An opener that fails does so within this time, in ms; one that still runs has started a browser. */
const FAILS_WITHIN_MS = 1_500;

/**
 * The opener for this machine; undefined where no browser can be seen by the person.
 *
 * @param env `AUTH0_MCP_BROWSER` names a program that takes an address as its only argument, or `none`
 * @param failsWithinMs how long an opener may take to fail
 */
export function openerFor(
  env: NodeJS.ProcessEnv,
  platform = process.platform,
  failsWithinMs = FAILS_WITHIN_MS,
): Opener | undefined {
  const program = env.AUTH0_MCP_BROWSER?.trim();
  if (program === 'none') return undefined;
  if (program) return (address) => started(() => startedProgram(program, address), failsWithinMs);
  if (!hasScreen(env, platform)) return undefined;
  return (address) => started(async () => (await import('open')).default(address), failsWithinMs);
}

/** Whether a browser that is opened here appears before the person. */
export function hasScreen(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (env.SSH_CONNECTION || env.SSH_CLIENT || env.SSH_TTY) return false;
  if (existsSync('/.dockerenv') || existsSync('/run/.containerenv')) return false;
  if (platform === 'win32' || platform === 'darwin' || env.WSL_DISTRO_NAME) return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Nothing of it may reach stdout, which belongs to the protocol. */
async function startedProgram(program: string, address: string): Promise<ChildProcess> {
  const child = spawn(program, [address], { stdio: 'ignore', detached: true, windowsHide: true });
  child.unref();
  return child;
}

/** Errors name the address in their arguments, so that nothing of them is passed on. */
async function started(start: () => Promise<ChildProcess>, failsWithinMs: number): Promise<boolean> {
  try {
    const child = await start();
    return await new Promise<boolean>((resolve) => {
      if (child.exitCode !== null) return resolve(child.exitCode === 0);
      const timer = setTimeout(() => resolve(true), failsWithinMs);
      const end = (worked: boolean) => {
        clearTimeout(timer);
        resolve(worked);
      };
      child.once('error', () => end(false));
      child.once('exit', (code) => end(code === 0));
    });
  } catch {
    return false;
  }
}
