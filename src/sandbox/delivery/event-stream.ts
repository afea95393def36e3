/** Events of users and organizations for a stream to a webhook. */
import { isObject } from '../../text/is-object.js';
import type { Doc } from '../state/store.js';

export const subscribes = ({ subscriptions }: Doc, type: unknown): boolean =>
  Array.isArray(subscriptions) && (subscriptions as Doc[]).some(({ event_type }) => event_type === type);

/** Where a stream's events go; undefined for destinations that are no webhooks. */
export function webhookOf({
  destination,
}: Doc): { endpoint: unknown; headers: Record<string, string> } | undefined {
  if (!isObject(destination) || destination.type !== 'webhook') return undefined;
  const { webhook_endpoint: endpoint, webhook_authorization: authorization } = (destination.configuration ??
    {}) as Doc;
  return { endpoint, headers: { 'content-type': 'application/json', ...proof(authorization) } };
}

function proof(authorization: unknown): Record<string, string> {
  if (!isObject(authorization)) return {};
  const { method, username, password, token, header_key: key, header_value: value } = authorization;
  switch (method) {
    case 'basic':
      return {
        authorization: `Basic ${Buffer.from(`${String(username)}:${String(password)}`).toString('base64')}`,
      };
    case 'bearer':
      return { authorization: `Bearer ${String(token)}` };
    case 'custom_header':
      return { [String(key)]: String(value) };
    default:
      return {};
  }
}

/** An event as a webhook gets it. */
export const carried = (stream: Doc, event: Doc): Doc => ({ ...event, a0stream: stream.id });
