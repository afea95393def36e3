/** What an object of each kind holds, in lines: permissions of a role, who comes in through a connection, code. */
import { pick } from '../../../../catalog/wire.js';
import { isObject } from '../../../../text/is-object.js';
import { listIn } from '../../../../text/values.js';
import { VERY_MANY } from '../../../change/effects/people-count.js';
import { presentValue } from '../../../change/present.js';
import { numberedPage, readWholeList } from '../../../change/whole-list.js';
import { type Reading, readOne } from '../../preview-read.js';
import { hostsIn } from '../hosts.js';
import { nameOf, quoteWhole } from '../value-lines.js';
import { codeLines } from './code.js';
import { connectionLines } from './connection.js';
import { rankOfAll, type Scope, scopeLines } from './scopes.js';
import { named, some, type Teller, text, texts } from './telling.js';

/** Why a read has nothing to tell. */
const whyNot = (reading: Reading): string => (reading.kind === 'forbidden' ? reading.why : 'not found');

const role: Teller = async (value, { id, read, most, audience }) => {
  let failed: Reading | undefined;
  const { items, why } = await readWholeList(
    async (place) => {
      const page = await readOne(read, '/roles/{id}/permissions', { id }, numberedPage(place));
      if (page.kind !== 'found') failed = page;
      return presentValue(page);
    },
    { itemsIn: listIn },
  );
  if (failed && items.length === 0)
    return {
      is: named(value, `its permissions could not be read (${whyNot(failed)})`),
      lines: [],
      print: null,
    };
  const scopes: Scope[] = items.map((one) => ({
    api: text(pick(one, 'resource_server_identifier')),
    name: text(pick(one, 'permission_name')),
  }));
  const count = scopes.length === 0 ? 'no permissions' : `permissions: ${scopes.length}`;
  return {
    is: named(value, why === undefined ? count : `${count} or more (${why})`),
    lines: scopeLines(scopes, most, audience),
    print: scopes.map(({ api, name }) => JSON.stringify([api, name])).sort(),
    rank: rankOfAll(scopes, audience),
  };
};

const group: Teller = async (value, { id, read }) => {
  const members = await readOne(read, '/groups/{id}/members', { id }, { take: VERY_MANY + 1 });
  if (members.kind !== 'found')
    return {
      is: named(value, `its members could not be counted (${whyNot(members)})`),
      lines: [],
      print: null,
    };
  const count = listIn(members.value)?.length ?? 0;
  const told = count > VERY_MANY ? `more than ${VERY_MANY}` : String(count);
  return { is: named(value, `members: ${told}`), lines: [], print: count };
};

/** Scopes of an API of which all are given. */
const api: Teller = (value, { id, most, audience: own }) => {
  const identifier = text(pick(value, 'identifier')) || id;
  const listed = pick(value, 'scopes');
  const scopes = (Array.isArray(listed) ? listed : []).map((one) => ({
    api: identifier,
    name: text(pick(one, 'value')),
  }));
  return {
    is: named(value, `permissions: ${scopes.length}`),
    lines: scopeLines(scopes, most, own),
    print: scopes.map(({ name }) => name).sort(),
    rank: rankOfAll(scopes, own),
  };
};

const clientGrant: Teller = async (value, context) => {
  const audience = text(pick(value, 'audience'));
  const all = pick(value, 'allow_all_scopes') === true;
  const scopes = texts(pick(value, 'scope')).map((name) => ({ api: audience, name }));
  const server = all ? await readOne(context.read, '/resource-servers/{id}', { id: audience }) : undefined;
  const whole = server?.kind === 'found' ? await api(server.value, { ...context, id: audience }) : undefined;
  const lines = [
    `Application: ${quoteWhole(text(pick(value, 'client_id')))}`,
    ...(whole?.lines ?? scopeLines(scopes, context.most, context.audience)),
    ...(all ? ['All scopes of this API, and those that it will have'] : []),
    ...(all && !whole ? [`Which those are could not be read: ${quoteWhole(audience)}`] : []),
    ...(!all && scopes.length === 0 ? [`API ${quoteWhole(audience)}: no scopes`] : []),
    ...(pick(value, 'subject_type') === 'user' ? ['On behalf of people'] : []),
    ...(pick(value, 'allow_any_organization') === true ? ['For any organization'] : []),
  ];
  const print = ['client_id', 'audience', 'scope', 'subject_type', 'allow_any_organization'].map((field) =>
    pick(value, field),
  );
  return { lines, print: [print, all, whole?.print] };
};

