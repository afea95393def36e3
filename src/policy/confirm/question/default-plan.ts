/** What is read about a call that has no plan of its own: the object in its path, and people and roles it names. */
import type { ToolRecord } from '../../../catalog/tool-record.js';
import { pathParameters } from '../../../client/wire/path.js';
import {
  accountsWithEmail,
  client,
  connection,
  type Detail,
  detail,
  group,
  membersOf,
  ofUser,
  organization,
  type Plan,
  resourceServer,
  role,
  rolePermissions,
  type Subject,
  subject,
  user,
  userWithEmail,
} from '../preview-plans/parts.js';

type ByName = ReadonlyMap<string | undefined, (reference: string) => Subject>;

/** An object that is read by one id, which the call has under any name. */
const of =
  (label: string, get: string) =>
  (reference: string): Subject =>
    subject(label, get, { params: { id: reference } });

const byPath: ByName = new Map(
  Object.entries({
    users: user,
    roles: role,
    organizations: organization,
    clients: client,
    connections: connection,
    'resource-servers': resourceServer,
    groups: group,
    'custom-domains': of('Custom domain', '/custom-domains/{id}'),
    'event-streams': of('Event stream', '/event-streams/{id}'),
    hooks: of('Hook', '/hooks/{id}'),
    'self-service-profiles': of('Self-service profile', '/self-service-profiles/{id}'),
    'actions/modules': of('Action module', '/actions/modules/{id}'),
    'actions/actions': of('Action', '/actions/actions/{id}'),
    'branding/phone/providers': of('Phone provider', '/branding/phone/providers/{id}'),
    'branding/phone/templates': of('Message template', '/branding/phone/templates/{id}'),
  }),
);

/** Fields of a body, and parameters after the first, that hold ids, one or a list. */
const byName: ByName = new Map(
  Object.entries({
    user_id: user,
    users: user,
    members: user,
    roles: role,
    client_id: client,
    connection_id: connection,
    organization_id: organization,
    group_id: group,
    groups: group,
    connectionId: connection,
  }),
);

/** Names a person by an id or by an address. */
const RESET = 'POST /tickets/password-change';
const MAIL = 'body.email';

export function defaultPlan({ method, path, binding }: ToolRecord): Plan {
  const [, first, named] = /\/([^{]+)\/\{(\w+)\}(?![^/])/.exec(String(path)) ?? [];
  const inPath = byPath.get(first)?.(`path.${named}`);
  const bound = Object.values(binding);
  const others = bound.filter((one) => one.in === 'path' && one.name !== named);
  const fields = bound.filter((one) => one.in === 'body' && !isOwnId(method, path, one.name));
  return {
    subjects: [
      ...(inPath ? [inPath] : []),
      ...[...others, ...fields].flatMap((one) => byName.get(one.name)?.(`${one.in}.${one.name}`) ?? []),
      ...(`${method} ${path}` === RESET ? [userWithEmail(MAIL)] : []),
    ],
    details: dependents(`${method} ${path}`, fields),
  };
}

/** Whether a field gives the id of what is created, such as that of a new user: nothing has it yet. */
const isOwnId = (method: string | undefined, path: string | undefined, field: string): boolean =>
  method === 'POST' && field === `${path?.slice(1, -1)}_id`;

/** The parameters of a path that name the object itself: all but that of the object which it belongs to. */
export function ownParameters({ path }: Pick<ToolRecord, 'path'>): readonly string[] {
  const parameters = path === undefined ? [] : pathParameters(path);
  return parameters.length > 1 && byPath.has(path?.split('/')[1]) ? parameters.slice(1) : parameters;
}

/** What comes with an account that is changed, or that a ticket opens; what a role gives, and to whom. */
function dependents(operation: string, fields: readonly { name: string }[]): Detail[] {
  if (operation === 'POST /roles/{id}/permissions')
    return [
      rolePermissions(),
      membersOf('Held by', '/roles/{id}/users'),
      detail('Groups that have it', '/roles/{id}/groups'),
    ];
  if (operation === 'PATCH /users/{id}') return [ofUser().roles];
  if (operation === RESET) return [ofUser('body.user_id').roles, accountsWithEmail(MAIL)];
  return fields.some(({ name }) => name === 'user_id') ? [ofUser('body.user_id').roles] : [];
}
