/** Sending the answer of an authorization request to the application's callback. */

import type { OAuthError } from '../../errors.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import { cibaAnswer } from '../ciba/answer.js';
import { deviceAnswer } from '../device/answer.js';
import { tenantErrorPage } from '../page/error-page.js';
import { postForm } from '../page/post-form.js';
import { webMessage } from '../page/web-message.js';
import { samlAnswer } from '../saml/answer.js';
import type { Recipient } from './request.js';

export function answer(recipient: Recipient, fields: Readonly<Record<string, string>>): SandboxResponse {
  const { redirect_uri, response_mode, state, device, ciba, saml } = recipient;
  if (device) return deviceAnswer(fields);
  if (ciba) return cibaAnswer(fields);
  if (saml) return samlAnswer(saml, redirect_uri, fields);
  const all = { ...fields, ...(state === undefined ? {} : { state }) };
  if (response_mode === 'form_post') return postForm(redirect_uri, all);
  const url = new URL(redirect_uri);
  if (response_mode === 'web_message') return webMessage(url.origin, all);
  if (response_mode === 'fragment') url.hash = new URLSearchParams(all).toString();
  else for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
  return { status: 302, headers: { location: url.href, 'cache-control': 'no-store' } };
}

/** Tells the application about an error, or the person alone. */
export const answerError = async (
  ctx: AuthContext,
  recipient: Recipient,
  { error, message }: OAuthError,
): Promise<SandboxResponse> =>
  recipient.keeps_errors === true
    ? tenantErrorPage(ctx, { status: error === 'invalid_request' ? 400 : 403, error, message })
    : answer(recipient, { error, error_description: message });

export const redirect = (location: string): SandboxResponse => ({
  status: 302,
  headers: { location, 'cache-control': 'no-store' },
});
