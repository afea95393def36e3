/** Reads of the tenant's settings that only some findings require. */

import { BlockList, isIP } from 'node:net';
import { isObject } from '../../../../text/is-object.js';
import { listActionTriggerBindings } from '../../../operations/actions.js';
import { getIpBlock } from '../../../operations/anomaly.js';
import { listConnectionClients, listConnections } from '../../../operations/connections.js';
import { listCustomDomains } from '../../../operations/custom-domains.js';
import { getEmailTemplate } from '../../../operations/email-templates.js';
import { listNetworkAcls } from '../../../operations/network-acls.js';
import { getResourceServer, listResourceServers } from '../../../operations/resource-servers.js';
import { listRules } from '../../../operations/rules.js';
import { type Doc, strings, text } from '../../fields.js';
import { PAGE } from '../../page-size.js';
import { itemsOf, type Reader } from '../../reader.js';
import type { AwaitedMail } from '../causes/mail-switched-off.js';
import type { ActionTrigger, LoginFacts } from '../facts.js';
import { isSignIn } from '../sign-in-events.js';

export async function readAddress(reader: Reader, facts: LoginFacts, address: string): Promise<void> {
  const body = await reader.read(getIpBlock, { ip_address: address }, 'blocked IP addresses');
  if (body !== undefined) facts.blockedIps = body === null ? [] : [address];
}

/** Whether the API exists: a grant for one that does not is rejected. */
export async function readApi(reader: Reader, facts: LoginFacts, identifier: string): Promise<void> {
  const api = await reader.read(getResourceServer, { resource_server_id: identifier }, 'the API requested');
  if (api !== undefined) facts.api = { identifier, exists: api !== null };
  const { skip_consent_for_verifiable_first_party_clients: skips, scopes } = (api ?? {}) as Doc;
  if (facts.api && Array.isArray(scopes))
    facts.api.scopes = scopes.flatMap((scope) => text((scope as Doc).value) ?? []);
  if (facts.api && typeof skips === 'boolean') facts.api.skipsConsent = skips;
  const policies = policiesOf((api ?? {}) as Doc);
  if (facts.api && policies) facts.api.policies = policies;
  if (api !== null) return;
  // The identifier may be mistyped.
  const all = await reader.read(listResourceServers, { per_page: PAGE }, 'the APIs of the tenant');
  if (all) facts.apis = itemsOf(all).flatMap((doc) => text(doc.identifier) ?? []);
}

/** Who needs a grant for an API, by whose access it is. */
function policiesOf({ subject_type_authorization: given }: Doc) {
  if (!isObject(given)) return undefined;
  return Object.fromEntries(
    (['user', 'client'] as const).flatMap((subject) => {
      const one = given[subject];
      const policy = isObject(one) ? text(one.policy) : undefined;
      return policy === undefined ? [] : [[subject, policy]];
    }),
  );
}

/** Whether the connection is enabled for any other application. */
export async function readConnectionClients(reader: Reader, facts: LoginFacts, id: string): Promise<void> {
  const body = await reader.read(
    listConnectionClients,
    { connection_id: id, take: 1 },
    'applications of the connection',
  );
  if (body) facts.connectionClients = itemsOf(body).length;
}

/** Strategies of connections that can have domains. */
const WITH_DOMAINS = ['samlp', 'oidc', 'okta', 'waad', 'google-apps', 'adfs', 'ad', 'pingfederate'] as const;

/** The domains by which a connection takes people, in lower case. */
const domainsOf = ({ domain, tenant_domain, domain_aliases }: Doc): string[] =>
  [text(domain), text(tenant_domain), ...strings(domain_aliases)].flatMap((one) => one?.toLowerCase() ?? []);

/** The enterprise connections to which the domain of an address belongs. */
export async function readHome(reader: Reader, facts: LoginFacts, domain: string): Promise<void> {
  const body = await reader.read(
    listConnections,
    { strategy: [...WITH_DOMAINS], fields: 'id,name,strategy,options', per_page: PAGE },
    'connections of the domain',
  );
  if (!body) return;
  facts.domainConnections = itemsOf(body).map(({ name }) => String(name));
  const home = itemsOf(body).filter(({ options }) => {
    return domainsOf((options ?? {}) as Doc).includes(domain);
  });
  facts.homeConnections = home.map(({ name }) => String(name));
  facts.connectionDomains = Object.fromEntries(
    itemsOf(body).map(({ name, options }) => [String(name), domainsOf((options ?? {}) as Doc)]),
  );
  for (const { id, name } of home) facts.connectionIds[String(name)] ??= String(id);
}

