/**
 * Writes `dist/sbom.cdx.json`: a CycloneDX list of the packages that the built program contains. npm knows the packages
 * with their hashes and licenses, the build which of them are in the bundle.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundledPackages, type Sbom, sbomOf } from './lib/sbom.js';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');

const all = execFileSync(
  'npm',
  ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'],
  { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
);
const bundled = bundledPackages(readFileSync(join(DIST, 'THIRD-PARTY-LICENSES.txt'), 'utf8'));
const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { name: string };
const sbom = sbomOf(JSON.parse(all) as Sbom, bundled, name);
writeFileSync(join(DIST, 'sbom.cdx.json'), `${JSON.stringify(sbom, null, 1)}\n`);
