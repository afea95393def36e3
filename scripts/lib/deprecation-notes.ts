/** Deprecations of the facts as sentences that name tools, for the modules of the operations. */
import type { DeprecationNote } from '../../src/catalog/tool-record.js';
import type { Deprecation } from '../../src/catalog/types.js';

/** @param nameOf the tool of an operation (`METHOD /path`) */
export function deprecationNote(
  { field, value, end, instead }: Deprecation,
  nameOf: (operation: string) => string | undefined,
): DeprecationNote {
  const names = instead.map((one) => {
    if (value !== undefined) return JSON.stringify(one);
    const name = nameOf(one);
    if (!name) throw new Error(`a deprecation names ${one}, which is no operation`);
    return name;
  });
  const what =
    field === undefined
      ? 'Deprecated'
      : `${field}${value === undefined ? '' : ` ${JSON.stringify(value)}`} is deprecated`;
  const until = end === undefined ? '' : ` (end of life ${end})`;
  const use = names.length > 0 ? `; use ${names.join(' or ')} instead` : '';
  return {
    ...(field === undefined ? {} : { field }),
    ...(value === undefined ? {} : { value }),
    note: `${what}${until}${use}.`,
  };
}
