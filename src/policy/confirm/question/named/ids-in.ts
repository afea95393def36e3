/** Where in a change ids stand, or names that stand for ids, and of what: by the last key of their path. */
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
import { type PreviewReader, type Reading, readOne } from '../../preview-read.js';

export const action = subject('Action', '/actions/actions/{id}');
export const grant = subject('Client grant', '/client-grants/{id}');
const flow = subject('Flow', '/flows/{id}');
export const vaultConnection = subject('Vault connection', '/flows/vault/connections/{id}', {
  fields: [
    ['name', 'Name'],
    ['app_id', 'Of'],
  ],
});

/** A connection that is referred to by its name: which one has it is read. */
const namedConnection = subject('Connection', '/connections', {
  query: { name: '{id}' },
  entry: { field: 'name', equals: '' },
  fields: [
    ['id', 'Connection id'],
    ['strategy', 'Strategy'],
  ],
});
/**
 * An API whose permissions, one by one, stand in the change beside its identifier. Which spellings of that the tenant
 * takes is its own affair: one that no API has is no reason against the call.
 */
export const namedApi: Subject = {
  ...resourceServer(),
  mayBeGone: true,
  fields: [
    ['name', 'Name'],
    ['id', 'API id'],
  ],
};

/** A consumer of the API, by the kind and the id: `client_id:abc`. */
const SELECTOR = 'consumer_selector';
const selected = (text: string): string => /^\s*client_id:(.*)$/.exec(text)?.[1]?.trim() ?? '';

/** The last key of a path -> what its ids are of. */
const kinds: ReadonlyMap<string | undefined, Subject> = new Map(
  Object.entries({
    ...{ client_id: client(), client_ids: client(), enabled_clients: client(), allowed_clients: client() },
    ...{ clients: client(), invitation_landing_client_id: client(), [SELECTOR]: client() },
    ...{ user_id: user(), users: user(), members: user() },
    ...{ role_id: role(), roles: role() },
    ...{ connection_id: connection(), connectionId: connection(), organization_id: organization() },
    ...{ connection: namedConnection, default_directory: namedConnection, realms: namedConnection },
    ...{ group_id: group(), groups: group(), owner_id: organization() },
    ...{ audience: namedApi, resource_server_identifier: namedApi },
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
  ['domains', subject('Custom domain', '/custom-domains/{id}')],
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
  /** Or the name that stands for it. */
  id: string;
  /** Parameters of the read, where they are others than the id alone. */
  params?: Record<string, string>;
}

/** What tells one object from another: an id may be the name of something else. */
export const keyOf = ({ label, entry }: Pick<Subject, 'label' | 'entry'>, id: string): string =>
  `${label} ${entry?.field ?? ''} ${id}`;

/** Reads it; what cannot be an id of that kind names nothing, as the API says of the call itself. */
export function readFound({ about, id, params }: Found, read: PreviewReader): Promise<Reading> {
  const step = pendingStep(id);
  if (step !== undefined) return Promise.resolve({ kind: 'pending', step });
  const [name] = about.get.includes('{') ? Object.keys(about.params) : [];
  const query = Object.fromEntries(
    Object.entries(about.query ?? {}).map(([key, value]) => [key, value.replace('{id}', () => id)]),
  );
  const entry = about.entry && { field: about.entry.field, value: id };
  return readOne(read, about.get, params ?? (name ? { [name]: id } : {}), query, entry).catch(
    (error: unknown) => {
      if ((error as { status?: number }).status === 400) return { kind: 'absent' };
      throw error;
    },
  );
}

/** What is the tenant's own beneath them: the people that an add-on lets in, and where a provider sends them. */
const OWN: readonly (readonly [RegExp, Subject])[] = [
  [/^addons\.office365\.connection$/, namedConnection],
  [/(?:^|\.)options\.idpinitiated\.client_id$/, client()],
];

/** What an id at this path is of. An action of a flow has its settings beneath `params`, and one id of ours there. */
export function kindAt(path: readonly string[]): Subject | undefined {
  const own = OWN.find(([where]) => where.test(path.join('.')));
  if (own) return own[1];
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
  const id = path.at(-1) === SELECTOR && typeof value === 'string' ? selected(value) : value;
  if (!about || typeof id !== 'string' || !isId(id, about)) return [];
  // Of a new account, or within a connection, an id has no provider.
  return about.label === 'User' && !id.includes('|') && !isPending(id) ? [] : [{ about, id }];
}
