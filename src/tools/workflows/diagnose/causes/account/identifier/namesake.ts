/** Names that people take for their user name, and that sign nobody in: a nickname, or one made of their own names. */
import type { Account } from '../../../../person.js';

/** Words of a name, in lower case and without accents. */
const wordsOf = (name: string): string[] =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

const plain = (name: string): string => wordsOf(name).join('');

/** Shorter ones are anybody's. */
const LEAST = 3;

/** What companies make of a first and a last name: `jdorn`, `juliad`, `julia.dorn`, `dornj`. */
function madeOf(words: readonly string[]): string[] {
  const [first = '', ...rest] = words;
  const last = rest.at(-1);
  if (last === undefined || first === '') return [];
  return [first + last, last + first, first.charAt(0) + last, last + first.charAt(0), first + last.charAt(0)];
}

const local = (email: string): string => email.slice(0, email.lastIndexOf('@'));

/** What the account itself calls the person. */
const ownNames = ({ nickname, username, name, email }: Account): string[] =>
  [nickname, username, name, email && local(email)].flatMap((one) => (one ? [plain(one)] : []));

export type Namesake = 'own' | 'made';

/**
 * Whether a typed name is one that the account has (`own`), or is made of the person's names (`made`).
 *
 * @param typed as the log has it; an address is somebody's own, and none of these
 */
export function namesake(account: Account, typed: string): Namesake | undefined {
  const name = plain(typed);
  if (typed.includes('@') || name.length < LEAST || /^\d+$/.test(name)) return undefined;
  if (ownNames(account).includes(name)) return 'own';
  const made = [account.name, account.email && local(account.email)].flatMap((one) =>
    one && !one.includes('@') ? madeOf(wordsOf(one)) : [],
  );
  return made.includes(name) ? 'made' : undefined;
}
