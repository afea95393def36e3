/** `doctor`: checks the setup, and reports what the assistant will be able to do. */
import type { ToolRecord } from '../catalog/tool-record.js';
import { ApiError } from '../client/errors.js';
import { type Reached, reach } from '../client/reach.js';
import type { Flags } from '../config/settings.js';
import { outgoingText } from '../policy/outgoing/outgoing.js';
import type { Config } from '../server/load-config.js';
import { createRuntime, type RunningRuntime } from '../server/runtime.js';
import { listTools } from '../server/tool-list.js';
import { wrap } from '../text/wrap.js';
import { capNotice } from '../tools/listing/listed.js';
import { USER_AGENT, VERSION } from '../version.js';
import { tooManyForSome } from './init/tool-limits.js';
import { allTools, checkedConfigs } from './program/checked-config.js';
import { setUpTenants } from './setup/set-up-tenant.js';
import { reportSurroundings } from './surroundings.js';
import { describeFailure } from './terminal/failure.js';
import { type Colors, colorsFor, pageWidth, print } from './terminal/output.js';

/** With a larger clock skew (seconds) signed assertions are rejected. */
const CLOCK_TOLERANCE_S = 60;
/** Longer than the connect timeout, so that its reason is reported. */
const REACH_TIMEOUT_MS = 15_000;
/** Maximum number of scopes suggested for granting. */
const MOST_SCOPES = 12;
/** Reads that work on every tenant, for testing the token: the first available one is called. */
const PROBES = ['GET /tenants/settings', 'GET /clients', 'GET /users', 'GET /logs', 'GET /roles'];

/** Columns before the text of a line. */
const INDENT = 20;

class Report {
  failed = false;
  readonly #colors: Colors;

  constructor(colors: Colors) {
    this.#colors = colors;
  }

  #line(mark: string, topic: string, text: string): Promise<void> {
    const [first = '', ...more] = wrap(text, process.stdout.isTTY ? pageWidth() - INDENT : Infinity);
    const rest = more.map((line) => `\n${' '.repeat(INDENT)}${line}`).join('');
    return print(`${mark} ${this.#colors.bold(topic.padEnd(14))} ${first}${rest}`);
  }

  ok = (topic: string, text: string) => this.#line(this.#colors.green('ok  '), topic, text);
  note = (topic: string, text: string) => this.#line(this.#colors.yellow('note'), topic, text);
  bad = (topic: string, text: string) => {
    this.failed = true;
    return this.#line(this.#colors.red('FAIL'), topic, text);
  };
}

/**
 * Prints one line per check. Where no tenant is named, those that `setup` connected are checked. Exit code 1 when a
 * check fails.
 */
export async function runDoctor(flags: Flags, env = process.env, folder?: string): Promise<void> {
  const known = flags.tenant === undefined ? setUpTenants(env, folder) : [];
  const all = known.length > 0 ? known.map((one) => one.env) : [env];
  for (const [index, one] of all.entries()) {
    if (index > 0) await print('');
    if (!(await examine(flags, one))) process.exitCode = 1;
  }
}

/** Prints one line per check of the configuration in an environment; whether none of them failed. */
export async function examine(flags: Flags, env: NodeJS.ProcessEnv): Promise<boolean> {
  const report = new Report(colorsFor());
  await report.ok('program', `auth0-management-mcp ${VERSION}, Node ${process.versions.node}`);
  try {
    await check(flags, env, report);
  } catch (error) {
    await report.bad('stopped', describeFailure(error));
  }
  return !report.failed;
}

async function check(flags: Flags, env: NodeJS.ProcessEnv, report: Report): Promise<void> {
  let configs: Awaited<ReturnType<typeof checkedConfigs>>;
  try {
    configs = await checkedConfigs(flags, env);
  } catch (error) {
    return report.bad('configuration', describeFailure(error));
  }
  for (const { name, config } of configs) {
    if (name !== undefined) await print(`\n${name}`);
    try {
      await checkTenant(config, env, report);
    } catch (error) {
      await report.bad('stopped', describeFailure(error));
    }
  }
}

