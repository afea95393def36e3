/** Plain facts for the rules: one person with a past, to which a test adds what went wrong. */
import type { LoginFacts } from '../../../../src/tools/workflows/diagnose/facts.js';
import { type LogEvent, toEvent } from '../../../../src/tools/workflows/events.js';
import type { Account } from '../../../../src/tools/workflows/person.js';

export const NOW = Date.parse('2025-06-01T12:00:00Z');
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const HOME = '203.0.113.7';

export const account = (more: Partial<Account> = {}): Account => ({
  user_id: 'auth0|ann',
  email: 'ann@example.com',
  email_verified: true,
  identities: [{ connection: 'Users', provider: 'auth0', user_id: 'ann' }],
  created: NOW - 300 * DAY,
  logins: 12,
  ...more,
});

let sequence = 0;
/** An event of Ann's, `before` ms ago, as the API would answer it. */
export function event(type: string, before: number, more: Record<string, unknown> = {}): LogEvent {
  sequence += 1;
  const doc: Record<string, unknown> = {
    log_id: `log${sequence}`,
    type,
    date: new Date(NOW - before).toISOString(),
    user_id: 'auth0|ann',
    user_name: 'ann@example.com',
    connection: 'Users',
    connection_id: 'con_users',
    client_id: 'shop',
    client_name: 'Shop',
    ip: HOME,
    ...more,
  };
  return toEvent(doc);
}

/** A refusal with a description, as `f` events have it. */
export const refusal = (before: number, description: string, more: Record<string, unknown> = {}): LogEvent =>
  event('f', before, { description, ...more });

export function facts(events: LogEvent[], more: Partial<LoginFacts> = {}): LoginFacts {
  return {
    now: NOW,
    asked: { kind: 'email', value: 'ann@example.com' },
    accounts: [account()],
    accountsSeen: true,
    gone: [],
    similar: [],
    events: [...events].sort((a, b) => b.at - a.at),
    unattributed: [],
    bruteForce: [],
    factors: [],
    organizations: [],
    application: {
      client_id: 'shop',
      name: 'Shop',
      callbacks: ['https://shop.example.com/cb'],
      grantTypes: ['authorization_code', 'refresh_token'],
      connections: [{ id: 'con_users', name: 'Users' }],
    },
    applicationAsked: false,
    organizationAsked: false,
    connectionIds: { Users: 'con_users' },
    ...more,
  };
}
