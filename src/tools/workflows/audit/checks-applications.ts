/** Checks of applications: URLs, grants, use, keys. */
import { DAY } from '../durations.js';
import { type Doc, strings } from '../fields.js';
import { ago, count, list, q, when } from '../words.js';
import { applicationNames, type Finding, findingFor, nameOf } from './finding.js';
import type { Posture } from './read-tenant.js';

export type Check = (posture: Posture) => Finding | undefined;

const local = (address: string): boolean =>
  /^[a-z]+:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/]|$)/i.test(address);
const plain = (address: string): boolean => /^http:\/\//i.test(address) && !local(address);
const wild = (address: string): boolean => address.includes('*');

/** URL lists of an application that sign-in depends on. */
const LISTS = ['callbacks', 'web_origins', 'allowed_origins', 'allowed_logout_urls'] as const;

/** Applications with URLs that match, and those URLs. */
function withAddresses(applications: readonly Doc[] | undefined, bad: (address: string) => boolean) {
  return (applications ?? []).flatMap((client) => {
    const found = LISTS.flatMap((name) =>
      strings(client[name])
        .filter(bad)
        .map((address) => ({ name, address })),
    );
    return found.length > 0 ? [{ client, found }] : [];
  });
}

function addressFinding(
  posture: Posture,
  bad: (address: string) => boolean,
  told: Pick<Finding, 'id' | 'severity' | 'title'>,
  does: string,
): Finding | undefined {
  const hits = withAddresses(posture.applications, bad);
  const shown = hits.slice(0, 4).map(({ client, found }) => {
    const more = found.length > 1 ? ` and ${found.length - 1} more` : '';
    return `${q(nameOf(client), 40)} ${q(found[0]?.address, 80)}${more}`;
  });
  return findingFor(hits, {
    ...told,
    evidence: `${count(hits.length, 'application')}: ${shown.join('; ')}`,
    concerns: ({ client }) => client.client_id,
    fix: ({ client, found }) => {
      const name = found[0]?.name ?? 'callbacks';
      return {
        tool: 'update_client',
        arguments: {
          client_id: String(client.client_id),
          [name]: strings(client[name]).filter(bad),
          apply: 'remove',
        },
        does,
      };
    },
    own: posture.own,
  });
}

const wildcards: Check = (posture) =>
  addressFinding(
    posture,
    wild,
    { id: 'wildcard_addresses', severity: 'high', title: 'Application URLs with wildcards' },
    'Keeps only the exact URLs; add the ones that the wildcard was needed for.',
  );

const insecure: Check = (posture) =>
  addressFinding(
    posture,
    plain,
    { id: 'http_addresses', severity: 'high', title: 'Application URLs without TLS (http)' },
    'Removes the http URLs; add them with https where they are in use.',
  );

const localhost: Check = (posture) => {
  const mixed = {
    ...posture,
    applications: posture.applications?.filter((client) =>
      strings(client.callbacks).some((one) => !local(one)),
    ),
  };
  return addressFinding(
    mixed,
    local,
    {
      id: 'local_addresses',
      severity: 'low',
      title: 'Localhost URLs in applications that also run elsewhere',
    },
    'Removes the localhost URLs; use a separate application for development.',
  );
};

const isManagement = (grant: Doc): boolean => /\/api\/v2\/?$/.test(String(grant.audience));

/** Scopes that allow taking over or wiping a tenant. */
const POWERFUL =
  /^(?:delete|update|create):(?:clients|client_grants|client_keys|users|connections|tenant_settings|actions|roles|organizations)/;

/** Enough for most integrations. */
const HARMLESS = [
  'read:users',
  'read:roles',
  'read:organizations',
  'read:clients',
  'read:connections',
  'read:logs',
];

const overPrivileged: Check = ({ applications, grants, own }) => {
  if (!grants) return undefined;
  const hits = grants
    .filter(isManagement)
    .map((grant) => ({ grant, scopes: strings(grant.scope) }))
    .filter(
      ({ grant, scopes }) =>
        grant.allow_all_scopes === true ||
        scopes.length > 60 ||
        scopes.filter((scope) => POWERFUL.test(scope)).length >= 8,
    );
  const nameById = new Map((applications ?? []).map((client) => [String(client.client_id), nameOf(client)]));
  const describe = ({ grant, scopes }: (typeof hits)[number]) =>
    `${q(nameById.get(String(grant.client_id)) ?? String(grant.client_id), 40)} (${grant.allow_all_scopes === true ? 'all scopes' : count(scopes.length, 'scope')})`;
  return findingFor(hits, {
    id: 'over_privileged',
    severity: 'high',
    title: 'Applications with excessive Management API scopes',
    evidence: describe,
    concerns: ({ grant }) => grant.client_id,
    fix: (first) => ({
      tool: 'update_client_grant',
      arguments: {
        client_grant_id: String(first.grant.id),
        scope: first.scopes.filter((scope) => HARMLESS.includes(scope)),
      },
      does: 'Keeps only a few read scopes (the list replaces the old one); add what the application uses.',
    }),
    own,
  });
};

/** The password grant has a second name, with which the connection is chosen. */
const WEAK_GRANTS = ['implicit', 'password', 'http://auth0.com/oauth/grant-type/password-realm'];
const isWeak = (grant: string): boolean => WEAK_GRANTS.includes(grant);

