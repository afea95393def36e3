/** User attribute profiles and connection profiles, with the templates that they can start from. */

import type { ResourceModule } from '../engine/resource-module.js';
import { notFound } from '../errors.js';
import { base58Id } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { ok, type SandboxContext } from '../types.js';

const CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const USER_ID = {
  oidc_mapping: 'sub',
  saml_mapping: [`${CLAIMS}/nameidentifier`, `${CLAIMS}/upn`, `${CLAIMS}/name`],
  scim_mapping: 'externalId',
};

const attribute = (
  label: string,
  description: string,
  mapping: string,
  claim: string,
  scim: string,
): Doc => ({
  label,
  description,
  profile_required: true,
  auth0_mapping: mapping,
  oidc_mapping: { mapping: `\${context.tokenset.${mapping}}`, display_name: label },
  saml_mapping: [`${CLAIMS}/${claim}`],
  scim_mapping: scim,
});

const ATTRIBUTE_TEMPLATES = [
  {
    id: 'auth0-generic',
    display_name: 'Generic',
    template: {
      name: 'Generic',
      user_id: USER_ID,
      user_attributes: {
        email: attribute(
          'Email',
          'Email of the user',
          'email',
          'emailaddress',
          'emails[primary eq true].value',
        ),
        given_name: attribute(
          'First name',
          'Given name of the user',
          'given_name',
          'givenname',
          'name.givenName',
        ),
        family_name: attribute(
          'Last name',
          'Family name of the user',
          'family_name',
          'surname',
          'name.familyName',
        ),
      },
    },
  },
];

/** How connections of an organization are named unless a profile says otherwise. */
const PREFIX = 'con-{org_id}-';

const CONNECTION_TEMPLATES = [
  {
    id: 'auth0-enterprise',
    display_name: 'Enterprise',
    template: {
      name: 'Enterprise',
      organization: { show_as_button: 'optional', assign_membership_on_login: 'required' },
      connection_name_prefix_template: PREFIX,
      enabled_features: ['scim', 'universal_logout'],
      connection_config: {},
    },
  },
];

function templateOf(templates: readonly { id: string }[], ctx: SandboxContext): unknown {
  const found = templates.find(({ id }) => id === ctx.params.id);
  if (!found) throw notFound('The template does not exist.');
  return found;
}

export const profiles: ResourceModule = {
  traits: [
    {
      path: '/user-attribute-profiles',
      mint: () => base58Id('uap'),
      missing: () => notFound('User attribute profile not found.'),
      create: (draft) => ({ ...draft, user_id: { ...USER_ID, ...(draft.user_id as Doc | undefined) } }),
      update: (merged) => ({ ...merged, user_id: { ...USER_ID, ...(merged.user_id as Doc | undefined) } }),
    },
    {
      path: '/connection-profiles',
      mint: () => base58Id('cop'),
      missing: () => notFound('Connection profile not found.'),
      create: (draft) => ({ connection_name_prefix_template: PREFIX, connection_config: {}, ...draft }),
      view: (doc) => ({ ...doc, strategy_overrides: doc.strategy_overrides ?? null }),
    },
  ],
  handlers: {
    'GET /user-attribute-profiles/templates': () =>
      ok({ user_attribute_profile_templates: ATTRIBUTE_TEMPLATES }),
    'GET /user-attribute-profiles/templates/{id}': (ctx) => ok(templateOf(ATTRIBUTE_TEMPLATES, ctx)),
    'GET /connection-profiles/templates': () => ok({ connection_profile_templates: CONNECTION_TEMPLATES }),
    'GET /connection-profiles/templates/{id}': (ctx) => ok(templateOf(CONNECTION_TEMPLATES, ctx)),
  },
};
