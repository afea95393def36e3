/** A network ACL that blocks an address of the person: it leaves no event with a name. */
import { ago, q } from '../../../words.js';
import type { Rule } from '../cause.js';

export const networkRule: Rule = (facts, history) => {
  const { blockedRange } = facts;
  const matched = facts.quiet?.find(({ type }) => type === 'acls_summary');
  const since = history.lastSignIn?.at ?? 0;
  if (!blockedRange || !matched || matched.at <= since) return undefined;
  return {
    score: 0.74,
    because: `The network ACL ${q(blockedRange.acl)} blocks ${blockedRange.ip}, from which the person signed in before; network ACLs matched requests ${ago(matched.at, facts.now)}, and who is blocked by one leaves no event with a name.`,
    evidence: [matched.id],
    fixes: [],
  };
};
