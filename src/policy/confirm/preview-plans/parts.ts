/**
 * The parts that previews of destructive operations are made of: which reads show what is at stake.
 * References: `path.id`, `query.user_id`, `body.members` are the call's own arguments, `target.name` is a
 * field of the first subject once it has been read.
 */
import { pathParameters } from '../../../client/wire/path.js';

/** An object that the operation acts on. */
export interface Subject {
  label: string;
  /** Path template below `/api/v2` to GET. */
  get: string;
  /** Parameter of the template -> reference. A list of ids makes a list of subjects. */
  params: Record<string, string>;
  query?: Record<string, string>;
  /** The response is a list, and the subject is its entry whose field equals the reference. */
  entry?: { field: string; equals: string };
  /** That it is not there is no reason against the call, such as one that ends it. */
  mayBeGone?: true;
  /** Fields that name it, best first. */
  name: readonly string[];
  /** Fields to show: path in the response, label. */
  fields: readonly (readonly [string, string])[];
}

/** Objects that depend on the subject: shown as a count with the first few names. */
export interface Detail {
  label: string;
  get: string;
  params: Record<string, string>;
  query?: Record<string, string>;
  /** Fields of an entry that name it, best first; if empty, only the count is shown. */
  names: readonly string[];
  /** The field that tells where an entry belongs. */
  within?: string;
}

export interface Plan {
  subjects: readonly Subject[];
  details: readonly Detail[];
  /** What happens beyond the obvious, in one sentence. */
  consequence?: string;
}

type Fields = readonly (readonly [string, string])[];

export const general: Fields = [
  ['name', 'Name'],
  ['display_name', 'Display name'],
  ['title', 'Title'],
  ['identifier', 'Identifier'],
  ['domain', 'Domain'],
  ['strategy', 'Strategy'],
  ['type', 'Type'],
  ['status', 'Status'],
  ['state', 'State'],
  ['enabled', 'Enabled'],
  ['user_id', 'User id'],
  ['client_id', 'Application'],
  ['audience', 'API'],
  ['scope', 'Scopes'],
  ['invitee.email', 'Invited'],
  ['email', 'E-mail'],
  ['phone_number', 'Phone number'],
  ['description', 'Description'],
  ['created_at', 'Created'],
  ['updated_at', 'Last changed'],
  ['last_used_at', 'Last used'],
  ['expires_at', 'Expires'],
];

export const names = ['name', 'display_name', 'title', 'domain', 'identifier', 'friendly_name', 'id'];

/** `/things/{id}` with each parameter taken from the call's parameter of the same name. */
const own = (path: string): Record<string, string> =>
  Object.fromEntries(pathParameters(path).map((name) => [name, `path.${name}`]));

/** Parameters are those of the call, unless others are given. */
export const subject = (label: string, get: string, more: Partial<Subject> = {}): Subject => ({
  label,
  get,
  params: own(get),
  name: names,
  fields: general,
  ...more,
});

export const user = (id = 'path.id'): Subject =>
  subject('User', '/users/{id}', {
    params: { id },
    name: ['email', 'username', 'phone_number', 'name', 'user_id'],
    fields: [
      ['name', 'Name'],
      ['email', 'E-mail'],
      ['username', 'Username'],
      ['phone_number', 'Phone number'],
      ['user_id', 'User id'],
      ['identities', 'Signs in with'],
      ['created_at', 'Created'],
      ['last_login', 'Last login'],
      ['logins_count', 'Logins'],
      ['blocked', 'Blocked'],
    ],
  });
export const client = (id = 'path.id') =>
  subject('Application', '/clients/{id}', {
    params: { id },
    fields: [
      ['name', 'Name'],
      ['client_id', 'Client id'],
      ['app_type', 'Type'],
      ['is_first_party', 'First party'],
      ['description', 'Description'],
    ],
  });
export const connection = (id = 'path.id') =>
  subject('Connection', '/connections/{id}', {
    params: { id },
    fields: [
      ['name', 'Name'],
      ['display_name', 'Display name'],
      ['strategy', 'Strategy'],
      ['is_domain_connection', 'Domain-level connection'],
    ],
  });
