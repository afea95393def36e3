/** What a failed event says about its cause: by its code where that is certain, then by its text, then by its code. */
import type { LogEvent } from '../events.js';
import type { Signs } from './causes/cause.js';
import type { CauseId } from './causes/cause-id.js';
import { causes } from './causes/registry.js';

const signs = Object.entries(causes).map(([id, cause]): [CauseId, Signs] => [id as CauseId, cause.signs]);

/** Code -> cause. */
const byCode = (member: 'always' | 'otherwise'): ReadonlyMap<string, CauseId> =>
  new Map(signs.flatMap(([id, sign]) => (sign[member] ?? []).map((code) => [code, id] as const)));

const always = byCode('always');
const otherwise = byCode('otherwise');

/** Categories of failures that do not prevent a sign-in. */
const beside = new Set([
  'admin',
  'logout',
  'session',
  'provisioning',
  'system',
  'keys',
  'profile',
  'network',
]);

/** A device that polls for tokens before the person has approved on another screen: part of the flow, not a failure. */
const waiting = (event: LogEvent): boolean =>
  /^fe?de/.test(event.type) && /authori[sz]ation_pending|slow_down|yet to authori[sz]e/.test(event.text);

/** Whether an event is a failure that can prevent a sign-in. */
export function isLoginFailure(event: LogEvent): boolean {
  const { outcome, about } = event.meaning;
  return (
    (outcome === 'failure' || outcome === 'block') &&
    !beside.has(about) &&
    // An undelivered message matters only to a person waiting for one: message_delivery has a rule for that.
    event.type !== 'fn' &&
    !waiting(event)
  );
}

/** The cause that one failed event points to. */
export function explain({ type, text }: LogEvent): CauseId {
  const byText = () => signs.find(([, sign]) => sign.text?.test(text) && !sign.never?.includes(type))?.[0];
  return always.get(type) ?? byText() ?? otherwise.get(type) ?? 'other_failure';
}

/** Causes that lie in a connection or an application, and so hit everybody who uses it. */
const SHARED: readonly CauseId[] = [
  'identity_provider',
  'client_credentials',
  'grant_disabled',
  'api_not_granted',
  'organization_parameter',
  'connection_not_enabled',
  'callback_mismatch',
  'action_failed',
];

/** Whether everybody who signs in the same way has this failure. */
export const systemic = (event: LogEvent): boolean => SHARED.includes(explain(event));
