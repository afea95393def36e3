/** Adaptive MFA in the sandbox: a login with another kind of browser than before counts as risky. */
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';

const MOST = 20;

const known = (user: Doc): string[] => ((user.$known_devices ?? []) as unknown[]).map(String);
const agentOf = (ctx: AuthContext): string => ctx.request.headers['user-agent'] ?? 'Unknown';

export const isKnownBrowser = (ctx: AuthContext, user: Doc): boolean => known(user).includes(agentOf(ctx));

export function rememberBrowser(ctx: AuthContext, user: Doc): void {
  const agent = agentOf(ctx);
  const others = known(user).filter((one) => one !== agent);
  ctx.tenant
    .collection('users')
    .update(String(user.user_id), { $known_devices: [...others, agent].slice(-MOST) });
}
