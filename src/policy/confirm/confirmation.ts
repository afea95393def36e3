/**
 * Asks a person before a tool runs. The answer counts only together with a state that this server sealed for
 * exactly this call: tool, arguments, tenant, caller and policy, for five minutes, once. Any failure
 * along the way is a refusal.
 */
import { randomBytes } from 'node:crypto';
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Wire } from '../../catalog/wire.js';
import type { Change } from '../change/change.js';
import { stricter } from '../change/effect-levels.js';
import type { EffectFound } from '../change/field-effects.js';
import type { ConfirmLevel, Policy } from '../policy.js';
import { fingerprint } from './canonical.js';
import { type LevelFound, levelOf, selfRule } from './confirm-levels.js';
import { type ConfirmStore, MemoryConfirmStore } from './confirm-store.js';
import type { PreviewReader } from './preview-read.js';
import type { Question } from './question/question.js';
import { type SealedState, StateSeal } from './sealed-state.js';
import { whatRuns } from './what-runs.js';

/** One of several changes that are approved together. */
export interface ConfirmedStep {
  tool: ToolRecord;
  change: Change;
}

/** Several changes that are approved together. */
export interface ConfirmedTogether {
  title: string;
  /** Why, in the words of the model. */
  why?: string;
  /** What else the person has to know, a line each. */
  notes?: readonly string[];
  /** The name to type where one is required; default: that of what the first change is about. */
  name?: string;
  /** Effects that the changes have together, and none of them alone. */
  effects?: readonly EffectFound[];
  steps: readonly ConfirmedStep[];
}

export interface ConfirmRequest {
  /** The call; for a tool made of several operations, what stands for the whole of it. */
  wire: Wire;
  /** What the call changes, where it is one operation of the API. */
  change?: Change;
  /** For several changes that are approved together. */
  all?: ConfirmedTogether;
  tenant: string;
  caller: string;
  /** Whether the client declared that it can show a form to a person. */
  canAsk: boolean;
  /** Returned with a retry: the sealed state, or the token of a two-step confirmation. */
  state?: string;
  /** The client's answers that came with it, by key. Untrusted. */
  responses?: Record<string, unknown>;
  read: PreviewReader;
}

/** The flat form of an elicitation. */
export interface ElicitSchema {
  type: 'object';
  properties: Record<string, { type: 'boolean' | 'string'; title: string; description?: string }>;
  required: string[];
}

/** Why a call may proceed, for the audit trail. */
export interface ConfirmEvidence {
  level: ConfirmLevel;
  /** `not_needed` or `switched_off`: nobody was asked. `token`: the client claims that somebody agreed. */
  how: 'not_needed' | 'switched_off' | 'person' | 'typed_name' | 'token';
  /** The policy rule that set the level, if any. */
  rule?: string;
  /** Epoch ms. */
  asked?: number;
  /** Fingerprint of the text that the person saw. */
  shown?: string;
  id?: string;
}

export type RefusalCode =
  | 'denied_by_policy'
  | 'cannot_ask'
  | 'token_needed'
  | 'preview_failed'
  | 'question_too_large'
  | 'unsolicited_answer'
  | 'state_invalid'
  | 'state_other_tool'
  | 'state_other_arguments'
  | 'state_other_tenant'
  | 'state_other_caller'
  | 'state_other_policy'
  | 'state_other_change'
  | 'state_wrong_kind'
  | 'state_expired'
  | 'state_used'
  | 'answer_missing'
  | 'answer_invalid'
  | 'declined'
  | 'cancelled'
  | 'wrong_name'
  | 'confirmation_failed';

export type ConfirmOutcome =
  | { kind: 'proceed'; evidence: ConfirmEvidence }
  | { kind: 'ask'; message: string; schema: ElicitSchema; state: string }
  | {
      kind: 'refuse';
      /** For the model: what happened and what to do. */
      reason: string;
      code: RefusalCode;
      /** With `token_needed` only: the token for the second call after a person has agreed. */
      token?: string;
    };

/** The key under which the client's answer is expected. */
export const answerKey = 'confirmation';

/** How long a prompt stays valid, in ms. */
export const stateLifetime = 5 * 60 * 1000;

const unchanged = 'Nothing was changed.';
const askAgain = `${unchanged} Call the tool again without the state to ask the person again.`;

const refusals: Record<
  Exclude<RefusalCode, 'token_needed' | 'denied_by_policy' | 'question_too_large'>,
  string
