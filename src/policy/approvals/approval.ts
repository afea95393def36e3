/** A person's approval of one call, given elsewhere than in the client's own prompt: on a page, a phone or a terminal. */
import type { ConfirmLevel } from '../policy.js';

/**
 * `waiting`: nobody has answered yet; `approved`: the call may be made once; `used`: it was; `void`: it was approved or
 * waiting, and can no longer be used, as after a change of the tenant.
 */
export type ApprovalState = 'waiting' | 'approved' | 'declined' | 'expired' | 'used' | 'void';

/** Where a person answers. */
export type ApprovalWayName = 'page' | 'phone' | 'terminal';

/** What binds an approval to one call: all of it must be equal when the call is made again. */
export interface ApprovalBinding {
  caller: string;
  tenant: string;
  tool: string;
  /** Fingerprint of the exact arguments. */
  args: string;
  /** Version of the policy. */
  policy: string;
}

/** Who answered. */
export interface Approver {
  /** Issuer and subject; `local` for the user of this machine. */
  person: string;
  /** Name or address to show, if known. */
  name?: string;
}

export interface Approval extends ApprovalBinding {
  /** 128 random bits. The model may know it: it answers nothing. */
  readonly id: string;
  /** Issuer and subject of the caller; `local` where callers are not authenticated. */
  readonly person: string;
  /** Mail addresses of that person, where a second one has to approve. */
  readonly addresses?: readonly string[];
  /** Title of the tool, for lists. */
  readonly title: string;
  readonly clientName: string;
  readonly level: ConfirmLevel;
  /** The whole question as a person reads it, lines below headings. */
  readonly question: string;
  /** Fingerprint of the question. */
  readonly shown: string;
  /** Fingerprint of what would differ and of the effects named. */
  readonly change: string;
  /** Names of the effects, such as `privileges`. */
  readonly effects: readonly string[];
  /** The name of what it is about, for where the whole question does not fit. */
  readonly target?: string;
  /** Its id, for where the name cannot be shown as it is. */
  readonly targetId?: string;
  /** Number of changes, where there are several. */
  readonly steps?: number;
  /** The name to type, if required. */
  readonly expect?: string;
  /** Somebody other than the caller has to approve, with this permission. */
  readonly fourEyes?: { permission: string };
  /** Short code that is shown in both places, such as `K4-7QX`. */
  readonly code: string;
  /** Epoch ms. */
  readonly asked: number;
  readonly expires: number;
  readonly state: ApprovalState;
  /** Where the person was asked last. */
  readonly asking?: Pick<Delivery, 'how' | 'url'>;
  /** `shown`: fingerprint of what the person saw, where that was not the whole question. */
  readonly answered?: { at: number; by: Approver; how: ApprovalWayName; shown?: string };
  /** Why nobody could answer, in words for the caller. */
  readonly failure?: string;
  /** What happened afterwards, a line for each request that was made. */
  readonly outcome: readonly { ok: boolean; text: string }[];
}

/** What a caller is told of an approval. */
export interface ApprovalView {
  id: string;
  state: ApprovalState;
  /** ISO 8601. */
  expires_at: string;
  /** Where the person answers. */
  how: ApprovalWayName;
  /** Address of the page, where it is useless to anybody but the signed-in person. */
  url?: string;
  /** Also shown to the person, so that they can tell which call it is. */
  code: string;
}

/** How the question reached a person. */
export interface Delivery {
  how: ApprovalWayName;
  url?: string;
  /** For the model: what to tell the person, one or two sentences. */
  note: string;
}

/** The question cannot reach a person this way. */
export interface Undelivered {
  /** For the model: why, and what to do; a sentence or two. */
  undelivered: string;
}

/** A way to put a question before a person outside of the client's own prompt. */
export interface ApprovalWay {
  readonly how: ApprovalWayName;
  /** Puts it before a person; undefined where that is not possible now. Called again while the approval waits. */
  deliver(approval: Approval): Promise<Delivery | Undelivered | undefined>;
}
