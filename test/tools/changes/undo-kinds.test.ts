/** Each kind of change, made and undone: afterwards the tenant is as it was before. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadChangeFacts } from '../../../src/catalog/change-facts.js';
import { type ChangingBench, plain, startChanging } from './changing-bench.js';
import { idsOf, kinds as inTheirForm, type Kind } from './kinds.js';
import { inOtherForms } from './kinds-in-other-forms.js';

const kinds = [...inTheirForm, ...inOtherForms];

let changing: ChangingBench;
let ids: Record<string, string>;

beforeAll(async () => {
  changing = await startChanging();
  ids = await idsOf(changing);
});
afterAll(() => changing.close());

const nameOf = ({ operation, note }: Kind) => (note === undefined ? operation : `${operation} (${note})`);

describe('a change and its undo', () => {
  it('are tried in at least forty kinds', () => {
    expect(new Set(kinds.map(nameOf)).size).toBe(kinds.length);
    expect(kinds.length).toBeGreaterThanOrEqual(40);
  });

  it.each(kinds.map((kind) => [nameOf(kind), kind] as const))('%s', async (_name, kind) => {
    const own = { ...ids, ...(await kind.before?.(changing, ids)) };
    const path = kind.path?.(own) ?? {};
    const seen = () =>
      changing.snapshot().map((line) => (kind.remade ? line.replace(kind.remade, 'ID') : line));
    const before = seen();
    const read = await readingOf(kind.operation, path);
    const answer = await changing.change(kind.operation, path, kind.body?.(own));
    expect(answer.undo).toBe('possible');
    expect(seen()).not.toEqual(before);
    const undone = await changing.agree('undo_change', { change_id: answer.change_id });
    expect(undone.isError, JSON.stringify(undone.structuredContent)).toBeFalsy();
    expect(undone.structuredContent).toMatchObject({ undone: true, change_id: answer.change_id });
    // Settings are stored with the first change; until then they have their defaults, as reads show.
    const stored = seen().filter((line) => !line.startsWith('["s"') || before.includes(line) || known(line));
    const firstStored = seen().filter((line) => !stored.includes(line));
    expect(stored.sort()).toEqual(before.sort());
    if (firstStored.length > 0) expect(read).toBeDefined();
    expect(await readingOf(kind.operation, path)).toEqual(read);

    function known(line: string): boolean {
      const name = JSON.parse(line)[1];
      return before.some((one) => one.startsWith('["s"') && JSON.parse(one)[1] === name);
    }
  });
});

/** What the API shows of the object that an operation changes. */
async function readingOf(operation: string, path: Record<string, string>): Promise<unknown> {
  const { object } = loadChangeFacts()[operation] ?? {};
  if (object === undefined) return undefined;
  const filled = object
    .replace('GET ', '')
    .replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(path[name] ?? ''));
  const { status, body } = await changing.tenant.api('GET', filled);
  const remade = kinds.some((kind) => kind.operation === operation && kind.remade);
  return remade || status !== 200 ? undefined : plain(body);
}
