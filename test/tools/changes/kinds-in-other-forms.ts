/** Kinds of changes whose undo has another form than the change: other entries, more fields, an object made anew. */
import type { Kind } from './kinds.js';

const THEME = {
  borders: {
    ...{ button_border_radius: 3, button_border_weight: 1, buttons_style: 'rounded' },
    ...{ input_border_radius: 3, input_border_weight: 1, inputs_style: 'rounded' },
    ...{ show_widget_shadow: true, widget_border_weight: 0, widget_corner_radius: 5 },
  },
  colors: {
    ...{ body_text: '#1e212a', error: '#d03c38', header: '#1e212a', icons: '#65676e' },
    ...{ input_background: '#ffffff', input_border: '#c9cace', input_filled_text: '#000000' },
    ...{ input_labels_placeholders: '#65676e', links_focused_components: '#635dff' },
    ...{ primary_button: '#635dff', primary_button_label: '#ffffff', secondary_button_border: '#c9cace' },
    ...{ secondary_button_label: '#1e212a', success: '#13a688', widget_background: '#ffffff' },
    widget_border: '#c9cace',
  },
  fonts: {
    ...{ font_url: '', links_style: 'normal', reference_text_size: 16 },
    body_text: { bold: false, size: 87.5 },
    buttons_text: { bold: false, size: 100 },
    input_labels: { bold: false, size: 100 },
    links: { bold: true, size: 87.5 },
    subtitle: { bold: false, size: 87.5 },
    title: { bold: false, size: 150 },
  },
  page_background: { background_color: '#000000', background_image_url: '', page_layout: 'center' },
  widget: {
    header_text_alignment: 'center',
    logo_height: 52,
    logo_position: 'center',
    logo_url: '',
    social_buttons_layout: 'bottom',
  },
};

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
      theme: (await change('POST /branding/themes', {}, THEME)).themeId,
    }),
    path: ({ theme }) => ({ themeId: theme as string }),
    body: () => ({ ...THEME, borders: { ...THEME.borders, button_border_radius: 9 } }),
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
