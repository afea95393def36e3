/** Finding a person by whatever they are called: user id, e-mail, phone number or username. */
import { getUser, listUsers } from '../operations/users.js';
import { listUsersByEmail } from '../operations/users-by-email.js';
import { anyOf, phrase } from './lucene.js';
import { itemsOf, type Reader } from './reader.js';

export type IdentifierKind = 'user_id' | 'email' | 'phone' | 'username';

export interface Identifier {
  kind: IdentifierKind;
  value: string;
}

export interface Identity {
  connection: string;
  provider: string;
  user_id: string;
}

export interface Account {
  user_id: string;
  email?: string;
  email_verified?: boolean;
  username?: string;
  phone_number?: string;
  name?: string;
  blocked?: boolean;
  identities: Identity[];
  /** Epoch ms. */
  created?: number;
  lastLogin?: number;
  lastPasswordReset?: number;
  logins: number;
  lastIp?: string;
  hasRolesOrData?: boolean;
  /** The profile could not be read: nothing but the id is known, and perhaps the connection. */
  unread?: boolean;
}

/** What kind of identifier a text is. */
export function identifierOf(given: string): Identifier {
  const value = given.trim();
  if (value.includes('|')) return { kind: 'user_id', value };
  if (value.includes('@')) return { kind: 'email', value };
  if (/^\+?[\d\s().-]{6,24}$/.test(value) && value.replace(/\D/g, '').length >= 6) {
    return { kind: 'phone', value: value.replace(/[\s().-]/g, '') };
  }
  return { kind: 'username', value };
}

type Doc = Record<string, unknown>;

export const timeOf = (value: unknown): number | undefined => {
  const time = typeof value === 'string' ? new Date(value).getTime() : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
};
const filled = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

/** A profile as the workflows look at it. */
export function toAccount(doc: Doc): Account {
  const account: Account = {
    user_id: String(doc.user_id),
    identities: (Array.isArray(doc.identities) ? (doc.identities as Doc[]) : []).map(
      (identity): Identity => ({
        connection: String(identity.connection ?? ''),
        provider: String(identity.provider ?? ''),
        user_id: String(identity.user_id ?? ''),
      }),
    ),
    logins: typeof doc.logins_count === 'number' ? doc.logins_count : 0,
    hasRolesOrData: filled(doc.app_metadata) || filled(doc.user_metadata),
  };
  for (const name of ['email', 'username', 'phone_number', 'name'] as const) {
    if (typeof doc[name] === 'string') account[name] = doc[name];
  }
  for (const name of ['email_verified', 'blocked'] as const) {
    if (typeof doc[name] === 'boolean') account[name] = doc[name];
  }
  const created = timeOf(doc.created_at);
  const lastLogin = timeOf(doc.last_login);
  const lastPasswordReset = timeOf(doc.last_password_reset);
  if (created !== undefined) account.created = created;
  if (lastLogin !== undefined) account.lastLogin = lastLogin;
  if (lastPasswordReset !== undefined) account.lastPasswordReset = lastPasswordReset;
  if (typeof doc.last_ip === 'string') account.lastIp = doc.last_ip;
  return account;
}

/** An account of which the profile may not be read. */
export function unreadAccount(user_id: string, connection?: string): Account {
  const [provider = '', ...rest] = user_id.split('|');
  const identities = connection === undefined ? [] : [{ connection, provider, user_id: rest.join('|') }];
  return { user_id, identities, logins: 0, unread: true };
}

/** Accounts of one person; undefined when they could not be looked for. Costs one read, by e-mail two. */
export async function findAccounts(reader: Reader, { kind, value }: Identifier): Promise<Doc[] | undefined> {
  if (kind === 'user_id') {
    const user = await reader.read(getUser, { user_id: value }, 'the account');
    return user === undefined ? undefined : user === null ? await linkedTo(reader, value) : [user];
  }
  const search = (parts: string[], what: string) =>
    reader.read(listUsers, { q: anyOf(parts), search_engine: 'v3', per_page: 10 }, what);
  if (kind === 'phone') {
    const numbers = value.startsWith('+') ? [value] : [value, `+${value}`];
    const fields = ['phone_number', 'identities.profileData.phone_number'];
    const found = await search(
      // Usernames can be numbers too: those of a personnel file, say.
      [
        ...fields.flatMap((field) => numbers.map((number) => phrase(field, number))),
        phrase('username', value),
      ],
      'accounts with this phone number',
    );
    return found === undefined ? undefined : unique(itemsOf(found));
  }
  if (kind === 'username') {
    const found = await search(
      // Auth0 keeps usernames in small letters.
      ['username', 'identities.profileData.username', 'nickname'].flatMap((field) => [
        phrase(field, value),
        phrase(field, value.toLowerCase()),
      ]),
      'accounts with this username',
    );
    // A nickname is no identifier, but helps where nobody has the username.
    const users = itemsOf(found);
    const wanted = JSON.stringify(value).toLowerCase();
    const exact = users.filter((user) =>
      JSON.stringify([user.username, user.identities]).toLowerCase().includes(wanted),
    );
    return found === undefined ? undefined : unique(exact.length > 0 || users.length > 1 ? exact : users);
  }
  const email = value.toLowerCase();
  const [byEmail, bySearch] = await Promise.all([
    reader.read(listUsersByEmail, { email }, 'accounts with this e-mail address'),
    search(
      ['email', 'username', 'identities.profileData.email'].map((field) => phrase(field, email)),
      'linked accounts with this e-mail address',
    ),
  ]);
  if (byEmail === undefined && bySearch === undefined) return undefined;
  return unique([...itemsOf(byEmail), ...itemsOf(bySearch)]);
}

/** The account that an id belongs to which was linked into another and is no account of its own any more. */
async function linkedTo(reader: Reader, userId: string): Promise<Doc[]> {
  const [provider = '', ...rest] = userId.split('|');
  const own = rest.join('|');
  const found = await reader.read(
    listUsers,
    { q: phrase('identities.user_id', own), search_engine: 'v3', per_page: 5 },
    'accounts that this one was linked into',
  );
  return itemsOf(found).filter((user) =>
    toAccount(user).identities.some((identity) => identity.provider === provider && identity.user_id === own),
  );
}

/** Accounts with the same e-mail address, however it is written, or the same phone number, beside what was looked for. */
export async function findTwins(
  reader: Reader,
  { kind }: Identifier,
  { email, phone_number }: Account,
): Promise<Doc[]> {
  const parts = [
    ...(email === undefined || kind === 'email' ? [] : [phrase('email', email.toLowerCase())]),
    ...(phone_number === undefined || kind === 'phone' ? [] : [phrase('phone_number', phone_number)]),
  ];
  if (parts.length === 0) return [];
  const found = await reader.read(
    listUsers,
    { q: anyOf(parts), search_engine: 'v3', per_page: 10 },
    'other accounts with the same e-mail address or phone number',
  );
  return itemsOf(found);
}

const unique = (users: readonly Doc[]): Doc[] => [
  ...new Map(users.map((user) => [String(user.user_id), user])).values(),
];
