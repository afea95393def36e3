/** Factors of multi-factor authentication, their providers, policies and settings. */

import type { ResourceModule } from '../engine/resource-module.js';
import { setting } from '../engine/setting.js';
import { forbidden } from '../errors.js';
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

/** Some values are write-only. */
const without =
  (...names: string[]) =>
  (value: Doc): Doc =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

/** What cannot be read back is echoed in the answer to the write. */
const onRead =
  (view: (value: Doc) => Doc) =>
  (value: Doc, ctx: SandboxContext): Doc =>
    ctx.operation.method === 'GET' ? view(value) : value;

/** A tenant with one provider for all phone messages has no other of the factor (auth0/terraform-provider-auth0, issue 1580). */
function checkOwnProvider({ tenant }: SandboxContext): void {
  const { phone_consolidated_experience: one } = tenant.settings('/tenants/settings');
  if (one === true)
    throw forbidden(
      'Insufficient privileges to use this deprecated feature. To handle Phone Provider/Templates refer to Tenant Phone Settings',
    );
}

/** SMS is the older name of the phone factor: both paths show the same values. */
const shared = (path: string) =>
  ['phone', 'sms'].map((name) =>
    setting(`/guardian/factors/${name}/${path}`, {
      store: `/guardian/factors/phone/${path}`,
      view: (value, ctx) => {
        checkOwnProvider(ctx);
        return value;
      },
      write: (body, _old, ctx) => {
        checkOwnProvider(ctx);
        return body;
      },
    }),
  );

const push = (name: string, view: (value: Doc, ctx: SandboxContext) => unknown) =>
  setting(`/guardian/factors/push-notification/providers/${name}`, { view });

export const guardianFactors: ResourceModule = {
  singletons: [
    ...shared('providers/twilio'),
    ...shared('selected-provider'),
    ...shared('templates'),
    setting('/guardian/factors/phone/message-types'),
    setting('/guardian/factors/phone/settings'),
    setting('/guardian/factors/email/settings'),
    setting('/guardian/factors/duo/settings'),
    setting('/guardian/factors/webauthn-platform/settings'),
    setting('/guardian/factors/webauthn-roaming/settings'),
    setting('/guardian/factors/push-notification/selected-provider'),
    push('sns', onRead(without('aws_secret_access_key'))),
    push('apns', (value, { operation }) =>
      operation.method === 'GET' && value.bundle_id !== undefined
        ? { ...without('p12')(value), enabled: true }
        : without('p12')(value),
    ),
    push('fcm', () => ({})),
    push('fcmv1', () => ({})),
    setting('/guardian/settings'),
  ],
  handlers: {
    'GET /guardian/factors': listFactors,
    'PUT /guardian/factors/{name}': setFactor,
    'GET /guardian/policies': (ctx) => ok(ctx.tenant.singleton(POLICIES) ?? []),
    'PUT /guardian/policies': setPolicies,
  },
};
