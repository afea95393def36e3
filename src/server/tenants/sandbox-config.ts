/** The configuration of a runtime for a sandbox that this process has started. */
import type { Policy } from '../../policy/policy.js';
import type { RunningSandbox } from '../../sandbox/start.js';
import type { Config } from '../load-config.js';

export function sandboxConfig(
  { domain, url, audience, clientId, clientSecret, caCertificate }: RunningSandbox,
  { policy, logLevel }: { policy: Policy; logLevel: Config['logLevel'] },
): Config {
  return {
    tenant: {
      kind: 'auth0',
      domain,
      baseUrl: url,
      audience,
      credentials: { kind: 'secret', clientId, clientSecret },
      ...(caCertificate === undefined ? {} : { tlsCa: caCertificate }),
    },
    approver: 'form',
    policy,
    surface: { toolsets: undefined, tools: undefined },
    logLevel,
  };
}
