/** Where in a change ids stand, and of what: by the last key of their path. */
import { isObject } from '../../../../text/is-object.js';
import { isPending, pendingStep } from '../../pending.js';
import {
  client,
  connection,
  group,
  organization,
  resourceServer,
  role,
  type Subject,
  subject,
  user,
} from '../../preview-plans/parts.js';

export const action = subject('Action', '/actions/actions/{id}');
export const grant = subject('Client grant', '/client-grants/{id}');
const flow = subject('Flow', '/flows/{id}');
export const vaultConnection = subject('Vault connection', '/flows/vault/connections/{id}', {
  fields: [
    ['name', 'Name'],
    ['app_id', 'Of'],
  ],
});

/** The last key of a path -> what its ids are of. */
const kinds: ReadonlyMap<string | undefined, Subject> = new Map(
  Object.entries({
    ...{ client_id: client(), client_ids: client(), enabled_clients: client(), allowed_clients: client() },
    ...{ clients: client(), invitation_landing_client_id: client() },
    ...{ user_id: user(), users: user(), members: user() },
    ...{ role_id: role(), roles: role() },
    ...{ connection_id: connection(), connectionId: connection(), organization_id: organization() },
    ...{ group_id: group(), groups: group() },
    ...{ action_id: action, grant_id: grant, client_grant_id: grant },
    ...{ module_id: subject('Action module', '/actions/modules/{id}'), flow_id: flow, resume_flow: flow },
    ...{ default_audience: resourceServer() },
    connection_profile_id: subject('Connection profile', '/connection-profiles/{id}'),
    user_attribute_profile_id: subject('User attribute profile', '/user-attribute-profiles/{id}'),
    feature_flag_id: subject('Feature flag', '/experimentation/feature-flags/{id}'),
    segment_id: subject('Segment', '/experimentation/segments/{id}'),
  }),
);
/** Lists of objects in the filters of a login screen. */
const inFilters: typeof kinds = new Map([
  ['clients', client()],
  ['organizations', organization()],
]);
/** Beneath these, an id is somebody else's: an application at an identity provider, a key in metadata. */
const FOREIGN = /^(?:options|params|setup|credentials|sink|addons)$|metadata$/;
/** No id has spaces; APIs go by their addresses, too. */
const ID = /^[^\s()/]{1,200}$/;
const ADDRESS = /^[^\s()]{1,600}$/;
const isId = (text: string, { label }: Subject): boolean =>
  (label === 'API' ? ADDRESS : ID).test(text) || pendingStep(text) !== undefined;

export interface Found {
  about: Subject;
  id: string;
}

/** What an id at this path is of. An action of a flow has its settings beneath `params`, and one id of ours there. */
export function kindAt(path: readonly string[]): Subject | undefined {
  if (path[0] === 'actions' && path.at(-2) === 'params' && path.at(-1) === 'connection_id')
    return vaultConnection;
  if (path.some((key) => FOREIGN.test(key))) return undefined;
  if (path.at(-1) === 'id' && path.at(-3) === 'filters') return inFilters.get(path.at(-2));
  return kinds.get(path.at(-1));
}

/** All ids within a value that stands at this path, where the values of `skipped` objects do not count. */
export function idsIn(
  value: unknown,
  path: readonly string[],
  skipped: (entry: object) => boolean = () => false,
): Found[] {
  if (Array.isArray(value)) return value.flatMap((item) => idsIn(item, path, skipped));
  if (isObject(value))
    return skipped(value)
      ? []
      : Object.entries(value).flatMap(([key, item]) => idsIn(item, [...path, key], skipped));
  const about = kindAt(path);
  if (!about || typeof value !== 'string' || !isId(value, about)) return [];
  // Of a new account, or within a connection, an id has no provider.
  return about.label === 'User' && !value.includes('|') && !isPending(value) ? [] : [{ about, id: value }];
}
