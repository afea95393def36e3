/** Tells operations apart that are easily mistaken for each other, in one line. */
import data from '../../../catalog/neighbors.json' with { type: 'json' };

const groups = data.groups as readonly Readonly<Record<string, string>>[];

/** Such as `one factor: delete_a; all factors: delete_b`; undefined for an operation without neighbors. */
export function neighborsOf(name: string): string | undefined {
  const group = groups.find((one) => Object.hasOwn(one, name));
  if (!group) return undefined;
  return Object.entries(group)
    .map(([operation, use]) => `${use}: ${operation}`)
    .join('; ');
}
