/** Token exchange profiles. */
import { badRequest, conflict, notFound } from '../errors.js';
import { prefixedId } from '../ids.js';
import type { ResourceModule } from '../types.js';

export const tokenExchangeProfiles: ResourceModule = {
  traits: [
    {
      path: '/token-exchange-profiles',
      mint: () => prefixedId('tep'),
      missing: () => notFound('Token exchange profile not found.'),
      unique: [
        {
          property: 'subject_token_type',
          refusal: () =>
            conflict('A token exchange profile with the same subject_token_type already exists.'),
        },
      ],
      open: true,
      create: (draft, { tenant }) => {
        const action = tenant.collection('actions/actions').get(String(draft.action_id));
        if (!action) throw badRequest('The action does not exist.', 'invalid_body');
        return draft;
      },
    },
  ],
  handlers: {},
};
