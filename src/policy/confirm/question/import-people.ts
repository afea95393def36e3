/** The people of an import: each one with what the file sets for them beyond a name. */
import { pick, type Wire } from '../../../catalog/wire.js';
import { isObject } from '../../../text/is-object.js';
import { redact } from '../../outgoing/outgoing.js';
import { nameOf, quoteWhole, type Shown, valueLines } from './value-lines.js';

export const IMPORT = 'POST /jobs/users-imports';

/** Fields that carry a password or its hash, whatever they hold. */
const PASSWORDS = ['password_hash', 'custom_password_hash', 'password'];

/** Lines about the people of the file, or undefined where it is no list of people. */
export function importLines(wire: Wire): string[] | undefined {
  const given = pick(wire, 'body.users');
  const people = typeof given === 'string' ? parsed(given) : given;
  if (!Array.isArray(people) || !people.every(isObject)) return undefined;
  const withPassword = people.filter((one) => PASSWORDS.some((name) => Object.hasOwn(one, name))).length;
  return [
    `People in the file: ${people.length} (${withPassword} with a password or its hash, which is not shown)`,
    ...people.flatMap((one, index) => personLines(one, index + 1)),
  ];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A short line for the address, and one for everything else that the file says of the person. */
function personLines(person: Record<string, unknown>, number: number): string[] {
  const safe = redact(person, { operation: IMPORT }) as Record<string, unknown>;
  const main = ['email', 'username', 'phone_number', 'user_id'].find(
    (name) => typeof person[name] === 'string',
  );
  const password = PASSWORDS.filter((name) => Object.hasOwn(person, name)).map((name) => `sets ${name}`);
  const label = main === undefined ? 'no address' : quoteWhole(String(person[main]));
  const rest = Object.entries(person).filter(([name]) => name !== main && !PASSWORDS.includes(name));
  return [
    `  ${number}. ${[label, ...password].join(', ')}`,
    ...rest.flatMap(([name, raw]) => {
      const value: Shown = { raw, safe: safe[name] };
      return valueLines(nameOf(name), name, value, 'after', '     ');
    }),
  ];
}
