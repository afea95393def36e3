/** Agents. */

import type { ResourceModule } from '../engine/resource-module.js';
import { unique } from '../engine/traits.js';
import { notFound } from '../errors.js';
import { prefixedId } from '../state/ids.js';

export const agents: ResourceModule = {
  traits: [
    {
      path: '/agents',
      idProperty: 'agent_id',
      mint: () => prefixedId('agt'),
      missing: () => notFound('The agent does not exist.', 'inexistent_agent'),
      unique: [unique('external_agent_id', 'An agent with this external id already exists.')],
      create: (draft) => ({ metadata: {}, ...draft }),
    },
  ],
  handlers: {},
};
