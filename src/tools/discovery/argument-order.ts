/** The order in which arguments are named: required ones, then those that people mostly mean, then the rare ones. */
import data from '../../../catalog/common-arguments.json' with { type: 'json' };
import type { JsonSchema } from '../../catalog/types.js';

const common: Readonly<Record<string, readonly string[]>> = data.operations;
const rare: ReadonlySet<string> = new Set(data.rare);

/** The arguments of an operation's input schema, in the order in which they are worth reading. */
export function argumentsInOrder(
  operation: string,
  { properties = {}, required = [] }: JsonSchema,
): { required: string[]; optional: string[] } {
  const has = (name: string) => Object.hasOwn(properties, name);
  const first = required.filter(has);
  const chosen = (common[operation] ?? []).filter((name) => has(name) && !first.includes(name));
  const rest = Object.keys(properties).filter((name) => !first.includes(name) && !chosen.includes(name));
  // What a partial update means is asked of every update.
  const apply = rest.filter((name) => name === 'apply');
  const others = rest.filter((name) => name !== 'apply' && !rare.has(name));
  const few = chosen.length > 0 ? [...chosen, ...apply, ...others] : [...others, ...apply];
  return { required: first, optional: [...few, ...rest.filter((name) => rare.has(name))] };
}

/** Whether people mostly mean this argument: it is shown whole where not all can be. */
export const isCommon = (operation: string, { required = [] }: JsonSchema, name: string): boolean =>
  name === 'apply' || required.includes(name) || (common[operation] ?? []).includes(name);
