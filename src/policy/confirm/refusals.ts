/** Why a call is not made, in words for the model: what happened and what to do. */
export type RefusalCode =
  | 'denied_by_policy'
  | 'cannot_ask'
  | 'not_shown'
  | 'approval_expired'
  | 'approval_failed'
  | 'too_many_waiting'
  | 'needs_second_person'
  | 'token_needed'
  | 'preview_failed'
  | 'question_too_large'
  | 'not_found'
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
  | 'state_unavailable'
  | 'state_restarted'
  | 'confirmation_failed';

/** A call that is not made. */
export interface Refused {
  kind: 'refuse';
  /** For the model: what happened and what to do. */
  reason: string;
  code: RefusalCode;
  /** With `token_needed` only: the token for the second call after a person has agreed. */
  token?: string;
}

export const unchanged = 'Nothing was changed.';
const askAgain = `${unchanged} Call the tool again without the state to ask the person again.`;

const texts: Record<
  Exclude<
    RefusalCode,
    'token_needed' | 'denied_by_policy' | 'question_too_large' | 'not_found' | 'approval_failed'
  >,
  string
> = {
  cannot_ask: `This requires a person's approval, and this client cannot prompt for it (it does not support elicitation). ${unchanged} Tell the person to use a client that can, or to run it with "call" in a terminal.`,
  not_shown: `This client did not show the prompt to a person: it answered with an error, or faster than anybody can read. ${unchanged} Tell the person to use a client that shows prompts, or to run it with "call" in a terminal.`,
  approval_expired: `The person did not answer in time, or the approval was not used in time. ${unchanged} Call the tool again with the same arguments to ask the person again.`,
  too_many_waiting: `Too many approvals of this caller are waiting. ${unchanged} Let the person answer those first; wait_for_approval tells when they have.`,
  needs_second_person: `The policy requires the approval of a second, signed-in person (confirmation.four_eyes), which this server can only ask for over HTTP with an issuer. ${unchanged}`,
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
  state_unavailable: `This requires a person's approval, and the store in which the replicas of this server keep approvals cannot be used now. ${unchanged} Reading goes on; try again in a minute.`,
  state_restarted: `The store of the confirmations was restarted since the prompt was shown, so that it cannot tell whether this one was used. ${askAgain}`,
  confirmation_failed: `The confirmation could not be checked. ${unchanged}`,
};

export type PlainRefusal = keyof typeof texts;

export function refuse(code: PlainRefusal): Refused {
  return { kind: 'refuse', code, reason: texts[code] };
}

/** The question did not reach a person, or came back without a valid answer. */
export const refuseFailed = (why: string): Refused => ({
  kind: 'refuse',
  code: 'approval_failed',
  reason: `This requires a person's approval. ${why} ${unchanged}`,
});

/** A question that is cut would hide what matters; one that is not read to its end does, too. */
export function refuseTooLarge(characters: number, limit: number): Refused {
  return {
    kind: 'refuse',
    code: 'question_too_large',
    reason: `This requires a person's approval, and the prompt that shows all of it would have ${characters} characters; at most ${limit} fit. ${unchanged} Split the change into smaller calls.`,
  };
}

/** Not where the first word is an abbreviation. */
const lowerCased = (text: string): string => text.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase());

/** Nobody is asked about what the API would refuse. */
export const refuseAbsent = (objects: readonly string[], several: boolean): Refused => ({
  kind: 'refuse',
  code: 'not_found',
  reason: `There is no ${objects.map(lowerCased).join(', no ')}. ${unchanged} Arguments take ids, not names: list or search first.${several ? ' The id that change 1 makes is "$1.id" (of an application "$1.client_id").' : ''}`,
});

export function twoStepText(preview: string, token: string): string {
  return `${unchanged} A person has to approve first, and this client cannot prompt them. Show them the following text verbatim, and wait for their answer. Only if they agree, call the tool again within five minutes with the same arguments and confirmation_token: ${token}\n\n${preview}`;
}
