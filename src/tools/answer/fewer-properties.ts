/** How more items of a list fit into one answer: with fewer properties of each. */
import type { Operation } from '../operation.js';

/** Share of the text from which on one property is to blame for the length. */
const MOST = 0.5;

/** The property that takes most of the room, if one does. */
function largest(items: readonly unknown[]): string | undefined {
  const sizes = new Map<string, number>();
  let total = 0;
  for (const item of items) {
    for (const [name, value] of Object.entries(item ?? {})) {
      const size = JSON.stringify(value)?.length ?? 0;
      sizes.set(name, (sizes.get(name) ?? 0) + size);
      total += size;
    }
  }
  return [...sizes].find(([, size]) => size > total * MOST)?.[0];
}

/** For the part of an answer that says how to go on, where the operation can be asked for fewer properties. */
export function fewerProperties(
  { binding }: Pick<Operation, 'binding'>,
  args: Record<string, unknown>,
  items: readonly unknown[],
): { smaller?: string } {
  if (!binding.fields || args.fields !== undefined) return {};
  const name = largest(items);
  const most = name === undefined ? '' : `Most of it is ${name}. `;
  return { smaller: `${most}More items fit an answer when fields names the properties you need.` };
}
