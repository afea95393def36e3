/** Runs the built program as a person at a shell would, with nothing of this machine's own configuration. */
import { spawn } from 'node:child_process';
import { CLI, cleanEnv } from '../support/clients.js';

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  env?: Record<string, string>;
  cwd?: string;
  /** Written to stdin, which is closed then. */
  input?: string;
  /** Another program than the built one. */
  program?: string;
}

export function runCli(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { env = {}, cwd, input = '', program = CLI } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      env: cleanEnv(env),
      ...(cwd ? { cwd } : {}),
    });
    const ran: Ran = { code: null, stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      ran.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      ran.stderr += text;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...ran, code }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
