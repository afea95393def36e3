/** What differs between two tenants, as an answer. */
import type { ToolResult } from '../answer/result.js';
import type { CallContext, Runtime } from '../runtime.js';
import { answer, coverage, drop, keepFirst, nothingSeen, type Trim } from '../workflows/answer.js';
import { count } from '../workflows/words.js';
import { compare, type DifferentThing } from './compare.js';
import { kindsOf, NOT_COVERED } from './kinds.js';
import { readConfiguration } from './read-configuration.js';

const MOST_BYTES = 12_000;
/** Characters of a value that are shown. */
const LONGEST = 300;

export interface Side {
  name: string;
  runtime: Runtime;
}

/** @throws ToolError for unknown resources, and where nothing can be read */
export async function answerCompare(
  a: Side,
  b: Side,
  resources: readonly string[] | undefined,
  call: CallContext,
): Promise<ToolResult> {
  const kinds = kindsOf(resources);
  const [left, right] = await Promise.all([
    readConfiguration(a.runtime, call, kinds),
    readConfiguration(b.runtime, call, kinds),
  ]);
  for (const [side, { reader }] of [
    [a, left],
    [b, right],
  ] as const)
    if (reader.lookedAt.length === 0) throw nothingSeen(reader, `the configuration of ${side.name}`);
  const found = compare(left, right);
  const differ = found.only_a.length + found.only_b.length + found.different.length;
  const whole = found.not_compared.length === 0;
  const sentence = `${a.name} and ${b.name} ${
    differ === 0
      ? `have the same configuration (${count(found.same, 'thing')})`
      : `differ in ${count(differ, 'thing')}`
  }${whole ? '' : ', as far as could be read; see could_not_see'}. Ids and secrets are not compared.`;
  const unseen = (side: Side, reader: typeof left.reader) =>
    ((coverage(reader).could_not_see ?? []) as object[]).map((one) => ({ tenant: side.name, ...one }));
  const could_not_see = [...unseen(a, left.reader), ...unseen(b, right.reader)];
  const body = {
    a: a.name,
    b: b.name,
    same: found.same,
    complete: whole,
    only_a: found.only_a,
    only_b: found.only_b,
    different: found.different.map(shortened),
    ...(whole ? {} : { not_compared: found.not_compared, could_not_see }),
    not_covered: NOT_COVERED,
  };
  return answer(maskedAsBoth(a.runtime, b.runtime), sentence, body, {
    bytes: MOST_BYTES,
    trims: [
      keepFirst('could_not_see', 10),
      drop('not_covered'),
      fewerDifferences(6),
      ...[60, 30, 15].flatMap((most) =>
        ['only_a', 'only_b', 'different'].map((list) => keepFirst(list, most)),
      ),
      fewerDifferences(2),
      ...[8, 4].map((most) => keepFirst('different', most)),
    ],
  });
}

/** The first, with what either policy masks masked. */
export function maskedAsBoth(a: Runtime, b: Runtime): Runtime {
  const [one, other] = [a.policy.masking, b.policy.masking];
  const masking = {
    email: one.email || other.email,
    phone: one.phone || other.phone,
    ip: one.ip || other.ip,
  };
  return { ...a, policy: { ...a.policy, masking } };
}

/** With long values cut: where they differ is what counts. */
export function shortened(thing: DifferentThing): DifferentThing {
  return {
    ...thing,
    differences: thing.differences.map(({ a, b, ...rest }) => ({
      ...rest,
      ...(a === undefined ? {} : { a: short(a, b) }),
      ...(b === undefined ? {} : { b: short(b, a) }),
    })),
  };
}

/** A long text from shortly before the place where it differs from the other one. */
function short(value: unknown, other: unknown): unknown {
  if (typeof value !== 'string') {
    const text = JSON.stringify(value);
    return text.length <= LONGEST ? value : `${text.slice(0, LONGEST)}… (${text.length} characters)`;
  }
  if (value.length <= LONGEST) return value;
  const against = typeof other === 'string' ? other : '';
  let at = 0;
  while (at < value.length && value[at] === against[at]) at += 1;
  const from = Math.max(0, at - 40);
  return `${from > 0 ? '…' : ''}${value.slice(from, from + LONGEST)}… (${value.length} characters)`;
}

const fewerDifferences =
  (most: number): Trim =>
  (body) => ({
    ...body,
    different: (body.different as DifferentThing[]).map((thing) => {
      const more = thing.differences.length - most;
      if (more <= 0) return thing;
      return { ...thing, differences: thing.differences.slice(0, most), more_differences: more };
    }),
  });
