/** Values that an inverse call needs and that stand nowhere as such: `computed.<name>` in `catalog/changes`. */
import { pick, type Wire } from '../../catalog/wire.js';

export interface ReferenceSource extends Wire {
  before: unknown;
  answer: unknown;
  /** The entry that this call is about, where one call is made for each. */
  each?: unknown;
}

type Json = Record<string, unknown>;
const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** Whether each application named had the connection enabled; undefined where that cannot be told for one of them. */
function previousStatus({ body, before }: ReferenceSource): unknown {
  const enabled = pick(before, 'clients');
  if (!Array.isArray(enabled)) return undefined;
  const ids = new Set(list(enabled).map(({ client_id }) => client_id));
  const complete = !pick(before, 'next');
  const named = list(body);
  if (!complete && named.some(({ client_id }) => !ids.has(client_id))) return undefined;
  const differing = named.filter(({ client_id, status }) => ids.has(client_id) !== status);
  return differing.length === 0
    ? undefined
    : differing.map(({ client_id }) => ({ client_id, status: ids.has(client_id) }));
}

/** A trigger's bindings as they are written: by the Action, for a binding that was removed has no id any more. */
function previousBindings({ before }: ReferenceSource): unknown {
  const bindings = pick(before, 'bindings');
  if (!Array.isArray(bindings)) return undefined;
  return list(bindings).map((binding) => ({
    ref: { type: 'action_id', value: pick(binding, 'action.id') },
    display_name: binding.display_name,
  }));
}

/** The role of the path, as the list that removing roles from a person takes. */
const pathIdAsList = ({ path }: ReferenceSource): unknown => [path.id];

const CLIENT = 'client_id';

/** Applications of an organization as the list that removes them takes them: by their ids. */
const clientIds = ({ body }: ReferenceSource): unknown =>
  list(pick(body, 'clients')).map((client) => pick(client, CLIENT));

/** Those that were removed, as they were. */
const previousClients = ({ body, before }: ReferenceSource): unknown => {
  if (!Array.isArray(before)) return undefined;
  const removed = new Set<unknown>(list(pick(body, 'clients')));
  return list(before).flatMap((client) =>
    removed.has(client[CLIENT])
      ? [{ client_id: client[CLIENT], use_for_member_access: client.use_for_member_access }]
      : [],
  );
};

/** Groups by their ids alone. */
const groupIds = ({ body }: ReferenceSource): unknown => list(pick(body, 'groups')).map(({ id }) => ({ id }));

export const computedReferences: Readonly<Record<string, (source: ReferenceSource) => unknown>> = {
  previous_status: previousStatus,
  previous_bindings: previousBindings,
  path_id_as_list: pathIdAsList,
  client_ids: clientIds,
  previous_clients: previousClients,
  group_ids: groupIds,
};
