/**
 * The stage of a call in which a write becomes a change: its object is read as it is, the body is completed so that
 * nothing is lost by omission, and what differs and which effects that has is named. What is judged, shown and sent
 * afterwards is the wire that this stage returns.
 */
import { type ChangeFacts, loadChangeFacts } from '../../catalog/change-facts.js';
import type { Risk } from '../../catalog/types.js';
import { pick, type Wire } from '../../catalog/wire.js';
import { ApiError } from '../../client/errors.js';
import {
  type Change,
  type ChangeView,
  changesNothing,
  differencesOf,
  effectsOf,
  type Self,
} from '../../policy/change/change.js';
import { effectWords } from '../../policy/change/effect-words.js';
import { computedEffects, onlyOfHighImpact } from '../../policy/change/effects/index.js';
import { mayLead } from '../../policy/change/effects/text-with-address.js';
import { entryFor } from '../../policy/change/field-effects.js';
import { hiddenLoss } from '../../policy/change/hidden-loss.js';
import { type ApplyMode, bodyToSend, mergeList, stateAfter } from '../../policy/change/merge.js';
import { type Present, presentValue, type Read, readPresent } from '../../policy/change/present.js';
import { asFarAsShown } from '../../policy/change/shown-by-scopes.js';
import { sameJson } from '../../policy/confirm/canonical.js';
import { isObject } from '../../text/is-object.js';
import { isScalar } from '../../text/values.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';
import type { Runtime } from '../runtime.js';
import { givenAsSent, shownAsSent } from './entry-forms.js';
import { sendable, takesField } from './sendable.js';

export interface StageRequest {
  operation: Operation;
  wire: Wire;
  /** Names of the fields that came as `extra_fields`. */
  extra: readonly string[];
  /** How an update treats what it does not name. */
  mode: ApplyMode;
  read: Read;
  /** Reads the object even where no effect can depend on it. */
  readAlways?: boolean;
}

/**
 * The change that a call makes; undefined for an operation that changes nothing.
 *
 * @throws ToolError where it cannot be told what would be changed, as for entries of a list that cannot be read
 */
export async function changeOf(runtime: Runtime, request: StageRequest): Promise<Change | undefined> {
  const { operation, wire, extra, mode, read, readAlways } = request;
  const name = `${operation.method} ${operation.path}`;
  const facts = Object.hasOwn(loadChangeFacts(), name) ? loadChangeFacts()[name] : undefined;
  if (!facts || operation.risk === 'read') return undefined;
  if (
    !readAlways &&
    extra.length === 0 &&
    mode === 'as_given' &&
    needsNoRead(facts, wire, runtime.targets.own)
  ) {
    const present: Present = { kind: 'unknown', why: 'it was not read, because nothing can be lost' };
    const differences = differencesOf(facts, wire, present);
    return { operation: name, facts, wire, present, after: undefined, differences, effects: [] };
  }
  const whole = await presentOf(runtime, facts, wire, pagedAsListed(runtime, read));
  const present = asFarAsShown(facts, wire, whole, (scope) => runtime.gate.holds(scope));
  const body = completed(facts, operation, wire, present, mode);
  const sent = body === wire.body ? wire : { ...wire, body };
  const before = comparable(facts, operation, present);
  const after = afterOf(facts, alikeNamed(facts, sent, present), before);
  const differences = differencesOf(facts, sent, before, after);
  const { own: self } = runtime.targets;
  const view: ChangeView = { operation: name, facts, wire: sent, present, after, differences, read, self };
  const more = hiddenLoss(facts, sent, present);
  if (extra.length > 0)
    more.push({ effect: 'unknown', fields: [...extra], why: 'This server does not know these fields.' });
  const none = more.length === 0 && changesNothing(view);
  const effects = none ? [] : await effectsOf(view, computedEffects, more);
  return { operation: name, facts, wire: sent, present, after, differences, effects };
}

/**
 * Whether no effect can come of it, however the object is now: texts, numbers and switches of plain fields, which hold
 * nothing else that could be lost. Members of an object are another matter: they may replace what has parts, and an
 * empty object clears all of them.
 */