export const organization = (id = 'path.id') =>
  subject('Organization', '/organizations/{id}', {
    params: { id },
    fields: [
      ['name', 'Name'],
      ['display_name', 'Display name'],
      ['id', 'Organization id'],
    ],
  });
export const role = (id = 'path.id') =>
  subject('Role', '/roles/{id}', {
    params: { id },
    fields: [
      ['name', 'Name'],
      ['description', 'Description'],
    ],
  });
export const resourceServer = (id = 'path.id') =>
  subject('API', '/resource-servers/{id}', {
    params: { id },
    fields: [
      ['name', 'Name'],
      ['identifier', 'Identifier'],
      ['scopes', 'Permissions'],
      ['is_system', 'System API'],
    ],
  });
export const group = (id = 'path.id') => subject('Group', '/groups/{id}', { params: { id } });

/** The person with an address that the call gives; several accounts may have it, each with a connection of its own. */
export const userWithEmail = (reference: string) =>
  subject('User', '/users-by-email', {
    query: { email: `{${reference}}` },
    entry: { field: 'email', equals: reference },
    ...nameAndFields(user()),
  });
export const accountsWithEmail = (reference: string) =>
  detail('Accounts with this address', '/users-by-email', {
    query: { email: `{${reference}}` },
    names: ['user_id'],
    within: 'identities.0.connection',
  });

/** Parameters are those of the call, unless others are given. */
export const detail = (label: string, get: string, more: Partial<Detail> = {}): Detail => ({
  label,
  get,
  params: own(get),
  names: ['name', 'display_name', 'identifier', 'id'],
  ...more,
});

export const firstPage = { per_page: '5', include_totals: 'true' };
export const people = ['email', 'name', 'user_id'];

export const ofUser = (id = 'path.id') => ({
  roles: detail('Roles', '/users/{id}/roles', { params: { id }, query: firstPage }),
  organizations: detail('Organizations', '/users/{id}/organizations', {
    params: { id },
    query: firstPage,
    names: ['display_name', 'name'],
  }),
  permissions: detail('Direct permissions', '/users/{id}/permissions', {
    params: { id },
    query: firstPage,
    names: ['permission_name'],
  }),
  sessions: detail('Sessions', '/users/{user_id}/sessions', { params: { user_id: id }, names: [] }),
  refreshTokens: detail('Refresh tokens', '/users/{user_id}/refresh-tokens', {
    params: { user_id: id },
    names: [],
  }),
  enrollments: detail('MFA enrollments', '/users/{id}/enrollments', {
    params: { id },
    names: ['auth_method', 'type', 'name'],
  }),
  methods: detail('Authentication methods', '/users/{id}/authentication-methods', {
    params: { id },
    names: ['type'],
  }),
  blocks: detail('Blocks', '/user-blocks/{id}', { params: { id }, names: ['ip', 'identifier'] }),
});
export const userDetails = ofUser();

export const membersOf = (label: string, get: string) =>
  detail(label, get, { query: firstPage, names: people });

export const plan = (subjects: Subject[], details: Detail[] = [], consequence?: string): Plan => ({
  subjects,
  details,
  ...(consequence === undefined ? {} : { consequence }),
});

/** An object that is read at the same path at which it is deleted or replaced. */
export const item = (label: string, path: string, consequence?: string, details: Detail[] = []): Plan =>
  plan([subject(label, path)], details, consequence);

/** Settings that everybody shares. */
export const settings = (label: string, consequence?: string): Plan =>
  plan([], [], consequence ?? `It changes ${label} for everyone who signs in to this tenant.`);

export const irreversible = 'It cannot be undone.';
export const enrollAgain = 'The person has to enroll this factor again; until then sign-ins are less secure.';
export const newRules = 'A mistake can lock people out or let attackers in.';

export function rolePermissions(): Detail {
  return detail('Permissions', '/roles/{id}/permissions', { query: firstPage, names: ['permission_name'] });
}

export function nameAndFields({ name, fields }: Subject): Pick<Subject, 'name' | 'fields'> {
  return { name, fields };
}
