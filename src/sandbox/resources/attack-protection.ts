/** Attack protection settings, risk assessment and supplemental signals. */

import { isObject } from '../../text/is-object.js';
import type { ResourceModule } from '../engine/resource-module.js';
import { deepMerge, setting } from '../engine/setting.js';
import type { Doc } from '../state/store.js';
import { liftAll } from './user-blocks.js';

const SECRETS = new Set(['secret', 'api_key']);

/** Providers keep their secrets to themselves. */
const withoutSecrets = (value: Doc): Doc =>
  Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      isObject(part) ? Object.fromEntries(Object.entries(part).filter(([key]) => !SECRETS.has(key))) : part,
    ]),
  );

export const attackProtection: ResourceModule = {
  singletons: [
    setting('/attack-protection/brute-force-protection', {
      write: (body, old, { tenant }) => {
        // Raising the threshold removes the blocks (public documentation, brute-force-protection).
        if (Number(body.max_attempts ?? 0) > Number(old.max_attempts ?? 0)) liftAll(tenant);
        return deepMerge(old, body);
      },
    }),
    setting('/attack-protection/suspicious-ip-throttling'),
    setting('/attack-protection/breached-password-detection'),
    setting('/attack-protection/bot-detection'),
    setting('/attack-protection/captcha', { write: (body, old) => deepMerge(old, withoutSecrets(body)) }),
    setting('/attack-protection/phone-provider-protection'),
    setting('/risk-assessments/settings'),
    setting('/risk-assessments/settings/new-device'),
    setting('/supplemental-signals'),
  ],
  handlers: {},
};
