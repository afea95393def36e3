/**
 * Custom database connections: scripts that know the people, instead of the tenant. In import mode a person moves to
 * the tenant with the first sign-in. Source: auth0.com/docs/authenticate/database-connections/custom-db
 */
import { createHash } from 'node:crypto';
import { isObject } from '../../text/is-object.js';
import { HttpError } from '../errors.js';
import { configurationOf } from '../resources/connections/opaque-configuration.js';
import { factorProblems } from '../resources/users/import-entry.js';
import { importFactor } from '../resources/users/mfa.js';
import { newUser } from '../resources/users/profile.js';
import { identitiesOf, optionsOf } from '../resources/users/store.js';
import { described } from '../runtime/executions.js';
import type { Failure } from '../runtime/protocol.js';
import type { Doc } from '../state/store.js';
import type { SandboxServices } from '../types.js';
import { hashPassword } from './password-hash.js';

export type ScriptName =
  | 'login'
  | 'get_user'
  | 'create'
  | 'change_password'
  | 'delete'
  | 'verify'
  | 'change_email';

/** The functions that scripts declare, by script. */
const FUNCTIONS: Readonly<Record<ScriptName, string>> = {
  login: 'login',
  get_user: 'getByEmail',
  create: 'create',
  change_password: 'changePassword',
  delete: 'deleteUser',
  verify: 'verify',
  change_email: 'changeEmail',
};
/** Names that scripts have by tradition, where they do not have the one of the templates. */
const OTHERS: Readonly<Partial<Record<ScriptName, string>>> = { delete: 'remove', get_user: 'getUser' };

/** Whether people are known by scripts, and whether they move to the tenant. */
export function customDatabase(connection: Doc): { imports: boolean } | undefined {
  const { enabledDatabaseCustomization, import_mode } = optionsOf(connection);
  return enabledDatabaseCustomization === true ? { imports: import_mode === true } : undefined;
}

const scriptOf = (connection: Doc, name: ScriptName): string | undefined => {
  const { customScripts } = optionsOf(connection);
  const code = isObject(customScripts) ? customScripts[name] : undefined;
  return typeof code === 'string' && code.trim() !== '' ? code : undefined;
};

/** A script that failed, or that refused what was asked of it. */
export class ScriptError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }

  /** The refusal of a login by wrong credentials. */
  get wrongCredentials(): boolean {
    return this.failure.name === 'WrongUsernameOrPasswordError';
  }

  /** For the log: with the line. */
  get described(): string {
    return this.failure.name === 'ValidationError' ? this.message : described(this.failure);
  }

  /** The person whom the script names, who entered a wrong password. */
  get user(): string | undefined {
    const { code } = this.failure;
    return code === undefined || code === '' ? undefined : `auth0|${code.replace(/^auth0\|/, '')}`;
  }
}

export const hasScript = (ctx: SandboxServices, connection: Doc, name: ScriptName): boolean =>
  ctx.actions.enabled && customDatabase(connection) !== undefined && scriptOf(connection, name) !== undefined;

/** What a script knows of where somebody logs in, where the database tells its scripts (public documentation, create-db-connection). */
function contextOf({ tenant }: SandboxServices, connection: Doc, id: string | undefined): Doc[] {
  if (optionsOf(connection).enable_script_context !== true) return [];
  const found = id === undefined ? undefined : tenant.collection('organizations').get(id);
  if (!found) return [{}];
  const { name, display_name, metadata = {} } = found;
  return [{ organization: { id, name, display_name, metadata } }];
}

