/** What a service provider gets of a login that failed. */
import type { SandboxResponse } from '../../types.js';
import { errorPage } from '../page/layout.js';
import { samlPost } from './post-page.js';
import type { SamlRequest } from './request.js';
import { failedResponse } from './response.js';

/** A SAML login as the request of the pages keeps it. */
export interface SamlLogin extends SamlRequest {
  /** The identity provider's name of itself. */
  provider: string;
  /** The application asked by WS-Federation; its name of itself. */
  realm?: string;
}

/** Statuses of the second level by the error of OAuth. */
const REASONS = new Map([
  ['login_required', 'NoPassive'],
  ['interaction_required', 'NoPassive'],
  ['consent_required', 'NoPassive'],
] as const) as ReadonlyMap<string, 'NoPassive'>;

export function samlAnswer(
  saml: SamlLogin,
  callback: string,
  { error = 'access_denied', error_description: message = '' }: Readonly<Record<string, string>>,
): SandboxResponse {
  // WS-Federation has no answer that says why there is no token: the person is told.
  if (saml.realm !== undefined) return errorPage(403, error, message);
  const at = { issuer: saml.provider, destination: callback, inResponseTo: saml.id, now: Date.now() };
  const reason = REASONS.get(error) ?? (error === 'access_denied' ? 'RequestDenied' : 'AuthnFailed');
  return samlPost(callback, failedResponse(at, reason, message), saml.relayState);
}
