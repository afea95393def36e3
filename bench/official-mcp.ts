/**
 * The same read, listing applications, through the whole stack of this server and of Auth0's own: MCP client over
 * stdio, server, sandbox over TLS. Calls take turns, so that both see the same machine. Said and skipped where the
 * official server cannot be installed or started.
 */
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { officialServer } from '../scripts/lib/official-server.js';
import { startTlsTenant, type TlsTenant } from '../scripts/lib/tls-tenant.js';
import { median, report } from './report.js';

const CLI = join(import.meta.dirname, '..', 'dist', 'cli.js');
const WARM_UP = 20;
const ROUNDS = 200;
const ARGUMENTS = { page: 0, per_page: 50, include_totals: true };

interface Server {
  client: Client;
  tool: string;
}

async function connect(command: ConstructorParameters<typeof StdioClientTransport>[0]): Promise<Client> {
  const client = new Client({ name: 'bench', version: '1.0.0' });
  await client.connect(new StdioClientTransport({ ...command, stderr: 'ignore' }));
  return client;
}

async function own(tenant: TlsTenant): Promise<Server> {
  const client = await connect({
    command: process.execPath,
    args: [CLI],
    env: {
      PATH: process.env.PATH ?? '',
      NODE_EXTRA_CA_CERTS: tenant.certificate,
      AUTH0_DOMAIN: tenant.domain,
      AUTH0_TOKEN: tenant.token,
      AUTH0_AUDIENCE: tenant.audience,
    },
  });
  return { client, tool: 'list_clients' };
}

/** Undefined, with the reason on the terminal, where it cannot be had. */
async function official(tenant: TlsTenant): Promise<Server | undefined> {
  try {
    const client = await connect(await officialServer(tenant));
    return { client, tool: 'auth0_list_applications' };
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    console.log(`list applications against the official server: skipped, it cannot be had here (${reason})`);
    return undefined;
  }
}

async function call({ client, tool }: Server): Promise<number> {
  const began = performance.now();
  const answer = await client.callTool({ name: tool, arguments: ARGUMENTS });
  const ms = performance.now() - began;
  if (answer.isError) throw new Error(`${tool} failed: ${JSON.stringify(answer.content)}`);
  return ms;
}

export async function officialMcp(): Promise<void> {
  const tenant = await startTlsTenant('demo');
  try {
    const theirs = await official(tenant);
    if (!theirs) return;
    const ours = await own(tenant);
    const times: { own: number[]; official: number[] } = { own: [], official: [] };
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      const [a, b] = [await call(theirs), await call(ours)];
      if (round < WARM_UP) continue;
      times.official.push(a);
      times.own.push(b);
    }
    await theirs.client.close();
    await ours.client.close();
    const [ms, officialMs] = [median(times.own), median(times.official)];
    report('list applications against the official server', ms / officialMs, {
      limit: 0.5,
      detail: `${ms.toFixed(1)} ms against ${officialMs.toFixed(1)} ms, median of ${ROUNDS} calls over stdio`,
    });
  } finally {
    await tenant.close();
  }
}
