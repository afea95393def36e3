/** Metadata of users: how changes are merged, and names that `app_metadata` cannot have. */
import { invalidBody } from '../../errors.js';
import type { Doc } from '../../state/store.js';

/**
 * Metadata after an update: properties are merged at the root only, null removes one, and an empty object clears
 * everything.
 */
export function mergeMetadata(old: unknown, change: Doc): Doc {
  if (Object.keys(change).length === 0) return {};
  const merged: Doc = { ...(old !== null && typeof old === 'object' ? old : {}) };
  for (const [name, value] of Object.entries(change)) {
    if (value === null) delete merged[name];
    else merged[name] = value;
  }
  return merged;
}

/** Source: public documentation, manage-users/user-accounts/metadata and the schema of users imports. */
const RESERVED = new Set([
  '__tenant',
  '_id',
  'blocked',
  'clientID',
  'created_at',
  'email',
  'email_verified',
  'globalClientID',
  'global_client_id',
  'identities',
  'lastIP',
  'lastLogin',
  'loginsCount',
  'metadata',
  'multifactor',
  'multifactor_last_modified',
  'updated_at',
  'user_id',
]);

/** The names in `app_metadata` that are reserved for the profile itself. */
export const reservedMetadata = (metadata: Doc): string[] =>
  Object.keys(metadata).filter((name) => RESERVED.has(name));

/** Names at the root of metadata cannot contain what would read as a path or an operator. */
const FORBIDDEN = /[.$]/;

/**
 * Refuses metadata that Auth0 does not store. Source: public documentation,
 * manage-users/user-accounts/metadata/metadata-fields-data.
 */
export function checkMetadata({ app_metadata: app, user_metadata: own }: Doc): void {
  const reserved = reservedMetadata((app ?? {}) as Doc);
  if (reserved.length > 0)
    throw invalidBody(`app_metadata must not contain any of these properties: ${reserved.join(', ')}`);
  for (const [field, metadata] of Object.entries({ app_metadata: app, user_metadata: own })) {
    const wrong = Object.keys((metadata ?? {}) as Doc).find((name) => FORBIDDEN.test(name));
    if (wrong !== undefined)
      throw invalidBody(
        `Payload validation error: 'Property name not allowed: ${wrong}' on property ${field}.`,
      );
  }
}
