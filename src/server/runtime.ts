/** Creates what all calls share: the client with its token, the gate, the confirmer, the audit trail. */
import { createClient } from '../client/client.js';
import type { GrantedScopes } from '../client/types.js';
import type { CallerConfig } from '../config/callers.js';
import { resolveCredentials } from '../config/credentials.js';
import type { SharedStateConfig } from '../config/shared-state.js';
import { Approvals } from '../policy/approvals/approvals.js';
import type { AuditHead } from '../policy/audit/audit-file.js';
import type { AuditLog } from '../policy/audit/audit-log.js';
import { type Journal, MemoryJournal } from '../policy/change/journal.js';
import { SharedConfirmStore } from '../policy/confirm/confirm-store.js';
import { Confirmer } from '../policy/confirm/confirmation.js';
import { Gate } from '../policy/gate/availability.js';
import { HourlyCounter } from '../policy/limits.js';
import { guardSecrets, logScrubber } from '../policy/outgoing/outgoing.js';
import { TargetMemory } from '../policy/targets/target-memory.js';
import type { TeamMember } from '../sandbox/seed/team.js';
import { openState } from '../state/open-state.js';
import type { Secret } from '../state/seal.js';
import type { SharedState } from '../state/shared-state.js';
import { once } from '../tools/call/once.js';
import { loadRegistry } from '../tools/load-registry.js';
import type { Runtime } from '../tools/runtime.js';
import { USER_AGENT } from '../version.js';
import type { PushWay } from './approvals/push/push.js';
import type { Config } from './load-config.js';
import { createLogger, type Logger } from './logger.js';
import type { Observer } from './observing/observer.js';
import { Draining, LAST_WORDS_MS } from './stopping/draining.js';

// Loaded with the first request: a start needs none of it.
const spans = once(() => import('./observing/spans.js'));

export interface RunningRuntime extends Runtime {
  log: Logger;
  /** How HTTP callers authenticate; absent: they do not. */
  callers: CallerConfig | undefined;
  /** Prepares the sandbox that callers sign in to, for a server at this address; absent when another issuer does that. */
  openToTeam?: (resource: string) => readonly TeamMember[];
  /** Calls back when the granted scopes, and therefore the tool list, have changed. */
  onToolsChanged(callback: () => void): () => void;
  /** The calls being served, and whether the server is stopping. */
  draining: Draining;
  observer?: Observer;
  /** Cancels the API requests of all calls: each call ends, and records how. */
  cancelCalls(): Promise<void>;
  /** What replicas share. */
  state: SharedState;
  /** The key that they share; undefined: this process is alone. */
  stateKey: Secret | undefined;
  /** Resolves once there is an access token; one that is valid is not renewed. @throws ApiError */
  obtainToken(): Promise<unknown>;
  close(): Promise<void>;
  tenants?: ReadonlyMap<string, RunningRuntime>;
}

/** The API to call, and the sandbox behind it when there is no tenant. */
async function connect(config: Config, onSecret: (secret: string) => void) {
  const { callers } = config;
  if (config.tenant.kind === 'auth0') {
    const credentials = await resolveCredentials(config.tenant.credentials, onSecret);
    return { ...config.tenant, credentials, callers, sandbox: undefined, team: undefined };
  }
  const { startSandbox } = await import('../sandbox/start.js');
  const sandbox = await startSandbox({ seed: 'demo', actions: { install: true } });
  onSecret(sandbox.clientSecret);
  return {
    domain: sandbox.domain,
    baseUrl: sandbox.url,
    audience: sandbox.audience,
    credentials: { kind: 'secret' as const, clientId: sandbox.clientId, clientSecret: sandbox.clientSecret },
    ...(config.tenant.signIn && !callers
      ? {
          callers: { issuer: `${sandbox.url}/`, approvals: { clientId: sandbox.pagesClientId } },
          team: sandbox.openToTeam,
        }
      : { callers, team: undefined }),
    sandbox,
  };
}

/**
 * Starts a runtime: obtains a token, so that bad credentials are detected before anything is served.
 *
 * @throws ApiError when no token can be obtained, ConfigError when the configuration cannot be used or a secret be read
 */
