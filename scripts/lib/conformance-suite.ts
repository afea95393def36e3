/** Runs the server scenarios of the official MCP conformance suite, which ships as one program, in a process of its own. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
const SUITE = join(ROOT, 'node_modules/@modelcontextprotocol/conformance/dist/index.js');

export interface ScenarioResult {
  scenario: string;
  passed: number;
  failed: number;
}

/**
 * The suite imports `globSync`, which Node has since version 22, for a command that is not used here: without it the
 * suite runs on older versions too. The copy stands where its own imports are found.
 */
function runnableCopy(): { file: string; folder: string } {
  const source = readFileSync(SUITE, 'utf8');
  const name = /globSync as (\w+),/.exec(source)?.[1];
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'conformance-'));
  const file = join(folder, 'suite.mjs');
  const body = source.replace(/^#!.*\n/, '').replace(/globSync as \w+,/, '');
  writeFileSync(file, `${name === undefined ? '' : `const ${name}=()=>[];`}${body}`);
  return { file, folder };
}

/** @param url of the server's endpoint; @throws Error where the suite does not run to its end */
export async function runConformance(url: string): Promise<ScenarioResult[]> {
  const { file, folder } = runnableCopy();
  const results = mkdtempSync(join(tmpdir(), 'conformance-'));
  try {
    const args = [file, 'server', '--url', url, '--suite', 'all', '-o', results];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => {
        output += chunk;
      });
    await new Promise((resolve) => child.once('close', resolve));
    const found = [...output.matchAll(/^[✓✗] ([\w-]+): (\d+) passed, (\d+) failed/gm)];
    if (found.length === 0) throw new Error(`the suite did not run: ${output.slice(-2_000)}`);
    return found.map(([, scenario = '', passed, failed]) => ({
      scenario,
      passed: Number(passed),
      failed: Number(failed),
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(results, { recursive: true, force: true });
  }
}
