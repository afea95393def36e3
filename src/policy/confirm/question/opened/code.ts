/** Code that a change makes run by a name alone: it was asked about when it was deployed, so that its ends will do. */
import { createHash } from 'node:crypto';
import { pick } from '../../../../catalog/wire.js';
import { hostsIn } from '../hosts.js';
import { quoteWhole } from '../value-lines.js';

/** Characters of code that are shown whole, and of the beginning and end of longer code. */
const WHOLE = 1_200;
const ENDS = 400;
/** Names for which there is room where nothing else is told. */
const MOST_NAMES = 20;

const linesOf = (code: string): string[] => code.split(/\r?\n/).map((line) => `  + ${quoteWhole(line)}`);

function names(value: unknown, members: readonly string[]): string[] {
  return (Array.isArray(value) ? value : []).map((one) =>
    quoteWhole(
      members
        .map((member) => pick(one, member))
        .filter((part) => part !== undefined)
        .join(' '),
    ),
  );
}

/**
 * What a version of an Action or a module runs.
 *
 * @param most names of a list; the code has as much less room as these have
 */
export function codeLines(version: unknown, most: number): { lines: string[]; print: unknown } {
  const code = pick(version, 'code');
  const told: string[] = [];
  if (typeof code !== 'string') told.push('Code: not shown by the API');
  else if (code.length <= (WHOLE * most) / MOST_NAMES)
    told.push(`Code: ${code.length} characters`, ...linesOf(code));
  else {
    const print = createHash('sha256').update(code).digest('hex').slice(0, 16);
    told.push(
      `Code: ${code.length} characters, SHA-256 ${print}`,
      ...linesOf(code.slice(0, (ENDS * most) / MOST_NAMES)),
      '  …',
      ...linesOf(code.slice((-ENDS * most) / MOST_NAMES)),
    );
  }
  const lists = [
    ['Hosts', hostsIn(code).map(quoteWhole)],
    ['Dependencies', names(pick(version, 'dependencies'), ['name', 'version'])],
    ['Modules', names(pick(version, 'modules'), ['module_name', 'module_version_number'])],
    ['Secrets', names(pick(version, 'secrets'), ['name'])],
  ] as const;
  for (const [label, list] of lists) {
    const more = list.length - most;
    if (list.length > 0)
      told.push(`${label}: ${list.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`);
  }
  const print = ['code', 'dependencies', 'modules', 'secrets', 'runtime'].map(
    (member) => pick(version, member) ?? null,
  );
  return { lines: told, print };
}
