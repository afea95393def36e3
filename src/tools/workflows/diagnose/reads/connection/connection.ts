/** Reads about the connection that was tried: where it keeps passwords, how long its certificate is valid. */
import { certificateEnd } from '../../../../../text/certificates.js';
import { isObject } from '../../../../../text/is-object.js';
import { getConnectionStatus, listConnections } from '../../../../operations/connections.js';
import { type Doc, strings, text } from '../../../fields.js';
import { itemsOf, type Reader } from '../../../reader.js';
import type { Connection, LoginFacts } from '../../facts.js';
import { switchesOf } from './database-switches.js';

/** Where options have certificates with which the identity provider signs. */
const CERTIFICATES = ['signingCert', 'signing_cert', 'cert', 'certs'];

/** The date on which the last of the certificates ends. */
function lastEnd(options: Doc): number | undefined {
  const given = CERTIFICATES.flatMap((name) => {
    const value = options[name];
    return Array.isArray(value) ? strings(value) : (text(value) ?? []);
  });
  const ends = given.map(certificateEnd).filter((end) => end !== undefined);
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

/** The attributes that identify people of a database, where it declares its attributes. */
function identifiersOf({ attributes }: Doc): string[] | undefined {
  if (!isObject(attributes)) return undefined;
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const identifier = isObject(attribute) ? attribute.identifier : undefined;
    return isObject(identifier) && identifier.active === false ? [] : [name];
  });
}

/** Social strategies for which Auth0 has development keys; the others cannot be used without keys of one's own. */
const WITH_DEVELOPMENT_KEYS =
  /^(google-oauth2|facebook|github|apple|twitter|linkedin|windowslive|amazon|bitbucket|paypal|paypal-sandbox|yahoo|dropbox|box|salesforce|salesforce-sandbox|shopify|yandex|vkontakte|wordpress|weibo|renren|baidu|exact|evernote|fitbit|instagram|soundcloud|thirtysevensignals|thecity|planningcenter|miicard|aol|daccount|untappd|line)$/;

/** Settings that decide what the identity provider accepts, and what is taken from it. */
function settingsOf(options: Doc, strategy = ''): Partial<Connection> {
  const initiated = isObject(options.idpinitiated) ? options.idpinitiated : undefined;
  const [application, method, trusts, scope] = [
    text(initiated?.client_id),
    text(options.token_endpoint_auth_method),
    text(options.should_trust_email_verified_connection),
    Array.isArray(options.scope) ? strings(options.scope).join(' ') : text(options.scope),
  ];
  const domains = [text(options.domain), text(options.tenant_domain), ...strings(options.domain_aliases)];
  return {
    ...(initiated
      ? {
          idpInitiated: {
            enabled: initiated.enabled === true,
            ...(application === undefined ? {} : { application }),
          },
        }
      : {}),
    ...(method === undefined ? {} : { authMethod: method }),
    ...(typeof options.signSAMLRequest === 'boolean' || text(options.signatureAlgorithm) !== undefined
      ? {
          signing: {
            signs: options.signSAMLRequest === true,
            algorithm: text(options.signatureAlgorithm) ?? '',
            digest: text(options.digestAlgorithm) ?? '',
          },
        }
      : {}),
    domains: [...new Set(domains.flatMap((one) => one?.toLowerCase() ?? []))],
    ...(trusts === undefined ? {} : { trustsAddresses: trusts }),
    ...(WITH_DEVELOPMENT_KEYS.test(strategy) &&
    ['client_id', 'consumerKey', 'app_id'].every((name) => text(options[name]) === undefined)
      ? { developmentKeys: true }
      : {}),
    ...(scope === undefined ? {} : { scope }),
  };
}

function toConnection(doc: Doc): Connection {
  const options = (isObject(doc.options) ? doc.options : {}) as Doc;
  const connection: Connection = { name: String(doc.name), ...switchesOf(options) };
  const strategy = text(doc.strategy);
  if (strategy) connection.strategy = strategy;
  if (options.enabledDatabaseCustomization === true) connection.scripted = true;
  if (connection.scripted && options.import_mode !== true) {
    connection.ownDatabase = true;
    const scripts = isObject(options.customScripts) ? options.customScripts : undefined;
    if (scripts) connection.changesPasswords = Object.hasOwn(scripts, 'change_password');
  }
  connection.isDomain = doc.is_domain_connection === true;
  const identifiers = identifiersOf(options);
  if (identifiers) connection.identifiers = identifiers;
  // A database without attributes takes addresses, and user names where it asks for them at sign-up.
  else if (strategy === 'auth0' && !connection.scripted)
    connection.usernames = options.requires_username === true;
  const end = lastEnd(options);
  if (end !== undefined) connection.certificateEnd = end;
  Object.assign(connection, settingsOf(options, strategy));
  return connection;
}

/** The connection by name, with its id. */
export async function readConnection(reader: Reader, facts: LoginFacts, name: string): Promise<void> {
  const body = await reader.read(
    listConnections,
    { name, fields: 'id,name,strategy,options,is_domain_connection' },
    'the connection',
  );
  const found = itemsOf(body).find((one) => one.name === name);
  if (!found) {
    // The list was read, and has none of this name.
    if (body) facts.connectionGone = name;
    return;
  }
  const id = text(found.id);
  if (id) facts.connectionIds[name] = id;
  facts.connection = toConnection(found);
}

/** Whether any connector of a directory is online. */
export async function readConnector(
  reader: Reader,
  facts: LoginFacts,
  name: string,
  id: string,
): Promise<void> {
  const body = await reader.read(getConnectionStatus, { connection_id: id }, 'the status of the connector');
  if (body !== undefined) facts.connectorOffline = body === null ? name : undefined;
}
