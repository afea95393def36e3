/** What the API refuses of connections beyond what the schema of one request can tell. */
import { badRequest, conflict, invalidBody } from '../../errors.js';
import { checkSocialConnections } from '../../plans.js';
import type { Doc } from '../../state/store.js';
import type { SandboxContext } from '../../types.js';
import { isDeployed } from '../actions/actions.js';
import { isSocial } from '../users/profile.js';
import { optionsOf } from '../users/store.js';
import { checkLasting, checkMethods, checkValues } from './option-rules.js';

const CONNECTIONS = 'connections';

/** People need something to log in with (public documentation, flexible identifiers and attributes). */
const hasIdentifier = (attributes: Doc): boolean =>
  Object.values(attributes).some(
    (attribute) => ((attribute as Doc | null)?.identifier as Doc | undefined)?.active === true,
  );

/** An address that several people may have identifies none of them (public documentation, non-unique-emails). */
function checkShared({ attributes }: Doc): void {
  const email = ((attributes ?? {}) as Record<string, Doc | null>).email;
  if (email?.unique === false && (email.identifier as Doc | undefined)?.active === true)
    throw invalidBody('A non-unique email attribute cannot be an active identifier');
}

/** Combinations of properties that exclude each other. */
function checkCombinations(body: Doc, strategy: string): void {
  const options = optionsOf(body);
  if (options.attributes && options.validation) {
    throw invalidBody('Cannot set both options.attributes and options.validation');
  }
  if (options.attributes && options.requires_username === true)
    throw invalidBody('Cannot set both options.attributes and options.requires_username');
  if (options.attributes && !hasIdentifier(options.attributes as Doc))
    throw invalidBody('At least one attribute must be an active identifier');
  checkShared(options);
  // Public documentation, enterprise-identity-providers/oidc.
  if (
    strategy === 'oidc' &&
    typeof options.scope === 'string' &&
    !options.scope.split(/[\s,]+/).includes('openid')
  )
    throw invalidBody('options.scope must include openid');
  checkValues(strategy, options);
  if (strategy === 'auth0') {
    checkMethods(options);
    checkScripts(options);
  }
  const requesting = body.cross_app_access_requesting_app as Doc | null | undefined;
  if (requesting?.active === true && !['oidc', 'okta', 'google-apps', 'waad', 'samlp'].includes(strategy)) {
    throw badRequest(
      'Cross App Access Requesting App is not supported for this connection.',
      'operation_not_supported',
    );
  }
}

/** Bytes of a script (public documentation, custom-database-connections-scripts/execution). */
const MOST_SCRIPT = 102_400;

function checkScripts({ customScripts }: Doc): void {
  const long = Object.entries((customScripts ?? {}) as Doc).find(
    ([, code]) => typeof code === 'string' && Buffer.byteLength(code) > MOST_SCRIPT,
  );
  if (long) throw invalidBody(`The script ${long[0]} must not exceed 100 kB`);
}

/** Imported passwords are checked by a deployed action that is made for it. */
function checkPasswordHash(body: Doc, strategy: string, ctx: SandboxContext): void {
  const hash = optionsOf(body).custom_password_hash as Doc | null | undefined;
  if (!hash) return;
  if (strategy !== 'auth0')
    throw invalidBody('The custom_password_hash option is only available for database connections');
  if (!hash.action_id) throw invalidBody('The action_id field value cannot be empty, null or undefined');
  const action = ctx.tenant.collection('actions/actions').get(String(hash.action_id));
  if (!action) throw invalidBody('The provided custom password hash action id does not exist');
  const triggers = action.supported_triggers as { id: string }[];
  if (!triggers.some(({ id }) => id === 'password-hash-migration'))
    throw invalidBody('The provided action does not support the password hash migration trigger');
  if (!isDeployed(ctx, action))
    throw invalidBody('The provided action must be deployed to be used for password hash migration');
}

