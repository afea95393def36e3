/** What is known of a person: their addresses, the names that details can have for them, and the providers they use. */
import { serversOf } from './after-login/exchanges.js';
import type { LoginFacts } from './facts.js';

/** Anybody can type a name and a guess. */
const GUESS = /^(fp|fu|fepft|limit_.*|pwd_leak)$/;

/** Known addresses of the person: those of guesses only as long as no other is known. */
export function addressesOf(facts: LoginFacts): Set<string> {
  const last = facts.accounts.flatMap((account) => account.lastIp ?? []);
  const servers = serversOf(facts.events);
  const proved = facts.events
    .filter(({ type, ip }) => !GUESS.test(type) && !(ip && servers.has(ip)))
    .flatMap((event) => event.ip ?? []);
  const own = [...proved, ...last];
  return new Set(own.length > 0 ? own : facts.events.flatMap((event) => event.ip ?? []));
}

/** Names and ids by which details can name the person, in lower case. */
export function namesOf({ asked, accounts }: LoginFacts): Set<string> {
  const names = accounts.flatMap(({ user_id, email, username, phone_number, identities }) => [
    user_id,
    email,
    username,
    phone_number,
    // As the identity provider knows them; what is shorter can be anybody's.
    ...identities.flatMap((one) => (one.user_id.length > 5 ? [one.user_id] : [])),
  ]);
  return new Set([asked.value, ...names].flatMap((name) => name?.toLowerCase() ?? []));
}

/** Own connections that hold no passwords here: their failures lie outside the tenant. */
export const outsideConnections = ({ accounts, homeConnections = [] }: LoginFacts): string[] => [
  ...new Set([
    // Before the first sign-in there is no account yet: the domain of the address tells the connection.
    ...(accounts.length === 0 ? homeConnections : []),
    ...accounts.flatMap(({ identities }) =>
      identities
        .filter(({ provider }) => provider !== 'auth0' && provider !== 'sms' && provider !== 'email')
        .map(({ connection }) => connection),
    ),
  ]),
];
