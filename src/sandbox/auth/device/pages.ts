/** The page on which a person types the code that a device shows. */
import { html } from '../../../text/html.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { beginHere } from '../authorize/advance.js';
import { clientById } from '../client.js';
import { clientEvent } from '../event-fields.js';
import { page } from '../page/layout.js';
import { requestOfPerson } from './requests.js';

const ACTIVATE = '/activate';

function form(typed: string, said?: string): SandboxResponse {
  return page(
    'Device activation',
    html`<form method="post" action="${ACTIVATE}">
<label for="user_code">Enter the code that your device shows.</label>
<input id="user_code" name="user_code" autocapitalize="characters" autocomplete="off" required value="${typed}">
<button type="submit">Continue</button></form>`,
    { said },
  );
}

/** Begins the login; the person confirms on its first page that they see this code. */
function activate(ctx: AuthContext): SandboxResponse | Promise<SandboxResponse> {
  const typed = typeof ctx.body.user_code === 'string' ? ctx.body.user_code : '';
  const found = requestOfPerson(ctx, typed);
  const client = found && clientById(ctx, found.client_id);
  if (!found || !client) {
    ctx.log({ ...clientEvent(ctx, 'fdeac', {}), description: 'Invalid or expired user code' });
    return form(typed, 'The code is invalid or has expired. Check it on your device.');
  }
  const { scope, audience, id, user_code } = found;
  return beginHere(ctx, client, ACTIVATE, {
    ...(scope === undefined ? {} : { scope }),
    ...(audience === undefined ? {} : { audience }),
    device: { id, user_code },
  });
}

export const devicePages: Readonly<Record<string, AuthHandler>> = {
  [`GET ${ACTIVATE}`]: (ctx) => form(ctx.request.search.get('user_code') ?? ''),
  [`POST ${ACTIVATE}`]: activate,
};