export async function createRuntime(config: Config, observer?: Observer): Promise<RunningRuntime> {
  const guards: (() => void)[] = [guardSecrets(stateSecrets(config))];
  const tenant = await connect(config, (secret) => guards.push(guardSecrets([secret.trim()])));
  const log = createLogger(config.logLevel, { scrubber: logScrubber });
  const state = await openState(config.state && { ...stateOptions(config.state, tenant.domain), log });
  const client = createClient({
    baseUrl: tenant.baseUrl,
    audience: tenant.audience,
    credentials: tenant.credentials,
    ...('tlsCa' in tenant && tenant.tlsCa ? { tlsCa: tenant.tlsCa } : {}),
    userAgent: USER_AGENT,
    logger: log,
    state,
    span: async (operation, traceparent) => (await spans()).startRequestSpan(operation, traceparent),
    ...(observer ? { observer } : {}),
  });
  let audit: AuditLog | undefined;
  let push: PushWay | undefined;
  const draining = new Draining();
  const stateKey = config.state?.keys;
  const approvals = new Approvals(undefined, state);
  const close = async () => {
    draining.begin();
    await push?.close();
    await client.close();
    await draining.idle(LAST_WORDS_MS);
    await tenant.sandbox?.close();
    await state.close();
    // Last: how calls ended that were running is recorded.
    await audit?.close();
    await log.flush();
    for (const unguard of guards) unguard();
  };
  try {
    push = await openPush(config, tenant, { approvals, state, log });
    audit = await openAudit(config, log);
    // Token first: files are read while waiting for it.
    const [granted, registry] = await Promise.all([client.grantedScopes(), loadRegistry()]);
    let scopes: GrantedScopes = granted;
    const listeners = new Set<() => void>();
    const toolsChanged = () => {
      for (const listener of listeners) listener();
    };
    client.onScopesChanged((changed) => {
      scopes = changed;
      toolsChanged();
    });
    return {
      callers: tenant.callers,
      ...(tenant.team ? { openToTeam: tenant.team } : {}),
      tenant: tenant.domain,
      sandbox: tenant.sandbox !== undefined,
      policy: config.policy,
      surface: config.surface,
      registry,
      client,
      gate: new Gate(config.policy, () => scopes),
      toolsChanged,
      scopes: () => scopes,
      confirmer: new Confirmer(config.policy, new SharedConfirmStore(state), {
        ...(stateKey === undefined ? {} : { key: stateKey }),
        fastApprovals: isTestTenant(tenant),
      }),
      elsewhere: {
        approvals,
        ways: push ? [push] : [],
        approver: config.approver,
        signedIn: tenant.callers !== undefined,
      },
      counter: new HourlyCounter(config.policy.limits, undefined, state),
      targets: new TargetMemory(config.policy, {
        clientId: 'clientId' in tenant.credentials ? tenant.credentials.clientId : granted.clientId,
        audience: tenant.audience,
      }),
      audit,
      journal: await openJournal(config, state),
      rehearse: async (plan) =>
        (await import('../sandbox/rehearsal.js'))
          .rehearse(plan, { install: true })
          .then((done) => ({ ...done })),
      log,
      state,
      stateKey,
      onToolsChanged: (callback) => {
        listeners.add(callback);
        return () => listeners.delete(callback);
      },
      draining,
      ...(observer ? { observer } : {}),
      cancelCalls: () => client.close(),
      obtainToken: () => client.grantedScopes(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Whether a program stands for the tenant: one that is configured, over plain HTTP, which only loopback addresses may
 * be. Programs that test against it answer prompts at once.
 */
const isTestTenant = ({ sandbox, baseUrl }: { sandbox: unknown; baseUrl: string }): boolean =>
  sandbox === undefined && baseUrl.startsWith('http:');

const stateOptions = ({ url, keys }: SharedStateConfig, deployment: string) => ({
  url,
  secret: keys,
  deployment,
});

/** What must never be seen. */
function stateSecrets({ state }: Config): string[] {
  if (!state) return [];
  const { password } = new URL(state.url);
  return [...state.keys, ...(password ? [password, decodeURIComponent(password)] : [])];
}

type Connected = Awaited<ReturnType<typeof connect>>;

async function openPush(
  config: Config,
  tenant: Connected,
  shared: { approvals: Approvals; state: SharedState; log: Logger },
) {
  if (config.approver !== 'push') return undefined;
  const { startPush } = await import('./approvals/push/start-push.js');
  const push = startPush({ ...config, tenant, ...shared });
  if (tenant.sandbox)
    process.stderr.write(`The sandbox's phone, to approve on: ${tenant.sandbox.url}/_sandbox/phone\n`);
  return push;
}

async function openJournal({ journal }: Config, state: SharedState): Promise<Journal> {
  if (journal === undefined && state.shared) {
    const { StateJournal } = await import('../policy/change/journal-state.js');
    return new StateJournal(state);
  }
  if (journal === undefined) return new MemoryJournal();
  const { FileJournal } = await import('../policy/change/journal-file.js');
  return new FileJournal(journal);
}

async function openAudit(config: Config, log: Logger) {
  if (config.auditLog === undefined) return undefined;
  const { AuditLog } = await import('../policy/audit/audit-log.js');
  const onHead = (head: AuditHead) => log.info({ audit: head }, 'the audit trail ends with this record');
  return new AuditLog(config.auditLog, { onHead });
}
