/**
 * The approvals that are waiting, and those of late, in the state that replicas share: bounded, and void after a
 * restart of it. An answer counts once, for the person who may give it; a call takes it once, with exactly what was
 * shown.
 */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { MemoryState } from '../../state/memory-state.js';
import { type SharedState, type StateKey, StateUnavailable, type Stored } from '../../state/shared-state.js';
import type {
  Approval,
  ApprovalBinding,
  ApprovalState,
  ApprovalWayName,
  Approver,
  Delivery,
} from './approval.js';
import { type Identified, isSamePerson } from './same-person.js';
import { isTypedName } from './typed-name.js';

/** How long a question waits for a person, in ms. */
export const WAITING_MS = 10 * 60 * 1000;
/** How long an approval can be used after it was given, in ms. */
export const USABLE_MS = 5 * 60 * 1000;
/** How long an ended approval is listed, in ms. */
const KEPT_MS = 60 * 60 * 1000;
/** Questions that may wait at once for one caller. */
export const MOST_WAITING = 20;
/** Approvals of one person or caller that are listed. */
const MOST_LISTED = 60;
/** Those of one caller that are kept once they have ended. */
const MOST_KEPT = 40;
/** Approvals that wait for a second person, of all callers. */
const MOST_FOR_SECOND = 500;
/** Approvals that are counted as waiting. */
const MOST_COUNTED = 1_000;
/** Attempts to change an approval that others change at the same time. */
const MOST_ATTEMPTS = 20;
/** Wrong names that may be typed before a question counts as declined. */
const MOST_WRONG_NAMES = 5;
/** Without letters and digits that look alike. */
const CODE_CHARACTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

export type NewApproval = Omit<
  Approval,
  'id' | 'code' | 'asked' | 'expires' | 'state' | 'asking' | 'answered' | 'outcome'
>;

export interface Answer {
  approve: boolean;
  /** What was typed, where a name is required. */
  name?: string;
  by: Approver;
  /** Of who answers, for four eyes. */
  permissions?: ReadonlySet<string>;
  addresses?: readonly string[];
  how: ApprovalWayName;
  /** Fingerprint of what the person saw, where that was not the whole question. */
  shown?: string;
}

export type AnswerOutcome =
  | 'approved'
  | 'declined'
  /** The typed name does not match; the question still waits, unless too many were wrong. */
  | 'wrong_name'
  /** Not this person's to answer. */
  | 'not_yours'
  /** Four eyes: the caller themselves, or without the permission. */
  | 'needs_other'
  /** It was answered, used or expired before, or never asked. */
  | 'over';

/** As it is kept. */
interface Record extends Approval {
  /** Of the state in which it was asked: what happened after that may be lost. */
  epoch: string;
  /** Wrong names that were typed. */
  wrong: number;
}

const keyOf = (id: string): StateKey => ['approval', id];
const listOf = (...about: [string, ...string[]]): StateKey => ['approvals-of', ...about];
const SECOND = listOf('second person');

/** The one place that holds approvals. All methods but `note` and `waitingHere` reject with StateUnavailable while the state is away. */
export class Approvals {
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #now: () => number;
  readonly #state: SharedState;
  #listening: Promise<unknown> | undefined;
  /** Those asked for here that waited when last looked at, by id. */
  readonly #waitingHere = new Set<string>();

  /** @param state default: in memory, for this process alone */
  constructor(now: () => number = () => Date.now(), state: SharedState = new MemoryState(now)) {
    this.#now = now;
    this.#state = state;
  }

  /** A new question. Undefined where too many of this caller are waiting. */
  async open(asked: NewApproval): Promise<Approval | undefined> {
    const epoch = await this.#state.epoch();
    const ofCaller = listOf('caller', asked.caller);
    const known = await this.#records(ofCaller);
    if (known.filter(({ state }) => state === 'waiting').length >= MOST_WAITING) return undefined;
    const ended = known.filter(({ state }) => state !== 'waiting' && state !== 'approved');
    for (const { id } of ended.slice(MOST_KEPT)) await this.#state.remove(keyOf(id));
    const now = this.#now();
    const record: Record = {
      ...asked,
      id: randomBytes(16).toString('base64url'),
      code: newCode(),
      asked: now,
      expires: now + WAITING_MS,
      state: 'waiting',
      outcome: [],
      epoch,
      wrong: 0,
    };
    await this.#state.write(keyOf(record.id), record, this.#ttl(record));
    const lists: [StateKey, number][] = [
      [ofCaller, MOST_LISTED],
      [listOf('person', asked.person), MOST_LISTED],
      [listOf('call', callOf(asked)), MOST_LISTED],
      ...(asked.fourEyes ? [[SECOND, MOST_FOR_SECOND] as [StateKey, number]] : []),
    ];
    for (const [list, most] of lists) await this.#state.prepend(list, record.id, most, WAITING_MS + KEPT_MS);
    this.#waitingHere.add(record.id);
    const [oldest = ''] = this.#waitingHere;
    if (this.#waitingHere.size > MOST_COUNTED) this.#waitingHere.delete(oldest);
    return record;
  }

  /**
   * The question that a new one is settled to: where the same call is made twice at once, at whatever replicas, the
   * person is asked once, or each of their answers would let it go ahead.
   */
  async settled(own: Approval): Promise<Approval> {
    const records = await this.#records(listOf('call', callOf(own)));
    const same = records.filter(
      (one) => one.state === 'waiting' && isOf(one, own) && one.change === own.change,
    );
    // All replicas see the entries of a list in one order.
    const first = same.at(-1) ?? own;
    if (first.id === own.id) return own;
    await this.#state.remove(keyOf(own.id));
    this.#waitingHere.delete(own.id);
    return first;
  }

  /** How many that were asked for here still wait; while the state is away, as far as known. */
  async waitingHere(): Promise<number> {
    try {
      await Promise.all(
        [...this.#waitingHere].map(async (id) => {
          if ((await this.get(id))?.state !== 'waiting') this.#waitingHere.delete(id);
        }),
      );
    } catch (error) {
      if (!(error instanceof StateUnavailable)) throw error;
    }
    return this.#waitingHere.size;
  }

