/** Fields that every log event about a login has. */
import type { Doc } from '../state/store.js';
import type { AuthContext, LogEvent } from '../types.js';
import { familyOf } from './provider/failures.js';

/** How Auth0 groups the strategies of connections in its log. */
function strategyType(strategy: string): string {
  if (strategy === 'auth0') return 'database';
  if (strategy === 'sms' || strategy === 'email') return 'passwordless';
  return familyOf(strategy) === 'social' ? 'social' : 'enterprise';
}

const clientFields = ({ url }: Pick<AuthContext, 'url'>, client: Doc): Doc => ({
  client_id: client.client_id,
  client_name: client.name,
  hostname: new URL(url).host,
});

/** An event about an application, and no person. */
export const clientEvent = (ctx: Pick<AuthContext, 'url'>, type: string, client: Doc): LogEvent => ({
  type,
  description: '',
  ...clientFields(ctx, client),
  details: {},
});

/**
 * @param connection an empty object when none has been chosen yet
 * @param typed what the person typed, for the name of a user who does not exist
 */
export function eventFields(
  ctx: Pick<AuthContext, 'url'>,
  client: Doc,
  connection: Doc,
  user: Doc | undefined,
  typed: string,
): Doc {
  const { strategy } = connection;
  return {
    ...(connection.name === undefined ? {} : { connection: connection.name, connection_id: connection.id }),
    ...clientFields(ctx, client),
    ...(user ? { user_id: user.user_id } : {}),
    user_name: user?.email ?? user?.username ?? typed,
    ...(strategy === undefined ? {} : { strategy, strategy_type: strategyType(String(strategy)) }),
  };
}