function needsNoRead(facts: ChangeFacts, { body, path }: Wire, { clientId }: Self): boolean {
  if (facts.kind !== 'update' || facts.always !== undefined || !isObject(body)) return false;
  if ((facts.computed ?? []).some((name) => !onlyOfHighImpact.has(name))) return false;
  if (clientId !== undefined && Object.values(path).includes(clientId)) return false;
  return Object.entries(body).every(
    ([field, value]) => isScalar(value) && !mayLead(value) && entryFor(facts.effects, field) === 'plain',
  );
}

/** The object as it is. @throws ToolError where it can neither be read nor is known to be unreadable */
async function presentOf({ policy }: Runtime, facts: ChangeFacts, wire: Wire, read: Read): Promise<Present> {
  if (policy.confirmation.preview === 'off' && facts.kind !== 'create')
    return { kind: 'unknown', why: 'the policy switches off reading before a change' };
  try {
    return await readPresent(facts, wire, read);
  } catch (error) {
    // What a person would be asked about must not be less than what there is.
    if (!(error instanceof ApiError) || error.kind !== 'api' || error.status === 429) throw error;
    throw new ToolError(
      'preview_failed',
      `What this would change could not be read (${error.message}). Nothing was changed.`,
    );
  }
}

/** Whether what a change is about is known to be absent, so that it would change nothing or be refused. */
function isAbsent({ facts, present, wire }: Change): boolean {
  const { method, path = '' } = wire.tool;
  const nothing = present.kind === 'found' && Array.isArray(present.value) && present.value.length === 0;
  if (method === 'DELETE' && facts.kind === 'delete' && facts.object !== undefined)
    return present.kind === 'absent' || nothing;
  if (present.kind !== 'absent') return false;
  if (facts.relation) return true;
  return (
    method === 'PATCH' && facts.object === `GET ${path}` && path.endsWith('}') && facts.within === undefined
  );
}

/** @throws ToolError where there is nothing that the change could be about */
export function assertThere(change: Change): void {
  if (!isAbsent(change)) return;
  const { path = '' } = change.wire.tool;
  const about = Object.values(change.wire.path).map(String).join(', ').slice(0, 200);
  // Whose list it is may well exist.
  if (change.present.kind === 'found')
    throw new ToolError(
      'not_found',
      `There is nothing to delete${about && ` for ${about}`}. Nothing was changed.`,
      {
        status: 404,
        hint: 'The list is empty: it is so already.',
      },
    );
  const what = path.includes('{') ? 'There is nothing with this id' : 'There is nothing to delete';
  throw new ToolError('not_found', `${what}. Nothing was changed.`, {
    status: 404,
    hint: 'Look it up with the list or get tool of the same kind; if it was to be deleted, it is gone already.',
  });
}

/** A reader that pages each list in the way that it has: by page, by cursor, or not at all. */
export function pagedAsListed({ registry }: Runtime, read: Read): Read {
  let next: unknown;
  return async (method, path, { page, per_page, include_totals, ...query } = {}, operation = '') => {
    if (page === undefined)
      return read(method, path, Object.keys(query).length > 0 ? query : undefined, operation);
    const binding = Object.values(registry.byRequest(operation)?.binding ?? {});
    const takes = (name: string) => binding.some((place) => place.in === 'query' && place.name === name);
    if (takes('page')) {
      const totals = include_totals && takes('include_totals') ? { include_totals } : {};
      return read(method, path, { ...query, page, ...(per_page ? { per_page } : {}), ...totals }, operation);
    }
    const cursor = typeof next === 'string' ? { from: next } : undefined;
    if (page !== 0 && cursor === undefined) return [];
    const take = takes('take') && per_page ? { take: per_page, ...(page === 0 ? {} : cursor) } : {};
    const answer = await read(method, path, { ...query, ...take }, operation);
    next = pick(answer, 'next');
    return answer;
  };
}

const hasList = (value: unknown): boolean =>
  Array.isArray(value) || (isObject(value) && Object.values(value).some(hasList));

