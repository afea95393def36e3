/** Requests in people's own words, by the operation that answers them: the training data of the search. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** By `METHOD /path`, or by the name of a tool of our own. */
export type Requests = Readonly<Record<string, readonly string[]>>;

/** The requests of the folder `catalog/`. */
export function requestsFromSource(): Requests {
  const folder = join(import.meta.dirname, '..', '..', 'catalog', 'requests');
  const files = readdirSync(folder).map(
    (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Requests,
  );
  return Object.assign({}, ...files);
}
