import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawTimeline } from '../../../src/tools/workflows/chart/timeline.js';
import { sparkline } from '../../../src/tools/workflows/logs/text-chart.js';
import { type Bench, type Body, startBench } from './workflow-bench.js';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench('demo');
});
afterAll(() => bench.close());

const summarize = (args: object) => bench.call('summarize_logs', args);

/** Every event of the demo tenant, by checkpoint. */
async function everything(): Promise<Body[]> {
  const all: Body[] = [];
  for (let from = ''; ; ) {
    const { body } = await bench.tenant.api('GET', `/logs?take=100&from=${from}`);
    all.push(...body);
    if (body.length < 100) return all;
    from = body.at(-1).log_id;
  }
}

describe('summarize_logs', () => {
  it('counts every event of the range once, by type, person and time', async () => {
    // Whole hours that are over: nothing is written to them while they are counted.
    const hour = 3_600_000;
    const until = Math.floor(Date.now() / hour) * hour;
    const since = until - 13 * 24 * hour;
    const iso = (at: number) => new Date(at).toISOString();
    const { body, bytes } = await summarize({ since: iso(since), until: iso(until) });
    const events = (await everything()).filter(
      ({ date }) => Date.parse(date) >= since && Date.parse(date) < until,
    );
    const count = (test: (event: Body) => boolean) => events.filter(test).length;
    expect(body.events).toBe(events.length);
    expect(body.estimated).toBeUndefined();
    for (const { type, count: told } of body.by_type)
      expect(told, type).toBe(count((event) => event.type === type));
    const jane = body.failing_users.find(({ name }: Body) => name.startsWith('jane@'));
    const ofJane = (type: RegExp) =>
      count((event) => event.user_name?.startsWith('jane@') && type.test(event.type));
    expect([jane.failures, jane.blocks ?? 0]).toEqual([ofJane(/^f/), ofJane(/^limit/)]);
    // What is not listed is counted.
    const types = new Set(events.map((event) => event.type));
    expect(body.by_type.length + (body.left_out?.by_type ?? 0)).toBe(types.size);
    expect(body.timeline.events.reduce((sum: number, n: number) => sum + n, 0)).toBe(events.length);
    expect(bytes).toBeLessThanOrEqual(6_000);
  });

  it('says what each type means and what to ask next', async () => {
    const { body } = await summarize({ since: '13d' });
    expect(body.look_at[0]).toMatchObject({
      severity: 'critical',
      means: expect.any(String),
      ask: expect.stringMatching(/\?$/),
    });
    expect(body.by_type.every(({ means }: Body) => means.length > 10)).toBe(true);
  });

  it('draws a picture beside the text', async () => {
    const { result, text } = await summarize({ since: '3d' });
    const picture = result.content.find((block) => block.type === 'image');
    expect(picture).toMatchObject({ mimeType: 'image/png' });
    const png = Buffer.from((picture as { data: string }).data, 'base64');
    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    expect(text).toMatch(/events +[▁▂▃▄▅▆▇█·]+ max \d+/);
  });

  it('narrows by a query, accepts ISO dates, and explains invalid ones', async () => {
    const { body } = await summarize({ since: '13d', q: 'type:fp' });
    expect(body.by_type.map(({ type }: Body) => type)).toEqual(['fp']);
    const day = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10);
    expect((await summarize({ since: day })).body.range.from).toBe(`${day}T00:00:00Z`);
    for (const wrong of [{ since: 'some day' }, { until: '3 fortnights' }, { since: '1h', until: '2h' }]) {
      expect((await summarize(wrong)).result.isError).toBe(true);
    }
  });

  it('leads a query that is none back to q', async () => {
    const { text } = await summarize({ q: 'type:(' });
    expect(text).toMatch(
      /Could not read anything about the log: Query validation error: .* on property q\.\nFix the argument q,/,
    );
  });

  it('reads an empty range as empty', async () => {
    const { body, result } = await summarize({
      since: '2d',
      q: 'type:sv AND user_name:"nobody@example.com"',
    });
    expect(body).toMatchObject({ events: 0, failures: 0, by_type: [] });
    expect(result.content).toHaveLength(2);
  });

  it('names the scope when the log may not be read', async () => {
    const runtime = await bench.withScopes(['read:users', 'read:logs_users']);
    const { result } = await bench.call('summarize_logs', {}, runtime);
    expect(result.isError).toBeUndefined();
    const blind = await bench.withScopes(['read:users']);
    const { text } = await bench.call('summarize_logs', {}, blind);
    expect(text).toContain('read:logs');
  });
});

describe('the picture', () => {
  const start = Date.parse('2025-06-01T00:00:00Z');
  const day = (bucket: (hour: number) => { other: number; failures: number; blocks: number }) =>
    Array.from({ length: 24 }, (_, i) => ({ at: start + i * 3_600_000, ...bucket(i) }));

  /** Pixels of a PNG as the encoder writes it: rows of palette indexes without filters. */
  function pixels(png: Buffer): {
    width: number;
    height: number;
    at(x: number, y: number): number;
    uses(index: number): boolean;
  } {
    const width = png.readUInt32BE(16);
    const height = png.readUInt32BE(20);
    const data = png.indexOf('IDAT');
    const raw = inflateSync(png.subarray(data + 4, data + 4 + png.readUInt32BE(data - 4)));
    return {
      width,
      height,
      at: (x, y) => raw[y * (width + 1) + 1 + x] as number,
      uses: (index) => raw.some((value, i) => value === index && i % (width + 1) !== 0),
    };
  }
  const draw = (buckets: ReturnType<typeof day>) =>
    pixels(drawTimeline({ title: 'T', subtitle: 'S', buckets, step: 3_600_000 }));
  const [OTHER, FAILURE, BLOCK] = [4, 5, 6];

  it('of a quiet day shows hardly a failure, and none where there was none', () => {
    const picture = draw(day((i) => ({ other: 10 + i, failures: i === 5 ? 1 : 0, blocks: 0 })));
    expect(picture.uses(OTHER)).toBe(true);
    const column = (x: number) =>
      Array.from({ length: picture.height - 110 }, (_, y) => picture.at(x, y + 106));
    const slot = (picture.width - 96) / 24;
    expect(column(Math.round(76 + 5.5 * slot))).toContain(FAILURE);
    expect(column(Math.round(76 + 6.5 * slot))).not.toContain(FAILURE);
    expect(column(Math.round(76 + 6.5 * slot))).not.toContain(BLOCK);
  });

  it('of an attack is ruled by failures, in proportion', () => {
    const picture = draw(
      day((i) => ({ other: 50, failures: i === 12 ? 900 : 0, blocks: i === 12 ? 10 : 0 })),
    );
    const slot = (picture.width - 96) / 24;
    const x = Math.round(76 + 12.5 * slot);
    const count = (index: number) =>
      Array.from({ length: picture.height }, (_, y) => picture.at(x, y)).filter((value) => value === index)
        .length;
    expect(count(FAILURE)).toBeGreaterThan(8 * count(OTHER));
    expect(count(BLOCK)).toBeGreaterThan(0);
  });

  it('of an empty range has axes and no bar', () => {
    const picture = draw(day(() => ({ other: 0, failures: 0, blocks: 0 })));
    const slot = (picture.width - 96) / 24;
    const column = Array.from({ length: 200 }, (_, y) => picture.at(Math.round(76 + 3.5 * slot), y + 106));
    for (const bar of [OTHER, FAILURE, BLOCK]) expect(column).not.toContain(bar);
  });

  it('is a line of characters as well', () => {
    expect(sparkline([0, 1, 4, 8])).toBe('·▁▄█');
  });
});
