/** A token or assertion of another issuer that the tenant does not accept in exchange: no connection is involved. */
import { capitalized } from '../../../../../text/values.js';
import { ago, count, q } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';

interface Exchange {
  /** What is handed over. */
  what: string;
  /** Who made it, and has to make it again. */
  maker: string;
  /** Where the tenant decides on it. */
  check: string;
}

/** By the code of the event. */
const EXCHANGES: Readonly<Record<string, Exchange>> = {
  fecte: {
    what: 'the subject token',
    maker: 'the system that issued it (the old login, or another issuer)',
    check: 'the Action of the token exchange profile, which verifies it (list_token_exchange_profiles)',
  },
  feta: {
    what: 'the access token of the native sign-in',
    maker: 'the provider that issued it',
    check: 'the settings of the application for it',
  },
  idjag_exchange_failed: {
    what: 'the identity assertion (ID-JAG)',
    maker: 'the requesting application, which gets it from the identity provider of the person',
    check: 'the issuers that the tenant trusts for it',
  },
  jwt_bearer_exchange_failed: {
    what: 'the assertion (JWT bearer)',
    maker: 'the issuer of the assertion, or the application that signs it',
    check: 'the issuer and keys that the tenant knows for it',
  },
  failed_on_behalf_of_token_exchange: {
    what: 'the access token that the API handed over on behalf of the person',
    maker: 'the application that called the API',
    check: 'the grants of the API for the one it calls (list_client_grants)',
  },
};

/** What the text says is wrong, and the step that follows. */
const REASONS: readonly (readonly [RegExp, (exchange: Exchange) => string])[] = [
  [
    /expired|\bexp\b|too old|lifetime/,
    ({ what, maker }) =>
      `${what} has expired: it has to come fresh from ${maker} and be used at once; check the clocks if it was fresh.`,
  ],
  [
    /signature|\bkid\b|\bkeys?\b|jwks/,
    ({ what, maker, check }) =>
      `${what} is signed with a key that is not the expected one: compare the keys of ${maker} with ${check}.`,
  ],
  [
    /audience|\baud\b/,
    ({ what, maker }) =>
      `${what} is meant for another audience: ${maker} has to issue it for this tenant (its default or custom domain, exactly).`,
  ],
  [
    /issuer|\biss\b|untrusted|not trusted/,
    ({ what, check }) => `${what} is of an issuer that is not accepted: compare it with ${check}.`,
  ],
  [
    /\bjti\b|already (been )?used|replay/,
    ({ what, maker }) => `${what} was used before: every exchange needs a new one from ${maker}.`,
  ],
];

/** Refused before any token was looked at: the application may not exchange. */
const NOT_ALLOWED =
  /(client|application).{0,40}(not|n't) (allowed|enabled|permitted|authori[sz]ed)|exchange.{0,40}(not|n't) (allowed|enabled|permitted)|unauthorized_client/;

/** Nothing is set up for tokens of this type. */
const NO_PROFILE =
  /no (token exchange )?profile|profile.{0,30}(not found|does not exist|unknown)|(unknown|unsupported|unregistered).{0,12}subject_?token_?type/;

/** The kind of exchange that the application has to be allowed, by the code of the event. */
const KINDS: Readonly<Record<string, 'custom_authentication' | 'on_behalf_of_token_exchange'>> = {
  fecte: 'custom_authentication',
  failed_on_behalf_of_token_exchange: 'on_behalf_of_token_exchange',
};

const OPENS = {
  custom_authentication: 'The application can sign people in by the Actions of all token exchange profiles.',
  on_behalf_of_token_exchange:
    'The API can exchange the tokens of its callers for tokens of other APIs that it has grants for.',
} as const;

const NOT_YOURS =
  'The application may not sign you in this way yet. It is not your account, and we are correcting it.';

/** The application lacks the permission to exchange tokens, or nothing is set up for tokens of this type. */
export const exchangeNotAllowed: Rule = (facts, history) => {
  const failures = standingOf(history, 'token_exchange');
  const [newest] = failures;
  const kind = newest && KINDS[newest.event.type];
  if (!newest || !kind) return undefined;
  const { text, clientId, clientName, at, meaning } = newest.event;
  const app = facts.application?.client_id === clientId ? facts.application : undefined;
  const seen = `${meaning.says} ${count(failures.length, 'failure')} at ${q(app?.name ?? clientName ?? clientId)}, last ${ago(at, facts.now)}`;
  const found = { evidence: logIds(failures), fixes: [], tell: NOT_YOURS };
  const fresh = freshness(facts, history, failures);
  if (NO_PROFILE.test(text))
    return {
      ...found,
      score: 0.9 * fresh,
      title: 'No token exchange profile is set up for tokens of this type',
      because: `${seen}: the type of the subject token (subject_token_type) belongs to no profile.${said(newest)}`,
      do: 'Compare the subject_token_type that the application sends with those of the profiles (list_token_exchange_profiles): correct it there, or create a profile with its Action.',
    };
  if (!NOT_ALLOWED.test(text)) return undefined;
  const allowed = app?.exchanges?.includes(kind);
  return {
    ...found,
    score: (allowed === false ? 0.94 : allowed === true ? 0.4 : 0.84) * fresh,
    title: 'The application is not allowed to exchange tokens',
    because: `${seen}: ${
      allowed === true
        ? `token exchange of the kind ${q(kind)} is allowed for it now`
        : `token exchange of the kind ${q(kind)} is not switched on for it (token_exchange.allow_any_profile_of_type)`
    }, so no token was looked at.${said(newest)}`,
    fixes:
      app && allowed === false
        ? [
            {
              tool: 'update_client',
              arguments: {
                client_id: app.client_id,
                token_exchange: { allow_any_profile_of_type: [...(app.exchanges ?? []), kind] },
              },
              does: 'Allows the application to exchange tokens. First find out whether it is meant to.',
              opens: OPENS[kind],
            },
          ]
        : [],
    do: 'Find out whether the application is meant to exchange tokens, then allow it. Neither the token nor the account is what is refused.',
  };
};

export const refusedToken: Rule = (facts, history) => {
  const failures = standingOf(history, 'token_exchange');
  const [newest] = failures;
  const exchange = newest && EXCHANGES[newest.event.type];
  if (!newest || !exchange) return undefined;
  const { text, clientName, clientId, at, meaning } = newest.event;
  const reason = REASONS.find(([pattern]) => pattern.test(text))?.[1](exchange);
  const sentence =
    reason ??
    `${exchange.what} is refused: read the text, and compare it with what ${exchange.maker} sent and with ${exchange.check}.`;
  return {
    score: 0.79 * freshness(facts, history, failures),
    because: `${meaning.says} ${count(failures.length, 'failure')} at ${q(clientName ?? clientId)}, last ${ago(at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    do: `${capitalized(sentence)} The person's account and connection are not involved.`,
  };
};
