/** Features that not every plan has, and the operations that belong to each. */
import { forbidden, HttpError, notEntitled } from './errors.js';
import type { Operation, SandboxServices } from './types.js';

interface Feature {
  name: string;
  paths: RegExp;
  refusal: () => HttpError;
}

const feature = (name: string, wording: string, paths: RegExp): Feature => ({
  name,
  paths,
  refusal: () => notEntitled(wording),
});

const FEATURES: readonly Feature[] = [
  feature('organizations', 'organizations', /^\/organizations/),
  feature('custom_domains', 'custom domains', /^\/custom-domains/),
  feature('network_acls', 'network ACLs', /^\/(keys\/)?network-acls/),
  feature('scim', 'inbound SCIM', /^\/connections(-scim-configurations|\/\{id\}\/scim-configuration)/),
  feature(
    'directory_provisioning',
    'directory provisioning',
    /^\/connections(-directory-provisionings|\/\{id\}\/directory-provisioning)/,
  ),
  feature('event_streams', 'event streams', /^\/event(s|-streams)/),
  feature('log_streams', 'log streams', /^\/log-streams/),
  feature('self_service_profiles', 'self-service profiles', /^\/self-service-profiles/),
  feature('encryption_keys', 'customer managed keys', /^\/keys\/encryption/),
  feature('custom_signing_keys', 'custom signing keys', /^\/keys\/custom-signing/),
  feature('rate_limit_policies', 'rate limit policies', /^\/rate-limit-policies/),
  {
    name: 'user_exports',
    paths: /^\/jobs\/users-exports$/,
    refusal: () => notEntitled('user exports'),
  },
  {
    name: 'bot_detection',
    paths: /^\/attack-protection\/(bot-detection|captcha)$/,
    refusal: () => notEntitled('bot detection'),
  },
  {
    name: 'page_templates',
    paths: /^\/branding\/templates/,
    refusal: () => new HttpError(402, 'A paid subscription is required for this feature.'),
  },
  {
    name: 'advanced_customizations',
    paths: /^\/prompts\/(.*\/)?rendering$/,
    refusal: () => new HttpError(402, 'A paid subscription is required to use Advanced Customizations.'),
  },
  {
    name: 'akamai_signals',
    paths: /^\/supplemental-signals/,
    refusal: () =>
      forbidden('Please upgrade your subscription to enable Akamai Signals.', 'insufficient_scope'),
  },
];

/** Names of the features that can be switched off. */
export const featureNames: readonly string[] = FEATURES.map(({ name }) => name);

/** Refuses an operation of a feature that the tenant's plan lacks: 403. */
export function checkEntitlement(operation: Operation, services: SandboxServices): void {
  for (const { name, paths, refusal } of FEATURES) {
    if (paths.test(operation.path) && !services.entitled(name)) throw refusal();
  }
}
