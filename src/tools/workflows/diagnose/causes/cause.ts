/** What a cause of a failed sign-in consists of. */
import type { Fix } from '../../answer.js';
import type { LoginFacts } from '../facts.js';
import type { Side } from '../failure-texts.js';
import type { History } from '../failures.js';
import type { Keeper } from '../keeper.js';
import type { CauseId } from './cause-id.js';

/**
 * What a later success must share with a failure to show that it is over: `account` any sign-in of the person,
 * `application` one to the same application, and so on.
 */
export const REACHES = ['account', 'application', 'connection', 'organization', 'address'] as const;
export type Reach = (typeof REACHES)[number];

/**
 * When in a sign-in it stops the person: before the credentials are checked, at that check, at the second factor, or
 * after both. Reaching a later stage implies that the earlier ones succeeded.
 */
export const STAGES = ['before', 'credentials', 'second_factor', 'after'] as const;
export type Stage = (typeof STAGES)[number];

/** How a failed event shows that it is of this cause. An empty object: only the rule can tell. */
export interface Signs {
  /** Matches the event's text, in lower case. Causes are tried in the order of the registry. */
  text?: RegExp;
  /** Event codes that mean this cause, whatever their text. */
  always?: readonly string[];
  /** Event codes that mean this cause when no text matches. */
  otherwise?: readonly string[];
  /** Event codes in which a matching text is about something else. */
  never?: readonly string[];
}

/** What a rule found: the cause's evidence, and how to fix it. */
export interface Finding {
  /** 0 to 1: how well the evidence proves it. */
  score: number;
  /** The headline, where that of the cause says less or something else. */
  title?: string;
  /** What was seen, in one or two sentences. */
  because: string;
  /** Log ids, newest first. */
  evidence: string[];
  fixes: Fix[];
  /** What to do, or to tell the person, where no call helps. */
  advice?: string;
  /** The next step for the helper, where what was found calls for another one than the cause. */
  do?: string;
  /** What the text of the failure means here, and whose setting it is, where the state shows more than the text. */
  means?: { says: string; side: Side };
  /** For the person, where what was found calls for other words than those of the cause. */
  tell?: string;
  /** What was found contradicts what the text of the failure is known to mean: that is not repeated. */
  knowsBetter?: boolean;
}

export interface Cause extends Finding {
  id: CauseId;
}

/** Looks for a cause in what was read; undefined: not found. */
export type Rule = (facts: LoginFacts, history: History) => Finding | undefined;

export const ADVICE_KINDS = ['seen', 'application', 'log', 'unknown'] as const;

/** For a cause that needs no rule: its unresolved failures prove it, and no call fixes it. */
export interface Advice {
  /**
   * How the evidence is worded: how often it was `seen`; at which `application` it fails; or what the `log` code means.
   */
  kind: (typeof ADVICE_KINDS)[number];
  /** 0 to 1: how well a fresh failure proves it. */
  score: number;
  /** What to do, or to tell the person. */
  text: string;
  /** The tools that the text names. */
  tools: readonly string[];
}

/** An entry of `catalog/login-causes.json` with its rules; each has advice or a rule. */
export interface CauseDeclaration {
  /** One line, as the report's headline has it. */
  title: string;
  /** For the person: at most two sentences, without internals. */
  tell: string;
  /** For the helper, where the declaration has no advice: the next step, and what to find out before. */
  do?: string;
  /** `tell` and `do` where somebody else than the tenant keeps the password, the address or the factor. */
  kept?: Readonly<Partial<Record<Keeper, { title?: string; tell: string; do: string }>>>;
  reach: Reach;
  stage: Stage;
  signs: Signs;
  /** Codes of events that show, without a sign-in, that the cause is over for that account. */
  endedBy: readonly string[];
  /** Not reported beside any of these, which explain it; `any likely cause`: beside one with a score of 0.7 or more. */
  yieldsTo?: readonly CauseId[] | 'any likely cause';
  advice?: Advice;
  rules?: readonly Rule[];
}
