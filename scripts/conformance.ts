/** Runs the official MCP conformance suite against a server: `npx tsx scripts/conformance.ts [URL]`. Needs a build. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { NOT_APPLICABLE } from './lib/conformance-scenarios.js';
import { runConformance } from './lib/conformance-suite.js';

/** The built server with the sandbox. */
async function startServer(): Promise<{ url: string; stop: () => void }> {
  const cli = join(import.meta.dirname, '..', 'dist', 'cli.js');
  const server = spawn(process.execPath, [cli, 'serve', '--http', '127.0.0.1:0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    server.stderr.on('data', (chunk) => {
      output += chunk;
      const found = /serving MCP at (http:[^\s,]+)/.exec(output)?.[1];
      if (found) resolve(found);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
  return { url, stop: () => void server.kill('SIGTERM') };
}

const given = process.argv[2];
const server = given === undefined ? await startServer() : { url: given, stop: () => undefined };
try {
  const results = await runConformance(server.url);
  for (const { scenario, passed, failed } of results) {
    const why = NOT_APPLICABLE[scenario];
    const verdict = why ? `not applicable: ${why}` : failed === 0 ? 'passes' : 'FAILS';
    process.stdout.write(`${scenario.padEnd(32)} ${passed} passed, ${failed} failed  ${verdict}\n`);
    if (!why && failed > 0) process.exitCode = 1;
  }
} finally {
  server.stop();
}
