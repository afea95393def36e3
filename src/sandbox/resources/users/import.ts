/** Bulk import of users into a database connection. */
import { typeOf } from '../../../text/values.js';
import type { ImportedHash } from '../../auth/imported-hash.js';
import { prepareImportedHashes } from '../../auth/password-hash.js';
import type { Doc } from '../../state/store.js';
import type { SandboxContext } from '../../types.js';
import { type ImportError, problems } from './import-entry.js';
import { importFactor } from './mfa.js';
import { newUser } from './profile.js';
import { accountKey } from './store.js';

/** Set in a tenant that has imported hashes. */
export const IMPORTED_HASHES = 'imported-hashes';

const hasHash = (entry: unknown): boolean =>
  typeOf(entry) === 'object' &&
  ((entry as Doc).password_hash !== undefined || (entry as Doc).custom_password_hash !== undefined);

/** Imports entries one by one; those that fail are answered with their errors, the others are stored. */
export async function importUsers(
  ctx: SandboxContext,
  entries: readonly unknown[],
  connection: Doc,
  upsert: boolean,
): Promise<{ errors: Doc[]; summary: Doc }> {
  if (entries.some((entry) => hasHash(entry))) {
    await prepareImportedHashes();
    ctx.tenant.setSingleton(IMPORTED_HASHES, true);
  }
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
  const custom = shown.custom_password_hash;
  if (typeOf(custom) === 'object') {
    const { algorithm } = custom as Doc;
    shown.custom_password_hash = { algorithm, hash: { value: '*****' } };
  }
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
    users.update(String(holder.user_id), { ...upserted(holder, entry, password), updated_at: ctx.iso() });
    return 'updated';
  }
  const user = newUser({ connection: name, strategy: 'auth0', at: ctx.iso(), given: entry });
  if (password !== undefined) user.$passwords = [password];
  if (entry.password_set_date !== undefined) user.last_password_reset = entry.password_set_date;
  users.insert(user);
  for (const factor of (entry.mfa_factors ?? []) as Doc[])
    importFactor(ctx.tenant, String(user.user_id), ctx.iso(), factor);
  return 'inserted';
}

/** What an upsert changes: not the password, unless it is an imported one that nobody has logged in with. */
const UPSERTED = [
  'given_name',
  'family_name',
  'name',
  'nickname',
  'picture',
  'email_verified',
  // Replaced as a whole: an import does not merge metadata.
  'user_metadata',
  'app_metadata',
];

/** Source of what is upserted: the table of properties in the documentation of the import's schema. */
function upserted(user: Doc, entry: Doc, password: unknown): Doc {
  const changes: Doc = {};
  for (const field of UPSERTED) if (entry[field] !== undefined) changes[field] = entry[field];
  const unused = user.last_login === undefined && typeof (user.$passwords as unknown[])?.at(-1) === 'object';
  if (entry.custom_password_hash !== undefined && unused) changes.$passwords = [password];
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
