/** Attack protection settings, risk assessment and supplemental signals. */

import type { ResourceModule } from '../engine/resource-module.js';
import { deepMerge, setting } from '../engine/setting.js';
import type { Doc } from '../state/store.js';

const SECRETS = new Set(['secret', 'api_key']);

/** Providers keep their secrets to themselves. */
const withoutSecrets = (value: Doc): Doc =>
  Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).filter(([key]) => !SECRETS.has(key)))
        : part,
    ]),
  );

export const attackProtection: ResourceModule = {
  singletons: [
    setting('/attack-protection/brute-force-protection', {
      enabled: true,
      shields: ['block', 'user_notification'],
      mode: 'count_per_identifier_and_ip',
      allowlist: [],
      max_attempts: 10,
    }),
    setting('/attack-protection/suspicious-ip-throttling', {
      enabled: true,
      shields: ['admin_notification', 'block'],
      allowlist: [],
      stage: {
        'pre-login': { max_attempts: 100, rate: 864_000 },
        'pre-user-registration': { max_attempts: 50, rate: 1200 },
        'pre-custom-token-exchange': { max_attempts: 10, rate: 600_000 },
      },
    }),
    setting('/attack-protection/breached-password-detection', {
      enabled: false,
      shields: [],
      admin_notification_frequency: [],
      method: 'standard',
      stage: { 'pre-user-registration': { shields: [] }, 'pre-change-password': { shields: [] } },
    }),
    setting('/attack-protection/bot-detection', {
      challenge_password_policy: 'never',
      challenge_passwordless_policy: 'never',
      challenge_password_reset_policy: 'never',
      allowlist: [],
      bot_detection_level: 'medium',
      monitoring_mode_enabled: false,
    }),
    setting(
      '/attack-protection/captcha',
      {
        active_provider_id: 'auth_challenge',
        simple_captcha: {},
        auth_challenge: { fail_open: false },
        recaptcha_v2: { site_key: '' },
        recaptcha_enterprise: { site_key: '', project_id: '' },
        hcaptcha: { site_key: '' },
        friendly_captcha: { site_key: '' },
        arkose: {
          site_key: '',
          client_subdomain: 'client-api',
          verify_subdomain: 'verify-api',
          fail_open: false,
        },
      },
      { write: (body, old) => deepMerge(old, withoutSecrets(body)) },
    ),
    setting('/attack-protection/phone-provider-protection', { type: 'default' }),
    setting('/risk-assessments/settings', { enabled: false }),
    setting('/risk-assessments/settings/new-device', { remember_for: 30 }),
    setting('/supplemental-signals', { akamai_enabled: false }),
  ],
  handlers: {},
};
