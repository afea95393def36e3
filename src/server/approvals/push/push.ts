/**
 * Asks a person on their phone, by a push notification of the tenant (CIBA). Only tokens that the tenant grants to this
 * application, for this person, for this very question, count as the approval.
 */
import type { JWTVerifyGetKey } from 'jose';
import { ApiError } from '../../../client/errors.js';
import type { Backchannel, PollOutcome } from '../../../client/token/backchannel.js';
import type { Approval, ApprovalWay, Delivery, Undelivered } from '../../../policy/approvals/approval.js';
import type { Approvals } from '../../../policy/approvals/approvals.js';
import { fingerprint } from '../../../policy/confirm/canonical.js';
import { MemoryState } from '../../../state/memory-state.js';
import { type SharedState, StateUnavailable } from '../../../state/shared-state.js';
import { approverOf } from './approver.js';
import { Followers, type Pushed } from './followers.js';
import { type Asked, GrantChecker } from './granted-token.js';
import { authorizationDetails, bindingMessage } from './phone-message.js';

/** Auth0's limit for push notifications, in seconds; above, it sends emails. */
const MOST_EXPIRY_S = 300;
/** Least time between two polls, whatever the tenant says, in ms. */
const LEAST_INTERVAL_MS = 1_000;
const MOST_INTERVAL_MS = 60_000;
/** The standard's step after `slow_down`, in ms. */
const SLOWER_BY_MS = 5_000;
/** A model that asks again and again must not wear a person down: notifications per person and window. */
const MOST_PUSHES = 10;
const WINDOW_MS = 10 * 60 * 1000;

export interface PushOptions {
  backchannel: Pick<Backchannel, 'start' | 'poll' | 'now' | 'close'>;
  approvals: Approvals;
  /** Finds the tenant's signing keys. */
  keys: JWTVerifyGetKey;
  /** The tenant's issuer, `https://DOMAIN/`. */
  issuer: string;
  clientId: string;
  /** Whom to ask where callers are not authenticated: a user id. */
  user?: string | undefined;
  /** Where replicas share what waits; default: this process is alone. */
  state?: SharedState;
  /** Identifier of the API with which the type of the details is registered; absent: no details are sent. */
  audience?: string | undefined;
  /** Resolves after `ms`, or at once when aborted. Must not keep the process alive. */
  delay?: (ms: number, signal: AbortSignal) => Promise<void>;
  log: { warn(fields: object, message: string): void };
}

export interface PushWay extends ApprovalWay {
  /** Stops waiting for answers. Open questions can be approved only where another replica goes on waiting. */
  close(): Promise<void>;
}

export const createPushWay = (options: PushOptions): PushWay => new Push(options);

class Push implements PushWay {
  readonly how = 'phone';
  readonly #options: PushOptions;
  readonly #checker: GrantChecker;
  readonly #followers: Followers;
  readonly #delay: NonNullable<PushOptions['delay']>;
  readonly #closing = new AbortController();
  /** Deliveries of approvals that wait, by id. */
  readonly #delivered = new Map<string, Promise<Delivery | Undelivered>>();
  readonly #following = new Set<Promise<void>>();
  /** Of those, the ones that were sent from here. */
  readonly #sent = new Set<string>();
  readonly #state: SharedState;

  constructor(options: PushOptions) {
    const { keys, issuer, clientId, backchannel } = options;
    this.#options = options;
    this.#checker = new GrantChecker(keys, issuer, clientId, () => backchannel.now());
    this.#state = options.state ?? new MemoryState(() => backchannel.now());
    this.#followers = new Followers(this.#state);
    this.#delay = options.delay ?? unhurried;
  }

