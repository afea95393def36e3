/** The page by which the browser posts an answer to the application, without the person doing anything. */
import { html } from '../../../text/html.js';
import type { SandboxResponse } from '../../types.js';
import { page } from './layout.js';

const SUBMIT = "document.getElementById('answer').submit();";

export function postForm(target: string, fields: Readonly<Record<string, string>>): SandboxResponse {
  const inputs = Object.entries(fields).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const form = html`<form id="answer" method="post" action="${target}">${inputs}
<button type="submit">Continue</button></form>`;
  return page('Back to the application', form, { formTarget: target, script: SUBMIT });
}
