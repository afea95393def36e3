/** Completes ids and names of people, organizations and applications in resource addresses and prompt arguments. */
import type { Server, ServerContext } from '@modelcontextprotocol/server';
import type { CallContext, Runtime } from '../../tools/runtime.js';
import type { Kind } from './resource-read.js';
import { allowed } from './resources.js';
import { TtlCache } from './ttl-cache.js';

const TTL_MS = 30_000;
/** Maximum number of values that the protocol allows. */
const MOST = 100;

/** The kind of object that a prompt argument names. */
const argumentKinds: Readonly<Record<string, Kind>> = {
  user: 'users',
  other: 'users',
  application: 'applications',
  organization: 'organizations',
};

const lister: Readonly<Record<Kind, string>> = {
  users: 'list_users',
  organizations: 'list_organizations',
  applications: 'list_clients',
};

const caches = new WeakMap<Runtime, TtlCache<string[]>>();

function cacheOf(runtime: Runtime): TtlCache<string[]> {
  let cache = caches.get(runtime);
  if (!cache) {
    cache = new TtlCache(TTL_MS);
    caches.set(runtime, cache);
  }
  return cache;
}

type Ref = { type: string; uri?: string; name?: string };

function kindOf(ref: Ref, argument: string): Kind | undefined {
  if (ref.type === 'ref/prompt')
    return Object.hasOwn(argumentKinds, argument) ? argumentKinds[argument] : undefined;
  const kind = /^auth0:\/\/(?:\{tenant\}\/)?(users|organizations|applications)\/\{id\}$/.exec(
    ref.uri ?? '',
  )?.[1];
  return argument === 'id' ? (kind as Kind | undefined) : undefined;
}

/** Serves completions; nothing is suggested that the caller may not list. */
export function registerCompletions(
  server: Server,
  viewOf: (ctx: ServerContext) => Runtime,
  contextOf: (ctx: ServerContext) => CallContext,
): void {
  server.setRequestHandler('completion/complete', async (request, ctx) => {
    const front = viewOf(ctx);
    const { ref, argument, context } = request.params;
    const typed = argument.value.trim().slice(0, 100);
    if (front.tenants && argument.name === 'tenant') {
      const values = [...front.tenants.keys()].filter((name) => name.startsWith(typed));
      return { completion: { values: values.slice(0, MOST), total: values.length, hasMore: false } };
    }
    const kind = kindOf(ref as Ref, argument.name);
    const runtime = front.tenants ? front.tenants.get(context?.arguments?.tenant ?? '') : front;
    if (!runtime || !kind || !allowed(runtime, lister[kind]))
      return { completion: { values: [], total: 0, hasMore: false } };
    const scopes = [...runtime.scopes().scopes].length;
    const values = await cacheOf(runtime).get(`${kind}\n${typed}\n${scopes}`, async () => {
      const { suggest } = await import('./suggest.js');
      return suggest(runtime, kind, typed, contextOf(ctx));
    });
    return {
      completion: { values: values.slice(0, MOST), total: values.length, hasMore: values.length > MOST },
    };
  });
}
