/**
 * What a person is asked, for the view of an approval. It goes in the result's `_meta`, which hosts pass to the view
 * and keep from the model, and only to hosts that show views.
 */

import { pick } from '../../catalog/wire.js';
import type { Approvals } from '../../policy/approvals/approvals.js';
import { isObject } from '../../text/is-object.js';
import { questionParts } from '../approvals/page/question-parts.js';
import { QUESTION_KEY } from './question-key.js';

/**
 * The answer of a tool that tells of an approval of the caller's, with what was asked.
 *
 * @param answer as the caller gets it; one without an approval is returned as it is
 */
export async function withQuestion<T>(approvals: Pick<Approvals, 'get'>, answer: T): Promise<T> {
  const id = pick(answer, 'structuredContent.approval.id');
  const approval = typeof id === 'string' ? await approvals.get(id) : undefined;
  if (!approval || !isObject(answer)) return answer;
  const { title, notes, parts } = questionParts(approval.question, approval.tenant);
  const question = { title, notes: [`Tenant: ${approval.tenant}`, ...notes], parts };
  const before = isObject(answer._meta) ? answer._meta : {};
  return { ...answer, _meta: { ...before, [QUESTION_KEY]: question } };
}
