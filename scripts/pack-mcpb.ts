/** Packs `dist/` as a bundle for desktop hosts: `auth0-management-mcp.mcpb`, or the file named as an argument. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packExtension } from '@anthropic-ai/mcpb/cli';

const ROOT = join(import.meta.dirname, '..');
const out = resolve(process.argv[2] ?? join(ROOT, 'auth0-management-mcp.mcpb'));
const stage = mkdtempSync(join(tmpdir(), 'mcpb-'));
try {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  const manifest = readFileSync(join(ROOT, 'packaging', 'mcpb', 'manifest.json'), 'utf8');
  if ((JSON.parse(manifest) as { version: string }).version !== version)
    throw new Error('packaging/mcpb/manifest.json has another version than package.json.');
  for (const [from, to] of [
    ['packaging/mcpb/manifest.json', 'manifest.json'],
    ['assets/icon.png', 'icon.png'],
    ['dist', 'dist'],
    ['LICENSE', 'LICENSE'],
    ['package.json', 'package.json'],
  ] as const)
    cpSync(join(ROOT, from), join(stage, to), { recursive: true });
  if (!(await packExtension({ extensionPath: stage, outputPath: out, silent: true })))
    throw new Error('The bundle was not packed: see the messages above.');
  console.log(out);
} finally {
  rmSync(stage, { recursive: true });
}