  /** One notification per approval: called again, it only repeats what to tell the person. */
  async deliver(approval: Approval): Promise<Delivery | Undelivered> {
    const known = this.#delivered.get(approval.id);
    if (known) return known;
    // Another replica has sent it.
    if (approval.asking?.how === 'phone') return this.#takeUp(approval);
    const delivering = this.#sendOnce(approval);
    this.#delivered.set(approval.id, delivering);
    try {
      return await delivering;
    } finally {
      if (!this.#sent.has(approval.id)) this.#delivered.delete(approval.id);
    }
  }

  /** Waits for the answer where the replica that did so is gone. @throws StateUnavailable */
  async #takeUp(approval: Approval): Promise<Delivery | Undelivered> {
    const pushed = await this.#followers.takeUp(approval.id);
    if (pushed === undefined) {
      await this.#options.approvals.expire(approval.id, LOST);
      return { undelivered: LOST };
    }
    if (pushed !== 'followed') {
      this.#delivered.set(approval.id, Promise.resolve(delivered(approval)));
      this.#beginToFollow(approval, pushed);
    }
    return delivered(approval);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#options.backchannel.close();
    await Promise.all(this.#following);
  }

  /** Sends it, unless another replica does so at this moment. */
  async #sendOnce(approval: Approval): Promise<Delivery | Undelivered> {
    const { id } = approval;
    if (!(await this.#followers.claim(id))) return delivered(approval);
    try {
      return await this.#send(approval);
    } finally {
      if (!this.#sent.has(id)) await this.#followers.leave(id);
    }
  }

  async #send(approval: Approval): Promise<Delivery | Undelivered> {
    const { backchannel, issuer, audience } = this.#options;
    if (approval.fourEyes)
      return { undelivered: 'It needs a second person, whom a push notification to the caller cannot ask.' };
    const approver = approverOf(approval.person, this.#options);
    if ('why' in approver) return { undelivered: approver.why };
    const { user } = approver;
    const now = backchannel.now();
    if (!(await this.#mayAsk(user, approval.id)))
      return {
        undelivered: `${MOST_PUSHES} notifications were sent to this person within ten minutes: wait before asking again.`,
      };
    const leftS = Math.floor((approval.expires - approval.asked) / 1000);
    const details = audience === undefined ? undefined : authorizationDetails(approval);
    const message = bindingMessage(approval);
    try {
      const request = await backchannel.start({
        scope: 'openid',
        login_hint: JSON.stringify({ format: 'iss_sub', iss: issuer, sub: user }),
        binding_message: message,
        requested_expiry: String(Math.max(1, Math.min(MOST_EXPIRY_S, leftS))),
        ...(audience === undefined ? {} : { audience, authorization_details: JSON.stringify(details) }),
      });
      const asked: Asked = { user, authReqId: request.authReqId, at: now, details };
      const pushed: Pushed = {
        asked,
        until: now + Math.min(request.expiresInMs, MOST_EXPIRY_S * 1000),
        intervalMs: bounded(request.intervalMs),
        shown: fingerprint({ message, details }),
      };
      this.#sent.add(approval.id);
      await this.#followers.begin(approval.id, pushed);
      this.#beginToFollow(approval, pushed);
    } catch (error) {
      const reason = startFailure(error);
      this.#options.log.warn({ reason }, 'a push notification could not be sent');
      return { undelivered: `The push notification could not be sent: ${reason}` };
    }
    return delivered(approval);
  }

  /** Counted for all replicas. While the store is away nobody is asked: the model could go from one to the next. */
  async #mayAsk(user: string, id: string): Promise<boolean> {
    const window = { key: ['push-count', user] as const, most: MOST_PUSHES, entries: [id] };
    return (await this.#state.reserve([window], WINDOW_MS)) === undefined;
  }

  #beginToFollow(approval: Approval, pushed: Pushed): void {
    const following = this.#follow(approval, pushed);
    this.#following.add(following);
    void following.finally(() => {
      this.#following.delete(following);
      this.#delivered.delete(approval.id);
      this.#sent.delete(approval.id);
    });
  }

  /** Polls until the person has answered, the time is up, or another replica does so. Never rejects. */
  async #follow(approval: Approval, { asked, until, shown, ...pushed }: Pushed): Promise<void> {
    const { approvals, backchannel, log } = this.#options;
    const { id } = approval;
    let { intervalMs } = pushed;
    try {
      for (;;) {
        await this.#delay(intervalMs, this.#closing.signal);
        if (this.#closing.signal.aborted) return await this.#followers.leave(id);
        if (!(await stillWaits(approvals, id))) return;
        // The next poll may be twice as long away.
        if (!(await this.#followers.goOn(id, bounded(intervalMs * 2)))) return;
        const outcome = await backchannel.poll(asked.authReqId);
        if (this.#closing.signal.aborted && outcome.kind !== 'granted')
          return await this.#followers.leave(id);
        if (outcome.kind === 'slow_down')
          intervalMs = bounded(Math.max(intervalMs + SLOWER_BY_MS, outcome.waitMs ?? 0));
        else if (outcome.kind === 'unavailable') intervalMs = bounded(intervalMs * 2);
        // Auth0 says the same of a question that was declined and one that nobody answered.
        else if (outcome.kind === 'denied' && backchannel.now() >= until) return await approvals.expire(id);
        else if (outcome.kind !== 'pending') return await this.#end(approval, outcome, asked, shown);
        // After the poll: an answer in the last moment counts.
        if (backchannel.now() >= until) return await approvals.expire(id);
      }
    } catch (error) {
      log.warn({ reason: String(error) }, 'waiting for an answer from a phone failed');
      await approvals
        .expire(id, 'The answer from the phone could not be processed.')
        .catch(() => log.warn({ id }, 'an approval could not be ended; it expires by itself'));
    }
  }

  async #end(
    approval: Approval,
    outcome: Exclude<PollOutcome, { kind: 'pending' | 'slow_down' | 'unavailable' }>,
    asked: Asked,
    shown: string,
  ): Promise<void> {
    const { approvals, log } = this.#options;
    const { id, person } = approval;
    const answer = { by: { person, name: asked.user }, how: 'phone' as const, shown };
    if (outcome.kind === 'expired') return approvals.expire(id);
    if (outcome.kind === 'denied')
      return this.#tell(approval, () => approvals.answer(id, { ...answer, approve: false }));
    const refusal = outcome.kind === 'refused' ? outcome.reason : undefined;
    const objection = outcome.kind === 'granted' ? await this.#checker.objection(asked, outcome) : undefined;
    if (refusal !== undefined || objection !== undefined) {
      log.warn({ reason: refusal ?? objection }, 'an answer from a phone does not count');
      const why =
        refusal === undefined
          ? `The answer from the phone does not count: ${objection}.`
          : `The tenant ended the push notification: ${refusal}`;
      return approvals.expire(id, why);
    }
    await this.#tell(approval, () => approvals.answer(id, { ...answer, approve: true }));
  }

  /** An answer can be had from the tenant once: while the store is away, it is kept until it is back. */
  async #tell({ expires }: Approval, answering: () => Promise<unknown>): Promise<void> {
    const { backchannel } = this.#options;
    for (;;) {
      try {
        await answering();
        return;
      } catch (error) {
        const isOver = this.#closing.signal.aborted || backchannel.now() >= expires;
        if (!(error instanceof StateUnavailable) || isOver) throw error;
      }
      await this.#delay(LEAST_INTERVAL_MS, this.#closing.signal);
    }
  }
}

const LOST =
  'The server that waited for the answer from the phone is gone, and the answer with it. Call the tool again: the person is asked again.';

/** While the store of the approvals is away, the answer is still waited for. */
const stillWaits = async (approvals: Approvals, id: string): Promise<boolean> => {
  try {
    return (await approvals.get(id))?.state === 'waiting';
  } catch (error) {
    if (error instanceof StateUnavailable) return true;
    throw error;
  }
};

const delivered = ({ code }: Approval): Delivery => ({
  how: 'phone',
  note: `A push notification was sent to the approver's phone. It shows the code ${code}: tell the person to approve only if the codes match.`,
});

function startFailure(error: unknown): string {
  if (!(error instanceof ApiError)) return 'the request failed.';
  const grant =
    error.error === 'unauthorized_client'
      ? ' Enable the grant type Client Initiated Backchannel Authentication (CIBA) for the application.'
      : '';
  return `${error.message}${grant}`;
}

const bounded = (ms: number): number => Math.min(Math.max(ms, LEAST_INTERVAL_MS), MOST_INTERVAL_MS);

function unhurried(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms).unref();
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
