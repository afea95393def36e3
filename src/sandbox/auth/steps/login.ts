/** The pages for a password, for signing up, and for asking for a new password. */
import { type Html, html } from '../../../text/html.js';
import { MAIL_ADDRESS } from '../../../text/mail-address.js';
import { OAuthError } from '../../errors.js';
import { takesUsernames } from '../../resources/users/profile.js';
import type { Doc } from '../../state/store.js';
import type { AuthHandler } from '../../types.js';
import { attempt, findAccount } from '../attempt.js';
import { PATHS, telling } from '../authorize/advance.js';
import { connectionsFor, homeRealm, takesSignUps } from '../authorize/connections.js';
import { emailOf, invitationById } from '../authorize/invitation.js';
import { signIn } from '../authorize/next.js';
import { change, clientOf, transactionOf, transactionPart } from '../authorize/transaction.js';
import { notePasswordChangeRequest, register } from '../database.js';
import type { Entry } from '../flows/login-stages.js';
import { page } from '../page/layout.js';
import { partial } from '../page/partials.js';
import { frameOf } from '../page/template.js';
import { isPasswordless } from '../passwordless/codes.js';
import { PROVIDER_PAGE } from '../provider/paths.js';
import { isOutside } from '../provider/settings.js';
import { WEBAUTHN_SCRIPT } from '../webauthn/page-script.js';
import { loginWithPasskey, offerPasskey, passkeyForm, signsUpWithPasskey, startSignUp } from './passkeys.js';
import { passwordlessForm } from './passwordless.js';
import { form, type StepContext, type StepDeclaration, stepHandlers, text } from './step.js';

const RESET = '/u/reset-password/request';
/** Errors that the person can do something about, so that the login goes on. */
const ON_THE_PAGE: ReadonlySet<string> = new Set([
  'invalid_grant',
  'too_many_attempts',
  'too_many_requests',
  'password_leaked',
]);

const offered = ({ ctx, client, login }: StepContext): Doc[] => connectionsFor(ctx, client, login);
/** Those that take a password on this page. */
const connections = (at: StepContext): Doc[] =>
  offered(at).filter((one) => !isOutside(one) && !isPasswordless(one));

/** Whether a connection has a button: an organization may hide it. */
const isShown = ({ ctx, login }: StepContext, { id }: Doc): boolean =>
  login.organization === undefined ||
  (ctx.tenant.links('organization-connections').data(login.organization, String(id)) as Doc | undefined)
    ?.show_as_button !== false;

/** The ways through an outside identity provider. */
const providerLinks = (at: StepContext): Html[] =>
  offered(at)
    .filter(isOutside)
    .filter((one) => isShown(at, one))
    .map(
      ({ name }) =>
        html`<p><a href="${PROVIDER_PAGE}?state=${at.login.id}&amp;connection=${encodeURIComponent(String(name))}">Continue with ${String(name)}</a></p>`,
    );

/** The connection that the form names, or the only one. */
function chosenConnection(at: StepContext): Doc {
  const databases = connections(at);
  return databases.find((one) => one.name === text(at.ctx, 'connection')) ?? (databases[0] as Doc);
}

/** A choice of connections where there are several. */
function connectionField(at: StepContext): Html | undefined {
  const databases = connections(at);
  if (databases.length < 2) return undefined;
  const chosen = chosenConnection(at).name;
  const options = databases.map(
    ({ name }) => html`<option${name === chosen && html` selected`}>${String(name)}</option>`,
  );
  return html`<label for="connection">Connection</label><select id="connection" name="connection">${options}</select>`;
}

/** The address or name to begin with: what was typed, else whom the invitation or the application means. */
function identifier({ ctx, login }: StepContext, field: string): string {
  const typed = text(ctx, field);
  if (typed !== '') return typed;
  const invitation = login.invitation === undefined ? undefined : invitationById(ctx, login.invitation);
  return emailOf(invitation) ?? login.request.login_hint ?? '';
}

const appName = ({ client }: StepContext): string => String(client.name);

