/** What `POST /_sandbox/idp` sets: how the stand-in identity provider of a connection behaves. */
import { isObject } from '../../../text/is-object.js';
import { HttpError } from '../../errors.js';
import { connectionByName } from '../../resources/users/store.js';
import type { Doc, Tenant } from '../../state/store.js';
import { failureKinds, failureOf, MISSING_EMAIL, type ProviderFailure } from './failures.js';

export interface ProviderSettings {
  /** One of the kinds in `catalog/sandbox/provider-failures.json`. */
  fail?: string;
  /** The text of the failure, instead of that of its kind. */
  message?: string;
  /** How many sign-ins fail; all when absent. */
  times?: number;
  /** Claims that the provider adds to every profile, such as `email_verified`. */
  profile?: Doc;
  /** Public keys with which the provider signs, as in a JSON Web Key Set. */
  keys?: Doc[];
}

const KEY = 'sandbox-idp';
const PROPERTIES = ['connection', 'fail', 'message', 'times', 'profile', 'keys'];

type All = Readonly<Record<string, ProviderSettings>>;
const all = (tenant: Tenant): All => tenant.settings(KEY) as All;

/** Strategies whose people log in at the tenant itself. */
const OWN: ReadonlySet<unknown> = new Set(['auth0', 'sms', 'email']);
export const isOutside = ({ strategy }: Doc): boolean => !OWN.has(strategy);

/**
 * Sets how the provider of one connection behaves; without `fail` and `message` it works.
 *
 * @throws HttpError 400 that names what is wrong
 */
export function setProvider(tenant: Tenant, body: unknown): void {
  if (!isObject(body)) throw new HttpError(400, 'The body must be an object');
  const wrong = (message: string): never => {
    throw new HttpError(400, message);
  };
  const odd = Object.keys(body).find((name) => !PROPERTIES.includes(name));
  if (odd !== undefined) wrong(`There is no property ${odd}; there are ${PROPERTIES.join(', ')}`);
  const { connection: name, fail, message, times, profile, keys } = body;
  const connection = typeof name === 'string' ? connectionByName(tenant, name) : undefined;
  if (!connection || !isOutside(connection))
    throw new HttpError(400, 'connection must be the name of an enterprise or social connection');
  if (fail !== undefined && fail !== null && !(typeof fail === 'string' && failureKinds.includes(fail)))
    wrong(`fail must be null or one of ${failureKinds.join(', ')}`);
  if (message !== undefined && typeof message !== 'string') wrong('message must be a text');
  if (times !== undefined && !(Number.isInteger(times) && Number(times) > 0))
    wrong('times must be a whole number above 0');
  if (profile !== undefined && !isObject(profile)) wrong('profile must be an object');
  if (keys !== undefined && !(Array.isArray(keys) && keys.every(isObject)))
    wrong('keys must be a list of JSON Web Keys');
  const at = { name: String(connection.name), strategy: String(connection.strategy) };
  if (typeof fail === 'string' && fail !== MISSING_EMAIL && message === undefined && !failureOf(fail, at))
    wrong(`A connection of the strategy ${at.strategy} cannot fail with ${fail}`);
  const settings = Object.fromEntries(
    Object.entries({ fail, message, times, profile, keys }).filter(
      ([, value]) => value !== undefined && value !== null,
    ),
  );
  tenant.setSingleton(KEY, { ...all(tenant), [at.name]: settings });
}

export const providerOf = (tenant: Tenant, { name }: Doc): ProviderSettings =>
  all(tenant)[String(name)] ?? {};

/** The failure of the sign-in at hand, counted down; undefined: the provider works. */
export function takeFailure(tenant: Tenant, connection: Doc): ProviderFailure | undefined {
  const settings = providerOf(tenant, connection);
  const { fail, message, times } = settings;
  if ((fail === undefined || fail === MISSING_EMAIL) && message === undefined) return undefined;
  if (times === 0) return undefined;
  if (times !== undefined)
    tenant.setSingleton(KEY, {
      ...all(tenant),
      [String(connection.name)]: { ...settings, times: times - 1 },
    });
  const at = { name: String(connection.name), strategy: String(connection.strategy) };
  const known = fail === undefined ? undefined : failureOf(fail, at);
  const usual: ProviderFailure = known ?? { type: 'f', error: 'access_denied', message: '' };
  return message === undefined ? usual : { ...usual, message };
}
