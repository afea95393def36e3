/** Fits more items of a list into one response by selecting fewer properties. */
import type { Operation } from '../operation.js';

/** Share of the text from which a single property is considered too large. */
const MOST = 0.5;

/** The property that takes most of the space, if there is one. */
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

/** Advice on how to continue, if the operation supports selecting fewer properties. */
export function fewerProperties(
  { binding }: Pick<Operation, 'binding'>,
  args: Record<string, unknown>,
  items: readonly unknown[],
): { smaller?: string } {
  if (!binding.fields || args.fields !== undefined) return {};
  const name = largest(items);
  const most = name === undefined ? '' : `Most of the size is ${name}. `;
  return { smaller: `${most}More items fit if fields lists only the properties you need.` };
}
