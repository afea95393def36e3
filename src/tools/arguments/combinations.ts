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

const isGiven = (args: Readonly<Record<string, unknown>>, name: string): boolean =>
  args[name] !== undefined && args[name] !== null && args[name] !== '';

/** @throws ToolError `invalid_arguments` that names what is missing */
export function assertCombinations(
  { name, method, path }: ToolRecord,
  args: Readonly<Record<string, unknown>>,
): void {
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
