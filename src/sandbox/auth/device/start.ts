/** `POST /oauth/device/code`: a device asks for codes. */
import { text } from '../../../text/values.js';
import { OAuthError } from '../../errors.js';
import type { AuthHandler } from '../../types.js';
import { clientEvent } from '../event-fields.js';
import { grantNotAllowed, hasGrant } from '../grants/grant-types.js';
import { loggingRefusal } from '../refusals.js';
import { apiRefusal, audienceOf } from '../tokens/scope.js';
import { INTERVAL_S, LIFETIME_MS, newDeviceRequest } from './requests.js';

export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

export const deviceCode: AuthHandler = (ctx) => {
  const client = ctx.authenticateClient();
  return loggingRefusal(
    ctx,
    () => {
      if (!hasGrant(client, DEVICE_GRANT)) throw grantNotAllowed(DEVICE_GRANT);
      const [scope, audience] = [text(ctx.body.scope), audienceOf(ctx, ctx.body)];
      const refusal = apiRefusal(ctx, client, audience);
      if (refusal !== undefined) throw new OAuthError(403, 'access_denied', refusal);
      const { device_code, user_code } = newDeviceRequest(ctx, {
        client_id: String(client.client_id),
        ...(scope === undefined ? {} : { scope }),
        ...(audience === undefined ? {} : { audience }),
      });
      const verification_uri = `${ctx.url}/activate`;
      return {
        status: 200,
        body: {
          device_code,
          user_code,
          verification_uri,
          verification_uri_complete: `${verification_uri}?user_code=${user_code}`,
          expires_in: LIFETIME_MS / 1000,
          interval: INTERVAL_S,
        },
        headers: { 'cache-control': 'no-store' },
      };
    },
    () => clientEvent(ctx, 'fdeaz', client),
  );
};
