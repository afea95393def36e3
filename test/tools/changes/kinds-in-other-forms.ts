/** Kinds of changes whose undo has another form than the change: other entries, more fields, an object made anew. */
import { theme } from '../../sandbox/support/theme.js';
import type { Kind } from './kinds.js';

const MAIL = { template: 'welcome_email', from: 'a@shop.example', subject: 'Hi', syntax: 'liquid' };
const PAGE = '<html><head>{%- auth0:head -%}</head><body>{%- auth0:widget -%}</body></html>';
const SHARED = 'POST /organizations/{id}/clients';

const organization = ({ organization: id }: Record<string, string>) => ({ id: id as string });

export const inOtherForms: Kind[] = [
  {
    operation: SHARED,
    path: organization,
    body: ({ client }) => ({ clients: [{ client_id: client, use_for_member_access: true }] }),
  },
  {
    operation: 'DELETE /organizations/{id}/clients',
    before: async ({ change }, { organization: id, client }) => {
      const clients = [{ client_id: client, use_for_member_access: true }];
      await change(SHARED, { id: id as string }, { clients });
      return {};
    },
    path: organization,
    body: ({ client }) => ({ clients: [client] }),
  },
  {
    operation: 'PATCH /branding/themes/{themeId}',
    before: async ({ change }) => ({
      themeId: (await change('POST /branding/themes', {}, theme)).themeId,
    }),
    path: ({ themeId }) => ({ themeId: themeId as string }),
    body: () => ({ ...theme, borders: { ...theme.borders, button_border_radius: 9 } }),
  },
  {
    operation: 'DELETE /branding/templates/universal-login',
    before: async ({ change }) => {
      await change('PUT /branding/templates/universal-login', {}, { template: PAGE });
      return {};
    },
  },
  {
    operation: 'PUT /email-templates/{templateName}',
    before: async ({ change }) => {
      const credentials = { api_key: 'SG.not-a-key' };
      await change('POST /emails/provider', {}, { name: 'sendgrid', enabled: true, credentials });
      await change('POST /email-templates', {}, { ...MAIL, body: '<p>Hi</p>', enabled: true });
      return {};
    },
    path: () => ({ templateName: 'welcome_email' }),
    body: () => ({ ...MAIL, body: '<p>Hello</p>', enabled: false }),
    note: 'defaults',
  },
];
