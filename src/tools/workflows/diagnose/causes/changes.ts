/** Who changed or removed what the sign-in depends on, as the log has it, between what still worked and what failed first. */
import { DAY } from '../../durations.js';
import type { LogEvent } from '../../events.js';
import { ago, q } from '../../words.js';
import { followsLogin, PROVING, provesStep } from '../after-login/follow-up.js';
import type { LoginFacts } from '../facts.js';
import { type History, standingOf } from '../failures.js';
import { isSignIn } from '../sign-in-events.js';
import type { CauseId } from './cause-id.js';

interface Thing {
  /** The collection in the path of the call. */
  path: string;
  /** What the description calls it. */
  word: RegExp;
  /** The ids that are meant; none: any of them. */
  ids: readonly (string | undefined)[];
}

type Kind =
  | 'connection'
  | 'application'
  | 'organization'
  | 'api'
  | 'action'
  | 'profile'
  | 'account'
  | 'factors';

/** What a cause depends on. */
const DEPENDS: Partial<Record<CauseId, readonly Kind[]>> = {
  connection_not_enabled: ['connection', 'application'],
  wrong_connection: ['connection'],
  identity_provider: ['connection'],
  organization_connection: ['organization'],
  organization_parameter: ['organization', 'application'],
  not_organization_member: ['organization'],
  expired_invitation: ['organization'],
  grant_disabled: ['application'],
  request_invalid: ['application'],
  callback_mismatch: ['application'],
  client_credentials: ['application'],
  cross_origin: ['application'],
  api_not_found: ['api'],
  api_not_granted: ['api', 'application'],
  token_exchange: ['application', 'profile'],
  action_failed: ['action'],
  login_denied: ['action'],
  signup_failed: ['connection', 'action'],
  user_blocked: ['account'],
  mfa_not_enrolled: ['account', 'factors'],
  mfa_unsupported: ['factors', 'application'],
};

/** Whether any change of settings can matter to this cause. */
export const dependsOnSettings = (cause: CauseId): boolean => DEPENDS[cause] !== undefined;

function thingOf(kind: Kind, facts: LoginFacts, event: LogEvent): Thing {
  switch (kind) {
    case 'connection':
      return {
        path: 'connections',
        word: /\bconnection/i,
        ids: [event.connectionId, event.connection && facts.connectionIds[event.connection]],
      };
    case 'application':
      return {
        path: 'clients',
        word: /\b(client|application)\b(?![ -]grant)/i,
        ids: [event.clientId ?? facts.application?.client_id],
      };
    case 'organization':
      return {
        path: 'organizations',
        word: /\borganization/i,
        ids: [event.organizationId ?? facts.organization?.id],
      };
    case 'api':
      return {
        path: '(?:resource-servers|client-grants)',
        word: /resource server|client.?grant|\bAPI\b/i,
        ids: [],
      };
    case 'action':
      return { path: 'actions', word: /\baction/i, ids: [] };
    case 'account':
      return {
        path: 'users',
        word: /\buser\b/i,
        ids: [event.userId ?? facts.accounts[0]?.user_id ?? 'none'],
      };
    case 'factors':
      return { path: 'guardian', word: /factor|guardian|\bmfa\b/i, ids: [] };
    case 'profile':
      return { path: 'token-exchange-profiles', word: /token exchange profile/i, ids: [] };
  }
}

/** Whether the change is of this object; `unknown`: of one of its kind, and the log does not say which. */
function concerns({ change, description }: LogEvent, { path, word, ids }: Thing): boolean | 'unknown' {
  const known = ids.filter((id) => id !== undefined);
  // Of whom it is not said, it can be anybody.
  if (change === undefined) return path !== 'users' && word.test(description) ? 'unknown' : false;
  const called = new RegExp(`/${path}(?:/([^/?]+))?`).exec(change);
  if (!called) return false;
  const id = called[1] && decodeURIComponent(called[1].replace(/%(?![0-9a-f]{2})/gi, '%25'));
  if (known.length > 0 && (id === undefined || IDS[path]?.test(id) !== false))
    return id !== undefined && known.includes(id);
  return 'unknown';
}

/** Ids as the Management API makes them; what has another form names no object for certain. */
const IDS: Readonly<Record<string, RegExp>> = {
  organizations: /^org_[A-Za-z0-9]{16}$/,
  clients: /^[A-Za-z0-9_-]{32}$/,
};

const REMOVES = /^delete\b|\b(delete|remove)/i;

/**
 * The newest change that may explain a cause, in words.
 *
 * @param gone only removals count: what the sign-in names is not there any more
 */
export function changeBefore(
  facts: LoginFacts,
  history: History,
  cause: CauseId,
  gone = false,
): { says: string; event: LogEvent } | undefined {
  const failures = standingOf(history, cause);
  const [newest] = failures;
  const oldest = failures.at(-1);
  if (!newest || !oldest) return undefined;
  const worked = facts.events.find(
    (one) =>
      one.at < oldest.event.at &&
      // What follows a login worked when it succeeded itself.
      (followsLogin(facts, oldest.event, cause)
        ? PROVING.has(one.type) && provesStep(oldest.event, cause, one)
        : isSignIn(one)) &&
      (oldest.event.clientId === undefined || one.clientId === oldest.event.clientId) &&
      (oldest.event.connection === undefined || one.connection === oldest.event.connection),
  );
  // Where the log has no success of such a step, only what was changed shortly before counts.
  const lately = ({ at }: LogEvent): boolean =>
    followsLogin(facts, oldest.event, cause) && oldest.event.at - at < DAY;
  for (const kind of DEPENDS[cause] ?? []) {
    const object = thingOf(kind, facts, newest.event);
    for (const event of facts.changes ?? []) {
      if (event.at > oldest.event.at || event.at < (worked?.at ?? 0)) continue;
      const fits = concerns(event, object);
      // Of what is known by no id, only what the cause is about counts: a removal, or a kind that has one place.
      const removes = REMOVES.test(`${event.change ?? ''} ${event.description}`);
      if (
        !fits ||
        (gone && !removes) ||
        (fits === 'unknown' && worked === undefined && !gone && !removes && !lately(event))
      )
        continue;
      // Named beside the call is what it changed, as well as who made it.
      const caller = event.clientName === newest.event.clientName ? undefined : event.clientName;
      const by = event.userName ?? event.changedBy ?? caller;
      return {
        event,
        says: `The log has ${q(event.description, 80)}${by ? ` by ${q(by, 80)}` : ''} ${ago(event.at, facts.now)}, ${
          worked ? 'after the last sign-in that worked there and ' : ''
        }before the first failure${fits === 'unknown' ? '; which one, it does not say for certain' : ''}.`,
      };
    }
  }
  return undefined;
}
