/**
 * Asks a person before a tool runs. The answer counts only together with a state that this server sealed for
 * exactly this call: tool, arguments, tenant, caller and policy, for five minutes, once. Where the client cannot show
 * a prompt, or does not, the person is asked elsewhere. Any failure along the way is a refusal.
 */
import { randomBytes } from 'node:crypto';
import type { Secret } from '../../state/seal.js';
import { StateUnavailable } from '../../state/shared-state.js';
import { stricter } from '../change/effect-levels.js';
import type { ConfirmLevel, Policy } from '../policy.js';
import { fingerprint } from './canonical.js';
import { changePrint } from './change-print.js';
import { askElsewhere, MOST_ON_PAGE, secondPerson, takeElsewhere, withdraw } from './confirm-elsewhere.js';
import { type LevelFound, levelOf, selfRule } from './confirm-levels.js';
import type { ConfirmEvidence, ConfirmOutcome, ConfirmRequest, Elsewhere } from './confirm-request.js';
import { type ConfirmStore, MemoryConfirmStore } from './confirm-store.js';
import { answerKey, typedSchema, weigh, yesSchema } from './form-answer.js';
import { formText } from './form-text.js';
import { PromptMemory, type Unshown } from './prompt-memory.js';
import type { Question } from './question/question.js';
import { readingTime } from './reading-time.js';
import { type Refused, refuse, refuseAbsent, refuseTooLarge, twoStepText, unchanged } from './refusals.js';
import { type SealedState, StateSeal } from './sealed-state.js';

/** How long a prompt stays valid, in ms. */
export const stateLifetime = 5 * 60 * 1000;

/** How often one prompt is shown again to a client whose answers do not have its form. */
const MOST_ROUNDS = 3;

export interface ConfirmerOptions {
  /** Key shared by replicas, 32 bytes or more. */
  key?: Secret;
  now?: () => number;
  /** Whether a form that is filled in faster than anybody reads is accepted, as from a program that tests. */
  fastApprovals?: boolean;
  /** Whether nobody is asked: in a sandbox of the server's own, of which nothing stays. What is denied stays denied. */
  asksNobody?: boolean;
}

type Base = Pick<ConfirmEvidence, 'level' | 'rule'>;

/** Epoch ms by a clock that nobody sets while it runs: how long somebody took to answer is measured by it. */
const steadyNow = (): number => Math.round(performance.timeOrigin + performance.now());

export class Confirmer {
  readonly #policy: Policy;
  readonly #store: ConfirmStore;
  readonly #seal: StateSeal;
  readonly #now: () => number;
  readonly #fastApprovals: boolean;
  readonly #asksNobody: boolean;
  readonly #memory = new PromptMemory();

  constructor(
    policy: Policy,
    store: ConfirmStore = new MemoryConfirmStore(),
    options: ConfirmerOptions = {},
  ) {
    this.#policy = policy;
    this.#store = store;
    this.#seal = new StateSeal(options.key);
    this.#now = options.now ?? steadyNow;
    this.#fastApprovals = options.fastApprovals ?? false;
    this.#asksNobody = options.asksNobody ?? false;
  }

  /** Decides whether the call may proceed, needs confirmation, or is refused. Never rejects. */
  async confirm(request: ConfirmRequest): Promise<ConfirmOutcome> {
    try {
      return await this.#confirm(request);
    } catch (error) {
      return refuse(error instanceof StateUnavailable ? 'state_unavailable' : 'confirmation_failed');
    }
  }

  /** Whether a caller's client has answered a prompt by itself: with an error, or faster than a person can. */
  showsNoPrompts(request: Pick<ConfirmRequest, 'caller' | 'clientName'>): boolean {
    return this.#memory.unshown(request) !== undefined;
  }

