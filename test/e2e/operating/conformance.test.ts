/** The official conformance suite: every scenario that applies passes. docs/conformance.md lists them. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NOT_APPLICABLE } from '../../../scripts/lib/conformance-scenarios.js';
import { runConformance } from '../../../scripts/lib/conformance-suite.js';
import { expectSection } from '../../support/doc-section.js';
import { type ServingProcess, startHttpServer } from '../../support/http-server.js';

let server: ServingProcess;
beforeAll(async () => {
  server = await startHttpServer({});
});
afterAll(() => server.close());

it('passes every scenario that applies', async () => {
  const results = await runConformance(server.url);
  const applicable = results.filter(({ scenario }) => !(scenario in NOT_APPLICABLE));
  expect(applicable.filter(({ failed }) => failed > 0)).toEqual([]);
  expect(applicable.length).toBeGreaterThanOrEqual(10);
  // What is said not to apply is in the suite, and does not pass by itself.
  const names = new Set(results.map(({ scenario }) => scenario));
  expect(Object.keys(NOT_APPLICABLE).filter((name) => !names.has(name))).toEqual([]);
  const rows = results.map(({ scenario, passed }) => {
    const why = NOT_APPLICABLE[scenario];
    return `| \`${scenario}\` | ${why === undefined ? `passes (${passed})` : `not applicable: ${why}`} |`;
  });
  expectSection('conformance.md', 'scenarios', ['| scenario | |', '|---|---|', ...rows].join('\n'));
});
