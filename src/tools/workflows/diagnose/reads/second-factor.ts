/** Settings of the tenant that decide about a second step: which factors are on, and whether its mail is sent. */
import { listGuardianFactors } from '../../../operations/guardian.js';
import { text } from '../../fields.js';
import { itemsOf, type Reader } from '../../reader.js';
import { unanswered } from '../causes/second-factor/challenges.js';
import { newestSent } from '../causes/second-factor/sent-in-vain.js';
import { stepsThatFail } from '../causes/second-factor/switched-off.js';
import type { LoginFacts } from '../facts.js';
import { standingOf } from '../failures.js';
import { historyOf } from '../history.js';
import { readChanges } from './changes.js';
import { readMailTemplate } from './tenant.js';

export async function readSecondFactor(reader: Reader, facts: LoginFacts): Promise<void> {
  const history = historyOf(facts);
  const failures = stepsThatFail(standingOf(history, 'mfa_lost_factor', 'mfa_not_enrolled'));
  if (failures.length > 0 && reader.left > 0 && reader.may(listGuardianFactors)) {
    const body = await reader.read(listGuardianFactors, {}, 'the factors that the tenant has on');
    if (body)
      facts.tenantFactors = Object.fromEntries(
        itemsOf(body).flatMap(({ name, enabled }) => {
          const known = text(name);
          return known ? [[known, enabled === true]] : [];
        }),
      );
    if (facts.changes === undefined && reader.left > 0) await readChanges(reader, facts);
  }
  const sent = newestSent(unanswered(facts).open);
  if (sent?.type === 'gd_send_email' && reader.left > 0)
    await readMailTemplate(reader, facts, 'mfa_oob_code');
}