> = {
  cannot_ask: `This requires a person's approval, and this client cannot prompt for it (it does not support elicitation). ${unchanged} Tell the person to use a client that can, or to run it with "call" in a terminal.`,
  preview_failed: `This requires a person's approval, and what it would affect could not be read for the prompt. ${unchanged}`,
  unsolicited_answer: `An answer was sent although nothing was asked. ${askAgain}`,
  state_invalid: `The confirmation state was not issued by this server. ${askAgain}`,
  state_other_tool: `The confirmation was given for another tool. ${askAgain}`,
  state_other_arguments: `The confirmation was given for other arguments. ${askAgain}`,
  state_other_tenant: `The confirmation was given for another tenant. ${askAgain}`,
  state_other_caller: `The confirmation was given to another caller. ${askAgain}`,
  state_other_policy: `The policy has changed since the prompt was shown. ${askAgain}`,
  state_other_change: `The tenant has changed since the question was asked, so that the call would do something else. ${askAgain}`,
  state_wrong_kind: `The confirmation used a different channel than requested. ${askAgain}`,
  state_expired: `The confirmation expired (after five minutes). ${askAgain}`,
  state_used: `This confirmation has already been used; each is valid for one call. ${askAgain}`,
  answer_missing: `The person's answer is missing. ${askAgain}`,
  answer_invalid: `The person's answer does not have the requested form. ${askAgain}`,
  declined: `The person declined. ${unchanged} Do not retry unless they ask for it.`,
  cancelled: `The person dismissed the prompt without answering. ${unchanged} Do not retry unless they ask for it.`,
  wrong_name: `The typed name does not match. ${unchanged} Ask the person whether they really want this before calling again.`,
  confirmation_failed: `The confirmation could not be checked. ${unchanged}`,
};

export interface ConfirmerOptions {
  /** Key shared by replicas, 32 bytes or more. */
  key?: string | Uint8Array;
  now?: () => number;
}

export class Confirmer {
  readonly #policy: Policy;
  readonly #store: ConfirmStore;
  readonly #seal: StateSeal;
  readonly #now: () => number;

  constructor(
    policy: Policy,
    store: ConfirmStore = new MemoryConfirmStore(),
    options: ConfirmerOptions = {},
  ) {
    this.#policy = policy;
    this.#store = store;
    this.#seal = new StateSeal(options.key);
    this.#now = options.now ?? (() => Date.now());
  }

