/** What is worth a look although it keeps nobody out, or has not yet: told beside the causes, never as one. */
import { ago, count, list, q } from '../words.js';
import { SIGNS_IN } from './causes/application/sign-in-grants.js';
import type { LoginFacts } from './facts.js';
import { type History, isSignIn } from './failures.js';

type Note = (facts: LoginFacts, history: History) => string | undefined;

/** The way in of the last sign-in is shut now: the next one will fail. */
const shutSince: Note = ({ application: app, connectionClients }, { lastSignIn }) => {
  if (!app || !lastSignIn || lastSignIn.clientId !== app.client_id) return undefined;
  const { connection } = lastSignIn;
  if (app.grantTypes && app.grantTypes.length > 0 && !app.grantTypes.some((grant) => SIGNS_IN.test(grant)))
    return `${q(app.name)}, used last, has no grant enabled any more with which people sign in (enabled: ${list(app.grantTypes)}).`;
  if ((connectionClients ?? 0) > 0 && app.connections?.every((one) => one.name !== connection))
    return `${q(connection)}, used last, is not enabled any more for ${q(app.name)}.`;
  return undefined;
};

const guessing: Note = (facts, { standing }) => {
  const home = new Set(facts.events.filter(isSignIn).map(({ ip }) => ip));
  const strange = standing.filter(
    ({ cause, event: { ip } }) =>
      (cause === 'wrong_password' || cause === 'brute_force_block') && ip !== undefined && !home.has(ip),
  );
  const [newest] = strange;
  if (!newest || home.size === 0) return undefined;
  return `${count(strange.length, 'failure')}, last ${ago(newest.event.at, facts.now)}, from ${list([...new Set(strange.map(({ event }) => event.ip ?? ''))], 3)}, where nobody ever signed in to the account: was it the person?`;
};

const otherAccount: Note = ({ accounts: [first, ...others] }) => {
  const [other] = others;
  if (!first || !other) return undefined;
  const blocked = others.find((one) => one.blocked === true);
  return blocked
    ? `There is another account, ${blocked.user_id}, and it is blocked.`
    : `There ${others.length === 1 ? 'is another account' : `are ${others.length} other accounts`}, not linked: ${list(
        others.map(({ user_id }) => user_id),
        3,
      )}.`;
};

export const notes = (facts: LoginFacts, history: History): string[] =>
  [shutSince, guessing, otherAccount].flatMap((note) => note(facts, history) ?? []);