function purpose(at: StepContext): string {
  const { ctx, login } = at;
  const { organization: id } = login;
  const organization = id === undefined ? undefined : ctx.tenant.collection('organizations').get(id);
  const name = organization?.display_name ?? organization?.name;
  const where = name === undefined ? appName(at) : `${String(name)} to continue to ${appName(at)}`;
  return login.invitation === undefined
    ? `Log in to ${where}.`
    : `You have been invited to ${String(name)}. Log in, or sign up, to continue to ${appName(at)}.`;
}

/** A password, or the address by which the person's company is known. */
const takesPassword = (at: StepContext): boolean => offered(at).some((one) => !isPasswordless(one));

const login: StepDeclaration = {
  on: ['login', 'signup'],
  show: async (at) => {
    const { login: state } = at;
    const usernames = connections(at).some(takesUsernames);
    const query = `?state=${state.id}`;
    const signUp = connections(at).some((one) => takesSignUps(at.ctx, one, state));
    const passkeys = passkeyForm(at, connections(at));
    return {
      title: 'Welcome',
      ...(passkeys === undefined ? {} : { script: WEBAUTHN_SCRIPT }),
      content: html`<p>${purpose(at)}</p>
${providerLinks(at)}
${
  takesPassword(at) &&
  form(
    state,
    PATHS.login,
    html`${await partial(at.ctx, 'login', at.client, 'form-content-start')}${connectionField(at)}
<label for="username">${usernames ? 'Username or email address' : 'Email address'}</label>
<input id="username" name="username" autocomplete="username webauthn" required value="${identifier(at, 'username')}">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password"${!offered(at).some(isOutside) && html` required`}>
${await partial(at.ctx, 'login', at.client, 'form-content-end')}
<button type="submit">Continue</button>`,
  )
}
${passkeys}
${takesPassword(at) && html`<p><a href="${RESET}${query}">Forgot password?</a></p>`}
${offered(at)
  .filter(isPasswordless)
  .map((one) => passwordlessForm(state, one))}
${signUp && html`<p>No account yet? <a href="${PATHS.signup}${query}">Sign up</a></p>`}`,
    };
  },
  submit: async (at) => {
    const { ctx, client, login: state } = at;
    if (text(ctx, 'response') !== '') return loginWithPasskey(at, connections(at));
    const [username, password] = [text(ctx, 'username').trim(), text(ctx, 'password')];
    const realm = homeRealm(offered(at), username);
    if (realm) return change(ctx, state, { provider: String(realm.name) });
    if (username === '' || password === '') return 'Enter your email address and your password.';
    const connection = chosenConnection(at);
    if (!connection) return 'Choose one of the ways to log in above.';
    try {
      // Membership of the organization is checked when the invitation, if there is one, has been accepted.
      const user = await attempt(ctx, {
        client,
        connection,
        username,
        password,
        organization: undefined,
        within: state.organization,
      });
      const who = { user: String(user.user_id), connection: String(connection.name), fresh: true };
      return offerPasskey(at, signIn(ctx, client, state, { ...who, entry: entryOf(at) }));
    } catch (error) {
      if (error instanceof OAuthError && ON_THE_PAGE.has(error.error)) return error.message;
      throw error;
    }
  },
};

/** The page asks for the identifier and the password at once; the log says how the tenant has it. */
function entryOf({ ctx }: StepContext): Entry {
  const { identifier_first: first } = ctx.tenant.settings('/prompts');
  return first === true ? 'prompt-authenticate-password' : 'prompt-authenticate';
}

/** What a refused sign-up is told. */
function complaint(body: unknown): string {
  const { description, message, error, policy } = (body ?? {}) as Doc;
  const said = typeof description === 'string' ? description : message;
  return [said ?? error ?? 'The sign-up failed.', policy].filter(Boolean).join('\n');
}

