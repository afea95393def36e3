/** Previews of what concerns everybody: branding, protection, factors, keys. */
import { change, detail, forGood, item, newRules, type Plan, plan, settings, subject } from './parts.js';

export const tenantPlans: Readonly<Record<string, Plan>> = {
  // Branding and messaging
  'DELETE /branding/phone/providers/{id}': item(
    'Phone provider',
    '/branding/phone/providers/{id}',
    'Text messages and calls may no longer be sent.',
  ),
  'PATCH /branding/phone/providers/{id}': change(
    'Phone provider',
    '/branding/phone/providers/{id}',
    'With wrong data codes no longer reach people.',
  ),
  'DELETE /branding/phone/templates/{id}': item(
    'Message template',
    '/branding/phone/templates/{id}',
    forGood,
  ),
  'PATCH /branding/phone/templates/{id}/reset': plan(
    [subject('Message template', '/branding/phone/templates/{id}')],
    [],
    'Its own wording is replaced by the default.',
  ),
  'PUT /branding/templates/universal-login': settings(
    'the login page',
    '/branding/templates/universal-login',
  ),
  'DELETE /branding/templates/universal-login': plan(
    [],
    [],
    'The login page falls back to the default for everybody.',
  ),
  'DELETE /branding/themes/{themeId}': item('Theme', '/branding/themes/{themeId}', forGood),
  'PATCH /prompts': settings('the login experience', '/prompts'),
  'PATCH /prompts/rendering': settings('the rendering of login screens', '/prompts/rendering'),
  'PUT /prompts/{prompt}/partials': settings('what login screens contain', '/prompts/{prompt}/partials'),
  'PATCH /prompts/{prompt}/screen/{screen}/rendering': settings(
    'the rendering of this screen',
    '/prompts/{prompt}/screen/{screen}/rendering',
  ),
  'PATCH /emails/provider': settings(
    'how e-mail is sent',
    '/emails/provider',
    'With wrong data no e-mail reaches anybody.',
  ),
  'DELETE /emails/provider': item(
    'E-mail provider',
    '/emails/provider',
    'The tenant sends no e-mail of its own any more: verifications, resets, invitations.',
  ),

  // Protection
  'DELETE /anomaly/blocks/ips/{id}': plan([], [], 'The address can try to sign in again.'),
  'PATCH /attack-protection/bot-detection': settings('bot detection', '/attack-protection/bot-detection'),
  'PATCH /attack-protection/breached-password-detection': settings(
    'the detection of breached passwords',
    '/attack-protection/breached-password-detection',
  ),
  'PATCH /attack-protection/brute-force-protection': settings(
    'brute-force protection',
    '/attack-protection/brute-force-protection',
  ),
  'PATCH /attack-protection/captcha': settings('the CAPTCHA', '/attack-protection/captcha'),
  'PATCH /attack-protection/phone-provider-protection': settings(
    'the protection of the phone provider',
    '/attack-protection/phone-provider-protection',
  ),
  'PATCH /attack-protection/suspicious-ip-throttling': settings(
    'the throttling of suspicious addresses',
    '/attack-protection/suspicious-ip-throttling',
  ),
  'PATCH /risk-assessments/settings': settings('the assessment of risk', '/risk-assessments/settings'),
  'POST /network-acls': plan(
    [],
    [detail('Rules now', '/network-acls', {}, { names: ['description', 'id'] })],
    newRules,
  ),
  'PUT /network-acls/{id}': change('Network rule', '/network-acls/{id}', newRules),
  'PATCH /network-acls/{id}': change('Network rule', '/network-acls/{id}', newRules),
  'DELETE /network-acls/{id}': item('Network rule', '/network-acls/{id}', newRules),
  'DELETE /keys/network-acls/{id}': item(
    'Key',
    '/keys/network-acls/{id}',
    'Requests signed by it are no longer recognised.',
  ),
  'POST /rate-limit-policies': plan([], [], 'Applications that go over it are slowed down or stopped.'),
  'PATCH /rate-limit-policies/{id}': change(
    'Rate limit policy',
    '/rate-limit-policies/{id}',
    'Applications that go over it are slowed down or stopped.',
  ),
  'DELETE /rate-limit-policies/{id}': item(
    'Rate limit policy',
    '/rate-limit-policies/{id}',
    'The limit no longer holds.',
  ),

  // Multi-factor authentication for everybody
  'PUT /guardian/policies': settings('when a second factor is needed', '/guardian/policies'),
  'PUT /guardian/settings': settings('multi-factor authentication', '/guardian/settings'),
  'PUT /guardian/factors/{name}': plan(
    [],
    [detail('Factors now', '/guardian/factors', {}, { names: ['name'] })],
    'Switched off, nobody can use the factor; people who have no other may be locked out or need no second factor.',
  ),
  'PUT /guardian/factors/duo/settings': settings('Duo', '/guardian/factors/duo/settings'),
  'PATCH /guardian/factors/duo/settings': settings('Duo', '/guardian/factors/duo/settings'),
  'PUT /guardian/factors/phone/message-types': settings(
    'how codes are sent',
    '/guardian/factors/phone/message-types',
  ),
  'PUT /guardian/factors/phone/providers/twilio': settings(
    'how codes are sent',
    '/guardian/factors/phone/providers/twilio',
  ),
  'PUT /guardian/factors/phone/selected-provider': settings(
    'who sends the codes',
    '/guardian/factors/phone/selected-provider',
  ),
  'PUT /guardian/factors/sms/providers/twilio': settings(
    'how codes are sent',
    '/guardian/factors/sms/providers/twilio',
  ),
  'PUT /guardian/factors/sms/selected-provider': settings(
    'who sends the codes',
    '/guardian/factors/sms/selected-provider',
  ),
  'PUT /guardian/factors/push-notification/selected-provider': settings(
    'who sends push notifications',
    '/guardian/factors/push-notification/selected-provider',
  ),
  'PUT /guardian/factors/push-notification/providers/apns': settings(
    'push notifications on iOS',
    '/guardian/factors/push-notification/providers/apns',
  ),
  'PATCH /guardian/factors/push-notification/providers/apns': settings(
    'push notifications on iOS',
    '/guardian/factors/push-notification/providers/apns',
  ),
  'PUT /guardian/factors/push-notification/providers/sns': settings(
    'push notifications',
    '/guardian/factors/push-notification/providers/sns',
  ),
  'PATCH /guardian/factors/push-notification/providers/sns': settings(
    'push notifications',
    '/guardian/factors/push-notification/providers/sns',
  ),
  'PUT /guardian/factors/push-notification/providers/fcm': plan(
    [],
    [],
    'It changes push notifications on Android for everybody.',
  ),
  'PATCH /guardian/factors/push-notification/providers/fcm': plan(
    [],
    [],
    'It changes push notifications on Android for everybody.',
  ),
  'PUT /guardian/factors/push-notification/providers/fcmv1': plan(
    [],
    [],
    'It changes push notifications on Android for everybody.',
  ),
  'PATCH /guardian/factors/push-notification/providers/fcmv1': plan(
    [],
    [],
    'It changes push notifications on Android for everybody.',
  ),

  // Tenant and keys
  'PATCH /tenants/settings': settings(
    'the tenant',
    '/tenants/settings',
    'It holds for the whole tenant at once.',
  ),
  'PATCH /custom-domains/{id}': change(
    'Custom domain',
    '/custom-domains/{id}',
    'A mistake makes the login page unreachable.',
  ),
  'DELETE /custom-domains/{id}': item(
    'Custom domain',
    '/custom-domains/{id}',
    'Sign-ins at this domain stop working at once.',
  ),
  'POST /keys/signing/rotate': plan(
    [],
    [detail('Signing keys', '/keys/signing', {}, { names: ['kid'] })],
    'New tokens are signed by the next key; what has not learned it refuses them.',
  ),
  'PUT /keys/signing/{kid}/revoke': plan(
    [
      subject('Signing key', '/keys/signing/{kid}', undefined, {
        name: ['kid'],
        fields: [
          ['kid', 'Key id'],
          ['current', 'In use'],
          ['previous', 'Previous'],
          ['fingerprint', 'Fingerprint'],
          ['current_since', 'In use since'],
        ],
      }),
    ],
    [],
    'All tokens signed by it are refused at once, for good.',
  ),
  'PUT /keys/custom-signing': plan(
    [],
    [detail('Keys now', '/keys/custom-signing', {}, { names: ['kid'] })],
    'Tokens signed by keys that are not in the new set are refused.',
  ),
  'DELETE /keys/custom-signing': plan(
    [],
    [detail('Keys now', '/keys/custom-signing', {}, { names: ['kid'] })],
    'Tokens signed by these keys are refused.',
  ),
  'POST /keys/encryption/rekey': plan(
    [],
    [detail('Encryption keys', '/keys/encryption', {}, { names: ['type', 'kid'] })],
    'All data of the tenant is encrypted under a new hierarchy of keys; the present ones end.',
  ),
  'POST /keys/encryption/{kid}': item(
    'Encryption key',
    '/keys/encryption/{kid}',
    'The key that is given becomes the root of all keys of the tenant.',
  ),
  'DELETE /keys/encryption/{kid}': item(
    'Encryption key',
    '/keys/encryption/{kid}',
    'What is encrypted under it alone can never be read again.',
  ),
};
