/** The options of a connection by its strategy: the request's schema has one object for all of them. */
import data from '../../catalog/connection-options.json' with { type: 'json' };

/** By strategy: options and their shapes. */
export const strategies = data.strategies as Readonly<Record<string, Readonly<Record<string, string>>>>;