const signup: StepDeclaration = {
  on: ['login', 'signup'],
  show: async (at) => {
    const { login: state } = at;
    const usernames = connections(at).some(takesUsernames);
    return {
      title: 'Sign up',
      content: html`<p>Sign up for ${appName(at)}.</p>
${form(
  state,
  PATHS.signup,
  html`${await partial(at.ctx, 'signup', at.client, 'form-content-start')}${connectionField(at)}
<label for="email">Email address</label>
<input id="email" name="email" type="email" autocomplete="email" required value="${identifier(at, 'email')}">
${usernames && html`<label for="username">Username</label><input id="username" name="username" autocomplete="username" value="${text(at.ctx, 'username')}">`}
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="new-password" required>
${await partial(at.ctx, 'signup', at.client, 'form-content-end')}
<button type="submit">Continue</button>
${
  signsUpWithPasskey(at, chosenConnection(at)) &&
  html`<button class="second" name="passkey" value="yes" formnovalidate>Continue with a passkey</button>`
}`,
)}
<p>You have an account? <a href="${PATHS.login}?state=${state.id}">Log in</a></p>`,
    };
  },
  submit: async (at) => {
    const { ctx, client, login: state } = at;
    const connection = chosenConnection(at);
    if (!takesSignUps(ctx, connection, state)) return 'Public signup is disabled';
    const [email, password, username] = ['email', 'password', 'username'].map((name) => text(ctx, name));
    if (!MAIL_ADDRESS.test(email ?? '')) return 'Enter a valid email address.';
    const profile = { email, ...(username ? { username } : {}) };
    if (text(ctx, 'passkey') !== '' && signsUpWithPasskey(at, connection))
      return findAccount(ctx, connection, email ?? '')
        ? 'There is an account with this email address. Log in instead.'
        : startSignUp(at, connection, profile);
    if (!password) return 'Enter a password.';
    const made = await register(ctx, {
      client,
      connection,
      given: { ...profile, password },
      transaction: transactionPart(state),
      invited:
        state.invitation === undefined
          ? state.organization !== undefined
          : email?.toLowerCase() === identifierOf(at)?.toLowerCase(),
    });
    if ('refusal' in made) return complaint(made.refusal.body);
    const who = { user: String(made.user.user_id), connection: String(connection.name), fresh: true };
    return signIn(ctx, client, state, { ...who, entry: 'prompt-signup' });
  },
};

/** Whom the invitation is for. */
const identifierOf = ({ ctx, login: state }: StepContext): string | undefined =>
  state.invitation === undefined ? undefined : emailOf(invitationById(ctx, state.invitation));

/** Asking for a new password answers the same whether or not there is such a user. */
const reset =
  (method: 'GET' | 'POST'): AuthHandler =>
  (ctx) =>
    telling(ctx, undefined, async () => {
      const state = transactionOf(ctx);
      const client = clientOf(ctx, state);
      const back = html`<p><a href="${PATHS.login}?state=${state.id}">Back to log in</a></p>`;
      if (method === 'GET') {
        const at = { ctx, client, login: state };
        return page(
          'Forgot your password?',
          html`${form(
            state,
            RESET,
            html`<label for="email">Email address</label>
<input id="email" name="email" autocomplete="email" required value="${identifier(at, 'email')}">
<button type="submit">Continue</button>`,
          )}${back}`,
          { frame: await frameOf(ctx, client, state) },
        );
      }
      const email = text(ctx, 'email').trim();
      const [connection] = connections({ ctx, client, login: state });
      if (email !== '' && connection) await notePasswordChangeRequest(ctx, client, connection, email);
      return page(
        'Check your email',
        html`<p>If there is an account for this address, an email to reset the password is on its way.</p>
<p>The sandbox keeps it: <code>GET /_sandbox/messages</code> shows what was sent.</p>${back}`,
        { frame: await frameOf(ctx, client, state) },
      );
    });

export const loginHandlers: Readonly<Record<string, AuthHandler>> = {
  ...stepHandlers(PATHS.login, login),
  ...stepHandlers(PATHS.signup, signup),
  [`GET ${RESET}`]: reset('GET'),
  [`POST ${RESET}`]: reset('POST'),
};
