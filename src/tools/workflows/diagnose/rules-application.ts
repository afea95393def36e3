/** Rules about the application: connections, return addresses, grants, its own authentication. */
import type { LogEvent } from '../events.js';
import { ago, count, list, q, times } from '../words.js';
import type { Cause, Fix } from './causes.js';
import { explain } from './explain.js';
import type { LoginFacts } from './facts.js';
import { type Failure, freshness, isSignIn, logIds, standingOf } from './history.js';
import { SIGNS_IN } from './notes.js';
import { type Rule, said } from './rules-account.js';

const home = (facts: LoginFacts, failure: Failure | undefined) => {
  const account = failure?.account ?? facts.accounts[0];
  return failure?.event.connection ?? account?.identities[0]?.connection;
};

export const connectionNotEnabled: Rule = (facts, history) => {
  const failures = standingOf(history, 'connection_not_enabled');
  const app = facts.application;
  const [newest] = failures;
  const connections = app?.connections;
  // Refusals at this application that give no reason of their own.
  const vague = standingOf(history, 'login_denied', 'other_failure', 'no_account').filter(
    ({ event }) => app !== undefined && event.clientId === app.client_id,
  );
  const own = facts.accounts[0]?.identities.map((identity) => identity.connection) ?? [];
  const connection = home(facts, newest);
  const enabled = connections && connection ? connections.some((one) => one.name === connection) : undefined;
  const none =
    connections !== undefined &&
    own.length > 0 &&
    !own.some((name) => connections.some((one) => one.name === name));
  if (!newest && !(none && (vague.length > 0 || facts.applicationAsked))) return undefined;
  // The same application as the one whose connections were read.
  const same =
    newest === undefined ||
    app === undefined ||
    newest.event.clientId === undefined ||
    newest.event.clientId === app.client_id;
  const id = connection ? facts.connectionIds[connection] : undefined;
  const clientId = same ? app?.client_id : newest?.event.clientId;
  const name = same ? app?.name : newest?.event.clientName;
  const fixes: Fix[] =
    id && clientId
      ? [
          {
            tool: 'update_connection_clients',
            arguments: { connection_id: id, clients: [{ client_id: clientId, status: true }] },
            does: `Enables ${q(connection)} for ${q(name)}, for everybody in that connection.`,
          },
        ]
      : [];
  const score = newest
    ? (enabled === true && same ? 0.25 : enabled === false ? 0.94 : 0.86) *
      freshness(facts, history, failures)
    : vague.length > 0 && (facts.connectionClients ?? (usedBefore(facts, connection) ? 0 : 1)) > 0
      ? 0.8
      : 0.62;
  return {
    id: 'connection_not_enabled',
    score,
    because: `${q(connection)} is ${enabled === true && same ? 'enabled now' : 'not enabled'} for ${q(name ?? clientId)}${
      connections
        ? ` (enabled: ${connections.length === 0 ? 'none' : list(connections.map((one) => one.name))})`
        : ''
    }${newest ? `; refused ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}` : ''}.${said(newest ?? vague[0])}`,
    evidence: logIds(newest ? failures : vague),
    fixes: score < 0.3 ? [] : fixes,
  };
};

/** Whether the person has signed in to the application through this connection before. */
const usedBefore = (facts: LoginFacts, connection: string | undefined): boolean =>
  facts.events.some(
    (event) =>
      isSignIn(event) && event.connection === connection && event.clientId === facts.application?.client_id,
  );

/** Addresses from which the person is known to come. */
function addressesOf(facts: LoginFacts): Set<string> {
  const own = facts.events.flatMap((event) => event.ip ?? []);
  const last = facts.accounts.flatMap((account) => account.lastIp ?? []);
  return new Set([...own, ...last]);
}

/** An application that redeems a code does so from its own server, moments after the person signed in. */
const rightAfterSignIn = (facts: LoginFacts, event: LogEvent): boolean =>
  event.type === 'feacft' &&
  facts.events.some(
    (one) =>
      isSignIn(one) &&
      one.clientId === event.clientId &&
      event.at >= one.at &&
      event.at - one.at < 2 * 60 * 1000,
  );

