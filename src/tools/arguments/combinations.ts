/** Arguments that the API requires only in combination, checked before anything is read, asked or sent. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { ToolError } from '../errors.js';

interface Combination {
  /** Sets of arguments, of which one has to be given whole. */
  oneOf: readonly (readonly string[])[];
  /** The combination holds only for this value of an argument. */
  when?: { argument: string; is: readonly string[] };
}

/** `METHOD /path` -> what it needs, from the API's public documentation. */
const COMBINATIONS: Readonly<Record<string, readonly Combination[]>> = {
  'POST /users/{id}/identities': [{ oneOf: [['provider', 'secondary_user_id'], ['link_with']] }],
  'POST /tickets/password-change': [{ oneOf: [['user_id'], ['email', 'connection_id']] }],
  'POST /client-grants': [{ oneOf: [['client_id'], ['default_for']] }],
  'POST /users/{id}/authentication-methods': [
    { when: { argument: 'type', is: ['phone'] }, oneOf: [['phone_number']] },
    { when: { argument: 'type', is: ['email'] }, oneOf: [['email']] },
    { when: { argument: 'type', is: ['totp'] }, oneOf: [['totp_secret']] },
    { when: { argument: 'type', is: ['webauthn-roaming', 'passkey'] }, oneOf: [['key_id', 'public_key']] },
  ],
};

interface Searchable {
  /** What the search knows; another field finds nothing. */
  fields: readonly string[];
  /** What to do instead. */
  instead: string;
}

/** `METHOD /path` -> the fields that its `q` takes, where these are few. */
const SEARCHABLE: Readonly<Record<string, Searchable>> = {
  'GET /clients': {
    fields: ['client_grant.organization_id', 'client_grant.allow_any_organization'],
    instead:
      'By name, type or metadata: search_clients. By anything else: find_in_tenant, or list_clients with fields.',
  },
};

/** Fields of a query: what comes before a colon, outside of quotes. */
const fieldsIn = (query: string): string[] =>
  Array.from(query.replace(/"[^"]*"/g, '""').matchAll(/([\w.-]+):/g), ([, field = '']) => field);

/** @throws ToolError `invalid_arguments` for a query that would find nothing, whatever there is */
function assertSearchable(
  { name, method, path }: ToolRecord,
  { q }: Readonly<Record<string, unknown>>,
): void {
  const known = SEARCHABLE[`${method} ${path}`];
  if (!known || typeof q !== 'string') return;
  const fields = fieldsIn(q);
  const unknown = fields.find((field) => !known.fields.includes(field));
  if (fields.length > 0 && unknown === undefined) return;
  throw new ToolError(
    'invalid_arguments',
    `q of ${name} takes only ${known.fields.join(' and ')}${unknown === undefined ? '' : `, not ${unknown.slice(0, 60)}`}. Nothing was sent.`,
    { hint: known.instead },
  );
}

const isGiven = (args: Readonly<Record<string, unknown>>, name: string): boolean =>
  args[name] !== undefined && args[name] !== null && args[name] !== '';

/** @throws ToolError `invalid_arguments` that names what is missing */
export function assertCombinations(tool: ToolRecord, args: Readonly<Record<string, unknown>>): void {
  const { name, method, path } = tool;
  assertSearchable(tool, args);
  for (const { oneOf, when } of COMBINATIONS[`${method} ${path}`] ?? []) {
    if (when && !when.is.includes(String(args[when.argument]))) continue;
    if (oneOf.some((set) => set.every((argument) => isGiven(args, argument)))) continue;
    const sets = oneOf.map((set) => set.join(' with '));
    const started = oneOf.find((set) => set.some((argument) => isGiven(args, argument)));
    const lacking = started?.filter((argument) => !isGiven(args, argument)) ?? [];
    const where = when ? ` for ${when.argument} ${String(args[when.argument])}` : '';
    const missing = lacking.length > 0 ? ` ${lacking.join(' and ')} is missing.` : '';
    throw new ToolError(
      'invalid_arguments',
      `${name} needs ${sets.join(', or ')}${where}.${missing} Nothing was sent.`,
      {
        hint: 'Add what is missing and retry.',
      },
    );
  }
}
