/** Who comes in through a connection: which provider vouches for them, and whether strangers can sign up. */
import { pick } from '../../../../catalog/wire.js';
import { isObject } from '../../../../text/is-object.js';
import type { Change } from '../../../change/change.js';
import { hostsIn } from '../hosts.js';
import { hostLines, nameOf } from '../value-lines.js';
import { type Context, named, quoteContext, some, type Telling, texts } from './telling.js';

/** Settings by which a provider is known, in the order in which they are told. */
const PROVIDER = [
  'domain',
  'tenant_domain',
  'tenantId',
  'issuer',
  'entityId',
  'discovery_url',
  'oidc_metadata.issuer',
  'adfs_server',
  'metadataUrl',
  'signInEndpoint',
  'authorization_endpoint',
  'token_endpoint',
  'authorizationURL',
  'tokenURL',
  'jwks_uri',
  'gateway_url',
  'twilio_sid',
  'client_id',
];
/** Strategies whose people have their accounts, or their codes, from the tenant itself. */
const OWN = new Set(['auth0', 'email', 'sms']);
/** What an agent of a directory reports of itself, which moves by itself. */
const REPORTED = /^agent/;

/** Lines of what an organization makes of those who come in. */
function inOrganization({ operation, after }: Change): string[] {
  if (!/(?:POST|PATCH) \/organizations\/\{id\}\/(?:enabled_)?connections/.test(operation)) return [];
  return [
    pick(after, 'assign_membership_on_login') === true
      ? 'Everybody who signs in with it becomes a member of the organization'
      : 'Nobody becomes a member of the organization by signing in',
    pick(after, 'is_signup_enabled') === true
      ? 'People can sign up within the organization'
      : 'People cannot sign up within the organization',
  ];
}

export function connectionLines(value: unknown, { changes, most }: Context): Telling {
  const options = pick(value, 'options');
  const strategy = String(pick(value, 'strategy') ?? '');
  const known = PROVIDER.flatMap((field) => {
    const held = pick(options, field);
    if (typeof held !== 'string' || held === '') return [];
    const name = nameOf(field.split('.').at(-1) ?? field);
    return [`${name}: ${quoteContext(held)}`, ...hostLines(held, name, '')];
  });
  const told = new Set(PROVIDER.flatMap((field) => hostsIn(pick(options, field), field)));
  const others = hostsIn(options).filter((host) => !told.has(host));
  const aliases = texts(pick(options, 'domain_aliases'));
  return {
    is: named(value, `strategy ${quoteContext(strategy)}`),
    lines: [
      ...known,
      ...(others.length > 0 ? [`Other hosts in its settings: ${some(others, most)}`] : []),
      ...(aliases.length > 0 ? [`Domain aliases: ${some(aliases, most)}`] : []),
      ...(pick(options, 'waad_common_endpoint') === true ? ['Accounts of any Microsoft tenant'] : []),
      ...signUp(strategy, options),
      ...(ownScripts(options) ? ['Scripts of the tenant decide who may sign in'] : []),
      ...(pick(options, 'brute_force_protection') === false ? ['Brute-force protection is off'] : []),
      ...(pick(value, 'is_domain_connection') === true
        ? ['Domain-level: applications of third parties can use it, too']
        : []),
      ...[...new Set(changes.flatMap(inOrganization))],
    ],
    print: {
      strategy,
      name: pick(value, 'name'),
      isDomain: pick(value, 'is_domain_connection'),
      realms: pick(value, 'realms'),
      options: isObject(options)
        ? Object.fromEntries(Object.entries(options).filter(([field]) => !REPORTED.test(field)))
        : null,
    },
  };
}

const ownScripts = (options: unknown): boolean =>
  pick(options, 'enabledDatabaseCustomization') === true ||
  pick(options, 'import_mode') === true ||
  isObject(pick(options, 'scripts'));

/** Whether strangers get in: by signing up here, or by an account at a provider that gives one to everybody. */
function signUp(strategy: string, options: unknown): string[] {
  const disabled = pick(options, 'disable_signup');
  if (OWN.has(strategy) || disabled !== undefined)
    return [disabled === true ? 'Sign-up: closed' : 'Sign-up: open, everybody can make an account'];
  return ['Sign-up: everybody who has an account at the provider'];
}
