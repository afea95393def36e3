/**
 * Everything that `npm test` does before the tests: build, lint, types, generated files up to date. None needs
 * another, so all run at the same time; each prints its output in one piece when it ends. Ends with 1 when one fails.
 */
import { spawn } from 'node:child_process';

const STEPS = ['build', 'lint', 'typecheck', 'check:generated'];

interface Outcome {
  code: number;
  output: string;
}

function run(name: string): Promise<Outcome> {
  return new Promise((resolve) => {
    // npm is a command script on Windows, which needs a shell; the names are our own.
    const child = spawn('npm', ['run', '--silent', name], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk;
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', ({ message }) => resolve({ code: 1, output: message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const failed: string[] = [];
await Promise.all(
  STEPS.map(async (name) => {
    const { code, output } = await run(name);
    console.log(`${name}: ${code === 0 ? 'passed' : 'FAILED'}`);
    if (output.trim() !== '') console.log(output.trim().replace(/^/gm, '  '));
    if (code !== 0) failed.push(name);
  }),
);
if (failed.length > 0) {
  console.error(`Failed: ${failed.join(', ')}.`);
  process.exitCode = 1;
}
