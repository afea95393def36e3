/**
 * Resources: the tenant at a glance, the dictionary of log events, granted scopes, the policy, and people,
 * organizations and applications by id. Each exists only if the operation behind it is available.
 */
import { ResourceNotFoundError, type Server, type ServerContext } from '@modelcontextprotocol/server';
import { explainPolicy } from '../../policy/file/policy-in-words.js';
import type { CallContext, Runtime } from '../../tools/runtime.js';
import { readView, viewResources } from '../apps/apps.js';
import type { Kind } from './resource-read.js';
import { grantedScopes } from './scopes-resource.js';
import { TtlCache } from './ttl-cache.js';

/** How long a client may cache what it has read, in ms. */
const TTL = { document: 10_000, overview: 60_000, settings: 60_000, dictionary: 24 * 60 * 60 * 1000 };

const SCHEME = 'auth0://';

interface Fixed {
  uri: string;
  name: string;
  title: string;
  description: string;
  mimeType: string;
  ttlMs: number;
  /** Needs at least one of these operations; absent: always available. */
  needs?: readonly string[];
}

const fixed: readonly Fixed[] = [
  {
    uri: `${SCHEME}tenant`,
    name: 'tenant',
    title: 'Tenant overview',
    description:
      'How many users, applications, connections, organizations, APIs and roles there are, and key settings.',
    mimeType: 'application/json',
    ttlMs: TTL.overview,
    needs: ['list_users', 'list_clients', 'list_connections', 'list_organizations', 'get_tenant_settings'],
  },
  {
    uri: `${SCHEME}log-events`,
    name: 'log-events',
    title: 'Dictionary of log events',
    description: 'Every event code of the tenant log: meaning, severity, next question.',
    mimeType: 'application/json',
    ttlMs: TTL.dictionary,
  },
  {
    uri: `${SCHEME}scopes`,
    name: 'scopes',
    title: 'Granted scopes',
    description: 'The scopes of the current token, and what additional scopes would unlock.',
    mimeType: 'application/json',
    ttlMs: TTL.settings,
  },
  {
    uri: `${SCHEME}policy`,
    name: 'policy',
    title: 'Effective policy',
    description: 'What may be seen and run here, what needs approval, and what is protected.',
    mimeType: 'text/plain',
    ttlMs: TTL.settings,
  },
  {
    uri: `${SCHEME}changes`,
    name: 'changes',
    title: 'Changes',
    description: 'What you changed through this server, newest first, and what of it can be undone.',
    mimeType: 'application/json',
    ttlMs: 0,
    needs: ['list_changes'],
  },
];

const templates: readonly { kind: Kind; needs: string; title: string; description: string }[] = [
  { kind: 'users', needs: 'get_user', title: 'User', description: 'A profile by user id or e-mail address.' },
  {
    kind: 'organizations',
    needs: 'get_organization',
    title: 'Organization',
    description: 'An organization by id or name.',
  },
  {
    kind: 'applications',
    needs: 'get_client',
    title: 'Application',
    description: 'An application by client id or name; its secrets are masked.',
  },
];

const triggerTemplate = {
  path: 'actions/triggers',
  name: 'action-triggers',
  title: 'Trigger of Actions',
  description: 'What event and api have in Actions of a trigger, such as post-login, with an example.',
};
const ACTION_TRIGGER = /^auth0:\/\/actions\/triggers\/([a-z-]{1,60})$/;

/** What Actions of a trigger are given, with an example; undefined for another address. */
async function actionTrigger(runtime: Runtime, uri: string): Promise<unknown> {
  const id = ACTION_TRIGGER.exec(uri)?.[1];
  if (id === undefined || !allowed(runtime, 'list_actions')) return undefined;
  const { default: triggers } = await import('../../../catalog/action-triggers.json', {
    with: { type: 'json' },
  });
  return Object.hasOwn(triggers, id) ? triggers[id as keyof typeof triggers] : undefined;
}

/** Whether the policy and the scopes allow an operation or a tool of our own, by its name. */
export function allowed(runtime: Runtime, tool: string): boolean {
  const record = runtime.registry.tool(tool);
  return record !== undefined && runtime.gate.check(record).available;
}

const offered = (runtime: Runtime, { needs }: Fixed): boolean =>
  needs === undefined || needs.some((tool) => allowed(runtime, tool));

