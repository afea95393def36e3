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

/**
 * `event.authentication.riskAssessment`: the browser is all that the sandbox can judge; every address is trusted, and
 * nobody travels.
 */
export function riskAssessment(ctx: AuthContext, user: Doc): Doc {
  const first = known(user).length === 0;
  const [code, confidence] = first
    ? ['initial_login', 'neutral']
    : isKnownBrowser(ctx, user)
      ? ['match', 'high']
      : ['no_match', 'low'];
  return {
    version: '1',
    confidence,
    assessments: {
      NewDevice: { code, confidence },
      ImpossibleTravel: { code: 'missing_geoip', confidence: 'neutral' },
      UntrustedIP: { code: 'not_found_on_deny_list', confidence: 'high', details: { ip: ctx.request.ip } },
    },
  };
}
