/** The page that carries a SAML response to the service provider. */
import type { SandboxResponse } from '../../types.js';
import { html } from '../page/html.js';
import { page } from '../page/layout.js';

const SUBMIT = "document.getElementById('answer').submit();";

/** @param message the response in base64 */
export function samlPost(target: string, message: string, relayState: string | undefined): SandboxResponse {
  const state =
    relayState !== undefined && html`<input type="hidden" name="RelayState" value="${relayState}">`;
  const form = html`<form id="answer" method="post" action="${target}">
<input type="hidden" name="SAMLResponse" value="${message}">${state}
<button type="submit">Continue</button></form>`;
  return page('Back to the application', form, { formTarget: target, script: SUBMIT });
}