/**
 * Failures that name nobody, and that may be this person's: from one of their addresses, or at their application
 * when it is not known where they come from or the caller named the application. Never ones after which the
 * person got in to the same application.
 */
function probablyTheirs(facts: LoginFacts, cause: ReturnType<typeof explain>): LogEvent[] {
  const addresses = addressesOf(facts);
  return facts.unattributed.filter((event) => {
    if (explain(event) !== cause) return false;
    const since = facts.events.some(
      (later) =>
        isSignIn(later) &&
        later.at > event.at &&
        (event.clientId === undefined || later.clientId === event.clientId),
    );
    if (since) return false;
    const app = facts.application;
    const own =
      facts.events.some((one) => one.clientId === event.clientId) ||
      (facts.applicationAsked && app?.client_id === event.clientId);
    // At an application that they have not been seen at, it may be a neighbour's; all the more if they got in elsewhere.
    const inSince = facts.events.some((one) => isSignIn(one) && one.at > event.at);
    if (event.ip !== undefined && addresses.has(event.ip) && (own || !(facts.sharedAddress || inSince)))
      return true;
    if (rightAfterSignIn(facts, event)) return true;
    if (app === undefined || event.clientId !== app.client_id) return false;
    return facts.applicationAsked || addresses.size === 0;
  });
}

export const callbackMismatch: Rule = (facts, history) => {
  const own = standingOf(history, 'callback_mismatch');
  const loose = probablyTheirs(facts, 'callback_mismatch');
  const events = [...own.map(({ event }) => event), ...loose].sort((a, b) => b.at - a.at);
  const [newest] = events;
  if (!newest) return undefined;
  const app =
    facts.application?.client_id === newest.clientId || newest.clientId === undefined
      ? facts.application
      : undefined;
  const attempted = newest.callback;
  const allowed =
    attempted !== undefined && app ? app.callbacks.some((pattern) => covers(pattern, attempted)) : undefined;
  // The other refusals of the person are explained by this one only when it is the latest.
  const last = history.standing[0]?.event.at ?? 0;
  const base = allowed ? 0.25 : own.length > 0 ? (allowed === false ? 0.94 : 0.88) : 0.84;
  const fresh = facts.now - newest.at > 7 * 864e5 ? 0.85 : 1;
  const superseded = last - newest.at > 15 * 60 * 1000 ? 0.85 : 1;
  return {
    id: 'callback_mismatch',
    score: base * fresh * superseded,
    because: `${q(app?.name ?? newest.clientName ?? newest.clientId)} asked to return to ${q(attempted ?? 'an address', 120)} ${times(events.length)}, last ${ago(newest.at, facts.now)}; ${
      allowed
        ? 'that is allowed now'
        : app
          ? `allowed: ${app.callbacks.length === 0 ? 'none' : list(app.callbacks, 3)}`
          : 'that is not allowed'
    }.${own.length === 0 ? ' The log names nobody for such events; these come from the same address or application.' : ''}`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes:
      app && attempted && !allowed
        ? [
            {
              tool: 'update_client',
              arguments: { client_id: app.client_id, callbacks: [...app.callbacks, attempted] },
              does: 'Adds the address to those allowed (the list given replaces the old one). Only if the address belongs to the application; a typing error is mended in the application.',
            },
          ]
        : [],
  };
};

/** Whether an allowed address, which may have a `*` for subdomains, covers another. */
function covers(pattern: string, address: string): boolean {
  if (pattern === address) return true;
  if (!pattern.includes('*')) return false;
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^./]+');
  return new RegExp(`^${source}$`).test(address);
}

