/** Reads the tenant's settings, applications and logs for the audit, in parallel. */
import { listActions } from '../../operations/actions.js';
import {
  getBotDetection,
  getBreachedPasswordDetection,
  getBruteForceProtection,
  getSuspiciousIpThrottling,
} from '../../operations/attack-protection.js';
import { listClientGrants } from '../../operations/client-grants.js';
import { listClientCredentials, listClients } from '../../operations/clients.js';
import { listConnections } from '../../operations/connections.js';
import { listCustomDomains } from '../../operations/custom-domains.js';
import { getEmailProvider } from '../../operations/emails.js';
import { listGuardianFactors, listGuardianPolicies } from '../../operations/guardian.js';
import { listHooks } from '../../operations/hooks.js';
import { listSigningKeys } from '../../operations/keys.js';
import { listLogStreams } from '../../operations/log-streams.js';
import { listLogs } from '../../operations/logs.js';
import { listResourceServers } from '../../operations/resource-servers.js';
import { listRules } from '../../operations/rules.js';
import { getTenantSettings } from '../../operations/tenants.js';
import { type Doc, timeOf } from '../fields.js';
import { oneOf, phrase } from '../lucene.js';
import { itemsOf, type Reader } from '../reader.js';

/** Maximum API reads of one audit. */
export const MOST_READS = 70;
/** Maximum applications whose use is looked up in the log; each takes one read. */
const MOST_USED = 30;
/** Maximum items of one list. */
const MOST_ITEMS = 500;
const APPLICATIONS = 'applications';

/** A member that is undefined could not be read. */
export interface Posture {
  /** Epoch ms by the tenant's clock. */
  now: number;
  /** Client id of this server's own application, where it is known. */
  own?: string | undefined;
  applications: Doc[] | undefined;
  /** Not all applications were read. */
  moreApplications: boolean;
  grants: Doc[] | undefined;
  connections: Doc[] | undefined;
  apis: Doc[] | undefined;
  bruteForce: Doc | undefined;
  breachedPasswords: Doc | undefined;
  suspiciousIps: Doc | undefined;
  botDetection: Doc | undefined;
  factors: Doc[] | undefined;
  mfaPolicies: unknown[] | undefined;
  logStreams: Doc[] | undefined;
  signingKeys: Doc[] | undefined;
  customDomains: Doc[] | undefined;
  settings: Doc | undefined;
  /** null: there is none. */
  emailProvider: Doc | null | undefined;
  rules: Doc[] | undefined;
  hooks: Doc[] | undefined;
  actions: Doc[] | undefined;
  /** Last sign-in or token of an application, in epoch ms, by client id; null: none in the log. */
  lastUsed: Map<string, number | null>;
  /** Epoch ms of the oldest event in the log. */
  logSince: number | undefined;
  /** Keys and certificates of applications, with the application's id. */
  credentials: { client: Doc; credential: Doc }[];
}

const docs = (body: unknown): Doc[] | undefined => (body === undefined ? undefined : itemsOf(body));
const doc = (body: unknown): Doc | undefined =>
  body === undefined || body === null ? undefined : (body as Doc);

const CLIENT_FIELDS = [
  'client_id',
  'name',
  'app_type',
  'callbacks',
  'allowed_origins',
  'web_origins',
  'allowed_logout_urls',
  'grant_types',
  'token_endpoint_auth_method',
  'client_authentication_methods',
  'is_first_party',
  'jwt_configuration',
  'refresh_token',
  'oidc_conformant',
  'cross_origin_authentication',
  'global',
].join(',');

