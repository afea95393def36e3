/** What the API fills into the options of a new connection, by strategy. */

import { X509Certificate } from 'node:crypto';
import defaults from '../../../../catalog/sandbox/connection-options.json' with { type: 'json' };
import strategies from '../../../../catalog/sandbox/strategies.json' with { type: 'json' };
import { certificatePem } from '../../../text/certificates.js';
import { isObject } from '../../../text/is-object.js';
import type { Doc } from '../../state/store.js';
import { derivesScopes, withScopes } from './connection-scopes.js';
import { optionsFromMetadata } from './saml-metadata.js';

const PASSWORD_METHOD = { enabled: true, api_behavior: 'required', signup_behavior: 'allow' };

/** What is given, over the defaults at every level. */
function filledIn(given: unknown, usual: unknown): unknown {
  if (!isObject(usual) || !isObject(given)) return given === undefined || given === null ? usual : given;
  const out: Doc = { ...usual, ...given };
  for (const [name, value] of Object.entries(usual)) out[name] = filledIn(given[name], value);
  return out;
}

/** Addresses are unique and confirmed by a link, identifiers go with a password, unless it is said otherwise. */
function completeAttributes(attributes: Doc): Doc {
  const withMethod = (attribute: Doc): Doc =>
    (attribute.identifier as Doc | undefined)?.active === true
      ? { ...attribute, identifier: filledIn(attribute.identifier, { default_method: 'password' }) as Doc }
      : attribute;
  const { email, phone_number: phone, ...rest } = attributes as Record<string, Doc | undefined>;
  return {
    ...rest,
    ...(email ? { email: withMethod({ unique: true, verification_method: 'link', ...email }) } : {}),
    ...(phone ? { phone_number: withMethod(phone) } : {}),
  };
}

function database(options: Doc): Doc {
  const methods = (options.authentication_methods as Doc | undefined) ?? {};
  return {
    mfa: { active: true, return_enroll_settings: true },
    ...(options.passwordPolicy || options.password_options ? {} : { passwordPolicy: 'good' }),
    strategy_version: 2,
    passkey_options: defaults.passkey_options,
    brute_force_protection: true,
    disable_self_service_change_password: false,
    ...options,
    password_options: filledIn(options.password_options, defaults.password_options),
    ...(options.attributes ? { attributes: completeAttributes(options.attributes as Doc) } : {}),
    authentication_methods: {
      ...methods,
      password: { ...PASSWORD_METHOD, ...(methods.password as Doc | undefined) },
      passkey: { enabled: false, ...(methods.passkey as Doc | undefined) },
    },
  };
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
  'google-oauth2': (options) => ({ email: true, profile: true, ...options }),
  waad: (options, host) => ({
    thumbprints: [],
    app_domain: host,
    identity_api: 'microsoft-identity-platform-v2.0',
    waad_protocol: 'openid-connect',
    waad_common_endpoint: options.useCommonEndpoint ?? false,
    ...(options.domain === undefined ? {} : { tenant_domain: options.domain }),
    ...options,
  }),
  adfs: (options) => ({ thumbprints: [], ...options }),
  ...Object.fromEntries(
    // Of these at least the basic profile is requested.
    strategies.basic_social.map((strategy) => [strategy, (options: Doc) => ({ profile: true, ...options })]),
  ),
  line: (options) => ({ profile: true, ...options }),
  okta: (options) => openIdConnect(options, { type: 'back_channel', mapping: 'basic_profile' }),
  oidc: (options) => openIdConnect(options, { type: 'front_channel', mapping: 'bind_all' }),
  samlp: saml,
  pingfederate,
};

/** A metadata document takes precedence over other given options, and is not stored. */
function saml(given: Doc): Doc {
  const { metadataXml, ...rest } = given;
  const options: Doc = {
    ...rest,
    ...(typeof metadataXml === 'string' ? optionsFromMetadata(metadataXml) : {}),
  };
  return {
    assertion_decryption_settings: { algorithm_profile: 'v2026-1', algorithm_exceptions: [] },
    ...certificateFacts(options.signingCert),
    ...options,
  };
}

/** The certificate is stored under a different name than in the request. */
function pingfederate({ signingCert, ...options }: Doc): Doc {
  const kept = signingCert === undefined ? {} : { cert: signingCert };
  return { ...certificateFacts(signingCert), ...kept, ...options };
}

/** Facts read from the provider's signing certificate. */
function certificateFacts(text: unknown): Doc {
  if (typeof text !== 'string') return {};
  const pem = certificatePem(text);
  try {
    const certificate = new X509Certificate(pem);
    const [, commonName] = /CN=([^\n]+)/.exec(certificate.subject) ?? [];
    return {
      expires: new Date(certificate.validTo).toISOString(),
      subject: { ...(commonName === undefined ? {} : { commonName }) },
      thumbprints: [certificate.fingerprint.replaceAll(':', '').toLowerCase()],
      cert: pem,
    };
  } catch {
    return {};
  }
}

function openIdConnect(options: Doc, { type, mapping }: { type: string; mapping: string }): Doc {
  return {
    schema_version: 'oidc-V4',
    type,
    ...options,
    attribute_map: { mapping_mode: mapping, ...(options.attribute_map as Doc | undefined) },
    connection_settings: { pkce: 'auto', ...(options.connection_settings as Doc | undefined) },
  };
}

/** Options are stored with sorted keys: shorter ones first, then alphabetically. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, ordered(part)]));
}

/** Options of a new connection; `host` is the tenant's. */
export function createdOptions(strategy: string, options: Doc, host: string): Doc {
  const fill = BY_STRATEGY[strategy];
  return ordered(withScopes(strategy, fill ? fill(options, host) : options)) as Doc;
}

/** Strategies whose options are completed again on an update, as observed; those of a database are not. */
const isDerived = (strategy: string): boolean =>
  strategy !== 'auth0' && (Object.hasOwn(BY_STRATEGY, strategy) || derivesScopes(strategy));
/** Options that an update keeps unless it names them. */
const LASTING: Record<string, string[]> = {
  auth0: ['passkey_options', 'authentication_methods'],
  'google-apps': ['map_user_id_to_id'],
};

/** Options after an update, which replaces all except the lasting ones. */
export function updatedOptions(strategy: string, options: Doc, old: Doc, host: string): Doc {
  const lasting = (LASTING[strategy] ?? [])
    .filter((name) => old[name] !== undefined)
    .map((name) => [name, old[name]]);
  const given: Doc = { ...Object.fromEntries(lasting), ...options };
  if (strategy === 'auth0' && given.attributes)
    given.attributes = completeAttributes(given.attributes as Doc);
  return isDerived(strategy) ? createdOptions(strategy, given, host) : (ordered(given) as Doc);
}

/** Strategies whose connections are selected by e-mail domain. */
export const ENTERPRISE = new Set(strategies.enterprise);
