/** User attribute profiles, connection profiles and templates of verifiable credentials, with the templates that they can start from. */

import templates from '../../../catalog/sandbox/profile-templates.json' with { type: 'json' };
import type { ResourceModule } from '../engine/resource-module.js';
import { unique } from '../engine/traits.js';
import { notFound } from '../errors.js';
import { base58Id } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { ok, type SandboxContext } from '../types.js';

const ATTRIBUTE_TEMPLATES = templates.user_attribute_profiles;
const CONNECTION_TEMPLATES = templates.connection_profiles;
/** How user ids are mapped unless a profile says otherwise. */
const USER_ID = ATTRIBUTE_TEMPLATES[0]?.template.user_id;

/** How connections of an organization are named unless a profile says otherwise. */
const PREFIX = 'con-{org_id}-';

function templateOf(templates: readonly { id: string }[], ctx: SandboxContext): unknown {
  const found = templates.find(({ id }) => id === ctx.params.id);
  if (!found) throw notFound('The template does not exist.');
  return found;
}

export const profiles: ResourceModule = {
  traits: [
    {
      path: '/verifiable-credentials/verification/templates',
      missing: () => notFound('The verifiable credential template does not exist.'),
      unique: [unique('name', 'A template with this name already exists.')],
    },
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