/** The kind and the id in a resource URI; undefined for any other URI. */
export function parseAddress(uri: string): { kind: Kind; id: string } | undefined {
  const match = /^auth0:\/\/(users|organizations|applications)\/([^/?#]+)$/.exec(uri);
  if (!match) return undefined;
  try {
    return { kind: match[1] as Kind, id: decodeURIComponent(match[2] as string) };
  } catch {
    return undefined;
  }
}

const caches = new WeakMap<
  Runtime,
  { documents: TtlCache<unknown>; overview: TtlCache<unknown>; scopes: unknown }
>();

/** Data read under other scopes is not served from the cache. */
function cacheOf(runtime: Runtime) {
  const scopes = runtime.scopes();
  let kept = caches.get(runtime);
  if (kept?.scopes !== scopes) {
    kept = { documents: new TtlCache(TTL.document), overview: new TtlCache(TTL.overview), scopes };
    caches.set(runtime, kept);
  }
  return kept;
}

async function contentOf(
  { runtime, uri }: Addressed,
  asked: string,
  call: CallContext,
): Promise<{ text: string; mimeType: string; ttlMs: number }> {
  const json = (value: unknown) => JSON.stringify(value);
  const resource = fixed.find((one) => one.uri === uri);
  if (resource && offered(runtime, resource)) {
    const { mimeType, ttlMs } = resource;
    if (resource.name === 'policy') return { mimeType, ttlMs, text: explainPolicy(runtime.policy) };
    if (resource.name === 'log-events') {
      const { logEvents } = await import('../../tools/workflows/log-events.js');
      return { mimeType, ttlMs, text: json(logEvents) };
    }
    if (resource.name === 'scopes') return { mimeType, ttlMs, text: json(grantedScopes(runtime)) };
    if (resource.name === 'changes') {
      const { recentChanges } = await import('../../tools/changes/list-changes.js');
      return { mimeType, ttlMs, text: json(await recentChanges(runtime, call)) };
    }
    const { overview } = await import('./resource-read.js');
    return {
      mimeType,
      ttlMs,
      text: json(await cacheOf(runtime).overview.get(uri, () => overview(runtime, call))),
    };
  }
  const address = parseAddress(uri);
  const template = templates.find(({ kind }) => kind === address?.kind);
  if (address && template && allowed(runtime, template.needs)) {
    const { document } = await import('./resource-read.js');
    const found = await cacheOf(runtime).documents.get(uri, () =>
      document(runtime, address.kind, address.id, call),
    );
    if (found !== undefined) return { mimeType: 'application/json', ttlMs: TTL.document, text: json(found) };
  }
  const trigger = await actionTrigger(runtime, uri);
  if (trigger !== undefined)
    return { mimeType: 'application/json', ttlMs: TTL.dictionary, text: json(trigger) };
  throw notThere(asked);
}

const notThere = (uri: string) =>
  new ResourceNotFoundError(uri, `There is no resource ${uri.slice(0, 200)}, or it may not be read here.`);

/** One tenant's resources are below its name where there are several: `auth0://dev/users/{id}`. */
export interface Addressed {
  runtime: Runtime;
  uri: string;
}

/** The tenant that an address names, and the address within it; undefined where it names none. */
export function tenantIn({ tenants }: Runtime, uri: string): (Addressed & { tenant: string }) | undefined {
  const [, tenant = '', rest = ''] = /^auth0:\/\/([^/?#]+)\/(.+)$/.exec(uri) ?? [];
  const runtime = tenants?.get(tenant);
  return runtime && { tenant, runtime, uri: `${SCHEME}${rest}` };
}

interface Listed {
  uri: string;
  name: string;
  title: string;
  description: string;
  mimeType: string;
}

const listedOf = (runtime: Runtime): Listed[] =>
  fixed
    .filter((resource) => offered(runtime, resource))
    .map(({ uri, name, title, description, mimeType }) => ({ uri, name, title, description, mimeType }));

function resourcesOf(view: Runtime): Listed[] {
  if (!view.tenants) return listedOf(view);
  return [...view.tenants].flatMap(([tenant, runtime]) =>
    listedOf(runtime).map(({ uri, name, title, ...rest }) => ({
      uri: `${SCHEME}${tenant}/${uri.slice(SCHEME.length)}`,
      name: `${tenant}/${name}`,
      title: `${runtime.mark ?? tenant}: ${title}`,
      ...rest,
    })),
  );
}

function templatesOf(view: Runtime) {
  const all = view.tenants ? [...view.tenants.values()] : [view];
  const place = view.tenants ? `${SCHEME}{tenant}/` : SCHEME;
  return [
    ...templates
      .filter(({ needs }) => all.some((one) => allowed(one, needs)))
      .map(({ kind, title, description }) => ({ path: kind, name: kind, title, description })),
    ...(all.some((one) => allowed(one, 'list_actions')) ? [triggerTemplate] : []),
  ].map(({ path, ...rest }) => ({
    uriTemplate: `${place}${path}/{id}`,
    ...rest,
    mimeType: 'application/json',
  }));
}

/** Serves the resources; `contextOf` identifies the caller, `hasViews` tells whether the host shows views. */
export function registerResources(
  server: Server,
  viewOf: (ctx: ServerContext) => Runtime,
  {
    contextOf,
    hasViews,
  }: { contextOf: (ctx: ServerContext) => CallContext; hasViews: (ctx: ServerContext) => boolean },
): void {
  server.setRequestHandler('resources/list', (_, ctx) => {
    const resources = resourcesOf(viewOf(ctx));
    return { resources: hasViews(ctx) ? [...resources, ...viewResources()] : resources };
  });
  server.setRequestHandler('resources/templates/list', (_, ctx) => ({
    resourceTemplates: templatesOf(viewOf(ctx)),
  }));
  server.setRequestHandler('resources/read', async (request, ctx) => {
    const { uri } = request.params;
    const view = await readView(uri);
    if (view) return { contents: [view], ttlMs: TTL.dictionary, cacheScope: 'private' };
    const front = viewOf(ctx);
    const place = front.tenants ? tenantIn(front, uri) : { runtime: front, uri };
    if (!place) throw notThere(uri);
    const { text, mimeType, ttlMs } = await contentOf(place, uri, contextOf(ctx));
    return { contents: [{ uri, mimeType, text }], ttlMs, cacheScope: 'private' };
  });
}
