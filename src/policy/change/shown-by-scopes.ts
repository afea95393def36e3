/** Fields that a read shows only with scopes of their own: without them, that a field is absent says nothing. */
import type { ChangeFacts } from '../../catalog/change-facts.js';
import type { Wire } from '../../catalog/wire.js';
import { isObject } from '../../text/is-object.js';
import type { Present } from './present.js';

const tells = (
  { fields, except }: { fields?: readonly string[]; except?: readonly string[] },
  name: string,
) => fields?.includes(name) === true || (except !== undefined && !except.includes(name));

/**
 * The present state as far as the token shows what the call is about. Where the call names a field that the token
 * does not show, it is unknown: what the field holds would be replaced unseen.
 *
 * @param holds whether the token has a scope
 */
export function asFarAsShown(
  facts: ChangeFacts,
  { body }: Wire,
  present: Present,
  holds: (scope: string) => boolean,
): Present {
  if (present.kind !== 'found' || facts.shownWith === undefined || !isObject(body)) return present;
  const { value } = present;
  if (!isObject(value)) return present;
  for (const shown of facts.shownWith) {
    if (shown.scopes.some(holds)) continue;
    const unseen = Object.keys(body).filter((name) => tells(shown, name) && !Object.hasOwn(value, name));
    if (unseen.length === 0) continue;
    const why = `the server's token shows ${unseen.join(', ')} only with the scope ${shown.scopes.join(' or ')}`;
    return { kind: 'unknown', why };
  }
  return present;
}