async function checkTenant(config: Config, env: NodeJS.ProcessEnv, report: Report): Promise<void> {
  const { tenant } = config;
  if (tenant.kind === 'sandbox') {
    await report.note(
      'configuration',
      'no tenant is configured: the built-in sandbox with demo data is served',
    );
  } else {
    await report.ok('configuration', `${tenant.domain}, by ${means(tenant.credentials.kind)}`);
    if (!(await reachable(tenant.baseUrl, report))) return;
  }
  await reportSurroundings(config, env, report);
  let runtime: RunningRuntime;
  try {
    runtime = await createRuntime(config);
  } catch (error) {
    return report.bad('token', describeFailure(error));
  }
  try {
    await checkToken(runtime, report);
    await checkPolicy(runtime, config, report);
    await checkCallers(config, report);
    await checkState(runtime, report);
    await reportClient(report);
  } finally {
    await runtime.close();
  }
}

/** The store that replicas share, where one is set. */
async function checkState({ state }: RunningRuntime, report: Report): Promise<void> {
  if (!state.shared) return;
  const { ready, reason } = state.status();
  if (ready) return report.ok('shared state', 'the store can be used');
  await report.bad(
    'shared state',
    `the store cannot be used (${reason}): check AUTH0_MCP_STATE_URL, its account and AUTH0_MCP_STATE_KEY`,
  );
}

const means = (kind: 'secret' | 'private_key' | 'token'): string =>
  ({ secret: 'client id and secret', private_key: 'client id and private key', token: 'a token' })[kind];

/** Fetches a public document of the tenant, whose Date header also gives its time. */
async function reachable(baseUrl: string, report: Report): Promise<boolean> {
  const document = '/.well-known/openid-configuration';
  let reached: Reached;
  try {
    reached = await reach({ baseUrl, userAgent: USER_AGENT }, document, REACH_TIMEOUT_MS);
  } catch (error) {
    await report.bad('network', describeFailure(error));
    return false;
  }
  const { status, date, asked, answered } = reached;
  if (status !== 200) {
    await report.bad(
      'network',
      `${baseUrl}${document} returned ${status}: AUTH0_DOMAIN is not the domain of an Auth0 tenant`,
    );
    return false;
  }
  await report.ok('network', `the tenant responded in ${answered - asked} ms`);
  const theirs = Date.parse(date ?? '');
  const apart = Math.round(Math.abs(theirs - (asked + answered) / 2) / 1000);
  if (Number.isNaN(theirs)) await report.note('clock', 'the tenant sends no Date header');
  else if (apart > CLOCK_TOLERANCE_S) {
    await report.bad(
      'clock',
      `this machine's clock is ${apart} s off the tenant's: correct it, or tokens will be rejected`,
    );
  } else await report.ok('clock', `within ${CLOCK_TOLERANCE_S} s of the tenant's`);
  return true;
}

async function checkToken(runtime: RunningRuntime, report: Report): Promise<void> {
  const { known, scopes, expiresAt } = runtime.scopes();
  const minutes = expiresAt === undefined ? undefined : Math.round((expiresAt - Date.now()) / 60_000);
  const lifetime = minutes === undefined ? '' : `, valid for ${minutes} more minutes`;
  if (!known) {
    await report.bad(
      'token',
      'its scopes cannot be read, so no tool is shown: use client credentials, or a token that is a JWT',
    );
    return;
  }
  if (scopes.size === 0) {
    await report.bad(
      'token',
      'it has no scopes: authorize the application for the Auth0 Management API and grant some',
    );
    return;
  }
  await report.ok('token', `${scopes.size} scopes${lifetime}`);
  const probe = PROBES.map((key) => runtime.registry.byRequest(key)).find(
    (tool) => tool !== undefined && runtime.gate.check(tool).available,
  );
  if (!probe?.path) return report.note('call', 'skipped: no simple read operation is available');
  try {
    const { durationMs } = await runtime.client.send({
      operation: `GET ${probe.path}`,
      method: 'GET',
      path: probe.path,
    });
    await report.ok('call', `GET ${probe.path} took ${Math.round(durationMs)} ms`);
  } catch (error) {
    const status = error instanceof ApiError && error.status !== undefined ? `${error.status} ` : '';
    await report.bad('call', `GET ${probe.path}: ${status}${describeFailure(error)}`);
  }
}

