/**
 * What those already may do whose sign-in or credentials a change touches: who gets hold of an application or a
 * person with permissions of the Management API gets these with it.
 */
import { pick } from '../../../catalog/wire.js';
import { listIn } from '../../../text/values.js';
import type { ChangeView, ComputedEffect } from '../change.js';
import { type EffectFound, fieldEffects } from '../field-effects.js';
import { isManagementApi } from './management-api.js';
import { attempt, attemptAll, texts } from './reading.js';

/** Names that a sentence has room for. */
const MOST_NAMED = 5;

/** Fields of an application by which somebody else may come to act as it. */
const ACTS_AS = new Set<string | undefined>([
  'client_secret',
  'client_authentication_methods',
  'token_endpoint_auth_method',
  'grant_types',
  'app_type',
]);

function held(scopes: readonly string[], whole: boolean, who: string): EffectFound[] {
  if (scopes.length === 0)
    return whole
      ? []
      : [
          {
            effect: 'privileges',
            fields: [],
            why: `${who} may have permissions of the Management API already: that could not be read.`,
          },
        ];
  const more = scopes.length > MOST_NAMED ? ` and ${scopes.length - MOST_NAMED} more` : '';
  const named = scopes.slice(0, MOST_NAMED).join(', ') + more;
  return [
    {
      effect: 'privileges',
      fields: [],
      why: `${who} already has permissions of the Management API, which controls the whole tenant: ${named}.`,
      grave: true,
    },
  ];
}

/** Of an application: its grants. */
export const heldByApplication: ComputedEffect = async (view) => {
  const { wire, facts, differences } = view;
  const { lost, changed, added } = differences;
  const isUpdate = facts.kind === 'update';
  if (isUpdate && ![...lost, ...changed, ...added].some(({ path }) => ACTS_AS.has(path[0]))) return [];
  const [id] = texts(pick(wire, 'path.client_id') ?? pick(wire, 'path.id'));
  if (id === undefined) return [];
  const { items, why } = await attemptAll(view, '/client-grants', {}, { client_id: id });
  const scopes = items
    .filter((grant) => isManagementApi(pick(grant, 'audience'), view.self))
    .flatMap((grant) =>
      pick(grant, 'allow_all_scopes') === true ? ['all scopes'] : texts(pick(grant, 'scope') ?? []),
    );
  return held(scopes, why === undefined, 'The application');
};

/** Ids of the people: by the call itself, or by the address that a ticket is for. */
async function peopleOf(view: ChangeView): Promise<string[] | undefined> {
  const { wire } = view;
  const named = texts(pick(wire, 'path.id') ?? pick(wire, 'body.user_id'));
  const [email] = texts(pick(wire, 'body.email'));
  if (named.length > 0 || email === undefined) return named;
  const found = new Set<string>();
  for (const spelling of new Set([email.trim(), email.trim().toLowerCase()])) {
    const people = listIn(await attempt(view, '/users-by-email', {}, { email: spelling }));
    if (people === undefined) return undefined;
    for (const person of people) for (const id of texts(pick(person, 'user_id'))) found.add(id);
  }
  return [...found];
}

/** Of people: their permissions, directly or by their roles. */
export const heldByPerson: ComputedEffect = async (view) => {
  const { facts, differences } = view;
  const touched = [...fieldEffects(facts, differences).map(({ effect }) => effect), ...(facts.always ?? [])];
  if (!touched.includes('credentials')) return [];
  const people = await peopleOf(view);
  const scopes: string[] = [];
  let whole = people !== undefined;
  for (const id of people ?? []) {
    const { items, why } = await attemptAll(view, '/users/{id}/permissions', { id });
    whole &&= why === undefined;
    for (const one of items)
      if (isManagementApi(pick(one, 'resource_server_identifier'), view.self))
        scopes.push(...texts(pick(one, 'permission_name')));
  }
  return held([...new Set(scopes)], whole, 'The person');
};
