/** Whether a change gives rights on the Management API: with them, everything else can be had too. */
import { pick } from '../../../catalog/wire.js';
import { isObject } from '../../../text/is-object.js';
import type { ChangeView, ComputedEffect, Self } from '../change.js';
import { isUnchanged } from '../difference.js';
import { presentValue } from '../present.js';
import { attempt, texts } from './reading.js';

const bare = (identifier: string): string => identifier.trim().toLowerCase().replace(/\/$/, '');

/**
 * The tenant's own identifier, or that of any tenant's Management API (custom domains have other hosts), in any
 * spelling.
 */
export function isManagementApi(identifier: unknown, self: Pick<Self, 'audience'>): boolean {
  if (typeof identifier !== 'string') return false;
  const named = bare(identifier);
  return (
    (self.audience !== undefined && named === bare(self.audience)) || /^https:\/\/[^/]+\/api\/v2$/.test(named)
  );
}

/** Identifiers of the APIs that the change is about; undefined where they could not be read. */
async function identifiers(view: ChangeView): Promise<string[] | undefined> {
  const { wire, present, operation } = view;
  const permissions = pick(wire, 'body.permissions');
  if (permissions !== undefined)
    return (Array.isArray(permissions) ? permissions : [permissions])
      .filter(isObject)
      .flatMap((one) => texts(one.resource_server_identifier));
  const named = texts(pick(wire, 'body.audience'));
  if (named.length > 0) return named;
  const grant = pick(wire, 'path.grant_id') ?? pick(wire, 'body.grant_id');
  if (typeof grant === 'string') {
    const answer = await attempt(view, '/client-grants/{id}', { id: grant });
    return answer === undefined ? undefined : texts(pick(answer, 'audience'));
  }
  if (operation === 'POST /client-grants') return [];
  if (present.kind === 'unknown') return undefined;
  return ['audience', 'identifier'].flatMap((name) => texts(pick(presentValue(present), name)));
}

/** The scopes that are added, by name; everything that is asked for where a difference does not tell. */
function scopesOf({ wire, differences: { added, changed }, self }: ChangeView): string[] {
  const permissions = pick(wire, 'body.permissions');
  if (Array.isArray(permissions))
    return permissions
      .filter(isObject)
      .filter((one) => isManagementApi(one.resource_server_identifier, self))
      .flatMap((one) => texts(one.permission_name));
  return [...added, ...changed].filter(({ path }) => path[0] === 'scope').flatMap(({ to }) => texts(to));
}

export const managementApi: ComputedEffect = async (view) => {
  const { kind } = view.facts;
  const concerned = await identifiers(view);
  if (concerned === undefined)
    return [
      {
        effect: 'privileges',
        fields: [],
        why: 'Which API this is about could not be read; it may be the Management API.',
        grave: true,
      },
    ];
  if (!concerned.some((identifier) => isManagementApi(identifier, view.self))) return [];
  // Taking rights away is no gain, and a change of nothing gives nothing.
  if (kind === 'unlink' || kind === 'delete' || isUnchanged(view.differences)) return [];
  const scopes = scopesOf(view);
  return [
    {
      effect: 'privileges',
      fields: [],
      why:
        scopes.length > 0
          ? `It gives these scopes of the Management API, which controls the whole tenant: ${scopes.join(', ')}.`
          : 'It concerns the Management API, which controls the whole tenant.',
      grave: true,
    },
  ];
};

/** Identifiers of APIs of Auth0's own, which are turned on by creating them. */
const OWN_API = /^https?:\/\/[^/]+\/(?:me|my-org|api\/v2)$/;

/** Whether a new API is one of Auth0's own: by them, people and organizations change accounts. */
export const ownApi: ComputedEffect = async ({ wire }) => {
  const identifier = pick(wire, 'body.identifier');
  return typeof identifier === 'string' && OWN_API.test(bare(identifier))
    ? [
        {
          effect: 'privileges',
          fields: ['identifier'],
          why: "This turns on an API of Auth0's own, by which accounts and organizations are changed.",
        },
      ]
    : [];
};
