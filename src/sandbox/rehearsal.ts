/** Runs Actions of a tenant in a sandbox of their own, which is thrown away afterwards: nothing of it reaches anybody. */
import { saveMetadata, userPart, withMetadata } from './auth/flows/event.js';
import { refusalOf } from './auth/flows/refusal.js';
import { tokenChanges } from './auth/tokens/changes.js';
import { ControlPlane } from './http/control.js';
import { InnerServer } from './http/inner-server.js';
import { serve } from './http/server.js';
import type { ActionsSettings } from './runtime/actions-runtime.js';
import { EXECUTIONS } from './runtime/executions.js';
import { type BoundAction, runFlow } from './runtime/flow.js';
import { sampleEvent } from './runtime/sample-event.js';
import { triggerOf } from './runtime/triggers.js';
import { Sandbox } from './sandbox.js';
import type { Doc } from './state/store.js';

/** What is rehearsed. */
export interface RehearsalPlan {
  trigger: string;
  /** In the order in which they run: `{name, code, dependencies, secrets: [{name}]}`; secrets have no values here. */
  actions: readonly Doc[];
  /** A profile as the API shows it; an example when absent. */
  user?: Doc | undefined;
  /** Fields of the event, over the example. */
  event?: Doc | undefined;
}

export interface Rehearsed {
  /** Why the flow would end, and by which Action. */
  ended?: { how: string; action: string; message: string; line?: number };
  claims: { id_token: Doc; access_token: Doc; scopes_added: string[]; scopes_removed: string[] };
  /** Metadata that would change. */
  changed: Doc;
  /** What else the Actions ask for, in order. */
  commands: { method: string; args: unknown[] }[];
  /** Requests to the Management API, which the throw-away sandbox answered. */
  called: string[];
  actions: { name: unknown; duration_ms: unknown; error?: unknown; log: string[] }[];
}

/**
 * A value for a secret: credentials of the throw-away sandbox where the name asks for them, so that calls with the SDK
 * work; else a text that says that it is none.
 */
function placeholder(name: string, sandbox: Sandbox): string {
  if (/domain|host|issuer|tenant/i.test(name)) return new URL(sandbox.url).host;
  if (/client.?id/i.test(name)) return sandbox.admin.id;
  if (/client.?secret/i.test(name)) return sandbox.admin.secret;
  return `placeholder-for-${name}`;
}

const METADATA = ['app_metadata', 'user_metadata'] as const;
const SHOWN = /^(idToken|accessToken|user)\./;

/** @throws Error for a trigger whose Actions do not run in the sandbox */
export async function rehearse(
  { trigger, actions, user: profile, event }: RehearsalPlan,
  settings: ActionsSettings = {},
): Promise<Rehearsed> {
  if (!triggerOf(trigger)) throw new Error(`Actions of the trigger ${trigger} cannot be rehearsed.`);
  const sandbox = new Sandbox({ entitlements: {}, rateLimit: 'off', actions: settings, deliveries: false });
  const control = new ControlPlane(sandbox);
  const inner = new InnerServer(() =>
    serve(sandbox, { control, ready: Promise.resolve(), changed: () => {}, inner: true }),
  );
  try {
    const port = await inner.port();
    sandbox.url = `http://127.0.0.1:${port}`;
    sandbox.innerPort = () => Promise.resolve(port);
    sandbox.reset('empty');
    const services = sandbox.services();
    const user = profile && { ...profile };
    if (user?.user_id !== undefined) sandbox.tenant.collection('users').insert(user);
    const bound: BoundAction[] = actions.map((action, at) => ({
      action: { ...action, id: String(at) },
      version: {
        ...action,
        id: String(at),
        number: action.number,
        secrets: ((action.secrets ?? []) as Doc[]).map(({ name }) => ({
          name,
          value: placeholder(String(name), sandbox),
        })),
      },
    }));
    const base = sampleEvent(trigger, {
      ...event,
      ...(event?.user === undefined ? {} : { user: event.user }),
    });
    const start = user
      ? { ...base, user: { ...userPart(services, user), ...(event?.user as Doc | undefined) } }
      : base;
    const flow = await runFlow(
      services,
      trigger,
      (commands) => ({
        ...start,
        ...(start.user ? { user: withMetadata(start.user as Doc, commands) } : {}),
      }),
      { actions: bound },
    );
    const before = (user ?? (base.user as Doc | undefined) ?? {}) as Doc;
    const after = user ? saveMetadata(services, user, flow.commands) : withMetadata(before, flow.commands);
    return reportOf(sandbox, control, flow, before, after);
  } finally {
    sandbox.actions.close();
    await inner.close();
  }
}

function reportOf(
  sandbox: Sandbox,
  control: ControlPlane,
  flow: Awaited<ReturnType<typeof runFlow>>,
  before: Doc,
  after: Doc,
): Rehearsed {
  const { commands, failure, stop, execution } = flow;
  const { access, id, add, remove } = tokenChanges(commands);
  const stored = execution === undefined ? undefined : sandbox.tenant.collection(EXECUTIONS).get(execution);
  const changed = Object.fromEntries(
    METADATA.filter((name) => JSON.stringify(before[name] ?? {}) !== JSON.stringify(after[name] ?? {})).map(
      (name) => [name, { from: before[name] ?? {}, to: after[name] ?? {} }],
    ),
  );
  return {
    ...(failure || stop ? { ended: endOf(flow) } : {}),
    claims: { id_token: id, access_token: access, scopes_added: add, scopes_removed: remove },
    changed: failure ? {} : changed,
    commands: commands.filter(({ method }) => !SHOWN.test(method)),
    called: control.requests.map(({ method, path, status }) => `${method} ${path} -> ${status}`),
    actions: ((stored?.results ?? []) as Doc[]).map(({ action_name, duration_ms, error, logs }) => ({
      name: action_name,
      duration_ms,
      ...(error === undefined ? {} : { error: (error as Doc).msg }),
      log: (logs as { level: string; text: string }[]).map(({ level, text }) => `${level}: ${text}`),
    })),
  };
}

function endOf(flow: Awaited<ReturnType<typeof runFlow>>): NonNullable<Rehearsed['ended']> {
  const { message, method, where } = refusalOf(flow);
  return {
    how: method === undefined ? 'error' : method,
    action: String(where.action_name),
    message,
    ...(typeof where.line === 'number' ? { line: where.line } : {}),
  };
}