/** Realms, and being the one connection of its strategy that third parties may use, belong to one connection alone. */
function checkExclusive({ realms, is_domain_connection: domain }: Doc, own: Doc, ctx: SandboxContext): void {
  const taken = new Set(Array.isArray(realms) ? realms : []);
  for (const other of ctx.tenant.collection(CONNECTIONS).list()) {
    if (other.id === own.id) continue;
    if (Array.isArray(other.realms) && other.realms.some((realm) => taken.has(realm)))
      throw conflict('There is already another connection with some realms from "realms" parameter');
    if (domain === true && other.is_domain_connection === true && other.strategy === own.strategy)
      throw conflict('There is already a domain connection enabled for strategy');
  }
}

/** A new connection. */
export function checkNewConnection(body: Doc, ctx: SandboxContext): void {
  const strategy = String(body.strategy);
  const options = optionsOf(body);
  checkCombinations(body, strategy);
  checkPasswordHash(body, strategy, ctx);
  if (strategy === 'adfs' && !options.adfs_server && !options.fedMetadataXml && !options.signInEndpoint)
    throw badRequest('missing federation metadata url', 'invalid_body');
  if (ctx.tenant.collection(CONNECTIONS).findBy('name', String(body.name)))
    throw conflict('A connection with the same name already exists', 'connection_conflict');
  checkExclusive(body, { strategy }, ctx);
  if (isSocial(strategy)) checkSocialConnections(ctx.tenant, ctx.plan, isSocial);
}

/**
 * Whether e-mail addresses of a database are unique does not change; what is not said is read as unique
 * (auth0/terraform-provider-auth0, issue 1646).
 */
function checkUniqueEmail(old: Doc, body: Doc): void {
  const emailOf = (doc: Doc): Doc | undefined =>
    (optionsOf(doc).attributes as Doc | undefined)?.email as Doc | undefined;
  if (emailOf(body)?.unique === false && emailOf(old)?.unique !== false)
    throw invalidBody('cannot add non-unique email attribute');
  if (emailOf(old)?.unique === false && body.options !== undefined && emailOf(body)?.unique !== false)
    throw invalidBody('cannot patch unique property on email attribute');
}

/** Where the users of a database are cannot change while it has some. */
function checkCustomDatabase(old: Doc, body: Doc, ctx: SandboxContext): void {
  const { enabledDatabaseCustomization: wanted } = optionsOf(body);
  if (wanted === undefined || wanted === (optionsOf(old).enabledDatabaseCustomization ?? false)) return;
  if (ctx.tenant.collection('users').by('connection', String(old.name)).length > 0) {
    throw badRequest(
      'This database contains users. You cannot change "options.enabledDatabaseCustomization" setting.',
      'operation_not_supported',
    );
  }
}

/** Provisioning needs what it was set up with. */
function checkProvisioned(old: Doc, body: Doc, ctx: SandboxContext): void {
  const options = optionsOf(body);
  const id = String(old.id);
  const directory = ctx.tenant.collection('directory-provisionings').get(id);
  if (directory && options.api_enable_users === false) {
    throw badRequest(
      'The Google Workspace Users API (options.api_enable_users) cannot be disabled for this connection when inbound directory provisioning is enabled.',
      'operation_not_supported',
    );
  }
  if (directory && directory.synchronize_groups !== 'off' && options.ext_groups === false) {
    throw badRequest(
      'The Groups extended attribute (options.ext_groups) cannot be disabled for this connection when inbound directory provisioning for groups is enabled.',
      'operation_not_supported',
    );
  }
  if (options.useCommonEndpoint === true && ctx.tenant.collection('scim-configurations').has(id)) {
    throw badRequest(
      'The Azure AD common endpoint cannot be enabled for this connection when SCIM is enabled.',
      'operation_not_supported',
    );
  }
}

/** A change of a connection. */
export function checkChangedConnection(old: Doc, body: Doc, ctx: SandboxContext): void {
  const strategy = String(old.strategy);
  checkCombinations(body, strategy);
  checkPasswordHash(body, strategy, ctx);
  checkUniqueEmail(old, body);
  checkLasting(strategy, optionsOf(old), optionsOf(body));
  checkCustomDatabase(old, body, ctx);
  // Public documentation, create-db-connection.
  if (optionsOf(old).enable_script_context === true && optionsOf(body).enable_script_context === false)
    throw badRequest('options.enable_script_context cannot be disabled', 'operation_not_supported');
  checkProvisioned(old, body, ctx);
  checkExclusive(body, old, ctx);
}
