/** Finds a person by any identifier: user id, e-mail, phone number or username. */
import { getUser, listUsers } from '../operations/users.js';
import { listUsersByEmail } from '../operations/users-by-email.js';
import { type Doc, timeOf } from './fields.js';
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
  /** What was kept with it before it was linked. */
  appMetadata?: Doc;
}

export interface Account {
  user_id: string;
  email?: string;
  email_verified?: boolean;
  username?: string;
  phone_number?: string;
  name?: string;
  nickname?: string;
  blocked?: boolean;
  /** What administrators and systems keep with it. */
  appMetadata?: Doc;
  /** What the person or the application keeps there; only whether something is there is ever told. */
  userMetadata?: Doc;
  identities: Identity[];
  /** Epoch ms. */
  created?: number;
  lastLogin?: number;
  lastPasswordReset?: number;
  logins: number;
  lastIp?: string;
  hasRolesOrData?: boolean;
  /** The profile could not be read: only the id, and perhaps the connection, is known. */
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

const filled = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

const linkedMetadata = ({ profileData }: Doc): Pick<Identity, 'appMetadata'> => {
  const kept = (profileData as Doc | undefined)?.app_metadata;
  return filled(kept) ? { appMetadata: kept as Doc } : {};
};

/** A profile as the workflows use it. */
export function toAccount(doc: Doc): Account {
  const account: Account = {
    user_id: String(doc.user_id),
    identities: (Array.isArray(doc.identities) ? (doc.identities as Doc[]) : []).map(
      (identity): Identity => ({
        connection: String(identity.connection ?? ''),
        provider: String(identity.provider ?? ''),
        user_id: String(identity.user_id ?? ''),
        ...linkedMetadata(identity),
      }),
    ),
    logins: typeof doc.logins_count === 'number' ? doc.logins_count : 0,
    hasRolesOrData: filled(doc.app_metadata) || filled(doc.user_metadata),
  };
  for (const name of ['email', 'username', 'phone_number', 'name', 'nickname'] as const) {
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
  if (filled(doc.app_metadata)) account.appMetadata = doc.app_metadata as Doc;
  if (filled(doc.user_metadata)) account.userMetadata = doc.user_metadata as Doc;
  if (typeof doc.last_ip === 'string') account.lastIp = doc.last_ip;
  return account;
}

/** An account whose profile cannot be read. */
export function unreadAccount(user_id: string, connection?: string): Account {
  const [provider = '', ...rest] = user_id.split('|');
  const identities = connection === undefined ? [] : [{ connection, provider, user_id: rest.join('|') }];
  return { user_id, identities, logins: 0, unread: true };
}

/** Accounts of one person; undefined when the search was not possible. Takes one read, or two by e-mail. */
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
      // Usernames can be numeric too, such as employee numbers.
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
      // Auth0 stores usernames in lowercase.
      ['username', 'identities.profileData.username', 'nickname'].flatMap((field) => [
        phrase(field, value),
        phrase(field, value.toLowerCase()),
      ]),
      'accounts with this username',
    );
    // A nickname is not an identifier, but helps when no account has the username.
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

/** The account into which the account with this id was linked. */
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

/** Other accounts with the same e-mail address (ignoring case) or phone number. */
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
