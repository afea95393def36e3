/** Rate limit policies. */

import type { ResourceModule } from '../engine/resource-module.js';
import { unique } from '../engine/traits.js';
import { notFound } from '../errors.js';
import { base58Id } from '../state/ids.js';

/** Collection of the policies. */
export const RATE_LIMIT_POLICIES = 'rate-limit-policies';

export const rateLimitPolicies: ResourceModule = {
  traits: [
    {
      path: '/rate-limit-policies',
      mint: () => base58Id('rlp'),
      missing: () => notFound('The rate limit policy does not exist.', 'inexistent_rate_limit_policy'),
      unique: [
        unique(
          'consumer_selector',
          'A rate limit policy with the same resource, consumer, and consumer_selector already exists.',
          'rate_limit_policy_conflict',
        ),
      ],
    },
  ],
  handlers: {},
};
