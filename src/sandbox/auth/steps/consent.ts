/** The page that asks a person what an application may do. */
import { type Html, html } from '../../../text/html.js';
import type { Doc } from '../../state/store.js';
import type { AuthHandler } from '../../types.js';
import { PATHS } from '../authorize/advance.js';
import { giveConsent, grantOf } from '../authorize/consent.js';
import { connectionOf } from '../authorize/next.js';
import { refuse } from '../authorize/refuse.js';
import { change, type Transaction, userOf } from '../authorize/transaction.js';
import { requestOf } from '../ciba/requests.js';
import { consentGiven } from '../flows/login-stages.js';
import { OIDC_SCOPES } from '../tokens/scope.js';
import { form, type StepContext, type StepDeclaration, type StepPage, stepHandlers, text } from './step.js';

/** More scopes than these are folded. */
const SHOWN = 8;

const PROFILE: Readonly<Record<string, string>> = {
  profile: 'Your profile',
  email: 'Your email address',
  phone: 'Your phone number',
  address: 'Your postal address',
  offline_access: 'Access while you are away',
};

/** What the application gets, in words. */
function wishes({ ctx, client, login }: StepContext): {
  profile: string[];
  api: string[];
  name: string | undefined;
} {
  const grant = grantOf(ctx, client, userOf(ctx, login) as Doc, login);
  const described = new Map(
    ((grant.api?.scopes ?? []) as Doc[]).map((one) => [String(one.value), String(one.description ?? '')]),
  );
  const custom = grant.scopes.filter((one) => !OIDC_SCOPES.has(one));
  return {
    profile: grant.scopes.flatMap((one) => PROFILE[one] ?? []),
    api: custom.map((one) => (described.get(one) ? `${one}: ${described.get(one)}` : one)),
    name: grant.api === undefined ? undefined : String(grant.api.name ?? grant.api.identifier),
  };
}

const list = (items: readonly string[]) => html`<ul>${items.map((one) => html`<li>${one}</li>`)}</ul>`;

const answers = (login: Transaction): Html =>
  form(
    login,
    PATHS.consent,
    html`<button type="submit" name="action" value="accept">Accept</button>
<button type="submit" class="second" name="action" value="deny">Decline</button>`,
  );

/** What another channel asks for: the message by which the person knows it, and what the application gets. */
function asked(at: StepContext, id: string): StepPage {
  const { client, ctx, login } = at;
  const { profile, api, name } = wishes(at);
  const request = requestOf(ctx.tenant, id);
  return {
    title: 'Review a request',
    content: html`<p><strong>${String(client.name)}</strong> asks you to approve: <code>${request?.binding_message}</code></p>
${name !== undefined && html`<p>${name}</p>`}${list([...profile, ...api])}
${request?.authorization_details && html`<pre>${JSON.stringify(request.authorization_details, null, 2)}</pre>`}
${answers(login)}`,
  };
}

const consent: StepDeclaration = {
  on: ['consent'],
  show: (at) => {
    const { client, login } = at;
    if (login.request.ciba) return asked(at, login.request.ciba.id);
    const { profile, api, name } = wishes(at);
    const user = userOf(at.ctx, login);
    const about = `${String(name)}: ${api.length} ${api.length === 1 ? 'permission' : 'permissions'}`;
    return {
      title: 'Authorize App',
      content: html`<p>Hi ${String(user?.name ?? user?.email)}, <strong>${String(client.name)}</strong> asks for access to your account.</p>
<p>You will be sent back to <code>${login.request.redirect_uri}</code>.</p>
${profile.length > 0 && list(profile)}
${name !== undefined && api.length <= SHOWN && html`<p>${about}</p>${list(api)}`}
${name !== undefined && api.length > SHOWN && html`<details><summary>${about}</summary>${list(api)}</details>`}
${answers(login)}`,
    };
  },
  submit: ({ ctx, client, login }) => {
    const user = userOf(ctx, login) as Doc;
    if (text(ctx, 'action') !== 'accept') {
      const message = 'User did not authorize the request';
      refuse(ctx, client, { error: 'access_denied', message, user, connection: connectionOf(ctx, login) });
    }
    if (login.request.ciba) return change(ctx, login, { consented: true });
    const grant = giveConsent(ctx, client, user, login);
    return change(ctx, login, { consented: true, prompts: consentGiven(ctx, login, grant) });
  },
};

export const consentHandlers: Readonly<Record<string, AuthHandler>> = stepHandlers(PATHS.consent, consent);
