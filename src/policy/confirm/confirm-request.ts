/** What is to be confirmed, and how that ends. */

import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Wire } from '../../catalog/wire.js';
import type { Approver as ApproverMode } from '../../config/approver.js';
import type { ApprovalView, ApprovalWay, ApprovalWayName, Approver } from '../approvals/approval.js';
import type { Approvals } from '../approvals/approvals.js';
import type { Change } from '../change/change.js';
import type { EffectFound } from '../change/field-effects.js';
import type { KnownChanges } from '../change/journal.js';
import type { ConfirmLevel } from '../policy.js';
import type { ElicitSchema } from './form-answer.js';
import type { PreviewReader } from './preview-read.js';
import type { Refused } from './refusals.js';

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

/** Who is asked, and how, outside of the client's own prompt. */
export interface Elsewhere {
  approvals: Approvals;
  /** Best first. */
  ways: readonly ApprovalWay[];
  /**
   * `auto`: the client's prompt, then the ways; `form`: that prompt only; `page` and `push`: never that prompt.
   */
  approver: ApproverMode;
  /** Whether callers and approvers are signed in, so that a second person can be told from the first. */
  signedIn: boolean;
}

export interface ConfirmRequest {
  /** The call; for a tool made of several operations, what stands for the whole of it. */
  wire: Wire;
  /** What the call changes, where it is one operation of the API. */
  change?: Change | undefined;
  /** For several changes that are approved together. */
  all?: ConfirmedTogether | undefined;
  tenant: string;
  /** Identifier of the Management API, whose permissions a question names first. */
  audience?: string | undefined;
  /** What the question begins with: the tenant's name, where there are several. */
  mark?: string | undefined;
  caller: string;
  /** Issuer and subject of the caller; `local` where callers are not authenticated. */
  person?: string | undefined;
  /** Mail addresses of that person, as far as their token tells. */
  addresses?: readonly string[] | undefined;
  clientName?: string | undefined;
  /** Whether the client declared that it can show a form to a person. */
  canAsk: boolean;
  /** Whether the client declared that it can send a person to an address. */
  canOpenUrl?: boolean | undefined;
  /** Returned with a retry: the sealed state, or the token of a two-step confirmation. */
  state?: string | undefined;
  /** The client's answers that came with it, by key. Untrusted. */
  responses?: Record<string, unknown> | undefined;
  /** The client answered the prompt with an error, or not at all, instead. */
  notShown?: boolean | undefined;
  elsewhere?: Elsewhere | undefined;
  read: PreviewReader;
  /** Changes made through this server before, as far as the caller may see them, newest first. */
  journal?: (() => Promise<KnownChanges>) | undefined;
}

/** Why a call may proceed, for the audit trail. */
export interface ConfirmEvidence {
  level: ConfirmLevel;
  /**
   * `not_needed` or `switched_off`: nobody was asked. `token`: the client claims that somebody agreed. `page`, `phone`
   * and `terminal`: a person approved there.
   */
  how: 'not_needed' | 'switched_off' | 'person' | 'typed_name' | 'token' | ApprovalWayName;
  /** The policy rule that set the level, if any. */
  rule?: string;
  /** Epoch ms. */
  asked?: number;
  /** Fingerprint of the text that the person saw. */
  shown?: string;
  id?: string;
  /** Who approved, where that is known. */
  by?: Approver;
}

export type ConfirmOutcome =
  | { kind: 'proceed'; evidence: ConfirmEvidence }
  | { kind: 'ask'; message: string; schema: ElicitSchema; state: string }
  /** The client sends the person to the address. */
  | { kind: 'open'; message: string; url: string; approval: ApprovalView; state: string }
  /** A person is asked elsewhere; the call is made again later. */
  | { kind: 'wait'; approval: ApprovalView; note: string }
  | Refused;
