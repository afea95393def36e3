/** `sandbox`: the sandbox tenant alone, as an HTTP server. */
import { PLANS } from '../sandbox/plans.js';
import { startSandbox } from '../sandbox/start.js';
import { UsageError } from './terminal/failure.js';
import { interrupted } from './terminal/interrupted.js';
import { print } from './terminal/output.js';

export interface SandboxFlags {
  port: string;
  seed: string;
  plan: string;
  data?: string;
  tls?: boolean;
  json?: boolean;
  actions: string;
  actionsNetwork?: boolean;
}

/** Runs until interrupted. The first line on stdout gives its address and credentials. */
export async function runSandbox(flags: SandboxFlags): Promise<void> {
  const port = /^\d{1,5}$/.test(flags.port) ? Number(flags.port) : Number.NaN;
  if (!(port <= 65_535)) throw new UsageError(`--port takes a number from 0 to 65535, not "${flags.port}".`);
  const plan = PLANS.find((name) => name === flags.plan);
  if (!plan) throw new UsageError(`--plan takes ${PLANS.join(', ')}, not "${flags.plan}".`);
  if (flags.actions !== 'on' && flags.actions !== 'off')
    throw new UsageError(`--actions takes on or off, not "${flags.actions}".`);
  const sandbox = await startSandbox({
    actions: { enabled: flags.actions === 'on', network: flags.actionsNetwork === true, install: true },
    port,
    plan,
    seed: flags.seed,
    ...(flags.data === undefined ? {} : { dataFile: flags.data }),
    ...(flags.tls ? { tls: true } : {}),
  });
  const { url, audience, clientId, clientSecret } = sandbox;
  // As AUTH0_DOMAIN takes it: without TLS the scheme has to be said.
  const domain = flags.tls ? sandbox.domain : url;
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