/** `Shop: password, password-realm` */
const withGrants = (client: Doc): string =>
  `${nameOf(client)}: ${strings(client.grant_types)
    .filter(isWeak)
    .map((grant) => grant.slice(grant.lastIndexOf('/') + 1))
    .join(', ')}`;

const implicit: Check = ({ applications, own }) => {
  const hits = (applications ?? []).filter((client) => strings(client.grant_types).some(isWeak));
  return findingFor(hits, {
    id: 'weak_grants',
    severity: 'medium',
    title: 'Applications that may use the implicit or password grant',
    evidence: `${count(hits.length, 'application')}: ${list(hits.map(withGrants), 6)}`,
    concerns: (client) => client.client_id,
    fix: (first) => ({
      tool: 'update_client',
      arguments: {
        client_id: String(first.client_id),
        grant_types: strings(first.grant_types).filter(isWeak),
        apply: 'remove',
      },
      does: 'Disables these grants and keeps the others; first check that the application does not use them.',
    }),
    own,
  });
};

const UNUSED_AFTER = 30 * DAY;

const unused: Check = ({ applications, lastUsed, logSince, now, own }) => {
  const reach = logSince === undefined ? 0 : now - logSince;
  // A log of only a few days proves nothing.
  if (reach < 7 * DAY) return undefined;
  const hits = (applications ?? []).filter((client) => {
    const last = lastUsed.get(String(client.client_id));
    return last === null || (last !== undefined && now - last > UNUSED_AFTER);
  });
  return findingFor(hits, {
    id: 'unused_applications',
    severity: 'medium',
    title: 'Unused applications: no sign-in or token in the log',
    evidence: `${count(hits.length, 'application')} not found in the log, which goes back to ${when(logSince ?? now)}: ${list(hits.map(nameOf), 6)}`,
    concerns: (client) => client.client_id,
    fix: (first) => ({
      tool: 'delete_client',
      arguments: { client_id: String(first.client_id) },
      does: 'Permanently deletes the application and its grants. Ask its owner first; the log may not go back far enough.',
    }),
    own,
  });
};

const staleGrants: Check = ({ applications, grants, lastUsed, moreApplications, own }) => {
  if (!applications || !grants) return undefined;
  const known = new Map(applications.map((client) => [String(client.client_id), client]));
  const hits = grants.filter((grant) => {
    const client = known.get(String(grant.client_id));
    if (!client) return !moreApplications && grant.client_id !== undefined && grant.default_for === undefined;
    const machine = strings(client.grant_types).includes('client_credentials');
    // A machine-to-machine grant, which an application without the client_credentials grant type cannot use.
    return (
      (grant.subject_type ?? 'client') === 'client' &&
      !machine &&
      lastUsed.get(String(grant.client_id)) !== undefined
    );
  });
  return findingFor(hits, {
    id: 'stale_grants',
    severity: 'medium',
    title: 'API grants that cannot be used',
    evidence: (grant) =>
      `${q(nameOf(known.get(String(grant.client_id)) ?? { name: `${String(grant.client_id)} (deleted)` }), 40)} for ${q(String(grant.audience), 60)}`,
    concerns: (grant) => grant.id,
    fix: (first) => ({
      tool: 'delete_client_grant',
      arguments: { client_grant_id: String(first.id) },
      does: 'Deletes the grant.',
    }),
    application: (grant) => grant.client_id,
    own,
  });
};

const expiringCredentials: Check = ({ credentials, now }) => {
  const hits = credentials
    .map(({ client, credential }) => ({
      client,
      credential,
      expires: Date.parse(String(credential.expires_at ?? '')),
    }))
    .filter(({ expires }) => !Number.isNaN(expires) && expires - now < 30 * DAY)
    .sort((a, b) => a.expires - b.expires);
  return findingFor(hits, {
    id: 'expiring_application_keys',
    severity: (hits[0]?.expires ?? now) < now + 7 * DAY ? 'high' : 'medium',
    title: 'Application keys that expire soon or have expired',
    evidence: ({ client, expires }) => `${q(nameOf(client), 40)} ${ago(expires, now)}`,
    concerns: ({ credential }) => credential.id,
    advice:
      'Add a new key with create_client_credential before the old one expires, deploy it, then delete the old one.',
  });
};

const unsafeAlgorithm: Check = ({ applications, own }) => {
  const hits = (applications ?? []).filter(
    (client) =>
      (client.jwt_configuration as Doc | undefined)?.alg === 'HS256' && client.app_type !== 'non_interactive',
  );
  return findingFor(hits, {
    id: 'symmetric_tokens',
    severity: 'low',
    title: 'Applications whose ID tokens are signed with the shared secret (HS256)',
    evidence: applicationNames(hits),
    concerns: (client) => client.client_id,
    fix: (first) => ({
      tool: 'update_client',
      arguments: { client_id: String(first.client_id), jwt_configuration: { alg: 'RS256' } },
      does: 'Signs with the tenant key instead; the application must be able to verify RS256.',
    }),
    own,
  });
};

export const applicationChecks: readonly Check[] = [
  wildcards,
  insecure,
  localhost,
  overPrivileged,
  implicit,
  unused,
  staleGrants,
  expiringCredentials,
  unsafeAlgorithm,
];
