/** Summarizes the log: collect, count, draw, report. */
import { INSTANTS, instantOf } from '../../../text/instant.js';
import { capitalized } from '../../../text/values.js';
import type { ToolResult } from '../../answer/result.js';
import { ToolError } from '../../errors.js';
import type { CallContext, Runtime } from '../../runtime.js';
import { answer, coverage, drop, keepFirst, nothingSeen, some } from '../answer.js';
import { drawTimeline } from '../chart/timeline.js';
import { DAY, HOUR, MINUTE } from '../durations.js';
import { meaningOf } from '../log-events.js';
import { Reader } from '../reader.js';
import { short, when } from '../words.js';
import { type Collected, collect, type Range } from './collect.js';
import { type Count, notable, type Tally, tally } from './tally.js';
import { textChart } from './text-chart.js';

const MOST_READS = 34;
const MOST_BYTES = 6_000;

export interface Question {
  since?: string | undefined;
  until?: string | undefined;
  q?: string | undefined;
}

/** In epoch ms. @throws ToolError */
function instant(text: string, now: number, argument: string): number {
  const time = instantOf(text, now);
  if (time === undefined)
    throw new ToolError('invalid_arguments', `${argument}: must be ${INSTANTS}; nothing was read.`);
  return time;
}

function rangeOf({ since = '24h', until, q }: Question, now: number): Range {
  const from = instant(since, now, 'since');
  const end = until === undefined ? now : instant(until, now, 'until');
  if (from >= end) throw new ToolError('invalid_arguments', 'since: must be before until; nothing was read.');
  return { from, until: end, q };
}

export async function summarize(
  runtime: Runtime,
  question: Question,
  call: CallContext,
): Promise<ToolResult> {
  const reader = new Reader(runtime, call, { limit: MOST_READS });
  const range = rangeOf(question, Date.now());
  const collected = await collect(reader, range);
  if (!collected) throw nothingSeen(reader, 'the log');
  const counts = tally(collected);
  const result = report(runtime, range, collected, counts, reader);
  const picture = drawTimeline({
    title: `Log events per ${stepName(collected.step)}, ${minute(range.from)} to ${minute(range.until)} UTC`,
    subtitle: `${about(collected)}${group(collected.total)} events, ${about(collected)}${group(counts.failures)} failures, ${about(collected)}${group(counts.blocks)} blocks`,
    buckets: counts.timeline.map(({ at, total, failures, blocks }) => ({
      at,
      failures,
      blocks,
      other: Math.max(0, total - failures - blocks),
    })),
    step: collected.step,
  });
  result.content.push({ type: 'image', data: picture.toString('base64'), mimeType: 'image/png' });
  return result;
}

const minute = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
const group = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
const about = ({ complete }: Collected): string => (complete ? '' : 'about ');

function stepName(step: number): string {
  if (step < HOUR) return `${step / MINUTE} min`;
  if (step < DAY) return step === HOUR ? 'hour' : `${step / HOUR} h`;
  return step === DAY ? 'day' : `${step / DAY} days`;
}

const line = ({ name, count, failures, blocks }: Count) => ({
  name: short(name, 60),
  count,
  ...(failures > 0 ? { failures } : {}),
  ...(blocks > 0 ? { blocks } : {}),
});

const typeLine = ({ name, count }: Count) => {
  const { says, severity } = meaningOf(name);
  return { type: name, count, severity, means: says };
};

/** Lines of each list that are shown; the others are counted in `left_out`. */
const FIRST: readonly (readonly [member: string, most: number])[] = [
  ['by_type', 14],
  ['by_application', 8],
  ['by_connection', 6],
  ['failing_users', 6],
  ['failing_addresses', 6],
];

function report(
  runtime: Runtime,
  range: Range,
  collected: Collected,
  counts: Tally,
  reader: Reader,
): ToolResult {
  const { total, read, complete, step } = collected;
  const rows = [
    { name: 'events', values: counts.timeline.map((part) => part.total) },
    { name: 'failures', values: counts.timeline.map((part) => part.failures) },
    ...(counts.blocks > 0 ? [{ name: 'blocks', values: counts.timeline.map((part) => part.blocks) }] : []),
  ];
  const sentence = [
    `${capitalized(`${about(collected)}${group(total)} log events`)} from ${when(range.from)} to ${when(range.until)}, ${about(collected)}${group(counts.failures)} failures and ${about(collected)}${group(counts.blocks)} blocks.`,
    ...(total > 0 ? [`Per ${stepName(step)}:`, textChart(rows)] : []),
  ].join('\n');
  const body = {
    range: {
      from: when(range.from),
      until: when(range.until),
      ...(range.q ? { q: range.q.slice(0, 200) } : {}),
    },
    events: total,
    failures: counts.failures,
    blocks: counts.blocks,
    ...(complete
      ? {}
      : {
          estimated: `The counts are estimated from ${read} events, spread evenly over the range: the API does not tell how many there are.`,
        }),
    timeline: {
      starts: when(counts.timeline[0]?.at ?? range.from),
      step: stepName(step),
      events: rows[0]?.values,
      failures: rows[1]?.values,
    },
    look_at: some(
      notable(counts.byType)
        .slice(0, 5)
        .map((one) => ({ ...typeLine(one), ask: meaningOf(one.name).ask })),
    ),
    by_type: counts.byType.map(typeLine),
    by_application: some(counts.byApplication.map(line)),
    by_connection: some(counts.byConnection.map(line)),
    failing_users: some(counts.byUser.map(line)),
    failing_addresses: some(counts.byAddress.map(line)),
    ...coverage(reader),
  };
  const first = FIRST.reduce<Record<string, unknown>>(
    (all, [member, most]) => keepFirst(member, most)(all),
    body,
  );
  return answer(runtime, sentence, first, {
    bytes: MOST_BYTES,
    trims: [
      keepFirst('by_type', 8),
      keepFirst('by_application', 4),
      keepFirst('by_connection', 4),
      keepFirst('look_at', 3),
      keepFirst('failing_users', 4),
      keepFirst('failing_addresses', 4),
      keepFirst('by_type', 5),
      drop('timeline'),
    ],
  });
}