async function checkPolicy(runtime: RunningRuntime, config: Config, report: Report): Promise<void> {
  const { policy } = config;
  const limits = [
    policy.profile && `profile ${policy.profile}`,
    policy.readOnly && 'read-only',
    policy.toolsets !== 'all' && `toolsets ${policy.toolsets.join(', ')}`,
  ].filter(Boolean);
  await report.ok('policy', [policy.source, ...limits].join('; '));
  const tools = await allTools();
  const hidden = new Map<string, number>();
  const wanted = new Map<string, number>();
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const tool of tools) {
    const answer = runtime.gate.check(tool);
    if (answer.available) continue;
    count(hidden, answer.reason);
    // Granting this one scope would show the tool: worth suggesting.
    if (answer.reason === 'scope' && answer.missingScopes?.length === 1)
      count(wanted, answer.missingScopes[0]?.join(' or ') ?? '');
  }
  const shown = tools.length - [...hidden.values()].reduce((sum, n) => sum + n, 0);
  await report.ok('tools', `${shown} of ${tools.length} are available (${risks(tools, runtime)})`);
  const tooMany = tooManyForSome(listTools(runtime).length);
  if (tooMany) await report.note('listed', tooMany);
  const cap = capNotice(runtime);
  if (cap) await report.note('listed', cap);
  const reasons = [...hidden].map(([reason, n]) => `${n} by ${REASONS[reason] ?? reason}`);
  if (reasons.length > 0) await report.note('hidden', `${reasons.join(', ')}; "tools --all" lists them`);
  const scopes = [...wanted].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
  for (const [scope, n] of scopes.slice(0, MOST_SCOPES)) {
    await report.note('grant', `${scope} would show ${n} more ${n === 1 ? 'tool' : 'tools'}`);
  }
  if (scopes.length > MOST_SCOPES)
    await report.note('grant', `and ${scopes.length - MOST_SCOPES} more scopes`);
}

/** Reports how HTTP callers authenticate, and whether their tokens can be verified now. */
async function checkCallers({ callers }: Config, report: Report): Promise<void> {
  if (!callers) {
    return report.ok(
      'callers',
      'HTTP callers are not authenticated, so only loopback is served; set AUTH0_MCP_HTTP_ISSUER to change that',
    );
  }
  const { issuer, url, audience = url ?? 'the address of the endpoint' } = callers;
  const { IssuerKeys } = await import('../server/callers/issuer-keys.js');
  try {
    const keys = await new IssuerKeys(issuer).load();
    await report.ok(
      'callers',
      `HTTP callers need a token from ${issuer} for ${audience} (${keys} ${keys === 1 ? 'key' : 'keys'})`,
    );
    await reportRegistration(issuer, report);
  } catch (error) {
    await report.bad('callers', `their tokens cannot be verified: ${describeFailure(error)}`);
  }
}

/** How clients become known to the issuer. */
async function reportRegistration(issuer: string, report: Report): Promise<void> {
  const { registrationAdvice, registrationWays } = await import('../server/callers/registration.js');
  const { ok, text } = registrationAdvice(await registrationWays(issuer));
  await (ok ? report.ok : report.note)('registration', text);
}

/** What the client that called last can do about asking people. */
async function reportClient(report: Report): Promise<void> {
  const { clientInWords, lastClient } = await import('../server/asking/last-client.js');
  const client = await lastClient();
  if (!client) return report.note('last client', 'none has called a tool yet');
  // It named itself.
  const text = outgoingText(clientInWords(client));
  await (client.form && !client.unshown ? report.ok : report.note)('last client', text);
}

const REASONS: Readonly<Record<string, string>> = {
  scope: 'missing scopes',
  toolset: 'the chosen toolsets',
  rule: 'policy rules',
  read_only: 'read-only mode',
  risk: "the policy's risk ceiling",
  early_access: 'early access',
  unknown: 'unknown scopes',
};

function risks(tools: ToolRecord[], runtime: RunningRuntime): string {
  const available = tools.filter((tool) => runtime.gate.check(tool).available);
  return (['read', 'write', 'destructive'] as const)
    .map((risk) => `${available.filter((tool) => tool.risk === risk).length} ${risk}`)
    .join(', ');
}
