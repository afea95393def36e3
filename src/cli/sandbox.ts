/** `sandbox`: the sandbox tenant alone, as an HTTP server. */
import { existsSync } from 'node:fs';
import { PLANS } from '../sandbox/plans.js';
import { type RunningSandbox, startSandbox } from '../sandbox/start.js';
import type { Configuration } from '../tools/configuration/read-configuration.js';
import { UsageError } from './terminal/failure.js';
import { interrupted } from './terminal/interrupted.js';
import { print } from './terminal/output.js';

/** The seed when none is given. */
const DEFAULT_SEED = 'demo';

export interface SandboxFlags {
  port: string;
  seed: string;
  plan: string;
  data?: string;
  tls?: boolean;
  json?: boolean;
  actions: string;
  actionsNetwork?: boolean;
  /** A tenant of the file of tenants, or `env` for that of the environment: its configuration is made in the sandbox. */
  from?: string;
  tenantsFile?: string;
  /** With `from`: how many made-up people. */
  users?: string;
  publicUrl?: string;
  clientId?: string;
  clientSecret?: string;
  team?: string;
}

/** Runs until interrupted. The first line on stdout gives its address and credentials. */
export async function runSandbox(flags: SandboxFlags): Promise<void> {
  const port = /^\d{1,5}$/.test(flags.port) ? Number(flags.port) : Number.NaN;
  if (!(port <= 65_535)) throw new UsageError(`--port takes a number from 0 to 65535, not "${flags.port}".`);
  const plan = PLANS.find((name) => name === flags.plan);
  if (!plan) throw new UsageError(`--plan takes ${PLANS.join(', ')}, not "${flags.plan}".`);
  if (flags.actions !== 'on' && flags.actions !== 'off')
    throw new UsageError(`--actions takes on or off, not "${flags.actions}".`);
  const people = peopleOf(flags);
  const source = flags.from === undefined ? undefined : await readSource(flags.from, flags);
  const { publicUrl, clientId: id, clientSecret: secret, team } = flags;
  if ((id === undefined) !== (secret === undefined))
    throw new UsageError('--client-id and --client-secret go together.');
  for (const [flag, address] of [
    ['--public-url', publicUrl],
    ['--team', team],
  ] as const)
    if (address !== undefined && !/^https?:\/\/[^/].*[^/]$/.test(address))
      throw new UsageError(`${flag} takes an address without a trailing slash, not "${address}".`);
  const sandbox = await startSandbox({
    actions: { enabled: flags.actions === 'on', network: flags.actionsNetwork === true, install: true },
    port,
    plan,
    seed: flags.from === undefined ? flags.seed : 'empty',
    ...(flags.from === undefined ? {} : { rateLimit: 'off' as const }),
    ...(flags.data === undefined ? {} : { dataFile: flags.data }),
    ...(flags.tls ? { tls: true } : {}),
    ...(publicUrl === undefined ? {} : { publicUrl }),
    ...(id === undefined || secret === undefined ? {} : { admin: { id, secret } }),
  });
  if (source) await fillFrom(sandbox, source, people);
  const { url, audience, clientId, clientSecret } = sandbox;
  // As AUTH0_DOMAIN takes it: without TLS the scheme has to be said.
  const domain = flags.tls ? sandbox.domain : url;
  if (team !== undefined) sandbox.openToTeam(team);
  const ca = sandbox.caCertificate ? { ca_certificate: sandbox.caCertificate } : {};
  if (flags.json) {
    await print(
      JSON.stringify({ url, domain, audience, client_id: clientId, client_secret: clientSecret, ...ca }),
    );
  } else {
    await print(
      [
        `Sandbox tenant at ${url} (${flags.data ? `stored in ${flags.data}` : 'in memory'}). Point any Auth0 client at it:`,
        `  AUTH0_DOMAIN=${domain}`,
        `  AUTH0_CLIENT_ID=${clientId}`,
        `  AUTH0_CLIENT_SECRET=${clientSecret}`,
        ...(sandbox.caCertificate
          ? [
              'Its certificate (save it, and set NODE_EXTRA_CA_CERTS to the file):',
              sandbox.caCertificate.trim(),
            ]
          : []),
        'Press Ctrl+C to stop it.',
      ].join('\n'),
    );
  }
  await interrupted();
  await sandbox.close();
}

