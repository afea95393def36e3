/** Checks of the tenant itself: keys, connections, delivery, extensions, APIs. */
import { certificateEnd } from '../../../text/certificates.js';
import { DAY } from '../durations.js';
import type { Doc } from '../fields.js';
import { ago, count, list, q } from '../words.js';
import type { Check } from './checks-applications.js';
import { type Finding, findingFor, nameOf } from './finding.js';

const signingKeys: Check = ({ signingKeys: keys, now }) => {
  const current = keys?.find((key) => key.current === true);
  if (!current) return undefined;
  const since = Date.parse(String(current.current_since ?? ''));
  const ends = certificateEnd(String(current.cert));
  const soon = ends !== undefined && ends - now < 60 * DAY;
  const old = !Number.isNaN(since) && now - since > 730 * DAY;
  if (!soon && !old) return undefined;
  return {
    id: 'signing_key',
    severity: soon ? 'high' : 'low',
    title: soon
      ? "The signing key's certificate expires soon"
      : 'The signing key has not been rotated for years',
    evidence: soon
      ? `key ${q(String(current.kid), 40)} expires ${ago(ends ?? now, now)}`
      : `in use since ${ago(since, now)}`,
    fix: {
      tool: 'rotate_signing_key',
      arguments: {},
      does: 'Makes the next key the current one. Applications that pinned the old key must trust the new one first.',
    },
  };
};

const connectionCertificates: Check = ({ connections, now }) => {
  const hits = (connections ?? [])
    .flatMap((connection) => {
      const options = (connection.options ?? {}) as Doc;
      const expires = certificateEnd(String(options.signingCert ?? options.cert ?? options.signing_cert));
      return expires !== undefined && expires - now < 45 * DAY ? [{ connection, expires }] : [];
    })
    .sort((a, b) => a.expires - b.expires);
  return findingFor(hits, {
    id: 'expiring_connection_certificates',
    severity: (hits[0]?.expires ?? 0) - now < 14 * DAY ? 'high' : 'medium',
    title: 'Enterprise connection certificates that expire soon or have expired',
    evidence: ({ connection, expires }) => `${q(nameOf(connection), 40)} ${ago(expires, now)}`,
    concerns: ({ connection }) => connection.id,
    advice:
      "Get the new certificate from the provider and set it in the connection's options with update_connection.",
  });
};

const policyOf = (connection: Doc): unknown => (connection.options as Doc | undefined)?.passwordPolicy;

const weakPasswords: Check = ({ connections }) =>
  findingFor(
    (connections ?? []).filter(
      (connection) =>
        connection.strategy === 'auth0' && ['none', 'low', null].includes(policyOf(connection) as null),
    ),
    {
      id: 'weak_password_policy',
      severity: 'medium',
      title: 'Databases with a weak password policy',
      evidence: (connection) => `${q(nameOf(connection), 40)}: ${String(policyOf(connection))}`,
      concerns: (connection) => connection.id,
      advice:
        'Raise passwordPolicy to good with update_connection; send the whole options object, as it is replaced.',
    },
  );

const unprotectedConnections: Check = ({ connections }) => {
  const hits = (connections ?? []).filter(
    (connection) =>
      connection.strategy === 'auth0' &&
      (connection.options as Doc | undefined)?.brute_force_protection === false,
  );
  return findingFor(hits, {
    id: 'unprotected_database',
    severity: 'high',
    title: 'Databases that are exempt from brute-force protection',
    evidence: list(hits.map(nameOf), 5),
    concerns: (connection) => connection.id,
    advice:
      'Set options.brute_force_protection to true with update_connection; send the whole options object, as it is replaced.',
  });
};

const logStreams: Check = ({ logStreams: streams }) => {
  if (!streams) return undefined;
  if (streams.length === 0) {
    return {
      id: 'no_log_stream',
      severity: 'low',
      title: 'Log events are not streamed anywhere',
      evidence: 'there is no log stream; Auth0 keeps events for days or weeks only',
      advice: 'Set one up with create_log_stream.',
    };
  }
  const broken = streams.filter((stream) => stream.status !== undefined && stream.status !== 'active');
  return findingFor(broken, {
    id: 'broken_log_stream',
    severity: broken.some((stream) => stream.status === 'suspended') ? 'high' : 'medium',
    title: 'Log streams that are not delivering',
    evidence: (stream) => `${q(nameOf(stream), 40)} is ${String(stream.status)}`,
    concerns: (stream) => stream.id,
    fix: (first) => ({
      tool: 'update_log_stream',
      arguments: { log_stream_id: String(first.id), status: 'active' },
      does: 'Restarts it; fix the receiving end first, or it will be suspended again.',
    }),
  });
};

