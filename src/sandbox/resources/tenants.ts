/** The tenant's own settings. */

import type { ResourceModule } from '../engine/resource-module.js';
import { deepMerge, setting } from '../engine/setting.js';
import { badRequest, invalidBody } from '../errors.js';
import { selectFields } from '../pagination.js';
import type { Doc } from '../state/store.js';

/** Read-only settings. */
const AVAILABLE = ['22', '18'];
const READ_ONLY = { sandbox_versions_available: AVAILABLE, client_id_metadata_document_supported: false };

/** Runtimes that a tenant can be moved to, including older ones. */
const SANDBOX_VERSIONS = ['22', '18', '16', '12'];

/** These objects are merged by key; other objects are replaced. */
const MERGED = new Set(['flags', 'session_cookie', 'sessions', 'oidc_logout', 'mtls', 'universal_login']);

/** Lifetimes can be given in minutes; they are stored and shown in hours. */
const inHours = (body: Doc): Doc =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) =>
      name.endsWith('_in_minutes') && typeof value === 'number'
        ? [name.replace(/_in_minutes$/, ''), value / 60]
        : [name, value],
    ),
  );

function checkSandboxVersion({ sandbox_version: version }: Doc): void {
  if (version === undefined || SANDBOX_VERSIONS.includes(String(version))) return;
  throw invalidBody(
    `The sandbox_version provided is invalid. Please use one of the available options: ${JSON.stringify(AVAILABLE)}`,
  );
}

/** Single sign-on is on for good, until the tenant may change that (auth0/auth0-deploy-cli, issue 57). */
function checkFlags(given: Doc | undefined, old: Doc | undefined): void {
  const wanted = given?.enable_sso;
  if (wanted !== undefined && wanted !== (old?.enable_sso ?? true) && old?.allow_changing_enable_sso !== true)
    throw badRequest('Updating the enable_sso flag is not allowed.');
}

function write(body: Doc, old: Doc): Doc {
  checkSandboxVersion(body);
  checkFlags(body.flags as Doc | undefined, old.flags as Doc | undefined);
  const out: Doc = { ...old };
  for (const [name, value] of Object.entries(inHours(body))) {
    if (value === null) delete out[name];
    else out[name] = MERGED.has(name) ? deepMerge((out[name] as Doc | undefined) ?? {}, value as Doc) : value;
  }
  return out;
}

export const tenants: ResourceModule = {
  singletons: [
    setting('/tenants/settings', {
      write,
      open: true,
      view: (value, { query, operation }) =>
        selectFields(operation.method === 'GET' ? { ...READ_ONLY, ...value } : value, query),
    }),
  ],
  handlers: {},
};
