/** The options of a connection by its strategy: the request's schema has one object for all of them. */
import data from '../../catalog/connection-options.json' with { type: 'json' };

const strategies = data.strategies as Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Operations whose `options` depend on the strategy. */
const OPERATIONS = ['POST /connections', 'PATCH /connections/{id}'];

/** By strategy: options and their shapes; none for an operation that has no such options. */
export function optionsByStrategy(
  operation: string,
): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return OPERATIONS.includes(operation) ? strategies : {};
}
