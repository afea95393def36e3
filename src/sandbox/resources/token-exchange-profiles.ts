/** Token exchange profiles. */

import type { ResourceModule } from '../engine/resource-module.js';
import { unique } from '../engine/traits.js';
import { badRequest, notFound } from '../errors.js';
import { prefixedId } from '../state/ids.js';
import { isDeployed } from './actions/actions.js';

export const tokenExchangeProfiles: ResourceModule = {
  traits: [
    {
      path: '/token-exchange-profiles',
      mint: () => prefixedId('tep'),
      missing: () => notFound('Token exchange profile not found.'),
      unique: [unique('subject_token_type', 'subject_token_type already exists for tenant')],
      open: true,
      create: (draft, ctx) => {
        const action = ctx.tenant.collection('actions/actions').get(String(draft.action_id));
        if (!action) throw badRequest('Action not found', 'invalid_body');
        const triggers = action.supported_triggers as { id: string }[];
        if (!triggers.some(({ id }) => id === 'custom-token-exchange'))
          throw badRequest('Action must have supported_triggers: custom-token-exchange', 'invalid_body');
        if (!isDeployed(ctx, action)) throw badRequest('Action is not deployed', 'invalid_body');
        return draft;
      },
    },
  ],
  handlers: {},
};
