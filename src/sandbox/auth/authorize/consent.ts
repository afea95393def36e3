/** Whether a person has to be asked what an application may do, and remembering the answer. */
import { GRANTS, recordConsent } from '../../resources/grants.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { type Grant, grantFor, OIDC_SCOPES } from '../tokens/scope.js';
import { isLocal } from './callback.js';
import type { Transaction } from './transaction.js';

/** What the application would get. */
export const grantOf = (ctx: AuthContext, client: Doc, user: Doc, login: Transaction): Grant =>
  grantFor(ctx, {
    client,
    user,
    scope: login.request.scope,
    audience: login.request.audience,
    organization: login.organization,
  });

/** What consent is recorded for: the API's scopes, or the profile's where there is no API. */
function subject(ctx: AuthContext, { api, scopes }: Grant): { audience: string; scope: string[] } {
  if (!api) return { audience: `${ctx.url}/userinfo`, scope: scopes };
  return { audience: String(api.identifier), scope: scopes.filter((one) => !OIDC_SCOPES.has(one)) };
}

/**
 * Third parties need consent, always. The tenant's own applications need it for an API unless the API allows to skip it,
 * which it cannot for an address on the person's own machine.
 */
export function needsConsent(ctx: AuthContext, client: Doc, user: Doc, login: Transaction): boolean {
  if (login.consented === true) return false;
  // Each request on another channel is answered, whatever was granted before.
  if (login.request.ciba) return true;
  if (login.request.prompt.includes('consent')) return true;
  const grant = grantOf(ctx, client, user, login);
  // What is bought or paid is approved each time (public documentation, transactional-authorization-with-authorization-code-flow).
  const isTransaction = grant.api?.consent_policy === 'transactional-authorization-with-mfa';
  if (isTransaction && login.request.authorization_details !== undefined) return true;
  if (client.is_first_party !== false) {
    const { api } = grant;
    if (!api) return false;
    const skips = api.skip_consent_for_verifiable_first_party_clients === true;
    if (skips && !isLocal(login.request.redirect_uri)) return false;
  }
  const { audience, scope } = subject(ctx, grant);
  const given = ctx.tenant
    .collection(GRANTS)
    .by('user', String(user.user_id))
    .find((one) => one.clientID === client.client_id && one.audience === audience);
  const known = (given?.scope ?? []) as unknown[];
  return given === undefined || scope.some((one) => !known.includes(one));
}

export function giveConsent(ctx: AuthContext, client: Doc, user: Doc, login: Transaction): Doc {
  return recordConsent(ctx.tenant, {
    user_id: String(user.user_id),
    clientID: String(client.client_id),
    ...subject(ctx, grantOf(ctx, client, user, login)),
  });
}