/** Names that error texts and people use for grants, with the value that the application's list has. */
const grantNames: readonly (readonly [string, RegExp])[] = [
  ['http://auth0.com/oauth/grant-type/password-realm', /password-realm/],
  ['http://auth0.com/oauth/grant-type/passwordless/otp', /passwordless/],
  ['http://auth0.com/oauth/grant-type/mfa-otp', /mfa-otp/],
  ['http://auth0.com/oauth/grant-type/mfa-oob', /mfa-oob/],
  ['http://auth0.com/oauth/grant-type/mfa-recovery-code', /mfa-recovery/],
  ['urn:ietf:params:oauth:grant-type:device_code', /device.?code/],
  ['urn:openid:params:grant-type:ciba', /ciba/],
  ['client_credentials', /client.credentials/],
  ['authorization_code', /authori[sz]ation.code/],
  ['refresh_token', /refresh.token/],
  ['implicit', /implicit/],
  ['password', /password|resource.owner/],
];

const grantOf = (event: LogEvent): string | undefined =>
  grantNames.find(([, pattern]) => pattern.test(event.text))?.[0] ??
  (
    {
      feacft: 'authorization_code',
      fepft: 'password',
      fertft: 'refresh_token',
      feccft: 'client_credentials',
      fede: 'urn:ietf:params:oauth:grant-type:device_code',
      fdeaz: 'urn:ietf:params:oauth:grant-type:device_code',
    } as Record<string, string>
  )[event.type];

export const grantDisabled: Rule = (facts, history) => {
  const own = standingOf(history, 'grant_disabled').map(({ event }) => event);
  const events = [...own, ...probablyTheirs(facts, 'grant_disabled')].sort((a, b) => b.at - a.at);
  const [newest] = events;
  const app = facts.application;
  if (!newest) return undefined;
  const same = newest.clientId === undefined || newest.clientId === app?.client_id;
  const grant = grantOf(newest);
  const enabled = same && grant && app?.grantTypes ? app.grantTypes.includes(grant) : undefined;
  const last = history.standing[0]?.event.at ?? 0;
  const superseded = last - newest.at > 15 * 60 * 1000 ? 0.85 : 1;
  return {
    id: 'grant_disabled',
    score:
      (enabled === false ? 0.94 : enabled === true ? 0.25 : 0.87) * superseded * (own.length > 0 ? 1 : 0.92),
    because: `${q((same ? app?.name : undefined) ?? newest.clientName ?? newest.clientId)} was refused the grant ${q(grant ?? 'it asked for')} ${times(events.length)}, last ${ago(newest.at, facts.now)}${
      same && app?.grantTypes ? `; enabled: ${list(app.grantTypes, 5) || 'none'}` : ''
    }. The log says ${q(newest.description, 160)}.`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes:
      same && app?.grantTypes && grant && !enabled
        ? [
            {
              tool: 'update_client',
              arguments: { client_id: app.client_id, grant_types: [...app.grantTypes, grant] },
              does: 'Enables the grant again (the list given replaces the old one). Find out first whether it was switched off on purpose.',
            },
          ]
        : [],
  };
};

/** An application that signs people in, and has no grant left to do so. */
export const noLoginGrant: Rule = (facts, history) => {
  const app = facts.application;
  const failures = history.standing.filter(
    ({ cause, event }) =>
      (cause === 'login_denied' || cause === 'other_failure' || cause === 'code_exchange') &&
      event.clientId === app?.client_id,
  );
  if (
    !app?.grantTypes ||
    app.appType === 'non_interactive' ||
    (failures.length === 0 && !facts.applicationAsked)
  )
    return undefined;
  const signsIn = app.grantTypes.some((grant) => SIGNS_IN.test(grant));
  if (signsIn) return undefined;
  return {
    id: 'grant_disabled',
    score: failures.length > 0 ? 0.85 : 0.7,
    because: `${q(app.name)} has no grant enabled with which people could sign in (enabled: ${list(app.grantTypes, 5) || 'none'}).${said(failures[0])}`,
    evidence: logIds(failures),
    fixes: [
      {
        tool: 'update_client',
        arguments: {
          client_id: app.client_id,
          grant_types: [...app.grantTypes, 'authorization_code', 'refresh_token'],
        },
        does: 'Enables the usual grants for sign-in (the list given replaces the old one).',
      },
    ],
  };
};

