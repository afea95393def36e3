/** One MCP server instance: per connection over stdio, per request over HTTP, so creating one must be cheap. */
import {
  type AuthInfo,
  type jsonSchemaValidator,
  type McpRequestContext,
  Server,
  type ServerContext,
} from '@modelcontextprotocol/server';
import type { CallContext } from '../tools/runtime.js';
import { VERSION } from '../version.js';
import { showsViews, withQuestionFor, withViews } from './apps/apps.js';
import { answerCall } from './asking/answer-call.js';
import { declaredBy } from './asking/declared.js';
import { callerIn } from './callers/caller.js';
import { ICONS } from './icons.js';
import { instructions } from './instructions.js';
import { takeNullArguments } from './null-arguments.js';
import { registerPrompts } from './prompts.js';
import { registerCompletions } from './resources/completions.js';
import { registerResources } from './resources/resources.js';
import type { RunningRuntime } from './runtime.js';
import { listTools, withIcons } from './tool-list.js';

/**
 * How long a client may cache a list that changes only with scopes, in milliseconds. Tools are not cached: what a token
 * loses must disappear immediately.
 */
const LIST_CACHE = { ttlMs: 60_000, cacheScope: 'private' } as const;

/** Form answers are validated where they are used, by policy/confirmation. */
const trusting: jsonSchemaValidator = {
  getValidator: () => (data) => ({ valid: true, data: data as never, errorMessage: undefined }),
};

function callContext(server: Server, ctx: ServerContext): CallContext {
  const { mcpReq } = ctx;
  const declared = declaredBy(server, ctx);
  const token = mcpReq._meta?.progressToken;
  let step = 0;
  const state = mcpReq.requestState<string>();
  const caller = callerIn(ctx.http?.authInfo);
  return {
    caller: caller?.id ?? 'local',
    ...(caller ? { person: caller.person, addresses: caller.addresses } : {}),
    clientName: declared.name,
    canAsk: declared.form,
    canOpenUrl: declared.url,
    signal: mcpReq.signal,
    ...(typeof state === 'string' ? { state } : {}),
    ...responsesOf(mcpReq),
    ...(token === undefined
      ? {}
      : {
          progress: (message: string) => {
            step += 1;
            const params = { progressToken: token, progress: step, message };
            mcpReq.notify({ method: 'notifications/progress', params }).catch(() => undefined);
          },
        }),
  };
}

/** Answers that are not of the protocol's form are kept as such: they answer, and do not count. */
function responsesOf({
  inputResponses,
  droppedInputResponseKeys = [],
}: ServerContext['mcpReq']): Pick<CallContext, 'responses'> {
  if (inputResponses === undefined) return {};
  const dropped = droppedInputResponseKeys.map((key) => [key, null]);
  return { responses: { ...inputResponses, ...Object.fromEntries(dropped) } };
}

/** Loaded only by a server of several tenants. */
const severalTenants = () => import('./tenants/several.js');

/**
 * A server over the shared runtime. The same one serves both protocol eras.
 *
 * @param request the one that it is for, over HTTP; absent: it serves a connection, and tells it of changed lists
 * @param viewFor returns the runtime as the caller of one request may see it; default: `runtime`
 */
export function buildServer(
  runtime: RunningRuntime,
  request?: McpRequestContext,
  viewFor: (authInfo: AuthInfo | undefined) => RunningRuntime = () => runtime,
): Server {
  // Within a session a client may come with a token that allows more, or less, than the one before.
  const viewOf = (ctx: ServerContext) => viewFor(ctx.http?.authInfo);
  const server = new Server(
    { name: 'auth0-management-mcp', title: 'Auth0 Management', version: VERSION, icons: ICONS },
    {
      capabilities: {
        tools: { listChanged: true },
        prompts: { listChanged: true },
        resources: { listChanged: true },
        completions: {},
      },
      instructions: instructions(runtime),
      jsonSchemaValidator: trusting,
      cacheHints: {
        'prompts/list': LIST_CACHE,
        'resources/list': LIST_CACHE,
        'resources/templates/list': LIST_CACHE,
      },
    },
  );
  takeNullArguments(server);
  const hasViews = (ctx: ServerContext) => showsViews(declaredBy(server, ctx));
  server.setRequestHandler('tools/list', async (_, ctx) => {
    const view = viewOf(ctx);
    const tools = view.tenants ? (await severalTenants()).listForSeveral(view) : listTools(view);
    const declared = declaredBy(server, ctx);
    return { tools: withIcons(declared.name, showsViews(declared) ? withViews(tools) : tools) } as never;
  });
  const closed = new AbortController();
  server.setRequestHandler('tools/call', async (request, ctx) => {
    const { name, arguments: given } = request.params;
    const view = viewOf(ctx);
    const several = view.tenants ? await severalTenants() : undefined;
    const picked = several ? several.pickTenant(view, name, given) : { runtime: view, args: given };
    if ('refused' in picked) return picked.refused as never;
    const call = { params: { ...request.params, arguments: picked.args } };
    const connection = { server, closed: closed.signal };
    const plain = await answerCall(picked.runtime, connection, call, ctx, callContext(server, ctx));
    const answer = hasViews(ctx) ? await withQuestionFor(name, picked.runtime, plain) : plain;
    return (several && 'tenant' in picked ? several.withTenantNamed(answer, picked.tenant) : answer) as never;
  });
  const contextOf = (ctx: ServerContext) => callContext(server, ctx);
  registerPrompts(server, viewOf);
  registerResources(server, viewOf, { contextOf, hasViews });
  registerCompletions(server, viewOf, contextOf);
  const toolsChanged = () => {
    for (const changed of [
      server.sendToolListChanged(),
      server.sendPromptListChanged(),
      server.sendResourceListChanged(),
    ])
      changed.catch(() => undefined);
  };
  // Over HTTP the handler tells those who listen. Their server is never closed, nor even connected.
  const stop = request?.requestInfo ? undefined : runtime.onToolsChanged(toolsChanged);
  server.onclose = () => {
    closed.abort();
    stop?.();
  };
  return server;
}
