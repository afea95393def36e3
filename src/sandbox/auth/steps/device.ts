/** The page on which a person confirms that the device before them shows the code. */
import { html } from '../../../text/html.js';
import { OAuthError } from '../../errors.js';
import type { AuthHandler } from '../../types.js';
import { PATHS } from '../authorize/advance.js';
import { change } from '../authorize/transaction.js';
import { clientEvent } from '../event-fields.js';
import { form, type StepDeclaration, stepHandlers, text } from './step.js';

const confirmation: StepDeclaration = {
  on: ['device'],
  show: ({ client, login }) => ({
    title: 'Device confirmation',
    content: html`<p>Confirm that your device shows this code, and that you want to log in to ${String(client.name)} there.</p>
<p><code>${login.request.device?.user_code}</code></p>
${form(
  login,
  PATHS.device,
  html`<button name="action" value="confirm">Confirm</button>
<button class="second" name="action" value="cancel">Cancel</button>`,
)}`,
  }),
  submit: ({ ctx, client, login }) => {
    const action = text(ctx, 'action');
    if (action === 'confirm') return change(ctx, login, { deviceConfirmed: true });
    if (action !== 'cancel') return 'Confirm the code, or cancel.';
    const description = 'User cancelled the confirmation prompt.';
    ctx.log({ ...clientEvent(ctx, 'fdecc', client), description });
    throw new OAuthError(403, 'access_denied', description);
  },
};

export const deviceConfirmation: Readonly<Record<string, AuthHandler>> = stepHandlers(
  PATHS.device,
  confirmation,
);
