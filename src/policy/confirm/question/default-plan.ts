/** What is read about a call that has no plan of its own: the object in its path, and people and roles it names. */
import type { ToolRecord } from '../../../catalog/tool-record.js';
import {
  client,
  connection,
  type Detail,
  group,
  ofUser,
  organization,
  type Plan,
  resourceServer,
  role,
  type Subject,
  user,
} from '../preview-plans/parts.js';

const byPath: Readonly<Record<string, (reference: string) => Subject>> = {
  users: user,
  roles: role,
  organizations: organization,
  clients: client,
  connections: connection,
  'resource-servers': resourceServer,
  groups: group,
};

/** Fields of a body, and parameters after the first, that hold ids, one or a list. */
const byName: Readonly<Record<string, (reference: string) => Subject>> = {
  user_id: user,
  users: user,
  members: user,
  roles: role,
  client_id: client,
  connection_id: connection,
  organization_id: organization,
  group_id: group,
};

export function defaultPlan({ method, path = '', binding }: ToolRecord): Plan {
  const [, first = '', parameter = ''] = path.split('/');
  const named = /^\{(\w+)\}$/.exec(parameter)?.[1];
  const inPath = named !== undefined && Object.hasOwn(byPath, first) ? byPath[first] : undefined;
  const others = Object.values(binding).filter(
    (bound) => bound.in === 'path' && bound.name !== named && Object.hasOwn(byName, bound.name),
  );
  const fields = Object.values(binding).filter(
    (bound) => bound.in === 'body' && Object.hasOwn(byName, bound.name) && !isOwnId(method, path, bound.name),
  );
  return {
    subjects: [
      ...(inPath && named !== undefined ? [inPath(`path.${named}`)] : []),
      ...[...others, ...fields].flatMap((bound) => byName[bound.name]?.(`${bound.in}.${bound.name}`) ?? []),
    ],
    details: rolesOf(`${method} ${path}`, fields),
  };
}

/** Whether a field gives the id of what is created, such as that of a new user: nothing has it yet. */
const isOwnId = (method: string | undefined, path: string | undefined, field: string): boolean =>
  method === 'POST' && path === `/${field.replace(/_id$/, '')}s`;

/** The parameters of a path that name the object itself: all but that of the object which it belongs to. */
export function ownParameters({ path = '' }: Pick<ToolRecord, 'path'>): string[] {
  const parameters = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
  const [, first = ''] = path.split('/');
  return parameters.length > 1 && Object.hasOwn(byPath, first) ? parameters.slice(1) : parameters;
}

/** What comes with an account that is changed, or that a ticket opens. */
function rolesOf(operation: string, fields: readonly { name: string }[]): Detail[] {
  if (operation === 'PATCH /users/{id}') return [ofUser().roles];
  return fields.some(({ name }) => name === 'user_id') ? [ofUser('body.user_id').roles] : [];
}
