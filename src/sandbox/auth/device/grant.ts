/** The grant of the token endpoint for a device whose person has logged in elsewhere. */
import { OAuthError } from '../../errors.js';
import { connectionByName } from '../../resources/users/store.js';
import type { Command } from '../../runtime/protocol.js';
import type { Doc } from '../../state/store.js';
import type { AuthHandler } from '../../types.js';
import { clientEvent } from '../event-fields.js';
import { changeRefreshToken } from '../flows/lifetimes.js';
import { required } from '../grants/parameters.js';
import { loggingRefusal } from '../refusals.js';
import type { TokenChanges } from '../tokens/changes.js';
import { tokensFor } from '../tokens/login.js';
import { type DeviceRequest, forgetDevice, INTERVAL_S, requestOfDevice, updateDevice } from './requests.js';

/** Timers of clients are not exact. */
const EARLY_MS = 100;

const refusal = (error: string, message: string, status = 403): OAuthError =>
  new OAuthError(status, error, message);

export const deviceGrant: AuthHandler = (ctx) => {
  const client = ctx.authenticateClient();
  const request = requestOfDevice(ctx.tenant, required(ctx, 'device_code'));
  return loggingRefusal(
    ctx,
    () => {
      if (request?.client_id !== client.client_id || request === undefined)
        throw refusal('invalid_grant', 'Invalid or expired device code.');
      const { id, state, next_poll, approved } = request as DeviceRequest;
      const now = ctx.now();
      if (now >= request.expires_at) throw refusal('expired_token', 'The device_code is expired.');
      updateDevice(ctx.tenant, id, { next_poll: now + INTERVAL_S * 1000 });
      if (state === 'denied') throw refusal('access_denied', 'User cancelled the confirmation prompt.');
      if (now < next_poll - EARLY_MS) {
        const message = `You are polling faster than the specified interval of ${INTERVAL_S} seconds.`;
        throw refusal('slow_down', message, 429);
      }
      const user = ctx.tenant.collection('users').get(String(approved?.user_id));
      if (state === 'waiting' || !approved)
        throw refusal('authorization_pending', 'User has yet to authorize device code.');
      if (!user || user.blocked === true) throw refusal('access_denied', 'user is blocked');
      forgetDevice(ctx.tenant, id);
      const answer = tokensFor(
        ctx,
        {
          client,
          connection: connectionByName(ctx.tenant, approved.connection) ?? {},
          user,
          organization: approved.organization as string | undefined,
          scope: request.scope,
          audience: request.audience,
        },
        {
          session: approved.session_id,
          idClaims: approved.id_claims as Doc,
          changes: approved.changes as TokenChanges | undefined,
          onRefreshToken: (family) => changeRefreshToken(ctx, family, (approved.commands ?? []) as Command[]),
        },
      );
      ctx.log({ ...clientEvent(ctx, 'sede', client), user_id: user.user_id, user_name: user.email });
      return answer;
    },
    () => clientEvent(ctx, 'fede', client),
  );
};
