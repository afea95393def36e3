/** A directory of which no connector is online: nobody can sign in through it. */
import { ago, q } from '../../../words.js';
import { freshness, logIds, said } from '../../failures.js';
import type { Rule } from '../cause.js';

export const connectorOffline: Rule = (facts, history) => {
  const name = facts.connectorOffline;
  if (name === undefined) return undefined;
  const failures = history.standing.filter(({ event }) => event.connection === name);
  const [newest] = failures;
  return {
    // Nothing was tried: it is true all the same, and may not be what they complain of.
    score: newest ? 0.95 * freshness(facts, history, failures) : 0.72,
    because: `No AD/LDAP connector of ${q(name)} is online (get_connection_status), so nobody can sign in through it${
      newest ? `; last failure ${ago(newest.event.at, facts.now)}` : ''
    }.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    do: 'Those who run the directory have to start the AD/LDAP connector on its server, or let it reach the tenant; get_connection_status then answers.',
  };
};
