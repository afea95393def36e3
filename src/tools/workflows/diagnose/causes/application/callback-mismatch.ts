/** A callback URL that is not allowed. */
import { ago, list, q, times } from '../../../words.js';
import type { Application } from '../../facts.js';
import { doubt } from '../../failures.js';
import type { Rule } from '../cause.js';
import { failuresOf } from './unattributed.js';

export const callbackMismatch: Rule = (facts, history) => {
  const { own, events } = failuresOf(facts, history, 'callback_mismatch');
  const [newest] = events;
  if (!newest) return undefined;
  const app =
    facts.application?.client_id === newest.clientId || newest.clientId === undefined
      ? facts.application
      : undefined;
  const attempted = newest.callback;
  const allowed =
    attempted !== undefined && app ? app.callbacks.some((pattern) => covers(pattern, attempted)) : undefined;
  // It explains the person's other failures only if it is the latest.
  const last = history.standing[0]?.event.at ?? 0;
  const base = allowed ? 0.25 : own.length > 0 ? (allowed === false ? 0.94 : 0.88) : 0.84;
  const fresh = facts.now - newest.at > 7 * 864e5 ? 0.85 : 1;
  const superseded = last - newest.at > 15 * 60 * 1000 ? 0.85 : 1;
  return {
    score: base * fresh * superseded * doubt(history, newest),
    because: `${q(app?.name ?? newest.clientName ?? newest.clientId)} requested the callback URL ${q(attempted ?? 'unknown', 120)} ${times(events.length)}, last ${ago(newest.at, facts.now)}; ${
      allowed
        ? 'it is allowed now'
        : app
          ? `allowed: ${app.callbacks.length === 0 ? 'none' : list(app.callbacks, 3)}`
          : 'it is not allowed'
    }.${own.length === 0 ? ' Such events are logged without a user; these come from the same address or application.' : ''}`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes:
      app && attempted && !allowed && isOwn(app, attempted)
        ? [
            {
              tool: 'update_client',
              arguments: { client_id: app.client_id, callbacks: [...app.callbacks, attempted] },
              does: 'Adds the callback URL to the allowed ones. Only if the application really uses it; otherwise fix the typo in the application.',
              opens: 'Codes of sign-ins can be sent to this URL.',
            },
          ]
        : [],
    ...(app && attempted && !allowed && !isOwn(app, attempted)
      ? {
          advice:
            'The callback URL is on a host that the application does not use so far: ask its developers before allowing it. If it is wrong, correct redirect_uri in the application.',
        }
      : {}),
  };
};

/** The part of a host that its owner registered, roughly: `portal.acme.example` and `acme.example` share it. */
const site = (host: string): string => host.split('.').slice(-2).join('.');

/**
 * Whether the URL is on a site that the application uses already. An address of somebody else, or of a developer's own
 * computer, can stand in the log as well, and must not be allowed for that.
 */
function isOwn({ callbacks }: Application, attempted: string): boolean {
  if (!URL.canParse(attempted) || /[*]/.test(attempted)) return false;
  const { protocol, hostname } = new URL(attempted);
  return callbacks
    .filter((one) => URL.canParse(one.replace('*.', '')))
    .map((one) => new URL(one.replace('*.', '')))
    .some(
      (known) =>
        known.protocol === protocol &&
        (known.hostname === hostname ||
          (hostname !== '' &&
            protocol === 'https:' &&
            !SHARED_HOSTS.test(hostname) &&
            site(known.hostname) === site(hostname))),
    );
}

/** Hosts under which different owners have their sites. */
const SHARED_HOSTS =
  /(^|\.)(github\.io|vercel\.app|netlify\.app|herokuapp\.com|azurewebsites\.net|web\.app|firebaseapp\.com|pages\.dev|ngrok(-free)?\.(io|app|dev)|amazonaws\.com|cloudfront\.net|(co|com|org|net|ac|gov)\.[a-z]{2})$/;

const MOST_STARS = 2;

/** Whether an allowed URL, which may have a `*` for subdomains, covers another. */
function covers(pattern: string, address: string): boolean {
  if (pattern === address) return true;
  const stars = pattern.split('*').length - 1;
  // Auth0 takes one; every further one multiplies the time of a match.
  if (stars === 0 || stars > MOST_STARS) return false;
  const source = pattern
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^./]+');
  return new RegExp(`^${source}$`).test(address);
}
