/** The pages for choosing an organization: by its name before the login, among one's own after it. */
import { html } from '../../../text/html.js';
import type { AuthHandler } from '../../types.js';
import { admit } from '../admission.js';
import { PATHS } from '../authorize/advance.js';
import { connectionOf } from '../authorize/next.js';
import { membershipsOf } from '../authorize/organization.js';
import { change, userOf } from '../authorize/transaction.js';
import { form, type StepDeclaration, stepHandlers, text } from './step.js';

const prompt: StepDeclaration = {
  on: ['organization'],
  show: (at) => ({
    title: 'Welcome',
    content: html`<p>Log in to ${String(at.client.name)} with your organization.</p>
${form(
  at.login,
  PATHS.organization,
  html`<label for="organization">Organization</label>
<input id="organization" name="organization" autocapitalize="none" required value="${text(at.ctx, 'organization')}">
<button type="submit">Continue</button>`,
)}`,
  }),
  submit: ({ ctx, login }) => {
    const name = text(ctx, 'organization').trim().toLowerCase();
    const organization = ctx.tenant.collection('organizations').findBy('name', name);
    if (!organization) return 'There is no organization with this name.';
    return change(ctx, login, { organization: String(organization.id) });
  },
};

const picker: StepDeclaration = {
  on: ['picker'],
  show: ({ ctx, client, login }) => {
    const user = userOf(ctx, login);
    const buttons = (user ? membershipsOf(ctx, user) : []).map(
      ({ id, name, display_name: shown }) =>
        html`<button class="second" name="organization" value="${String(id)}">${String(shown ?? name)}</button>`,
    );
    return {
      title: 'Select an organization',
      content: html`<p>Choose where you want to work in ${String(client.name)}.</p>${form(login, PATHS.picker, html`${buttons}`)}`,
    };
  },
  submit: ({ ctx, client, login }) => {
    const user = userOf(ctx, login);
    const organization = text(ctx, 'organization');
    if (!user || !ctx.tenant.collection('organizations').has(organization))
      return 'Choose one of the organizations.';
    admit(ctx, { client, connection: connectionOf(ctx, login), user, organization });
    return change(ctx, login, { organization });
  },
};

export const organizationHandlers: Readonly<Record<string, AuthHandler>> = {
  ...stepHandlers(PATHS.organization, prompt),
  ...stepHandlers(PATHS.picker, picker),
};