  async get(id: string): Promise<Approval | undefined> {
    return (await this.#read(id))?.value;
  }

  /** The latest approval of a call that has not been used or told to be over. */
  async ofCall(binding: ApprovalBinding): Promise<Approval | undefined> {
    const open = new Set<ApprovalState>(['waiting', 'approved', 'declined', 'expired']);
    const records = await this.#records(listOf('call', callOf(binding)));
    return records.find((one) => open.has(one.state) && isOf(one, binding));
  }

  /** Whether a tool's call of this caller waits for an answer, or for being made with it. */
  async any(caller: string, tool: string): Promise<boolean> {
    return (await this.#records(listOf('caller', caller))).some(
      (one) =>
        one.caller === caller && one.tool === tool && (one.state === 'waiting' || one.state === 'approved'),
    );
  }

  /** Waiting and past approvals that a person may see: their own, and those that wait for a second person. */
  async list(person: string, permissions: ReadonlySet<string> = new Set()): Promise<Approval[]> {
    const [own, others] = await Promise.all([
      this.#records(listOf('person', person)),
      permissions.size > 0 ? this.#records(SECOND) : [],
    ]);
    const all = new Map([...own, ...others].map((one) => [one.id, one]));
    const mine = [...all.values()].filter((one) => maySee(one, person, permissions));
    // Sorting keeps the order of those of the same millisecond.
    return mine.sort((a, b) => b.asked - a.asked);
  }

  /** A person's answer. It counts once. */
  async answer(id: string, answer: Answer): Promise<AnswerOutcome> {
    let outcome: AnswerOutcome = 'not_yours';
    await this.#update(id, (approval) => {
      const { next, told } = answered(approval, answer, this.#now());
      outcome = told;
      return next;
    });
    return outcome;
  }

