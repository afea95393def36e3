/** Push notifications as the configuration describes them. */
import { Backchannel } from '../../../client/token/backchannel.js';
import type { ApproverConfig } from '../../../config/approver.js';
import type { CallerConfig } from '../../../config/callers.js';
import type { Credentials } from '../../../config/credentials.js';
import { ConfigError } from '../../../config/errors.js';
import type { Approvals } from '../../../policy/approvals/approvals.js';
import type { SharedState } from '../../../state/shared-state.js';
import { USER_AGENT } from '../../../version.js';
import { IssuerKeys } from '../../callers/issuer-keys.js';
import { createPushWay, type PushOptions, type PushWay } from './push.js';

export interface PushSetup extends ApproverConfig {
  tenant: { baseUrl: string; credentials: Credentials };
  callers?: CallerConfig | undefined;
  approvals: Approvals;
  state: SharedState;
  log: PushOptions['log'];
}

/** @throws ConfigError for a configuration with which no phone can be asked */
export function startPush(setup: PushSetup): PushWay {
  const { tenant, callers, approverUser: user, approverAudience: audience, approvals, state, log } = setup;
  const { baseUrl, credentials } = tenant;
  const issuer = `${baseUrl}/`;
  const wrong = (why: string) => new ConfigError(`AUTH0_MCP_APPROVER=push ${why}`);
  if (credentials.kind === 'token')
    throw wrong(
      'needs an application that can authenticate: set AUTH0_CLIENT_ID with AUTH0_CLIENT_SECRET or AUTH0_CLIENT_PRIVATE_KEY rather than AUTH0_TOKEN.',
    );
  if (!callers && user === undefined)
    throw wrong(
      'needs AUTH0_MCP_APPROVER_USER, the id of the user whose phone is asked, unless callers are authenticated (AUTH0_MCP_HTTP_ISSUER).',
    );
  if (callers && user !== undefined)
    throw wrong(
      'asks the callers themselves where they are authenticated (AUTH0_MCP_HTTP_ISSUER): unset AUTH0_MCP_APPROVER_USER.',
    );
  if (callers && callers.issuer !== issuer)
    throw wrong(
      `needs callers that are users of the tenant: AUTH0_MCP_HTTP_ISSUER must be ${issuer}, not ${callers.issuer}.`,
    );
  return createPushWay({
    backchannel: new Backchannel({ baseUrl, credentials, userAgent: USER_AGENT }),
    keys: new IssuerKeys(issuer).find,
    clientId: credentials.clientId,
    ...{ approvals, state, issuer, user, audience, log },
  });
}
