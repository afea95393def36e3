/** The built server over HTTP, as a process of its own. */
import { spawn } from 'node:child_process';
import { CLI, cleanEnv } from './clients.js';

export interface ServingProcess {
  /** Of its MCP endpoint. */
  url: string;
  /** What has come of all that it says on stdout and stderr; all of it once it is closed. */
  output(): string;
  /** Resolves once its output matches. */
  says(pattern: RegExp): Promise<void>;
  /** Resolves once it has ended. Default signal: `SIGKILL`, as by a crash. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Resolves to its exit code, or to the signal that ended it, once all its output is there. */
  ended: Promise<number | string | null>;
  close(): Promise<void>;
}

export async function startHttpServer(
  env: Record<string, string>,
  args: string[] = ['127.0.0.1:0'],
): Promise<ServingProcess> {
  const server = spawn(process.execPath, [CLI, 'serve', '--http', ...args], {
    env: cleanEnv(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  // Not merely its exit: what it said last may still be on the way.
  const ended = new Promise<number | string | null>((resolve) =>
    server.once('close', (code, signal) => resolve(code ?? signal)),
  );
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        const found = /serving MCP at (http:[^\s,]+)/.exec(output)?.[1];
        if (found) resolve(found);
        for (const listener of listeners) listener();
      });
    }
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
  return {
    url,
    output: () => output,
    says: (pattern) =>
      new Promise((resolve) => {
        const look = () => {
          if (!pattern.test(output)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    kill: async (signal = 'SIGKILL') => {
      server.kill(signal);
      await ended;
    },
    ended,
    close: async () => {
      server.kill('SIGTERM');
      await ended;
    },
  };
}