/** The names of the Actions of a trigger, in order. */
async function actionsOf(
  reader: Reader,
  facts: LoginFacts,
  trigger_id: ActionTrigger,
  what: string,
): Promise<string[] | undefined> {
  const body = await reader.read(listActionTriggerBindings, { trigger_id, per_page: 50 }, what);
  if (body)
    facts.boundActions = {
      ...facts.boundActions,
      [trigger_id]: itemsOf(body).flatMap(({ display_name, action }) => {
        const { id, name } = (action ?? {}) as Doc;
        const known = text(id);
        return known ? [{ id: known, name: text(display_name) ?? text(name) ?? known }] : [];
      }),
    };
  return body
    ? itemsOf(body).flatMap(
        (doc) => text(doc.display_name) ?? text((doc.action as Doc | undefined)?.name) ?? [],
      )
    : undefined;
}

/** What runs after a login and can refuse it. */
export async function readActions(reader: Reader, facts: LoginFacts): Promise<void> {
  const names = await actionsOf(reader, facts, 'post-login', 'the Actions that run after a login');
  if (!names) return;
  facts.actions = names;
  // Rules run at the same place, in tenants that still have them.
  if (names.length > 0) return;
  const rules = await reader.read(listRules, { enabled: true, per_page: 20, fields: 'name' }, 'the rules');
  if (rules !== undefined) facts.rules = itemsOf(rules).flatMap(({ name }) => text(name) ?? []);
}

/** What runs before a registration and can refuse it. */
export async function readRegistrationActions(reader: Reader, facts: LoginFacts): Promise<void> {
  const what = 'the Actions that run before a registration';
  const names = await actionsOf(reader, facts, 'pre-user-registration', what);
  if (names) facts.registrationActions = names;
}

/** States of a certificate in which a browser warns of the page. */
const NO_CERTIFICATE = ['provisioning_failed', 'renewing_failed'];

/** Custom domains on which no login page can be shown; the log has nothing of requests to them. */
export async function readDomains(reader: Reader, facts: LoginFacts): Promise<void> {
  const body = await reader.read(listCustomDomains, {}, 'custom domains');
  if (!body) return;
  facts.brokenDomains = itemsOf(body).flatMap(({ domain, certificate, verification }) => {
    const [issued, verified] = [certificate, verification].map((one) => (one ?? {}) as Doc);
    const unissued = NO_CERTIFICATE.includes(String(issued?.status));
    if (!unissued && verified?.status !== 'failed') return [];
    const reason =
      text((unissued ? issued : verified)?.error_msg) ?? String((unissued ? issued : verified)?.status);
    return [{ domain: String(domain), certificate: unissued, reason }];
  });
}

/** Scopes of network ACLs that no login page is in. */
const BESIDE_LOGIN = ['management', 'dynamic_client_registration'];

export async function readNetworkAcls(reader: Reader, facts: LoginFacts): Promise<void> {
  const body = await reader.read(listNetworkAcls, { per_page: PAGE }, 'network ACLs');
  if (!body) return;
  const blocking = itemsOf(body).filter(
    ({ active, rule }) =>
      active !== false &&
      !BESIDE_LOGIN.includes(String((rule as Doc | undefined)?.scope)) &&
      ((rule as Doc | undefined)?.action as Doc | undefined)?.block === true,
  );
  facts.networkAcls = blocking.flatMap((doc) => text(doc.description) ?? []);
  const addresses = [
    ...facts.events.filter(isSignIn).flatMap(({ ip }) => ip ?? []),
    ...facts.accounts.flatMap(({ lastIp }) => lastIp ?? []),
  ].slice(0, 3);
  for (const { description, rule } of blocking) {
    const ip = addresses.find((one) => coversAddress(rule as Doc, one));
    if (ip) facts.blockedRange ??= { acl: text(description) ?? '', ip };
  }
}

/** Whether a rule of a network ACL applies to an address by its ranges: what has other conditions is left open. */
function coversAddress({ match, not_match }: Doc, ip: string): boolean {
  const conditions = (match ?? not_match) as Doc | undefined;
  if (!conditions || (match && not_match)) return false;
  const kinds = Object.keys(conditions);
  if (kinds.length === 0 || kinds.some((kind) => kind !== 'ipv4_cidrs' && kind !== 'ipv6_cidrs'))
    return false;
  const family = isIP(ip) === 6 ? 'ipv6' : 'ipv4';
  const ranges = conditions[`${family}_cidrs`];
  // Of the other family nothing is said.
  if (!Array.isArray(ranges)) return false;
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', bits] = String(range).split('/');
    if (isIP(net) === 0) return false;
    const most = family === 'ipv6' ? 128 : 32;
    list.addSubnet(net, Math.min(Math.max(Number(bits ?? most) || 0, 0), most), family);
  }
  return list.check(ip, family) === (match !== undefined);
}

/** Whether a message is switched off: its template can be disabled, and then it is not sent, without a word in the log. */
export async function readMailTemplate(
  reader: Reader,
  facts: LoginFacts,
  template_name: AwaitedMail,
): Promise<void> {
  if (facts.mailsOff?.includes(template_name)) return;
  const body = await reader.read(getEmailTemplate, { template_name }, `the template ${template_name}`);
  if (body?.enabled === false) facts.mailsOff = [...(facts.mailsOff ?? []), template_name];
}
