/** Reads about the application. */
import { isObject } from '../../../../text/is-object.js';
import { listClientGrants } from '../../../operations/client-grants.js';
import {
  getClient,
  listClientConnections,
  listClientCredentials,
  listClients,
} from '../../../operations/clients.js';
import { type Doc, strings, text, timeOf } from '../../fields.js';
import { PAGE } from '../../page-size.js';
import { itemsOf, type Reader } from '../../reader.js';
import type { Application, LoginFacts } from '../facts.js';

/** The lifetimes of refresh tokens, in ms: those that end, and those that may not lie unused for ever. */
function lifetimesOf(settings: unknown): Application['refreshTokens'] {
  if (!isObject(settings)) return undefined;
  const { expiration_type, token_lifetime, idle_token_lifetime } = settings;
  const ms = (seconds: unknown, endless: unknown) =>
    typeof seconds === 'number' && seconds > 0 && endless !== true ? seconds * 1_000 : undefined;
  const total =
    expiration_type === 'expiring' ? ms(token_lifetime, settings.infinite_token_lifetime) : undefined;
  const idle = ms(idle_token_lifetime, settings.infinite_idle_token_lifetime);
  const { leeway } = settings;
  return {
    ...(total === undefined ? {} : { total }),
    ...(idle === undefined ? {} : { idle }),
    // In seconds; what matters is whether there is any.
    ...(settings.rotation_type === 'rotating' && typeof leeway === 'number' ? { leeway } : {}),
  };
}

/** The switches of an application that refuse requests which lack something. */
function switchesOf(doc: Doc): Partial<Application> {
  const request = isObject(doc.signed_request_object) ? doc.signed_request_object : {};
  const exchange = isObject(doc.token_exchange) ? doc.token_exchange : {};
  const demands = {
    ...(doc.require_pushed_authorization_requests === true ? { pushed: true } : {}),
    ...(request.required === true ? { signed: true } : {}),
    ...(doc.require_proof_of_possession === true ? { proof: true } : {}),
  };
  return {
    demands,
    exchanges: strings(exchange.allow_any_profile_of_type),
    crossOrigin: doc.cross_origin_authentication === true,
    usesKeys: isObject(doc.client_authentication_methods),
  };
}

function toApplication(doc: Doc): Application {
  const app: Application = {
    client_id: String(doc.client_id),
    name: text(doc.name) ?? String(doc.client_id),
    callbacks: strings(doc.callbacks),
  };
  if (Array.isArray(doc.grant_types)) app.grantTypes = strings(doc.grant_types);
  const type = text(doc.app_type);
  const usage = text(doc.organization_usage);
  const behavior = text(doc.organization_require_behavior);
  if (behavior) app.asksForOrganization = behavior !== 'no_prompt';
  if (doc.is_first_party === false) app.firstParty = false;
  app.origins = [...strings(doc.allowed_origins), ...strings(doc.web_origins)];
  app.logoutUrls = strings(doc.allowed_logout_urls);
  app.loginUri = text(doc.initiate_login_uri) ?? null;
  const lifetimes = lifetimesOf(doc.refresh_token);
  if (lifetimes) app.refreshTokens = lifetimes;
  const method = text(doc.token_endpoint_auth_method);
  if (method) app.authMethod = method;
  if (type) app.appType = type;
  if (usage) app.organizationUsage = usage;
  Object.assign(app, switchesOf(doc));
  return app;
}

/** By client id, or by name among the first hundred. */
export async function findApplication(reader: Reader, given: string): Promise<Application | undefined> {
  const what = 'the application';
  if (/^[A-Za-z0-9_-]{20,64}$/.test(given)) {
    const client = await reader.read(getClient, { client_id: given }, what);
    if (client) return toApplication(client as Doc);
    if (client === undefined) return undefined;
  }
  const fields =
    'client_id,name,callbacks,grant_types,app_type,organization_usage,organization_require_behavior,is_first_party,allowed_origins,web_origins,allowed_logout_urls,token_endpoint_auth_method,initiate_login_uri,refresh_token,require_pushed_authorization_requests,signed_request_object,require_proof_of_possession,token_exchange,cross_origin_authentication,client_authentication_methods';
  const clients = itemsOf(await reader.read(listClients, { per_page: PAGE, fields }, what));
  const wanted = given.toLowerCase();
  const match =
    clients.find((client) => String(client.name).toLowerCase() === wanted) ??
    clients.find((client) => String(client.name).toLowerCase().includes(wanted));
  if (!match)
    reader.leaveOut(what, listClients.name, `no application is named ${JSON.stringify(given.slice(0, 60))}`);
  return match && toApplication(match);
}

export async function readApplication(reader: Reader, facts: LoginFacts, clientId: string): Promise<void> {
  const [client, connections] = await Promise.all([
    facts.application ? undefined : reader.read(getClient, { client_id: clientId }, 'the application'),
    reader.read(listClientConnections, { client_id: clientId, take: PAGE }, "the application's connections"),
  ]);
  if (client) facts.application = toApplication(client as Doc);
  const name = facts.events.find((event) => event.clientId === clientId)?.clientName;
  if (connections === undefined || connections === null) return;
  const list = itemsOf(connections).map((doc) => ({
    id: String(doc.id),
    name: String(doc.name),
    ...(text(doc.strategy) ? { strategy: text(doc.strategy) as string } : {}),
  }));
  for (const one of list) facts.connectionIds[one.name] = one.id;
  facts.application ??= { client_id: clientId, name: name ?? clientId, callbacks: [] };
  facts.application.connections = list;
}

export async function readGrants(reader: Reader, facts: LoginFacts, clientId: string): Promise<void> {
  const body = await reader.read(
    listClientGrants,
    { client_id: clientId, per_page: PAGE },
    "the application's API grants",
  );
  if (body === undefined) return;
  facts.grants = itemsOf(body).map((doc) => ({
    id: String(doc.id),
    audience: String(doc.audience ?? ''),
    scope: strings(doc.scope),
    of: doc.subject_type === 'user' ? 'user' : 'client',
    ...(doc.allow_all_scopes === true ? { everyScope: true } : {}),
  }));
}

/** The keys and certificates with which the application authenticates. */
export async function readCredentials(reader: Reader, facts: LoginFacts): Promise<void> {
  const { application } = facts;
  if (!application) return;
  const body = await reader.read(
    listClientCredentials,
    { client_id: application.client_id },
    "the application's keys",
  );
  if (!body) return;
  application.credentials = itemsOf(body).map((doc) => {
    const [kid, created, expires] = [text(doc.kid), timeOf(doc.created_at), timeOf(doc.expires_at)];
    return {
      name: text(doc.name) ?? String(doc.id),
      ...(kid === undefined ? {} : { kid }),
      ...(created === undefined ? {} : { created }),
      ...(expires === undefined ? {} : { expires }),
    };
  });
}
