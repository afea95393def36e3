/** Previews of tenant-wide operations: branding, protection, factors, keys. */
import { detail, irreversible, item, newRules, type Plan, plan, settings, subject } from './parts.js';

export const tenantPlans: Readonly<Record<string, Plan>> = {
  // Branding and messaging
  'DELETE /branding/phone/providers/{id}': item(
    'Phone provider',
    '/branding/phone/providers/{id}',
    'Text messages and voice calls may no longer be sent.',
  ),
  'PATCH /branding/phone/providers/{id}': item(
    'Phone provider',
    '/branding/phone/providers/{id}',
    'With invalid settings, codes no longer reach people.',
  ),
  'DELETE /branding/phone/templates/{id}': item(
    'Message template',
    '/branding/phone/templates/{id}',
    irreversible,
  ),
  'PATCH /branding/phone/templates/{id}/reset': plan(
    [subject('Message template', '/branding/phone/templates/{id}')],
    [],
    'Its custom text is replaced by the default.',
  ),
  'PUT /branding/templates/universal-login': settings('the login page'),
  'DELETE /branding/templates/universal-login': plan(
    [],
    [],
    'The login page reverts to the default for everyone.',
  ),
  'DELETE /branding/themes/{themeId}': item('Theme', '/branding/themes/{themeId}', irreversible),
  'PATCH /prompts': settings('the login experience'),
  'PATCH /prompts/rendering': settings('the rendering of login screens'),
  'PUT /prompts/{prompt}/partials': settings('what login screens contain'),
  'PATCH /prompts/{prompt}/screen/{screen}/rendering': settings('the rendering of this screen'),
  'PATCH /emails/provider': settings('how e-mail is sent', 'With invalid settings, no e-mail is delivered.'),
  'DELETE /emails/provider': item(
    'E-mail provider',
    '/emails/provider',
    'The tenant stops sending e-mail: verifications, password resets, invitations.',
  ),

  // Protection
  'DELETE /anomaly/blocks/ips/{id}': plan([], [], 'The IP address can try to sign in again.'),
  'PATCH /attack-protection/bot-detection': settings('bot detection'),
  'PATCH /attack-protection/breached-password-detection': settings('the detection of breached passwords'),
  'PATCH /attack-protection/brute-force-protection': settings('brute-force protection'),
  'PATCH /attack-protection/captcha': settings('the CAPTCHA'),
  'PATCH /attack-protection/phone-provider-protection': settings('the protection of the phone provider'),
  'PATCH /attack-protection/suspicious-ip-throttling': settings('the throttling of suspicious addresses'),
  'PATCH /risk-assessments/settings': settings('the assessment of risk'),
  'POST /network-acls': plan(
    [],
    [detail('Current rules', '/network-acls', { names: ['description', 'id'] })],
    newRules,
  ),
  'PUT /network-acls/{id}': item('Network rule', '/network-acls/{id}', newRules),
  'PATCH /network-acls/{id}': item('Network rule', '/network-acls/{id}', newRules),
  'DELETE /network-acls/{id}': item('Network rule', '/network-acls/{id}', newRules),
  'DELETE /keys/network-acls/{id}': item(
    'Key',
    '/keys/network-acls/{id}',
    'Requests signed with it are no longer accepted.',
  ),
  'POST /rate-limit-policies': plan([], [], 'Applications that exceed it are throttled or blocked.'),
  'PATCH /rate-limit-policies/{id}': item(
    'Rate limit policy',
    '/rate-limit-policies/{id}',
    'Applications that exceed it are throttled or blocked.',
  ),
  'DELETE /rate-limit-policies/{id}': item(
    'Rate limit policy',
    '/rate-limit-policies/{id}',
    'The limit no longer applies.',
  ),

  // Multi-factor authentication for everybody
  'PUT /guardian/policies': settings('when a second factor is required'),
  'PUT /guardian/settings': settings('multi-factor authentication'),
  'PUT /guardian/factors/{name}': plan(
    [],
    [detail('Current factors', '/guardian/factors', { names: ['name'] })],
    'If disabled, nobody can use the factor; people without another one may be locked out or need no second factor.',
  ),
  'PUT /guardian/factors/duo/settings': settings('Duo'),
  'PATCH /guardian/factors/duo/settings': settings('Duo'),
  'PUT /guardian/factors/phone/message-types': settings('how codes are sent'),
  'PUT /guardian/factors/phone/providers/twilio': settings('how codes are sent'),
  'PUT /guardian/factors/phone/selected-provider': settings('who sends the codes'),
  'PUT /guardian/factors/sms/providers/twilio': settings('how codes are sent'),
  'PUT /guardian/factors/sms/selected-provider': settings('who sends the codes'),
  'PUT /guardian/factors/push-notification/selected-provider': settings('who sends push notifications'),
  'PUT /guardian/factors/push-notification/providers/apns': settings('push notifications on iOS'),
  'PATCH /guardian/factors/push-notification/providers/apns': settings('push notifications on iOS'),
  'PUT /guardian/factors/push-notification/providers/sns': settings('push notifications'),
  'PATCH /guardian/factors/push-notification/providers/sns': settings('push notifications'),
  'PUT /guardian/factors/push-notification/providers/fcm': plan(
    [],
    [],
    'It changes push notifications on Android for everyone.',
  ),
  'PATCH /guardian/factors/push-notification/providers/fcm': plan(
    [],
    [],
    'It changes push notifications on Android for everyone.',
  ),
  'PUT /guardian/factors/push-notification/providers/fcmv1': plan(
    [],
    [],
    'It changes push notifications on Android for everyone.',
  ),
  'PATCH /guardian/factors/push-notification/providers/fcmv1': plan(
    [],
    [],
    'It changes push notifications on Android for everyone.',
  ),

  // Tenant and keys
  'PATCH /tenants/settings': settings('the tenant', 'It applies to the whole tenant immediately.'),
  'PATCH /custom-domains/{id}': item(
    'Custom domain',
    '/custom-domains/{id}',
    'A mistake makes the login page unreachable.',
  ),
  'DELETE /custom-domains/{id}': item(
    'Custom domain',
    '/custom-domains/{id}',
    'Sign-ins at this domain stop working immediately.',
  ),
  'POST /keys/signing/rotate': plan(
    [],
    [detail('Signing keys', '/keys/signing', { names: ['kid'] })],
    'New tokens are signed with the next key; services that do not know it yet reject them.',
  ),
  'PUT /keys/signing/{kid}/revoke': plan(
    [
      subject('Signing key', '/keys/signing/{kid}', {
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
    'All tokens signed with it are immediately and permanently rejected.',
  ),
  'PUT /keys/custom-signing': plan(
    [],
    [detail('Current keys', '/keys/custom-signing', { names: ['kid'] })],
    'Tokens signed with keys that are not in the new set are rejected.',
  ),
  'DELETE /keys/custom-signing': plan(
    [],
    [detail('Current keys', '/keys/custom-signing', { names: ['kid'] })],
    'Tokens signed with these keys are rejected.',
  ),
  'POST /keys/encryption/rekey': plan(
    [],
    [detail('Encryption keys', '/keys/encryption', { names: ['type', 'kid'] })],
    'All tenant data is encrypted under a new key hierarchy; the current keys are retired.',
  ),
  'POST /keys/encryption/{kid}': item(
    'Encryption key',
    '/keys/encryption/{kid}',
    'The given key becomes the root key of the tenant.',
  ),
  'DELETE /keys/encryption/{kid}': item(
    'Encryption key',
    '/keys/encryption/{kid}',
    'Data encrypted only with it becomes permanently unreadable.',
  ),
};
