/** What the API fills into the options of a new connection, by strategy. */
import type { Doc } from '../types.js';

const PASSKEY_OPTIONS = {
  challenge_ui: 'both',
  progressive_enrollment_enabled: true,
  local_enrollment_enabled: true,
};
const PASSWORD_METHOD = { enabled: true, api_behavior: 'required', signup_behavior: 'allow' };

function database(options: Doc): Doc {
  const methods = (options.authentication_methods as Doc | undefined) ?? {};
  return {
    mfa: { active: true, return_enroll_settings: true },
    // A password policy of the newer kind takes the place of the named levels.
    ...(options.password_options ? {} : { passwordPolicy: 'good' }),
    strategy_version: 2,
    passkey_options: PASSKEY_OPTIONS,
    brute_force_protection: true,
    ...options,
    authentication_methods: {
      ...methods,
      password: { ...PASSWORD_METHOD, ...(methods.password as Doc | undefined) },
      passkey: { enabled: false, ...(methods.passkey as Doc | undefined) },
    },
  };
}

/** Which of the flags of a strategy stand for which scope that is asked of the provider. */
function scopesOf(options: Doc, flags: Record<string, string>): string[] {
  return Object.entries(flags)
    .filter(([flag]) => options[flag] === true)
    .map(([, scope]) => scope);
}

const googleApps = (options: Doc): Doc => ({
  email: true,
  profile: true,
  scope: ['email', 'profile'],
  handle_login_from_social: true,
  ...options,
});

const BY_STRATEGY: Record<string, (options: Doc, host: string) => Doc> = {
  auth0: database,
  'google-apps': googleApps,
  'google-oauth2': (options) => ({ email: true, profile: true, scope: ['email', 'profile'], ...options }),
  waad: (options, host) => ({
    thumbprints: [],
    app_domain: host,
    waad_common_endpoint: options.useCommonEndpoint ?? false,
    ...options,
  }),
  adfs: (options) => ({ thumbprints: [], ...options }),
  facebook: (options) => ({
    ...options,
    scope: [
      ...scopesOf(options, { email: 'email' }),
      ...scopesOf(options, facebookScopes(options)),
      'public_profile',
    ].join(','),
  }),
  line: (options) => ({
    profile: true,
    ...options,
    scope: ['openid', ...scopesOf(options, { email: 'email' }), 'profile'],
  }),
  okta: oidc,
  oidc,
  samlp: (options) => ({
    assertion_decryption_settings: { algorithm_profile: 'v2026-1', algorithm_exceptions: [] },
    ...options,
  }),
};

/** Facebook's permissions are flags named like the scopes themselves. */
const facebookScopes = (options: Doc): Record<string, string> =>
  Object.fromEntries(
    Object.keys(options)
      .filter(
        (name) =>
          name !== 'email' &&
          name !== 'public_profile' &&
          /^[a-z_]+$/.test(name) &&
          options[name] === true &&
          name.includes('_'),
      )
      .map((name) => [name, name]),
  );

function oidc(options: Doc): Doc {
  return {
    schema_version: 'oidc-V4',
    type: 'back_channel',
    ...options,
    attribute_map: { mapping_mode: 'basic_profile', ...(options.attribute_map as Doc | undefined) },
    connection_settings: { pkce: 'auto', ...(options.connection_settings as Doc | undefined) },
  };
}

/** Options of a new connection; `host` is the tenant's. */
export function createdOptions(strategy: string, options: Doc, host: string): Doc {
  const fill = BY_STRATEGY[strategy];
  return fill ? fill(options, host) : options;
}

/** Options after an update, which replaces them: only what a database cannot be without comes back. */
export function updatedOptions(strategy: string, options: Doc, old: Doc): Doc {
  if (strategy !== 'auth0') return options;
  const { passkey_options: passkeys, authentication_methods: methods } = old;
  return {
    ...(passkeys ? { passkey_options: passkeys } : {}),
    ...(methods ? { authentication_methods: methods } : {}),
    ...options,
  };
}

/** Strategies whose connections are found by the domain of an e-mail address. */
export const ENTERPRISE = new Set([
  'ad',
  'adfs',
  'auth0-adldap',
  'custom',
  'google-apps',
  'ip',
  'office365',
  'oidc',
  'okta',
  'pingfederate',
  'samlp',
  'sharepoint',
  'waad',
]);
