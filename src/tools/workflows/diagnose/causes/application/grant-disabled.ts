/** A grant type that is not enabled for the application. */
import type { LogEvent } from '../../../events.js';
import { ago, list, q, times } from '../../../words.js';
import { doubt, freshness, logIds, said, standingOf, wordsOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { SIGNS_IN } from './sign-in-grants.js';
import { failuresOf } from './unattributed.js';

/** Grant types as the application lists them, and how error texts refer to them. */
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

/** Grant types that hand the password to the application, or tokens to the address bar: not to be enabled lightly. */
const WEAK: ReadonlySet<string> = new Set([
  'implicit',
  'password',
  'http://auth0.com/oauth/grant-type/password-realm',
]);

/** Kinds of applications that a grant is not made for: a page or an app can keep no secret, a server needs no code on a screen. */
const UNFIT: Readonly<Record<string, readonly string[]>> = {
  client_credentials: ['spa', 'native'],
  'urn:openid:params:grant-type:ciba': ['spa', 'native'],
  'urn:ietf:params:oauth:grant-type:device_code': ['spa', 'regular_web', 'non_interactive'],
};

const isUnfit = (grant: string, appType = ''): boolean => UNFIT[grant]?.includes(appType) === true;

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

/** Providers for which an application can take native sign-ins. */
const NATIVE = ['apple', 'facebook', 'google'] as const;

/** A native app hands over what the provider gave it, which has a setting of its own. */
export const nativeSignInOff: Rule = (facts, history) => {
  const failures = standingOf(history, 'grant_disabled').filter(({ event }) => event.type === 'fens');
  const [newest] = failures;
  const app = facts.application;
  if (!newest) return undefined;
  const { strategy = '', text, clientId } = newest.event;
  const provider = NATIVE.find((one) => strategy.includes(one) || text.includes(one));
  return {
    score: 0.92 * freshness(facts, history, failures),
    because: `${q(app?.name ?? newest.event.clientName ?? clientId)} does not take native sign-ins with ${provider ?? 'this provider'} (native_social_login); refused ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes:
      app && provider && (clientId === undefined || clientId === app.client_id)
        ? [
            {
              tool: 'update_client',
              arguments: {
                client_id: app.client_id,
                native_social_login: { [provider]: { enabled: true } },
              },
              does: `Switches native sign-in with ${provider} on. First find out whether it was switched off on purpose.`,
              opens: `The native app can exchange what ${provider} gives it for tokens.`,
            },
          ]
        : [],
    do: 'Find out whether native sign-in was switched off on purpose; the other providers of the application are not affected.',
  };
};

export const refusedGrant: Rule = (facts, history) => {
  const { own, events } = failuresOf(facts, history, 'grant_disabled');
  const [newest] = events;
  const app = facts.application;
  if (!newest) return undefined;
  if (newest.type === 'fens') return undefined;
  const same = newest.clientId === undefined || newest.clientId === app?.client_id;
  const grant = grantOf(newest);
  const enabled = same && grant && app?.grantTypes ? app.grantTypes.includes(grant) : undefined;
  const last = history.standing[0]?.event.at ?? 0;
  const superseded = last - newest.at > 15 * 60 * 1000 ? 0.85 : 1;
  const unfit = same && grant !== undefined && isUnfit(grant, app?.appType);
  return {
    score:
      (enabled === false ? 0.94 : enabled === true ? 0.25 : 0.87) *
      superseded *
      (own.length > 0 ? 1 : 0.92) *
      doubt(history, newest),
    because: `${q((same ? app?.name : undefined) ?? newest.clientName ?? newest.clientId)} was denied the grant type ${q(grant ?? 'it requested')} ${times(events.length)}, last ${ago(newest.at, facts.now)}${
      same && app?.grantTypes ? `; enabled: ${list(app.grantTypes, 5) || 'none'}` : ''
    }. ${wordsOf(newest)}`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes:
      same && app?.grantTypes && grant && !enabled && !WEAK.has(grant) && !unfit
        ? [
            {
              tool: 'update_client',
              arguments: { client_id: app.client_id, grant_types: [...app.grantTypes, grant] },
              does: 'Enables the grant type again. First find out whether it was disabled on purpose.',
              opens: `The application can obtain tokens with ${grant}.`,
            },
          ]
        : [],
    ...(unfit
      ? {
          do: `An application of the type ${q(app?.appType)} is not made for ${grant}: register another one of the right type for what asks for it, and leave this one as it is.`,
        }
      : {}),
    ...(grant && WEAK.has(grant)
      ? {
          advice: `The grant type ${grant} is best left disabled: change the application to the authorization code flow with PKCE. Enable it with update_client only if it cannot be changed.`,
        }
      : {}),
  };
};

/** An application for user sign-in that has no grant type enabled for it. */
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
    score: failures.length > 0 ? 0.85 : 0.7,
    because: `${q(app.name)} has no grant type enabled for user sign-in (enabled: ${list(app.grantTypes, 5) || 'none'}).${said(failures[0])}`,
    evidence: logIds(failures),
    fixes: [
      {
        tool: 'update_client',
        arguments: {
          client_id: app.client_id,
          grant_types: [...app.grantTypes, 'authorization_code', 'refresh_token'],
        },
        does: 'Enables the usual grant types for sign-in. First find out whether the application is for people at all.',
        opens: 'People can sign in to the application with the authorization code flow.',
      },
    ],
  };
};
