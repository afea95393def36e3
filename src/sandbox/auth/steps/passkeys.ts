/**
 * Passkeys on the login page: logging in with one, signing up with one, and making one after a login with a password
 * (public documentation, authenticate/database-connections/passkeys and configure-passkey-policy).
 */
import { type Html, html } from '../../../text/html.js';
import { METHODS, methodsOf } from '../../resources/users/mfa.js';
import { takesMethod } from '../../resources/users/profile.js';
import { connectionByName, optionsOf, primaryConnection } from '../../resources/users/store.js';
import { DAY } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import type { AuthHandler } from '../../types.js';
import { PATHS } from '../authorize/advance.js';
import { connectionOf, signIn } from '../authorize/next.js';
import { change, type Transaction, transactionPart, userOf } from '../authorize/transaction.js';
import { register } from '../database.js';
import { eventFields } from '../event-fields.js';
import { unguessable } from '../tokens/secrets.js';
import { type Expected, readAnswer, WebAuthnError } from '../webauthn/answer.js';
import { ceremonyForm } from '../webauthn/page-form.js';
import { WEBAUTHN_SCRIPT } from '../webauthn/page-script.js';
import {
  creationParams,
  keepPasskey,
  passkeyDomain,
  passkeyTerms,
  requestParams,
} from '../webauthn/passkeys.js';
import { newCredential, useCredential } from '../webauthn/relying-party.js';
import { checked, newChallenge, takeChallenge } from './ceremony.js';
import { form, type StepContext, type StepDeclaration, stepHandlers, text } from './step.js';

/** How long nobody is asked again who did not want a passkey. */
const PAUSE_MS = 30 * DAY;

const passkeyOptions = (connection: Doc): Doc => (optionsOf(connection).passkey_options ?? {}) as Doc;
export const takesPasskeys = (connection: Doc): boolean => takesMethod(connection, 'passkey');

/** The way in with a passkey, by a button, by the browser's suggestions, or both; undefined where there is none. */
export function passkeyForm(at: StepContext, connections: readonly Doc[]): Html | undefined {
  const open = connections.filter(takesPasskeys);
  if (open.length === 0) return undefined;
  const has = (way: string): boolean =>
    open.some((one) => ['both', way].includes(String(passkeyOptions(one).challenge_ui ?? 'both')));
  const options = requestParams({ challenge: newChallenge(at), rpId: passkeyDomain(at.ctx) });
  return ceremonyForm(at.login, {
    path: PATHS.login,
    kind: 'get',
    options,
    autofill: has('autofill'),
    fields: html`${has('button') && html`<button class="second" type="submit">Continue with a passkey</button>`}`,
  });
}

/** What comes of an answer; a wrong one is logged, too. */
const noted = (at: StepContext, check: () => Promise<Transaction | string>): Promise<Transaction | string> =>
  checked(check, (description) => {
    const { ctx, client, login } = at;
    const fields = eventFields(ctx, client, connectionOf(ctx, login), userOf(ctx, login), '');
    ctx.log({ type: 'passkey_challenge_failed', description, ...fields });
  });

const termsOf = (at: StepContext): Expected =>
  passkeyTerms(at.ctx, { challenge: takeChallenge(at), rpId: passkeyDomain(at.ctx) });

/** The login after an answer to the form above. */
export const loginWithPasskey = (
  at: StepContext,
  connections: readonly Doc[],
): Promise<Transaction | string> =>
  noted(at, async () => {
    const { ctx, client, login } = at;
    const answer = readAnswer(text(ctx, 'response'));
    const method = ctx.tenant
      .collection(METHODS)
      .list()
      .find(({ type, key_id }) => type === 'passkey' && key_id === answer.id);
    const user = method && ctx.tenant.collection('users').get(String(method.$parent));
    const connection = user && connections.find(({ name }) => name === primaryConnection(user));
    if (!user || !connection || !takesPasskeys(connection)) throw new WebAuthnError('The passkey is unknown');
    await useCredential(ctx, method, answer, termsOf(at));
    const who = { user: String(user.user_id), connection: String(connection.name), fresh: true };
    return change(ctx, signIn(ctx, client, login, who), { passkey: true });
  });

