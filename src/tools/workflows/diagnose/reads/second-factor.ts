/** Settings of the tenant that decide about a second step: which factors are on, and whether its mail is sent. */
import { listGuardianFactors } from '../../../operations/guardian.js';
import { listLogs } from '../../../operations/logs.js';
import { toEvents } from '../../events.js';
import { text } from '../../fields.js';
import { anyOf, phrase } from '../../lucene.js';
import { itemsOf, type Reader } from '../../reader.js';
import { unanswered } from '../causes/second-factor/challenges.js';
import { newestSent } from '../causes/second-factor/sent-in-vain.js';
import { stepsThatFail } from '../causes/second-factor/switched-off.js';
import type { LoginFacts } from '../facts.js';
import { standingOf } from '../failures.js';
import { historyOf } from '../history.js';
import { isSignIn } from '../sign-in-events.js';
import { readChanges } from './changes.js';
import { readMailTemplate } from './tenant.js';

/** A second step was asked for, or failed. */
const CHALLENGED = /^(mfar|gd_(start_auth|send|auth_fail|otp_rate))/;

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
  await readAssessment(reader, facts);
  const sent = newestSent(unanswered(facts).open);
  if (sent?.type === 'gd_send_email' && reader.left > 0)
    await readMailTemplate(reader, facts, 'mfa_oob_code');
}

/** Why the second step was asked for, where it came from an address from which the person had not signed in before. */
async function readAssessment(reader: Reader, facts: LoginFacts): Promise<void> {
  const { accounts, events } = facts;
  const asked = events.find(({ type }) => CHALLENGED.test(type));
  const names = accounts
    .slice(0, 2)
    .flatMap(({ user_id, email }) => [
      phrase('user_id', user_id),
      ...(email ? [phrase('user_name', email)] : []),
    ]);
  if (!asked || names.length === 0 || reader.left < 1) return;
  if (events.some((one) => isSignIn(one) && (one.at > asked.at || one.ip === asked.ip))) return;
  const body = await reader.read(
    listLogs,
    { q: `(${anyOf(names)}) AND type:pla`, sort: 'date:-1', per_page: 5 },
    'assessments of risk',
  );
  if (body === undefined) return;
  const known = new Set(facts.quiet?.map(({ id }) => id));
  facts.assessments = toEvents(itemsOf(body)).filter(({ id }) => !known.has(id));
}
