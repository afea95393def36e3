/** Consent that is missing, with why it is asked for. */
import { ago, q, times } from '../../../words.js';
import { isOutside } from '../../failure-texts.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { audienceOf } from './requested-api.js';

/** No application can be verified there, so that consent is asked for whatever the settings say. */
const LOCAL = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/?#]|$)/i;

/** https://auth0.com/docs/get-started/applications/third-party-applications/user-consent */
export const consentMissing: Rule = (facts, history) => {
  const failures = standingOf(history, 'consent');
  const [newest] = failures;
  if (!newest) return undefined;
  const { event } = newest;
  const { application, api } = facts;
  const app = application?.client_id === event.clientId ? application : undefined;
  const audience = audienceOf(event);
  const local = event.callback !== undefined && LOCAL.test(event.callback);
  const third = app?.firstParty === false;
  const silent = event.type === 'fsa';
  const asks = api?.identifier === audience && api?.skipsConsent === false;
  const why = local
    ? `The request came from ${q(event.callback, 120)}: on localhost consent cannot be skipped, not even for a first-party application.`
    : third
      ? 'The application is third-party (is_first_party: false): for it consent is never skipped.'
      : asks
        ? 'The API does not let first-party applications skip consent (skip_consent_for_verifiable_first_party_clients: false).'
        : '';
  // The provider asked, on its own page: no API of the tenant is involved.
  if (isOutside(event) && audience === undefined && !local)
    return {
      score: 0.71 * freshness(facts, history, failures),
      title: 'The permission that the provider asks for was declined, or the sign-in there was cancelled',
      because: `At ${q(event.connection)} the sign-in was declined or cancelled ${times(failures.length)}, last ${ago(event.at, facts.now)}.${said(newest)}`,
      evidence: logIds(failures),
      fixes: [],
      tell: 'The sign-in stopped on the page of the provider, because it was cancelled or the permission was not given. Please sign in again and accept it there.',
      do: 'Ask whether the person pressed cancel, and let them sign in again and accept. If they pressed nothing, those who run the provider have to allow the application.',
    };
  // Without more than the log's own words, the advice of the cause says it all.
  if (why === '' && !silent) return undefined;
  return {
    score: 0.76 * freshness(facts, history, failures),
    because: [
      `${silent ? 'A silent sign-in' : 'A sign-in'} at ${q(event.clientName ?? app?.name ?? event.clientId)} stopped ${times(failures.length)}, last ${ago(event.at, facts.now)}, as the person has not given the consent${audience ? ` for ${q(audience, 120)}` : ''} that it asks for.`,
      why,
      silent ? 'Without a page nobody can be asked for it.' : '',
    ]
      .filter(Boolean)
      .join(' ')
      .concat(said(newest)),
    evidence: logIds(failures),
    fixes: [],
    ...(silent && audience
      ? {
          tell: 'You are signed in, but the application may not use one of its services for you yet, as nobody has given it the permission. Please sign in there again and accept what the page asks.',
        }
      : {}),
    advice: local
      ? 'For development, sign in once with a page (no prompt=none) and accept, or use another host name than localhost, such as an entry in the hosts file.'
      : third
        ? 'Sign in with a page and accept. Whether the application is first-party is decided by who owns it, not to avoid the question.'
        : 'Sign in with a page and give consent. If nobody should be asked, the API can skip consent for first-party applications (get_resource_server).',
  };
};
