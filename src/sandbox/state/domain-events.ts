/** What happens to users and organizations, as events that streams carry. */

import type { SandboxContext, SandboxResponse } from '../types.js';
import { base58Id } from './ids.js';
import type { Doc } from './store.js';
import { tenantName } from './tenant-name.js';

/** Collection of the latest events, oldest first. */
export const EVENTS = 'events';
const KEPT = 1000;

/** Event type by the operation that brings it about. */
const TYPES: Record<string, string> = {
  'POST /users': 'user.created',
  'PATCH /users/{id}': 'user.updated',
  'DELETE /users/{id}': 'user.deleted',
  'POST /organizations': 'organization.created',
  'PATCH /organizations/{id}': 'organization.updated',
  'DELETE /organizations/{id}': 'organization.deleted',
  'POST /organizations/{id}/members': 'organization.member.added',
  'DELETE /organizations/{id}/members': 'organization.member.deleted',
  'POST /organizations/{id}/members/{user_id}/roles': 'organization.member.role.assigned',
  'DELETE /organizations/{id}/members/{user_id}/roles': 'organization.member.role.deleted',
  'POST /organizations/{id}/enabled_connections': 'organization.connection.added',
  'PATCH /organizations/{id}/enabled_connections/{connectionId}': 'organization.connection.updated',
  'DELETE /organizations/{id}/enabled_connections/{connectionId}': 'organization.connection.removed',
};

/** Keeps the event of a write that succeeded, when it is one that streams carry. */
export function noteEvent(ctx: SandboxContext, response: SandboxResponse): void {
  const { operation, tenant, params } = ctx;
  const type = TYPES[`${operation.method} ${operation.path}`];
  if (type === undefined) return;
  const answered =
    typeof response.body === 'object' && response.body !== null ? (response.body as Doc) : undefined;
  const given =
    operation.method === 'DELETE' || answered === undefined ? (ctx.body as Doc | undefined) : undefined;
  const events = tenant.collection(EVENTS);
  const event = events.insert({
    id: base58Id('evt'),
    source: `urn:auth0:${tenantName(ctx.url)}`,
    specversion: '1.0',
    type,
    time: ctx.iso(),
    data: { object: answered ?? { ...params, ...given } },
  });
  ctx.deliveries.happened(event);
  const [oldest] = events.size > KEPT ? events.keys() : [];
  if (oldest !== undefined) events.delete(oldest);
}