const application: Teller = (value, { most }) => {
  const hosts = hostsIn([pick(value, 'callbacks'), pick(value, 'initiate_login_uri')]);
  const grants = texts(pick(value, 'grant_types'));
  const third = pick(value, 'is_first_party') === false;
  return {
    is: named(value, third ? 'an application of a third party' : "the tenant's own application"),
    lines: [
      ...(hosts.length > 0 ? [`People are sent back to: ${some(hosts, most)}`] : []),
      ...(grants.length > 0 ? [`Grant types: ${some(grants, most)}`] : []),
    ],
    print: [hosts, [...grants].sort(), third, pick(value, 'app_type')],
  };
};

const action: Teller = (value, { most }) => {
  const runs = pick(value, 'deployed_version');
  const number = pick(runs, 'number');
  if (!isObject(runs))
    return { is: named(value, 'not deployed: nothing of it runs yet'), lines: [], print: null };
  const is = named(value, typeof number === 'number' ? `version ${number} runs` : 'deployed');
  return { is, ...codeLines(runs, most) };
};

const moduleVersion: Teller = (value, { most }) => {
  const number = pick(value, 'version_number');
  return { ...(typeof number === 'number' ? { is: `number ${number}` } : {}), ...codeLines(value, most) };
};

const flow: Teller = (value, { most }) => {
  const steps = pick(value, 'actions');
  const kinds = (Array.isArray(steps) ? steps : []).map(
    (one) => `${text(pick(one, 'type'))} ${text(pick(one, 'action'))}`,
  );
  const hosts = hostsIn(steps);
  return {
    is: named(value, `steps: ${kinds.length}`),
    lines: [
      ...(kinds.length > 0 ? [`It runs: ${some(kinds, most)}`] : []),
      ...(hosts.length > 0 ? [`Hosts: ${some(hosts, most)}`] : []),
    ],
    print: steps,
  };
};

const eventStream: Teller = (value, { most }) => {
  const destination = pick(value, 'destination');
  const hosts = hostsIn(destination);
  const to = ['action_id', 'aws_account_id', 'aws_region']
    .map((field) => [field, text(pick(destination, `configuration.${field}`))] as const)
    .filter(([, one]) => one !== '')
    .map(([field, one]) => `${field}: ${quoteWhole(one)}`);
  return {
    is: named(value, `events go to ${quoteWhole(text(pick(destination, 'type')))}`),
    lines: [...(hosts.length > 0 ? [`Hosts: ${some(hosts, most)}`] : []), ...to],
    print: destination,
  };
};

/** Objects that are told by some of their fields. */
const byFields =
  (...fields: string[]): Teller =>
  (value, { most }) => {
    const lines = fields.flatMap((field) => {
      const held = pick(value, field);
      if (held === undefined || held === null) return [];
      const list = Array.isArray(held) ? texts(held) : isObject(held) ? Object.keys(held) : [String(held)];
      return [
        `${nameOf(field.split('.').at(-1) ?? field)}: ${list.length === 0 ? 'none' : some(list, most)}`,
      ];
    });
    return { is: named(value, 'which has'), lines, print: fields.map((field) => pick(value, field)) };
  };

/** By what an object is called in questions. */
export const tellers: Readonly<Record<string, Teller>> = {
  Role: role,
  Group: group,
  API: api,
  Connection: connectionLines,
  Application: application,
  'Client grant': clientGrant,
  Action: action,
  'Version of an Action module': moduleVersion,
  Flow: flow,
  'Event stream': eventStream,
  'Vault connection': byFields('app_id', 'account_name', 'environment'),
  'Connection profile': byFields('organization.assign_membership_on_login', 'enabled_features'),
  'Self-service profile': byFields('allowed_strategies', 'user_attribute_profile_id'),
  Credential: byFields('credential_type', 'kid', 'alg', 'subject_dn', 'thumbprint_sha256', 'expires_at'),
  'Organization template': byFields(
    'allowed_strategies',
    'admin_roles_assignment',
    'enforce_permission_ceiling',
    'enforce_self_assignment_restriction',
  ),
  'User attribute profile': byFields('user_id', 'user_attributes'),
};
