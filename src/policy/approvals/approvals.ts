/**
 * The approvals that are waiting, and those of late, in memory: bounded, and void after a restart. An answer counts
 * once, for the person who may give it; a call takes it once, with exactly what was shown.
 */
import { randomBytes, randomInt } from 'node:crypto';
import type { Approval, ApprovalBinding, ApprovalState, ApprovalWayName, Approver } from './approval.js';
import { isTypedName } from './typed-name.js';

/** How long a question waits for a person, in ms. */
export const WAITING_MS = 10 * 60 * 1000;
/** How long an approval can be used after it was given, in ms. */
export const USABLE_MS = 5 * 60 * 1000;
/** How long an ended approval is listed, in ms. */
const KEPT_MS = 60 * 60 * 1000;
/** Questions that may wait at once for one caller. */
export const MOST_WAITING = 20;
const MOST_KEPT = 500;
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

/** The one place that holds approvals. Methods are asynchronous, so that replicas can share one. */
export class Approvals {
  readonly #all = new Map<string, Approval>();
  readonly #wrong = new Map<string, number>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #now: () => number;

  constructor(now: () => number = () => Date.now()) {
    this.#now = now;
  }

  /** A new question. Undefined where too many of this caller are waiting. */
  async open(asked: NewApproval): Promise<Approval | undefined> {
    this.#sweep();
    const waiting = [...this.#all.values()].filter(
      ({ caller, state }) => caller === asked.caller && state === 'waiting',
    );
    if (waiting.length >= MOST_WAITING) return undefined;
    const now = this.#now();
    const approval: Approval = {
      ...asked,
      id: randomBytes(16).toString('base64url'),
      code: newCode(),
      asked: now,
      expires: now + WAITING_MS,
      state: 'waiting',
      outcome: [],
    };
    this.#all.set(approval.id, approval);
    return approval;
  }

  async get(id: string): Promise<Approval | undefined> {
    this.#sweep();
    return this.#all.get(id);
  }

  /** The latest approval of a call that has not been used or told to be over. */
  async ofCall(binding: ApprovalBinding): Promise<Approval | undefined> {
    this.#sweep();
    const open = new Set<ApprovalState>(['waiting', 'approved', 'declined', 'expired']);
    return [...this.#all.values()].reverse().find((one) => open.has(one.state) && isOf(one, binding));
  }

  /** Whether a tool's call of this caller waits for an answer, or for being made with it. */
  async any(caller: string, tool: string): Promise<boolean> {
    this.#sweep();
    return [...this.#all.values()].some(
      (one) =>
        one.caller === caller && one.tool === tool && (one.state === 'waiting' || one.state === 'approved'),
    );
  }

  /** Waiting and past approvals that a person may see: their own, and those that wait for a second person. */
  async list(person: string, permissions: ReadonlySet<string> = new Set()): Promise<Approval[]> {
    this.#sweep();
    return [...this.#all.values()].filter((one) => maySee(one, person, permissions)).reverse();
  }

  /** A person's answer. It counts once. */
  async answer(id: string, answer: Answer): Promise<AnswerOutcome> {
    const approval = await this.get(id);
    if (!approval || !maySee(approval, answer.by.person, answer.permissions)) return 'not_yours';
    if (approval.state !== 'waiting') return 'over';
    if (!mayAnswer(approval, answer)) return 'needs_other';
    // A phone takes no typed text: what it shows names the target instead.
    const expected = answer.how === 'phone' ? undefined : approval.expect;
    if (answer.approve && expected !== undefined && !isTypedName(answer.name ?? '', expected)) {
      const wrong = (this.#wrong.get(id) ?? 0) + 1;
      this.#wrong.set(id, wrong);
      if (wrong < MOST_WRONG_NAMES) return 'wrong_name';
      this.#end(approval, 'declined', answer);
      return 'declined';
    }
    this.#end(approval, answer.approve ? 'approved' : 'declined', answer);
    return answer.approve ? 'approved' : 'declined';
  }

  /** Takes an approval for its call, once. False where it was taken, or is not approved any more. */
  async use(id: string): Promise<boolean> {
    const approval = await this.get(id);
    if (approval?.state !== 'approved') return false;
    this.#become(approval, 'used');
    return true;
  }

  /** Ends an approval that cannot be used any more, or whose end has been told. */
  async void(id: string): Promise<void> {
    const approval = this.#all.get(id);
    if (approval && approval.state !== 'used') this.#become(approval, 'void');
  }

  /** Ends a question that nobody can answer any more. `failure` says why, where it is not the time. */
  async expire(id: string, failure?: string): Promise<void> {
    const approval = this.#all.get(id);
    if (approval?.state !== 'waiting') return;
    if (failure !== undefined) approval.failure = failure;
    this.#become(approval, 'expired');
  }

  /** Notes what a request that the approval allowed came to. */
  async note(id: string, ok: boolean, text: string): Promise<void> {
    const approval = this.#all.get(id);
    if (approval && approval.outcome.length < 100) approval.outcome.push({ ok, text });
    if (approval) this.#tell(approval.id);
  }

  /** Resolves when the approval changes, at the latest after `ms`, or when aborted. */
  changed(id: string, ms: number, signal?: AbortSignal): Promise<void> {
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

  #end(approval: Approval, state: 'approved' | 'declined', { by, how, shown }: Answer): void {
    const at = this.#now();
    approval.answered = { at, by, how, ...(shown === undefined ? {} : { shown }) };
    this.#become(approval, state);
  }

  #become(approval: Approval, state: ApprovalState): void {
    approval.state = state;
    this.#wrong.delete(approval.id);
    this.#tell(approval.id);
  }

  #tell(id: string): void {
    for (const listener of [...(this.#listeners.get(id) ?? [])]) listener();
  }

  /** Ends what has expired, and forgets what ended long ago. */
  #sweep(): void {
    const now = this.#now();
    for (const one of this.#all.values()) {
      const until = one.state === 'approved' ? (one.answered?.at ?? one.asked) + USABLE_MS : one.expires;
      if ((one.state === 'waiting' || one.state === 'approved') && now >= until) this.#become(one, 'expired');
      const over = one.state !== 'waiting' && one.state !== 'approved';
      if (over && (now >= one.expires + KEPT_MS || this.#all.size > MOST_KEPT)) this.#all.delete(one.id);
    }
  }
}

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

/** With four eyes, the caller may decline, and only somebody else may approve. */
function mayAnswer({ person, fourEyes }: Approval, { approve, by, permissions }: Answer): boolean {
  if (!fourEyes) return person === by.person;
  if (!approve) return true;
  return person !== by.person && permissions?.has(fourEyes.permission) === true;
}

function newCode(): string {
  const characters = Array.from({ length: 5 }, () => CODE_CHARACTERS[randomInt(CODE_CHARACTERS.length)]);
  return `${characters.slice(0, 2).join('')}-${characters.slice(2).join('')}`;
}
