/** A refusal by the rules about targets. */
export type RefusalCode = 'target_protected' | 'target_not_allowed' | 'target_unchecked';

export class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly rule: string,
  ) {
    super(message);
  }
}

/** What has to be known to apply the policy cannot be read. */
export function uncheckable(what: string, rule = 'protected.users, allowed'): Refused {
  return new Refused(
    'target_unchecked',
    `The policy protects or restricts possible targets of this call, and ${what} cannot be determined.`,
    rule,
  );
}
