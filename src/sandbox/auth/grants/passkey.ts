/** Logging in with a passkey at the token endpoint. */
import { text } from '../../../text/values.js';
import type { AuthHandler } from '../../types.js';
import { eventFields } from '../event-fields.js';
import { loggingRefusalOnce } from '../refusals.js';
import { PASSKEY_GRANT, personOfPasskey } from '../webauthn/passkeys.js';
import { grantNotAllowed, hasGrant } from './grant-types.js';
import { logIn } from './log-in.js';

export const passkeyGrant: AuthHandler = async (ctx) => {
  const client = ctx.authenticateClient();
  if (!hasGrant(client, PASSKEY_GRANT)) throw grantNotAllowed(PASSKEY_GRANT);
  const organization = text(ctx.body.organization);
  const { user, connection } = await loggingRefusalOnce(
    ctx,
    (telling) => personOfPasskey(telling, client, organization),
    () => ({
      type: 'passkey_challenge_failed',
      ...eventFields(ctx, client, {}, undefined, ''),
      details: {},
    }),
  );
  return await logIn(ctx, {
    client,
    connection,
    user,
    organization,
    scope: text(ctx.body.scope),
    audience: text(ctx.body.audience),
    protocol: 'oauth2-password',
    methods: [{ name: 'passkey', timestamp: ctx.iso() }],
  });
};