  /** Takes an approval for its call, once. False where it was taken, or is not approved any more. */
  async use(id: string): Promise<boolean> {
    const epoch = await this.#state.epoch();
    const used = await this.#update(id, (approval) =>
      approval.state === 'approved' && approval.epoch === epoch ? { ...approval, state: 'used' } : undefined,
    );
    // Once more by itself: an entry that somebody put back would not bring the approval back.
    return used && this.#state.useOnce(['approval-used', id], WAITING_MS + KEPT_MS, epoch);
  }

  /** Ends an approval that cannot be used any more, or whose end has been told. */
  async void(id: string): Promise<void> {
    await this.#update(id, (approval) =>
      approval.state === 'used' ? undefined : { ...approval, state: 'void' },
    );
  }

  /** Ends a question that nobody can answer any more. `failure` says why, where it is not the time. */
  async expire(id: string, failure?: string): Promise<void> {
    await this.#update(id, (approval) =>
      approval.state === 'waiting'
        ? { ...approval, state: 'expired', ...(failure === undefined ? {} : { failure }) }
        : undefined,
    );
  }

  /** Notes where the person was asked last. */
  async asking(id: string, { how, url }: Pick<Delivery, 'how' | 'url'>): Promise<void> {
    const asking = url === undefined ? { how } : { how, url };
    await this.#update(id, (approval) =>
      approval.asking?.how === how && approval.asking.url === url ? undefined : { ...approval, asking },
    );
  }

  /** Notes what a request that the approval allowed came to. The request was made, so this never rejects. */
  async note(id: string, ok: boolean, text: string): Promise<void> {
    try {
      await this.#update(id, (approval) =>
        approval.outcome.length < 100
          ? { ...approval, outcome: [...approval.outcome, { ok, text }] }
          : undefined,
      );
    } catch (error) {
      if (!(error instanceof StateUnavailable)) throw error;
    }
  }

  /** Resolves when the approval changes, at the latest after `ms`, or when aborted. */
  changed(id: string, ms: number, signal?: AbortSignal): Promise<void> {
    this.#listen();
    return new Promise((resolve) => {
      const listeners = this.#listeners.get(id) ?? new Set();
      this.#listeners.set(id, listeners);
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        listeners.delete(done);
        if (listeners.size === 0) this.#listeners.delete(id);
        resolve();
      };
      const timer = setTimeout(done, ms);
      listeners.add(done);
      signal?.addEventListener('abort', done);
      if (signal?.aborted) done();
    });
  }

  /** Hears of changes that other replicas make. */
  #listen(): void {
    if (!this.#state.shared) return;
    this.#listening ??= this.#state
      .subscribe(['approval-changed'], (id) => this.#tellHere(String(id)))
      .catch(() => {
        this.#listening = undefined;
      });
  }

  /**
   * Changes an approval; at the same time as others, one after the other.
   *
   * @param change returns what it becomes, or undefined to leave it
   * @returns whether it was changed
   */
  async #update(id: string, change: (approval: Record) => Record | undefined): Promise<boolean> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const seen = await this.#read(id);
      const next = seen && change(seen.value);
      if (!seen || !next) return false;
      if (await this.#state.replace(keyOf(id), seen, next, this.#ttl(next))) {
        this.#tellHere(id);
        if (this.#state.shared) this.#state.publish(['approval-changed'], id).catch(() => undefined);
        return true;
      }
    }
    return false;
  }

  async #read(id: string): Promise<Stored<Record> | undefined> {
    const [stored, epoch] = await Promise.all([this.#state.read<Record>(keyOf(id)), this.#state.epoch()]);
    if (!stored || stored.value.id !== id) return undefined;
    return { ...stored, value: asOf(stored.value, this.#now(), epoch) };
  }

  /** Newest first. */
  async #records(list: StateKey): Promise<Record[]> {
    const ids = await this.#state.entries(list);
    const found = await Promise.all(ids.map((id) => this.#read(id)));
    return found.filter((one) => one !== undefined).map(({ value }) => value);
  }

  #ttl({ expires }: Approval): number {
    return Math.max(1, expires + KEPT_MS - this.#now());
  }

  #tellHere(id: string): void {
    for (const listener of [...(this.#listeners.get(id) ?? [])]) listener();
  }
}

/** What time, or a restart of the state, has made of an approval. */
function asOf(approval: Record, now: number, epoch: string): Record {
  if (approval.state !== 'waiting' && approval.state !== 'approved') return approval;
  if (approval.epoch !== epoch) return { ...approval, state: 'void' };
  const until =
    approval.state === 'approved' ? (approval.answered?.at ?? approval.asked) + USABLE_MS : approval.expires;
  return now >= until ? { ...approval, state: 'expired' } : approval;
}

/** What an answer makes of an approval, and what the person is told. */
function answered(
  approval: Record,
  answer: Answer,
  at: number,
): { told: AnswerOutcome; next?: Record | undefined } {
  const { by, how, shown, approve } = answer;
  if (!maySee(approval, by.person, answer.permissions)) return { told: 'not_yours' };
  if (approval.state !== 'waiting') return { told: 'over' };
  if (approve && !mayApprove(approval, { ...answer, person: by.person })) return { told: 'needs_other' };
  const end = (state: 'approved' | 'declined') => ({
    told: state,
    next: { ...approval, state, answered: { at, by, how, ...(shown === undefined ? {} : { shown }) } },
  });
  // A phone takes no typed text: what it shows names the target instead.
  const expected = how === 'phone' ? undefined : approval.expect;
  if (approve && expected !== undefined && !isTypedName(answer.name ?? '', expected)) {
    const wrong = approval.wrong + 1;
    return wrong < MOST_WRONG_NAMES ? { told: 'wrong_name', next: { ...approval, wrong } } : end('declined');
  }
  return end(approve ? 'approved' : 'declined');
}

const callOf = ({ caller, tenant, tool, args, policy }: ApprovalBinding): string =>
  createHash('sha256')
    .update(JSON.stringify([caller, tenant, tool, args, policy]))
    .digest('base64url');

function isOf(approval: Approval, binding: ApprovalBinding): boolean {
  return (['caller', 'tenant', 'tool', 'args', 'policy'] as const).every(
    (key) => approval[key] === binding[key],
  );
}

/** Their own; with four eyes also who has the permission. */
function maySee(approval: Approval, person: string, permissions: ReadonlySet<string> = new Set()): boolean {
  return (
    approval.person === person ||
    (approval.fourEyes !== undefined && permissions.has(approval.fourEyes.permission))
  );
}

/** Whether this person may approve it, and not only decline: with four eyes, only somebody else. */
export function mayApprove(approval: Approval, viewer: Identified & Pick<Answer, 'permissions'>): boolean {
  const { person, fourEyes } = approval;
  if (!fourEyes) return person === viewer.person;
  return !isSamePerson(approval, viewer) && viewer.permissions?.has(fourEyes.permission) === true;
}

function newCode(): string {
  const characters = Array.from({ length: 5 }, () => CODE_CHARACTERS[randomInt(CODE_CHARACTERS.length)]);
  return `${characters.slice(0, 2).join('')}-${characters.slice(2).join('')}`;
}