  /** Decides whether the call may proceed, needs confirmation, or is refused. Never rejects. */
  async confirm(request: ConfirmRequest): Promise<ConfirmOutcome> {
    try {
      return await this.#confirm(request);
    } catch {
      return refuse('confirmation_failed');
    }
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
    if (level === 'none') {
      const how =
        rule !== undefined && (request.wire.tool.risk === 'destructive' || request.change?.effects.length)
          ? 'switched_off'
          : 'not_needed';
      return { kind: 'proceed', evidence: { ...base, how } };
    }
    if (request.state !== undefined) return this.#take(request, request.state, base);
    if (hasAnswers(request.responses)) return refuse('unsolicited_answer');
    return this.#ask(request, level);
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

  /** Creates the prompt: reads what is at stake, and seals what the answer will approve. */
  async #ask(request: ConfirmRequest, level: ConfirmLevel): Promise<ConfirmOutcome> {
    const { wire, tenant, canAsk, read, change, all } = request;
    const twoStep = this.#policy.confirmation.twoStep;
    if (!canAsk && !twoStep) return refuse('cannot_ask');
    // Loaded when first asked: most sessions change nothing.
    const { buildQuestion, questionPage } = await import('./question/question.js');
    const { buildQuestionForAll } = await import('./question/question-for-all.js');
    let question: Question;
    try {
      const live = this.#policy.confirmation.preview === 'live';
      question = all
        ? await buildQuestionForAll({
            ...{ ...all, tenant, read, live },
            steps: all.steps.map((step) => ({ ...step, wire: step.change.wire })),
          })
        : await buildQuestion({
            ...{ tool: wire.tool, wire, tenant, read, live },
            ...(change === undefined ? {} : { change }),
          });
    } catch (error) {
      const refusal = refuse('preview_failed');
      const cause = error instanceof Error && 'kind' in error ? ` (${error.message})` : '';
      return { ...refusal, reason: `${refusal.reason}${cause}` };
    }
    const { text, name, tooLarge } = question;
    if (tooLarge !== undefined) return refuseTooLarge(tooLarge);
    const typed = canAsk && level === 'type-name';
    const end = typed ? `\n\nType "${name}" to confirm.` : canAsk ? '\n\nDo you approve?' : '';
    const message = questionPage(text + end);
    const now = this.#now();
    const state: SealedState = {
      via: canAsk ? 'form' : 'token',
      tool: wire.tool.name,
      args: fingerprint(wire.args),
      tenant,
      caller: request.caller,
      policy: this.#policy.version,
      change: changePrint(request),
      ...(typed ? { expect: name } : {}),
      shown: fingerprint(message),
      asked: now,
      expires: now + stateLifetime,
      nonce: randomBytes(16).toString('base64url'),
    };
    const sealed = this.#seal.seal(state);
    if (canAsk) return { kind: 'ask', message, schema: typed ? typedSchema(name) : yesSchema, state: sealed };
    // This text goes to the model rather than to a person, so it is masked like results.
    const shown = questionPage(message, this.#policy.masking);
    return { kind: 'refuse', code: 'token_needed', reason: twoStepText(shown, sealed), token: sealed };
  }

  /** Checks the returned answer against the sealed state. */
  async #take(
    request: ConfirmRequest,
    sealed: string,
    base: Pick<ConfirmEvidence, 'level' | 'rule'>,
  ): Promise<ConfirmOutcome> {
    const state = typeof sealed === 'string' ? this.#seal.open(sealed) : undefined;
    if (!state) return refuse('state_invalid');
    if (state.caller !== request.caller) return refuse('state_other_caller');
    if (state.tenant !== request.tenant) return refuse('state_other_tenant');
    if (state.tool !== request.wire.tool.name) return refuse('state_other_tool');
    if (state.args !== fingerprint(request.wire.args)) return refuse('state_other_arguments');
    if (state.policy !== this.#policy.version) return refuse('state_other_policy');
    // A client that can ask a person must do so, and one that cannot has no answer to give.
    if ((state.via === 'form') !== request.canAsk) return refuse('state_wrong_kind');
    if (this.#now() >= state.expires) return refuse('state_expired');
    if (!(await this.#store.useOnce(state.nonce, state.expires))) return refuse('state_used');
    if (state.change !== changePrint(request)) return refuse('state_other_change');
    if (state.via === 'form') {
      const objection = weigh(request.responses, state.expect);
      if (objection) return refuse(objection);
    } else if (hasAnswers(request.responses)) {
      return refuse('unsolicited_answer');
    }
    const how = state.via === 'token' ? 'token' : state.expect === undefined ? 'person' : 'typed_name';
    const evidence = { ...base, how, asked: state.asked, shown: state.shown, id: state.nonce } as const;
    return { kind: 'proceed', evidence };
  }
}

function refuse(code: keyof typeof refusals): Extract<ConfirmOutcome, { kind: 'refuse' }> {
  return { kind: 'refuse', code, reason: refusals[code] };
}

/**
 * What an approval covers besides the arguments: everything that differs, the effects that were named, and the code
 * that a deployment makes run. Of a deletion, only the effects: the object goes as a whole, and its counters and dates may have moved on.
 */
function changePrint({ change, all }: ConfirmRequest): string {
  const changes = [...(change ? [change] : []), ...(all?.steps ?? []).map((step) => step.change)];
  return fingerprint(
    changes.map((one) => ({
      operation: one.operation,
      effects: one.effects,
      ...(one.facts.kind === 'delete' ? {} : { differences: one.differences }),
      runs: whatRuns(one) ?? null,
    })),
  );
}

/** A question that is cut would hide what matters; one that is not read to its end does, too. */
function refuseTooLarge({
  characters,
  limit,
}: NonNullable<Question['tooLarge']>): Extract<ConfirmOutcome, { kind: 'refuse' }> {
  return {
    kind: 'refuse',
    code: 'question_too_large',
    reason: `This requires a person's approval, and the prompt that shows all of it would have ${characters} characters; at most ${limit} fit. ${unchanged} Split the change into smaller calls.`,
  };
}

function hasAnswers(responses: Record<string, unknown> | undefined): boolean {
  return responses !== undefined && Object.keys(responses).length > 0;
}

/** Why the client's answer is not accepted, if so. */
function weigh(
  responses: Record<string, unknown> | undefined,
  expected: string | undefined,
): keyof typeof refusals | undefined {
  const answer = responses && Object.hasOwn(responses, answerKey) ? responses[answerKey] : undefined;
  if (answer === undefined) return 'answer_missing';
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return 'answer_invalid';
  const { action, content } = answer as { action?: unknown; content?: unknown };
  if (action === 'decline') return 'declined';
  if (action === 'cancel') return 'cancelled';
  if (action !== 'accept' || typeof content !== 'object' || content === null) return 'answer_invalid';
  if (expected === undefined) {
    const yes = Object.hasOwn(content, 'confirm') ? (content as { confirm: unknown }).confirm : undefined;
    return yes === true ? undefined : yes === false ? 'declined' : 'answer_invalid';
  }
  const typed = Object.hasOwn(content, 'name') ? (content as { name: unknown }).name : undefined;
  if (typeof typed !== 'string') return 'answer_invalid';
  return unquoted(typed.trim()) === expected ? undefined : 'wrong_name';
}

/** The question shows the name in quotes; typing them as well is accepted. */
function unquoted(text: string): string {
  return /^".+"$/.test(text) ? text.slice(1, -1) : text;
}

const yesSchema: ElicitSchema = {
  type: 'object',
  properties: { confirm: { type: 'boolean', title: 'Yes, do this' } },
  required: ['confirm'],
};

function typedSchema(name: string): ElicitSchema {
  return {
    type: 'object',
    properties: {
      name: { type: 'string', title: 'Resource name', description: `Type "${name}" to confirm` },
    },
    required: ['name'],
  };
}

function twoStepText(preview: string, token: string): string {
  return `${unchanged} A person has to approve first, and this client cannot prompt them. Show them the following text verbatim, and wait for their answer. Only if they agree, call the tool again within five minutes with the same arguments and confirmation_token: ${token}\n\n${preview}`;
}
