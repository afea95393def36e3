/** The table of advice, held against every status of every operation. */
import { describe, expect, it } from 'vitest';
import table from '../../catalog/status-advice.json' with { type: 'json' };
import { loadFacts } from '../../src/catalog/load.js';
import { adviceForStatus, kindOf } from '../../src/client/status-advice.js';
import { outgoingText } from '../../src/policy/outgoing/outgoing.js';
import { buildToolIndex } from '../../src/tools/listing/build-index.js';

const { records } = await buildToolIndex();
const operations = records.map(({ method, path }) => `${method} ${path}`);
const known = new Set(operations);
const named = new Set(records.map(({ name }) => name));
const ALWAYS = [401, 403, 404, 409, 413, 414, 429, 500, 502, 503];
const stated = new Map(
  loadFacts().operations.map((one) => [`${one.method} ${one.path}`, Object.keys(one.responses).map(Number)]),
);
const cases = operations.flatMap((operation) =>
  [...new Set([...ALWAYS, ...(stated.get(operation) ?? []).filter((status) => status >= 400)])].map(
    (status) => ({ operation, status, advice: adviceForStatus(operation, status) }),
  ),
);
const wrong = (of: (one: (typeof cases)[number]) => boolean) =>
  cases.filter(of).map(({ operation, status, advice }) => `${operation} ${status}: ${advice}`);

describe('the advice for a status', () => {
  it('is there for every status of every operation, and short', () => {
    expect(wrong(({ advice }) => !advice || advice.length > 260)).toEqual([]);
  });

  it('reaches the caller as it is written: nothing in it looks like a secret', () => {
    expect(wrong(({ advice }) => outgoingText(advice ?? '') !== (advice ?? ''))).toEqual([]);
  });

  it('speaks of an identifier only where the call has one', () => {
    const about = /this identifier|this id\b|id in the path|check its id/;
    expect(
      wrong(
        ({ operation, status, advice }) =>
          status === 404 &&
          !operation.includes('{') &&
          !operation.startsWith('POST /tickets/') &&
          about.test(advice),
      ),
    ).toEqual([]);
    // Where there is no id, absence is not a mistake in one.
    expect(adviceForStatus('GET /emails/provider', 404)).toMatch(/an answer, not a failure/);
    expect(adviceForStatus('DELETE /emails/provider', 404)).toMatch(/nothing to delete/);
  });

  it('fits what was tried: nothing exists already by a deletion, and nothing is gone by a creation', () => {
    expect(
      wrong(
        ({ operation, status, advice }) =>
          status === 409 && operation.startsWith('DELETE') && /already exists/.test(advice),
      ),
    ).toEqual([]);
    expect(
      wrong(({ operation, advice }) => operation.startsWith('POST') && /gone already/.test(advice)),
    ).toEqual([]);
    expect(
      wrong(({ operation, status, advice }) => status === 409 && /^(GET|POST)/.test(operation) && !advice),
    ).toEqual([]);
  });

  it('says to wait where waiting helps, with the time where it is known, and nowhere else', () => {
    const waits = /\bwait\b|retry later/i;
    expect(wrong(({ status, advice }) => (status === 429 || status >= 500) && !waits.test(advice))).toEqual(
      [],
    );
    expect(
      wrong(({ status, advice }) => [401, 402, 403, 404, 413].includes(status) && waits.test(advice)),
    ).toEqual([]);
    expect(adviceForStatus('GET /users', 429, 7)).toMatch(/wait 7 s, then retry/);
  });

  it('names the plan for 402, the grant for 403, the length for 414', () => {
    for (const operation of operations) {
      expect(adviceForStatus(operation, 402), operation).toMatch(/plan|subscription/);
      expect(adviceForStatus(operation, 403), operation).toMatch(/grant/);
      expect(adviceForStatus(operation, 414), operation).toMatch(/too long/);
    }
  });
});

describe('the table', () => {
  it('has operations that exist and return the status, kinds that occur, and tools that exist', () => {
    const kinds = new Set(operations.map(kindOf));
    expect(Object.keys(table.kinds).filter((kind) => !kinds.has(kind))).toEqual([]);
    for (const [operation, advice] of Object.entries(table.operations)) {
      expect(known.has(operation), operation).toBe(true);
      for (const text of Object.values(advice))
        for (const [tool] of text.matchAll(/\b(?:get|list|create|update|delete|verify)_[a-z_]+/g))
          expect(named.has(tool), `${operation}: ${tool}`).toBe(true);
    }
  });

  it('calls absence an answer where something is asked for that need not be there', () => {
    const answers = Object.entries(table.operations).filter(([, byStatus]) =>
      JSON.stringify(byStatus).includes('an answer, not a failure'),
    );
    expect(answers.every(([operation]) => operation.startsWith('GET '))).toBe(true);
    expect(answers.map(([operation]) => operation)).toContain('GET /anomaly/blocks/ips/{id}');
  });
});
