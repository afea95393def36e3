/** Exchanging an authorization code for tokens. */
import { text } from '../../../text/values.js';
import { OAuthError } from '../../errors.js';
import { REFRESH_TOKENS } from '../../resources/sessions.js';
import { connectionByName } from '../../resources/users/store.js';
import type { Command } from '../../runtime/protocol.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { CODES, codeNamed } from '../authorize/code.js';
import { eventFields } from '../event-fields.js';
import { changeRefreshToken } from '../flows/lifetimes.js';
import { loggingRefusal } from '../refusals.js';
import type { TokenChanges } from '../tokens/changes.js';
import { tokensFor } from '../tokens/login.js';
import { digestOf } from '../tokens/secrets.js';
import { grantNotAllowed, hasGrant } from './grant-types.js';
import { required } from './parameters.js';

const TYPE = 'authorization_code';

/** A code as the log shows it: its end only. */
const masked = (code: string): string => `${'*'.repeat(Math.max(0, code.length - 3))}${code.slice(-3)}`;

const invalid = (message: string): OAuthError => new OAuthError(403, 'invalid_grant', message);

/** A code that is used again is in the wrong hands: what it gave is taken back. */
function refuseReuse(ctx: AuthContext, code: Doc): void {
  if (code.used !== true) return;
  if (typeof code.family === 'string') ctx.tenant.collection(REFRESH_TOKENS).delete(code.family);
  throw invalid('Invalid authorization code');
}

/** @throws OAuthError for what does not belong to the code */
function checkCode(ctx: AuthContext, client: Doc, code: Doc | undefined): Doc {
  if (!code || code.client_id !== client.client_id) throw invalid('Invalid authorization code');
  refuseReuse(ctx, code);
  if (Number(code.expires_at) <= ctx.now()) throw invalid('Invalid authorization code');
  const sent = text(ctx.body.redirect_uri);
  if (sent !== code.redirect_uri && (sent !== undefined || code.redirect_uri_given === true)) {
    throw new OAuthError(
      403,
      'unauthorized_client',
      `The redirect URI is wrong. You sent ${sent ?? 'null'}, and we expected ${String(code.redirect_uri)}`,
    );
  }
  checkVerifier(client, code, text(ctx.body.code_verifier));
  // RFC 9449, 10: a code that names a key is exchanged with a proof of that key.
  if (code.dpop_jkt !== undefined && code.dpop_jkt !== ctx.proof)
    throw new OAuthError(400, 'invalid_dpop_proof', 'The code is bound to the key of another proof');
  return code;
}

function checkVerifier(client: Doc, code: Doc, verifier: string | undefined): void {
  const { challenge } = code;
  if (challenge === undefined) {
    if (verifier !== undefined) throw invalid('Failed to verify code verifier');
    // Without a secret, nothing else proves that the one who exchanges the code is the one who asked for it.
    if (client.token_endpoint_auth_method === 'none')
      throw new OAuthError(401, 'access_denied', 'Unauthorized');
    return;
  }
  if (verifier === undefined) throw invalid("Parameter 'code_verifier' is required");
  if (digestOf(verifier) !== challenge) throw invalid('Failed to verify code verifier');
}

export const codeGrant: AuthHandler = (ctx) => {
  const client = ctx.authenticateClient();
  const given = required(ctx, 'code');
  const code = codeNamed(ctx, given);
  const user = code && ctx.tenant.collection('users').get(String(code.user_id));
  const connection = connectionByName(ctx.tenant, String(code?.connection ?? '')) ?? {};
  const about = { ...eventFields(ctx, client, connection, user, ''), details: { code: masked(given) } };
  return loggingRefusal(
    ctx,
    () => {
      if (!hasGrant(client, TYPE)) throw grantNotAllowed(TYPE);
      const found = checkCode(ctx, client, code);
      if (!user) throw invalid('Invalid authorization code');
      if (user.blocked === true) throw new OAuthError(401, 'unauthorized', 'user is blocked');
      const codes = ctx.tenant.collection(CODES);
      codes.update(String(found.id), { used: true });
      const answer = tokensFor(
        ctx,
        {
          client,
          connection,
          user,
          organization: found.organization as string | undefined,
          scope: found.scope as string | undefined,
          audience: found.audience as string | undefined,
        },
        {
          session: String(found.session_id),
          idClaims: found.id_claims as Doc,
          changes: found.changes as TokenChanges | undefined,
          details: found.authorization_details as Doc[] | undefined,
          onRefreshToken: (family) => {
            codes.update(String(found.id), { family });
            changeRefreshToken(ctx, family, (found.commands ?? []) as Command[]);
          },
        },
      );
      ctx.log({ type: 'seacft', description: 'Code exchanged for access token', ...about });
      return answer;
    },
    () => ({ type: 'feacft', ...about }),
  );
};
