import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiResponse } from '../../../src/client/types.js';
import { cutInside, type LeftOut, partOf } from '../../../src/tools/answer/part.js';
import { RESPONSE_BUDGET, responseResult } from '../../../src/tools/answer/result.js';
import type { Operation } from '../../../src/tools/operation.js';
import { getLog, listLogs } from '../../../src/tools/operations/logs.js';

// biome-ignore lint/suspicious/noExplicitAny: answers, looked into by name
type Body = any;

const masking = { email: false, phone: false, ip: false };
function resultOf(operation: Operation, args: Record<string, unknown>, body: unknown): Body {
  const response: ApiResponse = { status: 200, headers: {}, body, attempts: 1, durationMs: 1 };
  return responseResult(operation, args, response, masking).structuredContent;
}

const text = Array.from({ length: 60_000 }, (_, i) => `line ${i}`).join('\n');
const event = {
  log_id: '90',
  type: 'f',
  details: { stats: { a: 1 }, body: text, list: Array(9_000).fill('x') },
};

describe('an answer that is too large', () => {
  it('is cut inside, shows every member, and names the rest', () => {
    const answer = resultOf(getLog, { id: '90' }, event);
    expect(JSON.stringify(answer).length).toBeLessThanOrEqual(RESPONSE_BUDGET);
    expect(answer).toMatchObject({ log_id: '90', type: 'f', details: { stats: { a: 1 } }, truncated: true });
    expect(answer.truncation.parts.map(({ part }: LeftOut) => part.replace(/\d+/, 'N'))).toEqual([
      'details.body[N:]',
      'details.list[N:]',
    ]);
  });

  it('can be read to its end, part by part', () => {
    let answer = resultOf(getLog, { id: '90' }, event);
    let read: string = answer.details.body.slice(0, -1);
    for (let calls = 0; read.length < text.length && calls < 100; calls++) {
      const { part } = answer.truncation.parts.find((one: LeftOut) => one.part.startsWith('details.body'));
      answer = resultOf(getLog, { id: '90', part }, event);
      expect(JSON.stringify(answer).length).toBeLessThanOrEqual(RESPONSE_BUDGET);
      read += answer.truncated ? answer.value.slice(0, -1) : answer.value;
    }
    expect(read).toBe(text);
  });

  it('is cut inside one item of a list, too', () => {
    const answer = resultOf(listLogs, {}, [event, { log_id: '91', type: 's' }]);
    expect(JSON.stringify(answer).length).toBeLessThanOrEqual(RESPONSE_BUDGET);
    expect(answer.items[0]).toMatchObject({ log_id: '90', details: { stats: { a: 1 } } });
    expect(answer.truncation.parts[0].part).toMatch(/^items\[0\]\.details\.body\[\d+:\]$/);
    const { part } = answer.truncation.parts[0];
    expect(resultOf(listLogs, { part }, [event]).value.slice(0, 10)).toBe(
      text.slice(Number(/\[(\d+):/.exec(part)?.[1])).slice(0, 10),
    );
  });

  it('says what there is where a part is not', () => {
    expect(() => resultOf(getLog, { id: '90', part: 'detail.x' }, event)).toThrow('nothing at detail.x');
    expect(() => resultOf(getLog, { id: '90', part: '!x' }, event)).toThrow('no place in an answer');
    expect(() => resultOf(getLog, { id: '90', part: 'constructor' }, event)).toThrow(
      'nothing at constructor',
    );
  });
});

describe('cutting', () => {
  it('stays near its budget, and what it left out is where it says', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })),
        fc.integer({ min: 200, max: 2_000 }),
        (value, budget) => {
          const left: LeftOut[] = [];
          const cut = cutInside(value, budget, '', left);
          if (JSON.stringify(value).length <= budget) expect(left).toEqual([]);
          if (left.length === 0) expect(cut).toEqual(value);
          for (const { part } of left) expect(partOf(value, part), part).toBeDefined();
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