/** Whether somebody new may begin with a passkey: not the invited. */
export const signsUpWithPasskey = ({ login }: StepContext, connection: Doc | undefined): boolean =>
  connection !== undefined && takesPasskeys(connection) && login.invitation === undefined;

/** Carries a sign-up on to the page on which the passkey is made. */
export const startSignUp = ({ ctx, login }: StepContext, connection: Doc, given: Doc): Transaction =>
  change(ctx, login, { newPasskey: { connection: String(connection.name), given, handle: unguessable() } });

/** Offers a passkey to somebody who has logged in with a password, at most every 30 days. */
export function offerPasskey({ ctx }: StepContext, login: Transaction): Transaction {
  const user = userOf(ctx, login) as Doc;
  const connection = connectionOf(ctx, login);
  if (!takesPasskeys(connection) || passkeyOptions(connection).progressive_enrollment_enabled === false)
    return login;
  const passkeys = methodsOf(ctx.tenant, String(user.user_id)).filter(({ type }) => type === 'passkey');
  const asked = Number(user.$passkey_offered ?? Number.NEGATIVE_INFINITY);
  if (passkeys.length > 0 || ctx.now() - asked < PAUSE_MS) return login;
  return change(ctx, login, { newPasskey: { connection: String(connection.name), handle: unguessable() } });
}

const creation: StepDeclaration = {
  on: ['passkey-enrollment'],
  show: (at) => {
    const { ctx, login } = at;
    const { given = userOf(ctx, login) ?? {}, handle = '' } = login.newPasskey ?? {};
    const options = creationParams({ challenge: newChallenge(at), handle, rpId: passkeyDomain(ctx), given });
    const signingUp = login.newPasskey?.given !== undefined;
    return {
      title: 'Create a passkey',
      content: html`<p>With a passkey you log in by your fingerprint, your face, or a PIN, and need no password.</p>
${ceremonyForm(login, {
  path: PATHS['passkey-enrollment'],
  kind: 'create',
  options,
  fields: html`<button type="submit">Create a passkey</button>`,
})}
${form(
  login,
  PATHS['passkey-enrollment'],
  html`<button class="second" name="later" value="yes">${signingUp ? 'Continue without passkeys' : 'Not now'}</button>`,
)}`,
      script: WEBAUTHN_SCRIPT,
    };
  },
  submit: (at) => {
    const { ctx, login } = at;
    if (text(ctx, 'later') !== '') return withoutPasskey(at);
    return noted(at, async () => {
      const answer = readAnswer(text(ctx, 'response'));
      const expected = termsOf(at);
      const credential = await newCredential(answer, expected);
      const made = await personOf(at);
      if (typeof made === 'string') return made;
      const handle = login.newPasskey?.handle ?? '';
      keepPasskey(ctx, made.user, credential, { handle, rpId: expected.rpId });
      return change(ctx, made.login, { newPasskey: undefined });
    });
  },
};

/** Whom the passkey is for: somebody new, who is signed up by it, or who has logged in; or what is wrong. */
async function personOf({
  ctx,
  client,
  login,
}: StepContext): Promise<{ user: Doc; login: Transaction } | string> {
  const { given, connection: name = '' } = login.newPasskey ?? {};
  if (given === undefined) return { user: userOf(ctx, login) as Doc, login };
  const connection = connectionByName(ctx.tenant, name) ?? {};
  const made = await register(ctx, {
    client,
    connection,
    given,
    transaction: transactionPart(login),
    bare: true,
  });
  if ('refusal' in made) {
    const { description, message } = made.refusal.body as Doc;
    return String(description ?? message ?? 'The sign-up failed.');
  }
  const who = { user: String(made.user.user_id), connection: name, fresh: true };
  return { user: made.user, login: change(ctx, signIn(ctx, client, login, who), { passkey: true }) };
}

function withoutPasskey({ ctx, login }: StepContext): Transaction {
  const user = userOf(ctx, login);
  if (user) ctx.tenant.collection('users').update(String(user.user_id), { $passkey_offered: ctx.now() });
  return change(ctx, login, { newPasskey: undefined });
}

export const passkeyPages: Readonly<Record<string, AuthHandler>> = stepHandlers(
  PATHS['passkey-enrollment'],
  creation,
);