export async function gatherPosture(reader: Reader): Promise<Posture> {
  const [
    clients,
    grants,
    connections,
    apis,
    bruteForce,
    breached,
    suspicious,
    bots,
    factors,
    policies,
    streams,
    keys,
    domains,
    settings,
    email,
    rules,
    hooks,
    actions,
    oldest,
  ] = await Promise.all([
    reader.readAll(listClients, { fields: CLIENT_FIELDS }, APPLICATIONS, { most: MOST_ITEMS }),
    reader.readAll(listClientGrants, {}, 'API grants of applications', { most: MOST_ITEMS }),
    reader.readAll(listConnections, {}, 'connections', { most: MOST_ITEMS }),
    reader.readAll(listResourceServers, {}, 'APIs', { most: MOST_ITEMS }),
    reader.read(getBruteForceProtection, {}, 'brute-force protection'),
    reader.read(getBreachedPasswordDetection, {}, 'breached-password detection'),
    reader.read(getSuspiciousIpThrottling, {}, 'suspicious-IP throttling'),
    reader.read(getBotDetection, {}, 'bot detection'),
    reader.read(listGuardianFactors, {}, 'second factors'),
    reader.read(listGuardianPolicies, {}, 'second-factor policies'),
    reader.read(listLogStreams, {}, 'log streams'),
    reader.read(listSigningKeys, {}, 'signing keys'),
    reader.read(listCustomDomains, {}, 'custom domains'),
    reader.read(getTenantSettings, {}, 'tenant settings'),
    reader.read(getEmailProvider, {}, 'the e-mail provider'),
    reader.readAll(listRules, { enabled: true }, 'rules', { most: MOST_ITEMS }),
    reader.readAll(listHooks, { enabled: true }, 'hooks', { most: MOST_ITEMS }),
    reader.readAll(listActions, {}, 'Actions', { most: MOST_ITEMS }),
    reader.read(listLogs, { sort: 'date:1', per_page: 1 }, 'how far the log goes back'),
  ]);
  const applications = clients?.filter((client) => client.global !== true);
  const [lastUsed, credentials] = await Promise.all([
    usage(reader, applications ?? []),
    applicationCredentials(reader, applications ?? []),
  ]);
  return {
    now: reader.now,
    applications,
    moreApplications: reader.unseen.some(({ what }) => what.startsWith(APPLICATIONS)),
    grants: docs(grants),
    connections: docs(connections),
    apis: docs(apis),
    bruteForce: doc(bruteForce),
    breachedPasswords: doc(breached),
    suspiciousIps: doc(suspicious),
    botDetection: doc(bots),
    factors: docs(factors),
    mfaPolicies: Array.isArray(policies) ? policies : undefined,
    logStreams: docs(streams),
    signingKeys: docs(keys),
    customDomains: docs(domains),
    settings: doc(settings),
    emailProvider: email === undefined || email === null ? email : (email as Doc),
    rules: docs(rules),
    hooks: docs(hooks),
    actions: docs(actions),
    lastUsed,
    logSince: timeOf(itemsOf(oldest)[0]?.date),
    credentials,
  };
}

/** Events that prove that an application is in use. */
const IN_USE = ['s', 'ssa', 'seacft', 'seccft', 'sepft', 'sertft', 'sede', 'sens', 'slo'];

async function usage(reader: Reader, applications: readonly Doc[]): Promise<Map<string, number | null>> {
  const looked = applications.slice(0, MOST_USED);
  if (applications.length > MOST_USED) {
    reader.leaveOut(
      'use of additional applications',
      listLogs.name,
      `looked up for the first ${MOST_USED} of ${applications.length}`,
    );
  }
  const answers = await Promise.all(
    looked.map(({ client_id }) =>
      reader.read(
        listLogs,
        {
          q: `${phrase('client_id', String(client_id))} AND ${oneOf('type', IN_USE)}`,
          sort: 'date:-1',
          per_page: 1,
        },
        'use of applications',
      ),
    ),
  );
  const found = new Map<string, number | null>();
  answers.forEach((answer, i) => {
    if (answer !== undefined)
      found.set(String(looked[i]?.client_id), timeOf(itemsOf(answer)[0]?.date) ?? null);
  });
  return found;
}

async function applicationCredentials(
  reader: Reader,
  applications: readonly Doc[],
): Promise<Posture['credentials']> {
  const holders = applications.filter(
    ({ client_authentication_methods: methods }) => typeof methods === 'object' && methods !== null,
  );
  const answers = await Promise.all(
    holders
      .slice(0, 10)
      .map((client) =>
        reader.read(listClientCredentials, { client_id: String(client.client_id) }, 'keys of applications'),
      ),
  );
  return answers.flatMap((answer, i) =>
    itemsOf(answer).map((credential) => ({ client: holders[i] as Doc, credential })),
  );
}