const domains: Check = ({ customDomains }) =>
  findingFor(
    (customDomains ?? []).filter((domain) => domain.status !== undefined && domain.status !== 'ready'),
    {
      id: 'custom_domain_not_ready',
      severity: 'medium',
      title: 'Custom domains that are not ready',
      evidence: (domain) => `${q(String(domain.domain), 60)} is ${String(domain.status)}`,
      concerns: (domain) => domain.custom_domain_id,
      fix: (first) => ({
        tool: 'verify_custom_domain',
        arguments: { custom_domain_id: String(first.custom_domain_id) },
        does: 'Checks the DNS record again.',
      }),
    },
  );

const email: Check = ({ emailProvider }) => {
  if (emailProvider === undefined) return undefined;
  if (emailProvider !== null && emailProvider.enabled !== false && emailProvider.name !== undefined)
    return undefined;
  return {
    id: 'no_email_provider',
    severity: 'medium',
    title: 'No custom e-mail provider',
    evidence:
      emailProvider === null
        ? 'none is configured; the built-in one is for testing'
        : 'the configured one is disabled',
    advice: 'Set one up with create_email_provider.',
  };
};

const legacyCode: Check = ({ rules, hooks }) => {
  const names = [
    ...(rules ?? []).map((rule) => `rule ${nameOf(rule)}`),
    ...(hooks ?? []).map((hook) => `hook ${nameOf(hook)}`),
  ];
  if (names.length === 0) return undefined;
  return {
    id: 'legacy_extensions',
    severity: 'medium',
    title: 'Rules and hooks are still in use',
    evidence: list(names, 5),
    advice: 'Move them to Actions: Auth0 is withdrawing both.',
  };
};

const oldRuntimes: Check = ({ actions }) =>
  findingFor(
    (actions ?? []).filter((action) => /^node(?:8|10|12|14|16)$/.test(String(action.runtime))),
    {
      id: 'old_action_runtime',
      severity: 'medium',
      title: 'Actions on a Node.js version that is no longer maintained',
      evidence: (action) => `${q(nameOf(action), 40)} on ${String(action.runtime)}`,
      concerns: (action) => action.id,
      fix: (first) => ({
        tool: 'update_action',
        arguments: { action_id: String(first.id), runtime: 'node22' },
        does: 'Changes the runtime of the draft; test it, then deploy with deploy_action.',
      }),
    },
  );

const lifetimeInDays = (api: Doc): number => Math.round(Number(api.token_lifetime) / 86_400);

const apis: Check = ({ apis: servers }) =>
  findingFor(
    (servers ?? []).filter(
      (api) =>
        api.is_system !== true && (api.signing_alg === 'HS256' || Number(api.token_lifetime) > 2_592_000),
    ),
    {
      id: 'weak_api_tokens',
      severity: 'medium',
      title: 'APIs with shared-secret signatures or very long-lived tokens',
      evidence: (api) =>
        `${q(nameOf(api), 40)} (${String(api.signing_alg)}, ${count(lifetimeInDays(api), 'day')})`,
      concerns: (api) => api.id,
      advice: 'Use RS256 and lifetimes of a day or less (update_resource_server).',
    },
  );

const openRegistration: Check = ({ settings }): Finding | undefined => {
  const flags = (settings?.flags ?? {}) as Doc;
  if (flags.enable_dynamic_client_registration !== true) return undefined;
  return {
    id: 'open_registration',
    severity: 'high',
    title: 'Anyone can register applications',
    evidence: 'flags.enable_dynamic_client_registration is true',
    fix: {
      tool: 'update_tenant_settings',
      arguments: { flags: { enable_dynamic_client_registration: false } },
      does: 'Disables dynamic client registration; first check that nothing depends on it.',
    },
  };
};

export const tenantChecks: readonly Check[] = [
  signingKeys,
  connectionCertificates,
  weakPasswords,
  unprotectedConnections,
  logStreams,
  domains,
  email,
  legacyCode,
  oldRuntimes,
  apis,
  openRegistration,
];
