/** Who took a person out of an organization, as the log has it: then it was on purpose. */

import type { LogEvent } from '../../../events.js';
import { ago, q } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { namesOf } from '../../known-of-person.js';

const REMOVES_MEMBER =
  /(delete|remove)[a-z]* .{0,20}members?\b|^delete \/api\/v2\/organizations\/[^/]+\/members/i;

/** The newest removal of this person; or of somebody, where the log does not say whom. */
export function removalOf(facts: LoginFacts, organizationId: string | undefined, before: number) {
  const names = namesOf(facts);
  const removal = [...(facts.changes ?? []), ...facts.events]
    .filter((event) => isRemoval(event) && event.at < before)
    .find(
      ({ organizationId: where, mentions }) =>
        (where === undefined || organizationId === undefined || where === organizationId) &&
        (mentions.length === 0 || mentions.some((one) => names.has(one))),
    );
  if (!removal) return undefined;
  const by = removal.userName ?? removal.changedBy ?? removal.clientName;
  const theirs = removal.mentions.some((one) => names.has(one));
  return {
    event: removal,
    by,
    says: ` ${theirs ? 'The person was removed from it' : 'A member was removed'}${by ? ` by ${q(by, 80)}` : ''} ${ago(removal.at, facts.now)}${theirs ? '' : ' (whom, the log does not say)'}.`,
  };
}

const isRemoval = ({ type, change, description }: LogEvent): boolean =>
  type === 'organization_member_removed' ||
  (type === 'sapi' && (REMOVES_MEMBER.test(description) || REMOVES_MEMBER.test(change ?? '')));
