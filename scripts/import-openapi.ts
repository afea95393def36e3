/**
 * Imports the public OpenAPI document of the Management API, as published, into `catalog/facts/`.
 *
 *   npx tsx scripts/import-openapi.ts DOCUMENT.json [--dry-run] [--accept "METHOD /path"]... [--catalog FOLDER]
 *
 * Facts only: names, types, limits, enums, patterns, statuses, scopes, lifecycle. Prose is dropped, because
 * the wording of this project is its own (`catalog/wording/`). What the document lacks is merged in from
 * `catalog/sdk-only.json` and `catalog/import-decisions.json`. The output says what changed.
 *
 * Nothing is written, and the exit status is 1, when an operation would disappear, lose a scope or have none,
 * unless it is named with `--accept`. `--dry-run` never writes. `--catalog` is another folder than `catalog/`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importDocument } from './lib/import/import-document.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    accept: { type: 'string', multiple: true, default: [] },
    catalog: { type: 'string', default: join(import.meta.dirname, '..', 'catalog') },
    'dry-run': { type: 'boolean', default: false },
  },
});
const [source, ...rest] = positionals;
if (!source || rest.length > 0) {
  console.error('usage: tsx scripts/import-openapi.ts DOCUMENT.json [--dry-run] [--accept "METHOD /path"]…');
  process.exit(2);
}
const { status, text, refusal } = importDocument({ ...values, source, dryRun: values['dry-run'] });
console.log(text);
if (refusal) console.error(refusal);
process.exitCode = status;