const MOST_PEOPLE = 10_000;

/** @throws UsageError */
function peopleOf({ from, users, data, seed }: SandboxFlags): number {
  if (users !== undefined && from === undefined) throw new UsageError('--users requires --from.');
  if (from !== undefined && seed !== undefined && seed !== DEFAULT_SEED)
    throw new UsageError('--from and --seed: choose one of them.');
  if (from !== undefined && data !== undefined && existsSync(data))
    throw new UsageError(`--from fills an empty sandbox, but ${data} holds one already.`);
  if (users === undefined) return 0;
  if (!/^\d{1,5}$/.test(users) || Number(users) > MOST_PEOPLE)
    throw new UsageError(`--users takes a number from 0 to ${MOST_PEOPLE}, not "${users}".`);
  return Number(users);
}

/** The tenant's configuration, as policy and scopes let it be read. */
async function readSource(from: string, { tenantsFile }: SandboxFlags): Promise<Configuration> {
  const { openRuntime } = await import('./program/checked-config.js');
  const [{ readConfiguration }, { KINDS }] = await Promise.all([
    import('../tools/configuration/read-configuration.js'),
    import('../tools/configuration/kinds.js'),
  ]);
  const own = from === 'env' ? {} : { tenant: from, ...(tenantsFile ? { tenantsFile } : {}) };
  const runtime = await openRuntime(own);
  try {
    if (runtime.tenants) throw new UsageError('--from takes one tenant.');
    if (runtime.sandbox) throw new UsageError('--from env: AUTH0_DOMAIN is not set.');
    const call = { caller: 'local', clientName: 'sandbox', canAsk: false };
    process.stderr.write(
      `Reading the configuration of ${runtime.tenant}: 150 requests and more, as its rate limit allows.\n`,
    );
    const found = await readConfiguration(runtime, call, KINDS);
    if (found.reader.lookedAt.length === 0)
      throw new UsageError(
        `Nothing of ${runtime.tenant} can be read: ${found.reader.unseen[0]?.why ?? 'no scope'}.`,
      );
    return found;
  } finally {
    await runtime.close();
  }
}

/** Fills the sandbox, and says on stderr what it lacks. */
async function fillFrom(sandbox: RunningSandbox, from: Configuration, people: number): Promise<void> {
  const [{ rebuildIn }, { NOT_COVERED }, { outgoingText }] = await Promise.all([
    import('../server/tenants/rebuild-sandbox.js'),
    import('../tools/configuration/kinds.js'),
    import('../policy/outgoing/outgoing.js'),
  ]);
  const { made, problems, people: added } = await rebuildIn(sandbox, from, 'warn', people);
  const lines = [
    ...from.reader.unseen.map(
      ({ what, scopes, why }) => `Not read: ${what} (${scopes ? `needs ${scopes.join(' or ')}` : why}).`,
    ),
    ...problems.map(
      ({ kind, name, why }) => `Not copied: ${kind}${name ? ` ${JSON.stringify(name)}` : ''}: ${why}`,
    ),
    ...(added < people ? ['No people: there is no database connection to have them in.'] : []),
    `Never copied: ${NOT_COVERED.join('; ')}.`,
    `${from.things.length} things copied in ${made} calls${added > 0 ? `, with ${added} made-up people` : ''}. The application "Sandbox Admin" is the sandbox's own.`,
  ];
  process.stderr.write(`${lines.map((line) => outgoingText(line)).join('\n')}\n`);
}
