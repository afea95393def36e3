/** Settings of a connection that decide what its identity provider refuses: read, named, and what follows from them. */
import type { LogEvent } from '../../../events.js';
import { ago, list, q, times } from '../../../words.js';
import type { Connection, LoginFacts } from '../../facts.js';
import { textsIn } from '../../failure-texts.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import { keeperName, keeperOf } from '../../keeper.js';
import type { Finding, Rule } from '../cause.js';

/** What a setting says about a refusal. */
type Reading = (
  connection: Connection,
  event: LogEvent,
  facts: LoginFacts,
) => (Partial<Finding> & Pick<Finding, 'because'>) | undefined;

const KEEP =
  'update_connection replaces all options: send the others back unchanged, as get_connection has them.';

const initiated: Reading = ({ name, idpInitiated: given }, { text }) => {
  if (!/idp.?initiated|unsolicited/.test(text)) return undefined;
  if (given?.enabled && given.application === undefined)
    return {
      because: `${q(name)} takes sign-ins that begin at the identity provider (options.idpinitiated.enabled), and names no default application for them (client_id)`,
    };
  if (given?.enabled !== true)
    return {
      because: `${q(name)} does not take sign-ins that begin at the identity provider (options.idpinitiated)`,
    };
  return undefined;
};

const KEY_REFUSED =
  /client_?assertion|client assertion|invalid_client|client authentication failed|www-authenticate|aadsts7000(27|24)/;

const ownKey: Reading = ({ name, authMethod }, { text }) =>
  authMethod === 'private_key_jwt' && KEY_REFUSED.test(text)
    ? {
        title: 'The identity provider does not accept the key of the connection',
        means: {
          says: 'The provider does not accept the signed assertion with which the connection authenticates.',
          side: 'connection',
        },
        because: `${q(name)} authenticates with a key (token_endpoint_auth_method "private_key_jwt"), not with a client secret: the provider mostly has another public key than the connection now signs with`,
        do: "Have those who run the identity provider load the connection's current public key (list_connection_keys), or fetch its address of public keys again. No client secret is involved, and rotating once more would not help. Others of the connection are affected too.",
      }
    : undefined;

const SIGNATURE_REFUSED =
  /status:(responder|requester)|on the part of the (saml )?(responder|requester)|msis\d|id4037|sha-?1|signature ?algorithm|request.{0,30}(not signed|must be signed|signature)/;

const signature: Reading = ({ name, signing }, { text }) => {
  if (!signing || !SIGNATURE_REFUSED.test(text)) return undefined;
  const { signs, algorithm, digest } = signing;
  if (!signs)
    return /not signed|must be signed|unsigned/.test(text)
      ? {
          because: `${q(name)} does not sign its requests (options.signSAMLRequest)`,
          title: 'The identity provider wants signed requests, and the connection sends them unsigned',
          do: `Switch the signing of requests on in the connection (options.signSAMLRequest), and give the provider the tenant's certificate. ${KEEP}`,
        }
      : undefined;
  return /sha-?1/i.test(`${algorithm} ${digest}`)
    ? {
        means: {
          says: 'The identity provider could not process the request of the connection, or failed itself.',
          side: 'connection',
        },
        because: `${q(name)} signs its requests with ${[algorithm, digest].filter(Boolean).join(' and ')}, which providers refuse more and more: it is the first suspect on our side`,
        title: 'The identity provider fails, perhaps as the connection still signs with SHA-1',
        do: `Ask those who run the identity provider what its log says of the request, and which signature it takes since its last change. If it wants SHA-256, set signatureAlgorithm to rsa-sha256 and digestAlgorithm to sha256 in the connection. ${KEEP} Others of the connection are affected too.`,
      }
    : undefined;
};

const scopes: Reading = ({ name, scope }, { text }) =>
  scope !== undefined && /invalid_?scopes?|scopes? (are|is) not|not configured for this app/.test(text)
    ? { because: `${q(name)} asks the provider for ${q(scope, 120)}` }
    : undefined;

const developmentKeys: Reading = ({ name, developmentKeys: without }) =>
  without
    ? {
        because: `${q(name)} has no client id of its own and uses Auth0's development keys, which are for tests only and may be limited at any time`,
      }
    : undefined;

const DOMAIN_REFUSED =
  /domain.{0,80}(mismatch|not (in|among|part|one|allowed|permitted))|(allowed|hosted|permitted).{0,20}domain/;

/** An account that the connection has already is no private one: the connection lacks its domain. */
const ownDomain: Reading = ({ name, domains = [] }, { text }, { accounts: [account] }) => {
  const domain = account?.email?.split('@')[1]?.toLowerCase();
  const isOfConnection = account?.identities.some(({ connection }) => connection === name) === true;
  if (!domain || !isOfConnection || domains.length === 0 || domains.includes(domain)) return undefined;
  if (!DOMAIN_REFUSED.test(text)) return undefined;
  return {
    title: "The connection does not allow the domain of the person's e-mail address",
    means: {
      says: 'The e-mail domain of the account is not among those of the connection.',
      side: 'connection',
    },
    because: `The account is of ${q(name)} already and has an address of ${q(domain)}; the connection has the domains ${list(domains, 3)}`,
    tell: 'Your e-mail address is of a domain that our sign-in does not know for your company so far. We are checking whether it should.',
    do: `Find out whether ${q(domain)} belongs to the company of ${q(name)}, such as after a change of its name. If so, add it to the domains of the connection (options.domain_aliases, options.domain), which opens the connection to everybody of that domain at the provider; otherwise the person signs in with an account of ${list(domains, 2)}. ${KEEP} Others with such an address are affected too.`,
  };
};

const READINGS: readonly Reading[] = [initiated, ownKey, signature, scopes, developmentKeys];

export const refusedSettings: Rule = (facts, history) => {
  const { connection } = facts;
  const failures = standingOf(history, 'identity_provider').filter(
    ({ event }) => connection !== undefined && event.connection === connection.name,
  );
  const [newest] = failures;
  const side = newest && textsIn(newest.event)[0]?.side;
  // What nobody understands, no setting explains; what is said of one account, only one that is about accounts.
  if (!connection || !newest || side === undefined) return undefined;
  for (const reading of side === 'person' ? [ownDomain] : [ownDomain, ...READINGS]) {
    const found = reading(connection, newest.event, facts);
    if (!found) continue;
    const keeper = keeperOf(facts, newest.event);
    return {
      score: 0.86 * freshness(facts, history, failures),
      evidence: logIds(failures),
      fixes: [],
      ...found,
      because: `${keeper === undefined ? 'The connection' : `The ${keeperName(keeper)} refused or failed`} ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}. ${found.because}.${said(newest)}`,
    };
  }
  return undefined;
};
