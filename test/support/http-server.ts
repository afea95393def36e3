/** The built server over HTTP, as a process of its own. */
import { spawn } from 'node:child_process';
import { CLI, cleanEnv } from './clients.js';

export interface ServingProcess {
  /** Of its MCP endpoint. */
  url: string;
  /** What has come of all that it says on stdout and stderr; all of it once it is closed. */
  output(): string;
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
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        const found = /serving MCP at (http:[^\s,]+)/.exec(output)?.[1];
        if (found) resolve(found);
      });
    }
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
  return {
    url,
    output: () => output,
    close: async () => {
      // Not merely its exit: what it said last may still be on the way.
      const gone = new Promise((resolve) => server.once('close', resolve));
      server.kill('SIGTERM');
      await gone;
    },
  };
}