/** @returns what the script gave to its callback @throws ScriptError */
export async function runScript(
  ctx: SandboxServices,
  connection: Doc,
  name: ScriptName,
  args: readonly unknown[],
  organization?: string,
): Promise<unknown> {
  const code = scriptOf(connection, name);
  if (code === undefined)
    throw new ScriptError({ name: 'Error', message: `The connection has no script ${name}.` });
  const values = configurationOf(connection);
  const other = OTHERS[name];
  const fallback = other !== undefined && !new RegExp(`\\b${FUNCTIONS[name]}\\b`).test(code);
  const outcome = await ctx.actions.run(
    {
      kind: 'script',
      key: `${String(connection.id)} ${name} ${createHash('sha256').update(code).digest('hex')}`,
      code,
      dependencies: [],
      modules: {},
      methods: [],
      secrets: [
        ...Object.values(values).map(String),
        ...args.filter((one, at) => at > 0 && typeof one === 'string').map(String),
      ],
    },
    {
      handler: fallback ? other : FUNCTIONS[name],
      event: { configuration: values },
      args: [...args, ...contextOf(ctx, connection, organization)],
      cache: {},
      now: ctx.now(),
    },
    ctx.now() + ctx.actions.budgetMs,
  );
  if (outcome.error) throw new ScriptError(outcome.error);
  return outcome.value;
}

/** The log's words for factors that a login script gives in a wrong form. */
export const NO_FACTORS = 'Unable to import MFA factors.';

/**
 * The user whom a script answered, as the tenant keeps them.
 *
 * @param password kept in import mode only
 */
export function keepUser(
  { tenant, iso }: SandboxServices,
  connection: Doc,
  profile: unknown,
  password: string | undefined,
): Doc {
  if (!isObject(profile) || (typeof profile.user_id !== 'string' && typeof profile.user_id !== 'number'))
    throw new ScriptError({ name: 'Error', message: 'The script answered a profile without user_id.' });
  const users = tenant.collection('users');
  // Tokens are kept with the identity (public documentation, custom-database-connections-scripts/execution).
  const { access_token, refresh_token, ...rest } = profile;
  const given = { ...rest, user_id: String(profile.user_id).replace(/^auth0\|/, '') };
  const made = newUser({ connection: String(connection.name), strategy: 'auth0', at: iso(), given });
  const issued = {
    ...(access_token === undefined ? {} : { access_token }),
    ...(refresh_token === undefined ? {} : { refresh_token }),
  };
  made.identities = identitiesOf(made).map((one, at) => (at === 0 ? { ...one, ...issued } : one));
  const known = users.get(String(made.user_id));
  const problems = factorProblems(profile.mfa_factors as unknown[] | undefined);
  if (problems.length > 0) throw new ScriptError({ name: 'Error', message: NO_FACTORS });
  if (password !== undefined) made.$passwords = [hashPassword(password)];
  if (!known) {
    const user = users.insert(made);
    for (const factor of (profile.mfa_factors ?? []) as Doc[])
      importFactor(tenant, String(user.user_id), iso(), factor);
    return user;
  }
  const follows = optionsOf(connection).set_user_root_attributes ?? 'on_each_login';
  if (follows !== 'on_each_login')
    return made.$passwords === undefined
      ? known
      : (users.update(String(made.user_id), { $passwords: made.$passwords }) as Doc);
  const { created_at: _created, identities: _identities, user_metadata, app_metadata, ...fresh } = made;
  return users.update(String(made.user_id), {
    ...fresh,
    ...(known.user_metadata === undefined ? { user_metadata } : {}),
    ...(known.app_metadata === undefined ? { app_metadata } : {}),
  }) as Doc;
}

/** Whether a change is told to a script: in a database that stays outside. */
export const isPassedOn = (ctx: SandboxServices, connection: Doc, name: ScriptName): boolean =>
  customDatabase(connection)?.imports === false && hasScript(ctx, connection, name);

/**
 * Runs a script of a change that is made anyway in the tenant.
 *
 * @returns what the script gave to its callback
 * @throws HttpError 400 with what the script says
 */
export async function passOn(
  ctx: SandboxServices,
  connection: Doc,
  name: ScriptName,
  args: readonly unknown[],
): Promise<unknown> {
  if (!isPassedOn(ctx, connection, name)) return undefined;
  try {
    return await runScript(ctx, connection, name, args);
  } catch (error) {
    if (error instanceof ScriptError) throw new HttpError(400, error.message, 'auth0_idp_error');
    throw error;
  }
}