  async #confirm(request: ConfirmRequest): Promise<ConfirmOutcome> {
    const { level, rule } = this.#levelOf(request);
    const base = rule === undefined ? { level } : { level, rule };
    if (level === 'deny') {
      return {
        kind: 'refuse',
        code: 'denied_by_policy',
        reason:
          rule === selfRule
            ? `This is about the application that this server runs as, which the policy protects (${selfRule}). ${unchanged}`
            : `The policy denies ${request.wire.tool.name}. ${unchanged}`,
      };
    }
    if (this.#asksNobody) return { kind: 'proceed', evidence: { ...base, how: 'not_needed' } };
    if (level === 'none') {
      const how =
        rule !== undefined && (request.wire.tool.risk === 'destructive' || request.change?.effects.length)
          ? 'switched_off'
          : 'not_needed';
      return { kind: 'proceed', evidence: { ...base, how } };
    }
    if (request.state !== undefined) return this.#take(request, request.state, base);
    if (hasAnswers(request.responses)) return refuse('unsolicited_answer');
    return (await this.#given(request, base)) ?? this.#ask(request, level);
  }

  /** What has become of a person's approval elsewhere, where one was asked for. */
  async #given(request: ConfirmRequest, base: Base): Promise<ConfirmOutcome | undefined> {
    const { elsewhere } = request;
    const isSame = (change: string) => this.#isUnchanged(request, change);
    return elsewhere && takeElsewhere(request, this.#policy, elsewhere, base, isSame);
  }

  /** The level of the call; of several changes, the strictest of them. */
  #levelOf({ wire, change, all }: ConfirmRequest): LevelFound {
    const together = all?.effects?.length ? { effects: [...all.effects] } : undefined;
    const found = levelOf(this.#policy, wire.tool, change ?? together);
    return (all?.steps ?? []).reduce<LevelFound>((strictest, step) => {
      const next = levelOf(this.#policy, step.tool, step.change);
      return stricter(strictest.level, next.level) === strictest.level ? strictest : next;
    }, found);
  }

  /**
   * Whether the client's own prompt is to be used. An error may have been an accident, and a prompt that was never
   * answered a slow person: where nobody can be asked elsewhere, the client gets another chance after those.
   */
  #asksByForm(request: ConfirmRequest, ways: Elsewhere | undefined): boolean {
    const mode = request.elsewhere?.approver ?? 'form';
    if (!request.canAsk || (mode !== 'auto' && mode !== 'form')) return false;
    const unshown = this.#memory.unshown(request);
    if (!ways?.ways.length) return unshown !== 'too_fast';
    return unshown === undefined && !this.#memory.isUnanswered(request);
  }

  /** Creates the prompt: reads what is at stake, and seals what the answer will approve. */
  async #ask(request: ConfirmRequest, level: ConfirmLevel, round = 1): Promise<ConfirmOutcome> {
    const second = secondPerson(request, this.#policy);
    if (second && !request.elsewhere?.signedIn) return refuse('needs_second_person');
    const ways = request.elsewhere && request.elsewhere.approver !== 'form' ? request.elsewhere : undefined;
    const form = !second && this.#asksByForm(request, ways);
    const twoStep = this.#policy.confirmation.twoStep && !request.canAsk && !second;
    if (!form && !twoStep && !ways?.ways.length) return this.#cannotAsk(request);
    let question: Question;
    try {
      question = await this.#question(request);
      // Better the ends of long code than no question, where nothing else can show all of it.
      const { concerned, tooLarge } = question;
      if (tooLarge && tooLarge.characters > (ways?.ways.length ? MOST_ON_PAGE : 0))
        question = { ...(await this.#question(request, true)), concerned };
    } catch (error) {
      const refusal = refuse('preview_failed');
      const cause = error instanceof Error && 'kind' in error ? ` (${error.message})` : '';
      return { ...refusal, reason: `${refusal.reason}${cause}` };
    }
    const { tooLarge, absent = [] } = question;
    if (absent.length > 0) return refuseAbsent(absent, request.all !== undefined);
    if (tooLarge === undefined && form) return this.#form(request, level, question, round);
    if (tooLarge === undefined && twoStep) return this.#token(request, question);
    if (tooLarge && (!ways?.ways.length || tooLarge.characters > MOST_ON_PAGE))
      return refuseTooLarge(tooLarge.characters, ways?.ways.length ? MOST_ON_PAGE : tooLarge.limit);
    const { questionPage } = await import('./question/question.js');
    const asked = ways && {
      ...{ level, question: questionPage(question.text), target: question.name },
      ...(question.id === undefined ? {} : { targetId: question.id }),
      change: changePrint(request, question.concerned),
      ...(level === 'type-name' ? { expect: question.name } : {}),
      ...(second ? { fourEyes: second } : {}),
    };
    const outcome = ways && asked && (await askElsewhere(request, this.#policy, ways, asked));
    return outcome ? this.#opened(request, outcome) : this.#cannotAsk(request);
  }

  /** A client that can open addresses is handed that of the page, where there is one that others may see. */
  async #opened(request: ConfirmRequest, outcome: ConfirmOutcome): Promise<ConfirmOutcome> {
    if (outcome.kind !== 'wait' || !request.canOpenUrl || outcome.approval.url === undefined) return outcome;
    if (this.showsNoPrompts(request)) return outcome;
    const { approval } = outcome;
    const message = `${request.wire.tool.title}: read what would be changed, and approve or decline it there. Code ${approval.code}.`;
    const { url } = outcome.approval;
    return {
      kind: 'open',
      message,
      url: url as string,
      approval,
      state: await this.#sealed(request, { via: 'url', message, concerned: [] }),
    };
  }

  #cannotAsk(request: ConfirmRequest): Refused {
    return refuse(request.canAsk && this.showsNoPrompts(request) ? 'not_shown' : 'cannot_ask');
  }

  async #question(request: ConfirmRequest, endsOfCode = false): Promise<Question> {
    const question = await this.#unmarked(request, endsOfCode);
    return request.mark === undefined ? question : { ...question, text: `${request.mark}: ${question.text}` };
  }

  async #unmarked(
    { wire, tenant, read, change, all, audience, journal: earlier }: ConfirmRequest,
    endsOfCode: boolean,
  ): Promise<Question> {
    // Loaded when first asked: most sessions change nothing.
    const live = this.#policy.confirmation.preview === 'live';
    const journal = (await earlier?.()) ?? { entries: [] };
    if (all) {
      const { buildQuestionForAll } = await import('./question/question-for-all.js');
      const steps = all.steps.map((step) => ({ ...step, wire: step.change.wire }));
      return buildQuestionForAll({ ...all, tenant, read, live, journal, steps, endsOfCode, audience });
    }
    const { buildQuestion } = await import('./question/question.js');
    const { tool } = wire;
    return buildQuestion({
      tool,
      wire,
      tenant,
      read,
      live,
      journal,
      endsOfCode,
      audience,
      ...(change ? { change } : {}),
    });
  }

  async #sealed(
    request: ConfirmRequest,
    {
      via,
      message,
      concerned,
      ...more
    }: Pick<SealedState, 'via' | 'expect' | 'round'> & Pick<Question, 'concerned'> & { message: string },
  ): Promise<string> {
    const now = this.#now();
    const epoch = await this.#store.epoch();
    return this.#seal.seal({
      ...{ via, ...more },
      tool: request.wire.tool.name,
      args: fingerprint(request.wire.args),
      tenant: request.tenant,
      caller: request.caller,
      policy: this.#policy.version,
      change: changePrint(request, concerned),
      shown: fingerprint(message),
      least: readingTime(message.length),
      asked: now,
      expires: now + stateLifetime,
      nonce: randomBytes(16).toString('base64url'),
      epoch,
    });
  }

  async #form(
    request: ConfirmRequest,
    level: ConfirmLevel,
    { text, name, concerned }: Question,
    round: number,
  ): Promise<ConfirmOutcome> {
    const { questionPage } = await import('./question/question.js');
    const typed = level === 'type-name';
    const message = formText(
      questionPage(`${text}${typed ? `\n\nType "${name}" to confirm.` : '\n\nDo you approve?'}`),
    );
    const state = await this.#sealed(request, {
      via: 'form',
      message,
      concerned,
      round,
      ...(typed ? { expect: name } : {}),
    });
    this.#memory.asked(request);
    return { kind: 'ask', message, schema: typed ? typedSchema(name) : yesSchema, state };
  }

  async #token(request: ConfirmRequest, { text, concerned }: Question): Promise<ConfirmOutcome> {
    const { questionPage } = await import('./question/question.js');
    const message = questionPage(text);
    const token = await this.#sealed(request, { via: 'token', message, concerned });
    // This text goes to the model rather than to a person, so it is masked like results.
    const shown = questionPage(text, this.#policy.masking);
    return { kind: 'refuse', code: 'token_needed', reason: twoStepText(shown, token), token };
  }

  /** Checks the returned answer against the sealed state. */
  async #take(request: ConfirmRequest, sealed: string, base: Base): Promise<ConfirmOutcome> {
    const state = typeof sealed === 'string' ? this.#seal.open(sealed) : undefined;
    if (!state) return refuse('state_invalid');
    if (state.caller !== request.caller) return refuse('state_other_caller');
    if (state.tenant !== request.tenant) return refuse('state_other_tenant');
    if (state.tool !== request.wire.tool.name) return refuse('state_other_tool');
    if (state.args !== fingerprint(request.wire.args)) return refuse('state_other_arguments');
    if (state.policy !== this.#policy.version) return refuse('state_other_policy');
    // A client that can ask a person must do so, and one that cannot has no answer to give.
    if (state.via !== 'url' && (state.via === 'form') !== request.canAsk) return refuse('state_wrong_kind');
    if (this.#now() >= state.expires) return refuse('state_expired');
    if (state.epoch !== (await this.#store.epoch())) return refuse('state_restarted');
    this.#memory.answered(request);
    if (request.notShown && state.via !== 'token') {
      if (!(await this.#use(state))) return refuse('state_used');
      return this.#notShown(request, base, 'error');
    }
    const objection = state.via === 'form' ? weigh(request.responses, state.expect) : undefined;
    // An answer of another form is no answer: it uses nothing up, and the person is asked again.
    if (objection === 'answer_invalid' && (state.round ?? 1) < MOST_ROUNDS)
      return this.#ask(request, base.level, (state.round ?? 1) + 1);
    if (!(await this.#use(state))) return refuse('state_used');
    if (state.via === 'url') return this.#returned(request, base, state);
    if (state.via === 'form' && this.#isTooFast(state, objection))
      return this.#notShown(request, base, 'too_fast');
    if (objection) return refuse(objection);
    if (!(await this.#isUnchanged(request, state.change))) return refuse('state_other_change');
    if (state.via === 'token' && hasAnswers(request.responses)) return refuse('unsolicited_answer');
    const how = state.via === 'token' ? 'token' : state.expect === undefined ? 'person' : 'typed_name';
    const evidence = { ...base, how, asked: state.asked, shown: state.shown, id: state.nonce } as const;
    return { kind: 'proceed', evidence };
  }

  /** Whether the call still does what was shown, to what was shown: all of that is read once more. */
  async #isUnchanged(request: ConfirmRequest, change: string): Promise<boolean> {
    const { concerned } = await this.#question(request);
    return change === changePrint(request, concerned);
  }

  #use({ nonce, expires, epoch }: SealedState): Promise<boolean> {
    return this.#store.useOnce(nonce, expires, epoch);
  }

  /** The client came back from the page: what counts is what was said there. */
  async #returned(request: ConfirmRequest, base: Base, state: SealedState): Promise<ConfirmOutcome> {
    const answer = request.responses?.[answerKey] as { action?: unknown } | null | undefined;
    if (answer?.action === 'accept') return (await this.#given(request, base)) ?? refuse('approval_expired');
    const objection = answer?.action === 'decline' ? 'declined' : 'cancelled';
    if (this.#isTooFast(state, objection)) return this.#notShown(request, base, 'too_fast');
    if (request.elsewhere) await withdraw(request, this.#policy, request.elsewhere);
    return refuse(objection);
  }

  #isTooFast({ asked, least }: SealedState, objection: string | undefined): boolean {
    if (this.#now() - asked >= (this.#policy.confirmation.minAnswerMs ?? least)) return false;
    if (objection === 'declined' || objection === 'cancelled') return true;
    return objection !== 'answer_missing' && !this.#fastApprovals;
  }

  /** The answer is the client's own: nothing is done, and the person is asked elsewhere. */
  async #notShown(request: ConfirmRequest, base: Base, why: Unshown): Promise<ConfirmOutcome> {
    this.#memory.notShown(request, why);
    const { state: _state, responses: _responses, notShown: _notShown, ...fresh } = request;
    const outcome = (await this.#given(fresh, base)) ?? (await this.#ask(fresh, base.level));
    // Asked by the client's prompt once more, it would answer for itself once more.
    if (outcome.kind === 'ask') return refuse('not_shown');
    return outcome.kind === 'wait' ? { ...outcome, note: `${NOT_SHOWN[why]} ${outcome.note}` } : outcome;
  }
}

const NOT_SHOWN: Readonly<Record<Unshown, string>> = {
  error:
    'This client did not show the prompt to a person: it answered with an error, or not at all, although it declares that it can show prompts.',
  too_fast:
    'This client did not show the prompt to a person: it answered faster than anybody can read, so that answer does not count.',
};

function hasAnswers(responses: Record<string, unknown> | undefined): boolean {
  return responses !== undefined && Object.keys(responses).length > 0;
}
