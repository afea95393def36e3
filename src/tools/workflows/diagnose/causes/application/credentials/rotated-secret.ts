/** The client secret was rotated before the application was refused: it still has the old one. */
import { ago, q, times } from '../../../../words.js';
import { freshness, logIds, said, standingOf } from '../../../failures.js';
import type { Rule } from '../../cause.js';
import { changeBefore } from '../../changes.js';

const ROTATED = /rotat|secret/i;

export const rotatedSecret: Rule = (facts, history) => {
  const failures = standingOf(history, 'client_credentials');
  const [newest] = failures;
  const change = changeBefore(facts, history, 'client_credentials');
  if (!newest || !change || !ROTATED.test(`${change.event.change ?? ''} ${change.event.description}`))
    return undefined;
  // What the text says of a key or an assertion is no matter of a secret.
  if (/assertion|\bkey\b|certificate|jwt/.test(newest.event.text)) return undefined;
  const where = q(newest.event.clientName ?? facts.application?.name);
  return {
    score: 0.89 * freshness(facts, history, failures),
    title: 'The application does not have the client secret that is valid since it was rotated',
    because: `${where} was refused as itself ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}. ${change.says}${said(newest)}`,
    evidence: [...logIds(failures).slice(0, 2), change.event.id],
    fixes: [],
    do: `Give the server of ${where} the secret that is valid now, and restart it; everybody who signs in there is affected. Do not rotate it again.`,
  };
};
