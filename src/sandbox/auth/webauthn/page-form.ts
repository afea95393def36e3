/** The form that a page fills in with what an authenticator answers. */
import { type Html, html } from '../../../text/html.js';
import type { Doc } from '../../state/store.js';

interface Ceremony {
  path: string;
  kind: 'create' | 'get';
  /** What the browser is asked for. */
  options: Doc;
  /** The browser suggests passkeys where a name is typed. */
  autofill?: boolean;
  fields: Html;
}

export const ceremonyForm = (
  login: { id: string },
  { path, kind, options, autofill = false, fields }: Ceremony,
): Html => html`<form id="webauthn" method="post" action="${path}" data-kind="${kind}"${autofill && html` data-autofill="yes"`} data-options="${JSON.stringify(options)}">
<input type="hidden" name="state" value="${login.id}"><input type="hidden" name="response" value="">${fields}</form>
<div class="problem" id="webauthn-problem" role="alert" hidden></div>
<noscript><p>This method needs JavaScript.</p></noscript>`;
