/** Logging in on the page with a code that is sent: the form that asks for it, and the page that takes it. */
import { type Html, html } from '../../../text/html.js';
import { OAuthError } from '../../errors.js';
import { connectionByName } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthHandler } from '../../types.js';
import { findAccount } from '../attempt.js';
import { PATHS } from '../authorize/advance.js';
import { connectionsFor } from '../authorize/connections.js';
import { signIn } from '../authorize/next.js';
import { change, type Transaction } from '../authorize/transaction.js';
import { accountOf, identifierOf, mayReceive } from '../passwordless/account.js';
import { addressOf, checkCode, isPasswordless, isPhone, sendLoginCode } from '../passwordless/codes.js';
import { codeField } from './factor-pages.js';
import { form, type StepContext, type StepDeclaration, stepHandlers, text } from './step.js';

const START = '/u/login/passwordless';

/** The part of the login page that sends a code. */
export function passwordlessForm(login: Transaction, connection: Doc): Html {
  const [label, id, type] = isPhone(connection)
    ? ['Phone number', 'phone', 'tel']
    : ['Email address for a code', 'code-email', 'email'];
  return form(
    login,
    START,
    html`<input type="hidden" name="connection" value="${String(connection.name)}">
<label for="${id}">${label}</label>
<input id="${id}" name="to" type="${type}" autocomplete="${type}" required>
<button class="second" type="submit">${isPhone(connection) ? 'Text me a code' : 'Email me a code'}</button>`,
  );
}

const offered = ({ ctx, client, login }: StepContext): Doc[] =>
  connectionsFor(ctx, client, login).filter(isPasswordless);

/** The answer does not tell whether there is such a person. */
async function send({ ctx, client, login }: StepContext, connection: Doc, to: string): Promise<Transaction> {
  const user = findAccount(ctx, connection, to) ?? identifierOf(connection, to);
  if (mayReceive(ctx, connection, to)) await sendLoginCode(ctx, client, connection, to, user);
  return change(ctx, login, { passwordless: { connection: String(connection.name), to } });
}

const start: StepDeclaration = {
  on: ['login', 'signup'],
  show: (at) => ({
    title: 'Welcome',
    content: html`<p>Log in to ${String(at.client.name)} with a code.</p>
${offered(at).map((one) => passwordlessForm(at.login, one))}`,
  }),
  submit: async (at) => {
    const connection = offered(at).find(({ name }) => name === text(at.ctx, 'connection'));
    if (!connection) return 'Choose one of the ways to log in.';
    const to = addressOf(connection, text(at.ctx, 'to'));
    if (to !== undefined) return send(at, connection, to);
    return isPhone(connection)
      ? 'Enter a phone number that begins with + and its country code.'
      : 'Enter a valid email address.';
  },
};

const challenge: StepDeclaration = {
  on: ['passwordless'],
  show: ({ login }) => ({
    title: 'Enter your code',
    content: html`<p>Enter the code that was sent to ${login.passwordless?.to}.</p>
${form(login, PATHS.passwordless, codeField('Code', 'numeric'))}
${form(
  login,
  PATHS.passwordless,
  html`<button class="second" name="action" value="resend">Send another code</button>
<button class="second" name="action" value="back">Use another way</button>`,
)}`,
  }),
  submit: async (at) => {
    const { ctx, client, login } = at;
    const { connection: name = '', to = '' } = login.passwordless ?? {};
    const connection = connectionByName(ctx.tenant, name);
    if (!connection || text(ctx, 'action') === 'back') return change(ctx, login, { passwordless: undefined });
    if (text(ctx, 'action') === 'resend') return send(at, connection, to);
    const result = checkCode(ctx, connection, to, text(ctx, 'code'));
    if (result !== 'right')
      return result === 'wrong'
        ? 'The code you entered is invalid.'
        : 'Too many wrong codes. Ask for another code.';
    try {
      const user = await accountOf(ctx, client, connection, to);
      return signIn(ctx, client, login, {
        user: String(user.user_id),
        connection: name,
        fresh: true,
        entry: 'prompt-authenticate',
      });
    } catch (error) {
      if (error instanceof OAuthError && error.error === 'extensibility_error') return error.message;
      throw error;
    }
  },
};

export const passwordlessPages: Readonly<Record<string, AuthHandler>> = {
  ...stepHandlers(START, start),
  ...stepHandlers(PATHS.passwordless, challenge),
};
