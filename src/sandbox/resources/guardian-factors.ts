/** Factors of multi-factor authentication, their providers, policies and settings. */

import type { ResourceModule } from '../engine/resource-module.js';
import { setting } from '../engine/setting.js';
import type { Doc } from '../state/store.js';
import { type Handler, ok, type SandboxContext } from '../types.js';

const FACTORS = [
  'sms',
  'push-notification',
  'otp',
  'email',
  'duo',
  'webauthn-roaming',
  'webauthn-platform',
  'recovery-code',
];
const POLICIES = '/guardian/policies';

const enabled = (ctx: SandboxContext, name: string): boolean =>
  ctx.tenant.singleton(`factor ${name}`) === true;

const listFactors: Handler = (ctx) =>
  ok(FACTORS.map((name) => ({ name, enabled: enabled(ctx, name), trial_expired: false })));

const setFactor: Handler = (ctx) => {
  const body = ctx.body as Doc;
  ctx.tenant.setSingleton(`factor ${ctx.params.name}`, body.enabled === true);
  return ok({ enabled: body.enabled === true });
};

const setPolicies: Handler = (ctx) => {
  ctx.tenant.setSingleton(POLICIES, ctx.body);
  return ok(ctx.body);
};

/** Some values are taken and never shown again. */
const without =
  (...names: string[]) =>
  (value: Doc): Doc =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

/** What cannot be read back is echoed in the answer to the write. */
const onRead =
  (view: (value: Doc) => Doc) =>
  (value: Doc, ctx: SandboxContext): Doc =>
    ctx.operation.method === 'GET' ? view(value) : value;

const TEMPLATES = {
  enrollment_message:
    '{{code}} is your verification code for {{tenant.friendly_name}}. Please enter this code to verify your enrollment.',
  verification_message: '{{code}} is your verification code for {{tenant.friendly_name}}',
};

/** SMS is the older name of the phone factor: both paths show the same values. */
const shared = (path: string, initial: Doc, view?: (value: Doc, ctx: SandboxContext) => Doc) =>
  ['phone', 'sms'].map((name) =>
    setting(`/guardian/factors/${name}/${path}`, initial, {
      store: `/guardian/factors/phone/${path}`,
      ...(view ? { view } : {}),
    }),
  );

const push = (name: string, view: (value: Doc, ctx: SandboxContext) => unknown, initial: Doc = {}) =>
  setting(`/guardian/factors/push-notification/providers/${name}`, initial, { view });

export const guardianFactors: ResourceModule = {
  singletons: [
    ...shared('providers/twilio', {}),
    ...shared('selected-provider', { provider: 'auth0' }),
    ...shared('templates', TEMPLATES),
    setting('/guardian/factors/phone/message-types', { message_types: [] }),
    setting('/guardian/factors/phone/settings', { otp_length: 6, otp_expiration_time: 300 }),
    setting('/guardian/factors/email/settings', { otp_length: 6, otp_expiration_time: 300 }),
    setting('/guardian/factors/duo/settings', {}),
    setting('/guardian/factors/webauthn-platform/settings', { overrideRelyingParty: false }),
    setting('/guardian/factors/webauthn-roaming/settings', {
      userVerification: 'required',
      overrideRelyingParty: false,
    }),
    setting('/guardian/factors/push-notification/selected-provider', { provider: 'guardian' }),
    push('sns', onRead(without('aws_secret_access_key'))),
    push('apns', (value, { operation }) =>
      operation.method === 'GET' && value.bundle_id !== undefined
        ? { ...without('p12')(value), enabled: true }
        : without('p12')(value),
    ),
    push('fcm', () => ({})),
    push('fcmv1', () => ({})),
    setting('/guardian/settings', {
      display_remember_me_checkbox: true,
      remember_me_default_value: false,
      mfa_session_inactivity_timeout: 10_080,
      mfa_session_overall_timeout: 43_200,
    }),
  ],
  handlers: {
    'GET /guardian/factors': listFactors,
    'PUT /guardian/factors/{name}': setFactor,
    'GET /guardian/policies': (ctx) => ok(ctx.tenant.singleton(POLICIES) ?? []),
    'PUT /guardian/policies': setPolicies,
  },
};
