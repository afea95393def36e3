/** A second-factor message that cannot be sent. */
import { ago, times } from '../../../words.js';
import { textsIn } from '../../failure-texts.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { checkProvider, mediumOf, whyUndelivered } from '../why-undelivered.js';
import { deviceGone } from './push-device.js';
import { riskBefore } from './risk.js';

const OTHERWISE = 'Remove the factor only if the number or address is wrong.';

/** The same for what goes to neither. */
const ONLY_IF: Readonly<Record<string, string>> = {
  gd_send_pn_failure: 'Remove the factor only if the device is lost or replaced.',
};

export const mfaDelivery: Rule = (facts, history) => {
  const failures = standingOf(history, 'mfa_delivery');
  const [newest] = failures;
  const account = newest?.account ?? facts.accounts[0];
  if (!newest || !account) return undefined;
  const push = mediumOf(newest.event) === 'push';
  const known = textsIn(newest.event).find(({ cause }) => cause === 'mfa_delivery');
  const gone = deviceGone(facts, account, newest.event);
  const hasCode = facts.factors?.some(({ type }) => type === 'recovery-code') !== false;
  const otherwise = `${hasCode ? 'A recovery code works meanwhile. ' : ''}${ONLY_IF[newest.event.type] ?? OTHERWISE}`;
  return {
    score: 0.88 * freshness(facts, history, failures),
    because: `The message for the second factor could not be sent ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${riskBefore(facts, newest.event)}${said(newest)}`,
    evidence: logIds(failures),
    // A provider that fails is no reason to remove a second factor.
    fixes: [],
    ...(gone
      ? { ...gone, knowsBetter: true }
      : known?.do || (known && !push)
        ? {}
        : (whyUndelivered(newest.event) ?? { do: `${checkProvider(newest.event)} ${otherwise}` })),
    ...(gone ? {} : { advice: otherwise }),
  };
};
