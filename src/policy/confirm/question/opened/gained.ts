/** What a change gives access to: the objects that it binds to others, such as a role to people, by their ids. */
import { pick } from '../../../../catalog/wire.js';
import { isObject } from '../../../../text/is-object.js';
import type { Change } from '../../../change/change.js';
import type { Difference } from '../../../change/difference.js';
import { presentValue } from '../../../change/present.js';
import {
  client,
  connection,
  group,
  resourceServer,
  role,
  type Subject,
  subject,
} from '../../preview-plans/parts.js';
import { type Found, grant, idsIn, namedApi } from '../named/ids-in.js';

/** One object, as it is read. */
export type Gained = Found;

/** There is no other read of a template than the list of those that an organization has. */
const TEMPLATE = 'PUT /organizations/{id}/organization-templates/{template_id}';
const template = subject('Organization template', '/organizations/{id}/organization-templates', {
  entry: { field: 'id', equals: 'path.template_id' },
});

const eventStream = subject('Event stream', '/event-streams/{id}');

/** Objects that the path names and that something is bound to: by operation, where in the call the id is. */
const OF_PATH: ReadonlyMap<string, readonly [string, Subject]> = new Map(
  Object.entries<readonly [string, Subject]>({
    'POST /roles/{id}/users': ['path.id', role()],
    'POST /roles/{id}/groups': ['path.id', role()],
    'POST /groups/{id}/roles': ['path.id', group()],
    'POST /organizations/{organization_id}/groups/{group_id}/roles': ['path.group_id', group()],
    'PATCH /connections/{id}/clients': ['path.id', connection()],
    'PATCH /organizations/{id}/enabled_connections/{connectionId}': ['path.connectionId', connection()],
    'PATCH /organizations/{id}/connections/{connection_id}': ['path.connection_id', connection()],
    'PATCH /organizations/{id}/clients/{client_id}': ['path.client_id', client()],
    'PATCH /client-grants/{id}': ['path.id', grant],
    'POST /self-service-profiles/{id}/sso-ticket': [
      'path.id',
      subject('Self-service profile', '/self-service-profiles/{id}'),
    ],
    'POST /event-streams/{id}/redeliver': ['path.id', eventStream],
    'POST /event-streams/{id}/redeliver/{event_id}': ['path.id', eventStream],
    'POST /event-streams/{id}/test': ['path.id', eventStream],
  }),
);

/** Where connections and applications only say where somebody is found, and nothing is opened by them. */
const NAMES_ONLY = new Set<string | undefined>([
  'tickets',
  'jobs',
  'refresh-tokens',
  'users',
  'device-credentials',
  'prompts',
  'experimentation',
]);
const ONLY_NAMED = new Set(['Connection', 'Application']);

const isOnlyNamed = ({ about }: Gained, operation: string): boolean =>
  about === namedApi || (ONLY_NAMED.has(about.label) && NAMES_ONLY.has(operation.split('/')[1]));

/** An entry that switches something off opens nothing. */
const isOff = (entry: object): boolean =>
  pick(entry, 'status') === false || pick(entry, 'is_enabled') === false;

/** Fields of a connection by which others may use it. */
const opensConnection = ({ path: [field] }: { path: readonly string[] }): boolean =>
  field === 'enabled_clients' || field === 'is_domain_connection';

/** Ids that the change gives to somebody. */
export function gainedBy(change: Change): Gained[] {
  const { operation, wire, differences } = change;
  const added = [...differences.added, ...differences.changed];
  const inBody: Gained[] = [
    ...added.flatMap(({ path, to }) => idsIn(to, path, isOff)),
    ...added.flatMap(moduleVersions),
    ...added.flatMap((one) => credentialsOf(change, one)),
    ...(pick(wire, 'body.allow_all_scopes') === true ? wholeApi(change) : []),
  ].filter((one) => !isOnlyNamed(one, operation));
  const ofPath = OF_PATH.get(operation);
  const opens = operation === 'PATCH /connections/{id}/clients' ? inBody.length > 0 : opensAnything(change);
  const inPath: Gained[] = opens && ofPath ? [{ about: ofPath[1], id: String(pick(wire, ofPath[0])) }] : [];
  const own =
    operation === 'PATCH /connections/{id}' && added.some(opensConnection)
      ? [{ about: connection(), id: String(pick(wire, 'path.id')) }]
      : [];
  return [...own, ...inPath, ...inBody, ...templateOf(change)];
}

const moduleVersion = subject('Version of an Action module', '/actions/modules/{id}/versions/{versionId}');

/** The version of a module that an Action is to use: two ids that go together. */
function moduleVersions({ path, to }: Difference): Gained[] {
  const [id, versionId] = [pick(to, 'module_id'), pick(to, 'module_version_id')];
  if (path[0] !== 'modules' || typeof id !== 'string' || typeof versionId !== 'string') return [];
  return [{ about: moduleVersion, id: versionId, params: { id, versionId } }];
}

const credential = subject('Credential', '/clients/{client_id}/credentials/{credential_id}');

/** Keys with which anybody acts as the application: its own settings name them by their ids. */
function credentialsOf({ operation, wire }: Change, { path, to }: Difference): Gained[] {
  if (operation !== 'PATCH /clients/{id}') return [];
  return idsBelow(to, path).map((id) => ({
    about: credential,
    id,
    params: { client_id: String(wire.path.id), credential_id: id },
  }));
}

/** Differences are told entry by entry, so that there are no lists here. */
function idsBelow(value: unknown, path: readonly string[]): string[] {
  if (isObject(value)) return Object.entries(value).flatMap(([key, one]) => idsBelow(one, [...path, key]));
  return path.at(-1) === 'id' && path.at(-2) === 'credentials' && typeof value === 'string' ? [value] : [];
}

function templateOf({ operation, wire }: Change): Gained[] {
  if (operation !== TEMPLATE) return [];
  const params = { id: String(wire.path.id) };
  return [{ about: template, id: String(wire.path.template_id), params }];
}

const opensAnything = ({ facts, differences: { added, changed } }: Change): boolean =>
  facts.kind === 'act' || facts.kind === 'create' || added.length + changed.length > 0;

/** The API of which all scopes are given. */
function wholeApi({ wire, present }: Change): Gained[] {
  const audience = pick(wire, 'body.audience') ?? pick(presentValue(present), 'audience');
  return typeof audience === 'string' ? [{ about: resourceServer(), id: audience }] : [];
}
