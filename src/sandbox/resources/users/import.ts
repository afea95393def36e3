/** Bulk import of users into a database connection. */
import properties from '../../../../catalog/sandbox/user-properties.json' with { type: 'json' };
import type { ImportedHash } from '../../auth/password-hash.js';
import type { Doc } from '../../state/store.js';
import type { SandboxContext } from '../../types.js';
import { enroll } from './mfa.js';
import { mergeMetadata, newUser, takesUsernames } from './profile.js';
import { accountKey } from './store.js';

interface ImportError {
  code: string;
  message: string;
  path?: string;
}

/** Type of each property that an entry may have. */
const PROPERTIES: Readonly<Record<string, string>> = properties.import;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const BCRYPT = /^\$2[aby]?\$\d\d\$[./A-Za-z0-9]{53}$/;

const typeOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;

/** What is wrong with an entry, in the codes that Auth0 reports. */
function problems(entry: unknown, connection: Doc): ImportError[] {
  if (typeOf(entry) !== 'object') {
    return [
      { code: 'INVALID_TYPE', message: `Expected type object but found type ${typeOf(entry)}`, path: '' },
    ];
  }
  const found: ImportError[] = [];
  for (const [name, value] of Object.entries(entry as Doc)) {
    const expected = Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name] : undefined;
    if (!expected)
      found.push({
        code: 'OBJECT_ADDITIONAL_PROPERTIES',
        message: `Additional properties not allowed: ${name}`,
        path: '',
      });
    else if (typeOf(value) !== expected) {
      found.push({
        code: 'INVALID_TYPE',
        message: `Expected type ${expected} but found type ${typeOf(value)}`,
        path: name,
      });
    }
  }
  const { email, username, password_hash, custom_password_hash } = entry as Doc;
  if (email === undefined && (username === undefined || !takesUsernames(connection))) {
    found.push({ code: 'OBJECT_REQUIRED', message: 'Missing required property: email', path: '' });
  }
  if (typeof email === 'string' && !EMAIL.test(email)) {
    found.push({
      code: 'INVALID_FORMAT',
      message: `Object didn't pass validation for format email: ${email}`,
      path: 'email',
    });
  }
  if (typeof password_hash === 'string' && !BCRYPT.test(password_hash)) {
    found.push({
      code: 'PATTERN',
      message: 'String does not match the pattern of a bcrypt hash',
      path: 'password_hash',
    });
  }
  if (password_hash !== undefined && custom_password_hash !== undefined) {
    found.push({
      code: 'NOT_PASSED',
      message: 'password_hash and custom_password_hash cannot be given together',
      path: '',
    });
  }
  return found;
}

/** Imports entries one by one; those that fail are answered with their errors, the others are stored. */
export function importUsers(
  ctx: SandboxContext,
  entries: readonly unknown[],
  connection: Doc,
  upsert: boolean,
): { errors: Doc[]; summary: Doc } {
  const errors: Doc[] = [];
  const summary = { failed: 0, updated: 0, inserted: 0, total: entries.length };
  const seen = new Set<string>();
  for (const entry of entries) {
    const found = problems(entry, connection);
    const outcome = found.length > 0 ? found : store(ctx, entry as Doc, connection, upsert, seen);
    if (typeof outcome === 'string') summary[outcome]++;
    else {
      summary.failed++;
      errors.push({ user: masked(entry), errors: outcome });
    }
  }
  return { errors, summary };
}

/** The entry as the error report shows it, without its password. */
function masked(entry: unknown): unknown {
  if (typeOf(entry) !== 'object') return {};
  const shown: Doc = { ...(entry as Doc) };
  if (shown.password_hash !== undefined) shown.password_hash = '*****';
  if (shown.custom_password_hash !== undefined) shown.custom_password_hash = '*****';
  return shown;
}

const duplicate = (path: string): ImportError[] => [
  { code: 'DUPLICATED_USER', message: 'The user already exists.', path },
];

function store(
  ctx: SandboxContext,
  entry: Doc,
  connection: Doc,
  upsert: boolean,
  seen: Set<string>,
): ImportError[] | 'inserted' | 'updated' {
  const users = ctx.tenant.collection('users');
  const name = String(connection.name);
  const keys = (['email', 'username'] as const).flatMap((kind) =>
    typeof entry[kind] === 'string' ? [accountKey(name, kind, (entry[kind] as string).toLowerCase())] : [],
  );
  const identity = typeof entry.user_id === 'string' ? `auth0|${entry.user_id}` : undefined;
  if (keys.some((key) => seen.has(key))) return duplicate('email');
  for (const key of keys) seen.add(key);
  const holder =
    (identity === undefined ? undefined : users.get(identity)) ??
    keys.map((key) => users.findBy('account', key)).find(Boolean);
  const password = importedPassword(entry);
  if (holder) {
    if (!upsert)
      return duplicate(identity !== undefined && holder.user_id === identity ? 'user_id' : 'email');
    users.update(String(holder.user_id), { ...upserted(holder, entry), updated_at: ctx.iso() });
    return 'updated';
  }
  const user = newUser({ connection: name, strategy: 'auth0', at: ctx.iso(), given: entry });
  if (password !== undefined) user.$passwords = [password];
  if (entry.password_set_date !== undefined) user.last_password_reset = entry.password_set_date;
  users.insert(user);
  for (const factor of (entry.mfa_factors ?? []) as Doc[]) importFactor(ctx, String(user.user_id), factor);
  return 'inserted';
}

/** An upsert changes the profile, never the password, and merges metadata. */
function upserted(user: Doc, entry: Doc): Doc {
  const changes: Doc = {};
  for (const field of [
    'given_name',
    'family_name',
    'name',
    'nickname',
    'picture',
    'email_verified',
    'blocked',
  ]) {
    if (entry[field] !== undefined) changes[field] = entry[field];
  }
  for (const field of ['user_metadata', 'app_metadata']) {
    if (entry[field] !== undefined) changes[field] = mergeMetadata(user[field], entry[field] as Doc);
  }
  return changes;
}

function importedPassword(entry: Doc): unknown {
  if (typeof entry.password_hash === 'string') {
    return { algorithm: 'bcrypt', hash: { value: entry.password_hash } } satisfies ImportedHash;
  }
  const custom = entry.custom_password_hash as ImportedHash | undefined;
  if (custom?.algorithm === undefined) return undefined;
  return typeof custom.hash?.value === 'string' ? custom : undefined;
}

function importFactor(ctx: SandboxContext, user: string, factor: Doc): void {
  const { totp, phone, email } = factor as Record<string, Doc | undefined>;
  if (totp?.secret !== undefined)
    enroll(ctx.tenant, user, ctx.iso(), { type: 'totp', totp_secret: totp.secret });
  if (phone?.value !== undefined)
    enroll(ctx.tenant, user, ctx.iso(), { type: 'phone', phone_number: phone.value });
  if (email?.value !== undefined) enroll(ctx.tenant, user, ctx.iso(), { type: 'email', email: email.value });
}
