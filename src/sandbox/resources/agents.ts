/** Agents. */

import type { ResourceModule } from '../engine/resource-module.js';
import { conflict, notFound } from '../errors.js';
import { prefixedId } from '../state/ids.js';

export const agents: ResourceModule = {
  traits: [
    {
      path: '/agents',
      idProperty: 'agent_id',
      mint: () => prefixedId('agt'),
      missing: () => notFound('The agent does not exist.', 'inexistent_agent'),
      unique: [
        {
          property: 'external_agent_id',
          refusal: () => conflict('An agent with this external id already exists.'),
        },
      ],
      create: (draft) => ({ metadata: {}, ...draft }),
    },
  ],
  handlers: {},
};
