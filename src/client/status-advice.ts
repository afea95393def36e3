/** What to do about an error status, by the operation that was answered with it: one reviewed table. */
import listKeys from '../../catalog/list-keys.json' with { type: 'json' };
import table from '../../catalog/status-advice.json' with { type: 'json' };

type ByStatus = Readonly<Record<string, string>>;

const any: ByStatus = table.any;
const kinds: Readonly<Record<string, ByStatus>> = table.kinds;
const operations: Readonly<Record<string, ByStatus>> = table.operations;

/** The kind of an operation, `METHOD /template`, as the table names it. */
export function kindOf(operation: string): string {
  const [method, path = ''] = operation.split(' ');
  const isAboutOne = path.includes('{');
  switch (method) {
    case 'GET':
      if (Object.hasOwn(listKeys.keys, operation)) return isAboutOne ? 'list of one' : 'list';
      if (!isAboutOne) return 'settings';
      return path.endsWith('}') ? 'one' : 'part';
    case 'POST':
      return isAboutOne ? 'act' : 'create';
    case 'DELETE':
      return isAboutOne ? 'delete' : 'delete settings';
    default:
      return isAboutOne ? 'update' : 'change settings';
  }
}

/** What the table says of this very operation. */
export const adviceOfOperation = (operation: string, status: number): string | undefined =>
  operations[operation]?.[status];

/** What to do about a status. @param retryAfterS seconds after which a retry helps, where the API has said it */
export function adviceForStatus(operation: string, status: number, retryAfterS?: number): string {
  if (status === 429 && retryAfterS !== undefined)
    return `The rate limit is exhausted: wait ${retryAfterS} s, then retry. Request more per call instead of calling more often.`;
  const ofKind = kinds[kindOf(operation)]?.[status];
  return (
    adviceOfOperation(operation, status) ??
    ofKind ??
    any[status] ??
    (any[status >= 500 ? '5xx' : '4xx'] as string)
  );
}
