/** A device that no longer takes push requests: replaced, wiped, or without the app. */

import type { LogEvent } from '../../../events.js';
import type { Account } from '../../../person.js';
import { list } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import type { Finding } from '../cause.js';
import { resetFixes, secondFactors } from './factors.js';

/** What the services for push notifications say of the token of one device, as opposed to their keys. */
const GONE =
  /endpoint.{0,6}(is )?disabled|endpoint.{0,20}(not (found|exist)|does not exist)|not.?registered|unregistered|bad.?device.?token|invalid.?registration|device token.{0,30}(invalid|inactive|expired)/;

export function deviceGone(
  facts: LoginFacts,
  account: Account,
  event: LogEvent,
): Pick<Finding, 'title' | 'tell' | 'do' | 'fixes'> | undefined {
  if (event.type !== 'gd_send_pn_failure' || !GONE.test(event.text)) return undefined;
  const factors = secondFactors(facts);
  const push = factors?.filter(({ type }) => /push|guardian/.test(type));
  const others = factors?.filter((factor) => !push?.includes(factor)) ?? [];
  const hasCode = facts.factors?.some(({ type }) => type === 'recovery-code') !== false;
  const other = others.length > 0 ? list([...new Set(others.map(({ type }) => type))]) : undefined;
  return {
    title: 'The device that is enrolled no longer takes push requests',
    tell: `Our request cannot reach the device you set up, as if it was replaced or the app removed. ${
      other
        ? 'Please use another method that you have set up'
        : hasCode
          ? 'Please use your recovery code if you have one'
          : 'Please tell us which device you use now'
    }${other || hasCode ? '; otherwise tell us, and we' : ': we'} verify that it is you and let you set up your present device.`,
    do: `Ask whether the phone was replaced, or the app removed or installed again. ${
      other ? `${other} still works. ` : hasCode ? 'A recovery code still works, if there is one. ' : ''
    }Verify by another way that it is them; then remove the enrollment of that device and let them enroll the present one. Others get their requests unless they fail alike.`,
    // Only what belongs to the device that is gone.
    fixes: push === undefined || push.length > 0 ? resetFixes(account, push) : [],
  };
}