export const apiNotGranted: Rule = (facts, history) => {
  const own = standingOf(history, 'api_not_granted');
  const events = [...own.map(({ event }) => event), ...probablyTheirs(facts, 'api_not_granted')].sort(
    (a, b) => b.at - a.at,
  );
  const [newest] = events;
  if (!newest) return undefined;
  const audience =
    newest.audience ??
    /(?:access|audience|resource server|api|service not found:?)\s*[:"'`]*\s*((?:https?:\/\/|urn:)[^\s"'`,]+)/
      .exec(newest.text)?.[1]
      ?.replace(/[.;]+$/, '');
  const clientId = newest.clientId ?? facts.application?.client_id;
  const granted = facts.grants?.some((grant) => grant.audience === audience);
  return {
    id: 'api_not_granted',
    score: granted ? 0.25 : own.length > 0 ? 0.9 : 0.8,
    because: `${q(newest.clientName ?? facts.application?.name ?? clientId)} was refused the API ${q(audience ?? 'it asked for', 100)} ${times(events.length)}, last ${ago(newest.at, facts.now)}${
      facts.grants
        ? `; it has grants for ${
            facts.grants.length === 0
              ? 'no API'
              : list(
                  facts.grants.map((grant) => grant.audience),
                  3,
                )
          }`
        : ''
    }. The log says ${q(newest.description, 160)}.`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes:
      audience && clientId && !granted
        ? [
            {
              tool: 'create_client_grant',
              arguments: { client_id: clientId, audience, scope: [] },
              does: 'Lets the application ask for tokens for this API; put the scopes that it needs into the list.',
            },
          ]
        : [],
  };
};

export const rateLimited: Rule = (facts, history) => {
  const own = standingOf(history, 'rate_limited').map(({ event }) => event);
  const events = [...own, ...probablyTheirs(facts, 'rate_limited')].sort((a, b) => b.at - a.at);
  const [newest] = events;
  if (!newest) return undefined;
  return {
    id: 'rate_limited',
    score: facts.now - newest.at > 864e5 ? 0.5 : 0.7,
    because: `Requests of ${q(newest.clientName ?? newest.clientId)} were refused ${times(events.length)}, last ${ago(newest.at, facts.now)}. The log says ${q(newest.description, 160)}.`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes: [],
    advice: 'Wait, then find the application that uses up the limit with summarize_logs.',
  };
};

interface Plain {
  cause: 'client_credentials' | 'code_exchange' | 'cross_origin';
  score: number;
  advice: string;
}

const plain: readonly Plain[] = [
  {
    cause: 'client_credentials',
    score: 0.8,
    advice:
      "Compare the application's secret or key with the one deployed; get_client shows when keys changed. Rotating is the last resort.",
  },
  {
    cause: 'code_exchange',
    score: 0.72,
    advice:
      'Codes work once and for a short time: look for double requests, a changed redirect address, or a lost PKCE verifier.',
  },
  {
    cause: 'cross_origin',
    score: 0.75,
    advice: 'Compare the origin with allowed_origins and web_origins of the application (get_client).',
  },
];

export const applicationFailures: Rule = (facts, history) => {
  for (const { cause, score, advice } of plain) {
    // A machine's own token requests say nothing about a person.
    const failures = standingOf(history, cause).filter(({ event }) => event.type !== 'feccft');
    const [newest] = failures;
    if (!newest) continue;
    return {
      id: cause,
      score: score * freshness(facts, history, failures),
      because: `${count(failures.length, 'failure')} at ${q(newest.event.clientName ?? newest.event.clientId)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
      evidence: logIds(failures),
      fixes: [],
      advice,
    } satisfies Cause;
  }
  return undefined;
};