/** The body with what the API would drop by omission. @throws ToolError for entries of a list that cannot be read */
function completed(
  facts: ChangeFacts,
  operation: Operation,
  { body, args }: Wire,
  present: Present,
  mode: ApplyMode,
): unknown {
  if ((facts.kind !== 'update' && facts.kind !== 'replace') || mode === 'as_given') return body;
  if (mode !== 'merge' && hasList(body)) refuseUnread(facts, body, present, mode);
  if (present.kind === 'unknown') return body;
  const shown = presentValue(present);
  const state = shownAsSent(facts, shown);
  const given = mode === 'merge' ? body : givenAsSent(facts, shown, body);
  if (Array.isArray(given)) {
    const list = mergeList(state, given, mode);
    return sameJson(list, body) ? body : sendable(operation, args, body, list);
  }
  if (!isObject(given)) return body;
  const before = isObject(state) ? state : {};
  const sent = bodyToSend(facts, before, given, mode, (field) => takesField(operation, field));
  for (const field of facts.resend ?? [])
    if (isScalar(before[field]) && !Object.hasOwn(sent, field)) sent[field] = before[field];
  return sameJson(sent, body) ? body : sendable(operation, args, body, sent);
}

/** The call with entries of lists named as the present ones are, so that they can be compared. */
function alikeNamed(facts: ChangeFacts, wire: Wire, present: Present): Wire {
  if (facts.entries === undefined || present.kind !== 'found') return wire;
  return { ...wire, body: givenAsSent(facts, present.value, wire.body) };
}

function refuseUnread(facts: ChangeFacts, body: unknown, present: Present, mode: ApplyMode): void {
  const unread = (facts.hidden ?? []).filter((path) => hasList(pick(body, path)));
  if (present.kind !== 'unknown' && unread.length === 0) return;
  const why = present.kind === 'unknown' ? present.why : `${unread.join(', ')} is never shown`;
  throw new ToolError(
    'present_unknown',
    `apply: ${mode} needs the present entries, and they cannot be read: ${why}. Nothing was changed.`,
    { hint: 'Give the whole list with apply: as_given, if the person knows it.' },
  );
}

/** The present state as far as the call can change it: a whole new state does not drop what it cannot hold. */
function comparable(facts: ChangeFacts, operation: Operation, read: Present): Present {
  const present: Present =
    read.kind === 'found' ? { kind: 'found', value: shownAsSent(facts, read.value) } : read;
  if (facts.kind !== 'replace' || present.kind !== 'found' || !isObject(present.value)) return present;
  const held = Object.entries(present.value).filter(([field]) => takesField(operation, field));
  return { kind: 'found', value: Object.fromEntries(held) };
}

function afterOf(facts: ChangeFacts, { body }: Wire, before: Present): unknown {
  if (facts.relation || facts.kind === 'act') return undefined;
  if (before.kind === 'unknown' && facts.kind === 'update') return undefined;
  return stateAfter(facts, before.kind === 'found' ? before.value : undefined, body);
}

/** A call's risk: with a high-impact effect it counts as destructive, whatever its operation counts as. */
export const riskOf = ({ risk }: Operation, change: Change | undefined): Risk =>
  change && change.effects.length > 0 ? 'destructive' : risk;

/** @throws ToolError where the policy's `max_risk` does not allow the effects */
export function assertRisk({ policy }: Runtime, { name }: Operation, change: Change | undefined): void {
  if (!change || change.effects.length === 0 || policy.maxRisk === 'destructive') return;
  const effects = change.effects.map(({ effect, fields }) => {
    const named = fields.filter((field) => field !== '').slice(0, 8);
    return `${effect}${named.length > 0 ? ` (${named.join(', ')})` : ''}: ${effectWords[effect].means}`;
  });
  throw new ToolError(
    'risk_not_allowed',
    `${name} with these arguments has high-impact effects, and the policy's max_risk is "${policy.maxRisk}". ${effects.join('; ')}. Nothing was changed.`,
    {
      hint: 'Leave out what brings the effect; the operator decides the rest in the configuration.',
      rule: 'max_risk',
    },
  );
}
