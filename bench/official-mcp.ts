/**
 * The same read, listing applications, through the whole stack of this server and of Auth0's own: MCP client over
 * stdio, server, sandbox over TLS. The official server tells five things about each application. Held to the limit is
 * the call that tells the same five; the one that returns everything is shown for comparison, with what passing on so much
 * takes at least. The servers take turns, so that all see the same machine, and each turn is a run of calls, of which
 * the first are not counted: what is measured is a call in a session, not a processor whose caches are full of the
 * other servers. Four processes share in a call, so whatever else runs on the machine shows in most of them: compared
 * is the tenth that was disturbed least, with the medians beside it. Said and skipped where the official server cannot
 * be installed or started.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { officialServer } from '../scripts/lib/official-server.js';
import { bundled, started } from './children.js';
import { copyOfDist } from './support/built-program.js';
import { median, quantile, report } from './support/report.js';
import type { TenantAddress } from './tls-tenant.js';

const TURNS = 40;
/** Turns that are not counted: the compilers of all processes have to settle. */
const WARM_UP = 6;
/** Calls in a turn, of which the first are not counted. */
const CALLS = 20;
const FIRST = 5;
const PAGE = { page: 0, per_page: 50, include_totals: true };
const SAME_FACTS = { fields: 'client_id,name,app_type,description,callbacks', include_fields: true };

const PASS_THROUGH = join(import.meta.dirname, 'pass-through-server.mjs');

interface Call {
  client: Client;
  tool: string;
  args: Record<string, unknown>;
}

interface Answer {
  /** Characters of the whole result. */
  size: number;
  /** Ids of the applications in it. */
  ids: string[];
}

async function connect(command: ConstructorParameters<typeof StdioClientTransport>[0]): Promise<Client> {
  const client = new Client({ name: 'bench', version: '1.0.0' });
  await client.connect(new StdioClientTransport({ ...command, stderr: 'ignore' }));
  // As every host does. From here on the client checks results against the schemas listed.
  await client.listTools();
  return client;
}

function ownEnvironment(tenant: TenantAddress): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    NODE_EXTRA_CA_CERTS: tenant.certificate,
    AUTH0_DOMAIN: tenant.domain,
    AUTH0_TOKEN: tenant.token,
    AUTH0_AUDIENCE: tenant.audience,
  };
}

/** Undefined, with the reason on the terminal, where it cannot be had. */
async function official(tenant: TenantAddress): Promise<Client | undefined> {
  try {
    return await connect(await officialServer(tenant));
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    console.log(`list applications against the official server: skipped, it cannot be had here (${reason})`);
    return undefined;
  }
}

async function timed({ client, tool, args }: Call) {
  const began = performance.now();
  const answer = await client.callTool({ name: tool, arguments: args });
  const ms = performance.now() - began;
  if (answer.isError) throw new Error(`${tool} failed: ${JSON.stringify(answer.content)}`);
  return { ms, answer };
}

async function look(call: Call): Promise<Answer> {
  const { answer } = await timed(call);
  const [{ text = '' } = {}] = answer.content as { text?: string }[];
  const { items, clients, applications } = JSON.parse(text) as Record<string, Record<string, string>[]>;
  const ids = (items ?? clients ?? applications ?? []).map((item) => item.client_id ?? item.id ?? '');
  return { size: JSON.stringify(answer).length, ids };
}

async function compare(tenant: TenantAddress, theirs: Client, cli: string): Promise<void> {
  const env = ownEnvironment(tenant);
  // A process for each, so that none is warm from the call before.
  const run = (program: string) => connect({ command: process.execPath, args: [program], env });
  const calls = {
    official: { client: theirs, tool: 'auth0_list_applications', args: PAGE },
    same: { client: await run(cli), tool: 'list_clients', args: { ...PAGE, ...SAME_FACTS } },
    whole: { client: await run(cli), tool: 'list_clients', args: PAGE },
    passed: { client: await run(PASS_THROUGH), tool: 'list_clients', args: PAGE },
  };
  const names = Object.keys(calls) as (keyof typeof calls)[];
  const times = { official: [], same: [], whole: [], passed: [] } as Record<keyof typeof calls, number[]>;
  const answers = {} as Record<keyof typeof calls, Answer>;
  for (const name of names) answers[name] = await look(calls[name]);
  if (new Set(names.map((name) => answers[name].ids.join())).size > 1)
    throw new Error('the servers do not list the same applications');
  for (let turn = 0; turn < WARM_UP + TURNS; turn++) {
    for (const name of names) {
      for (let n = 0; n < CALLS; n++) {
        const { ms } = await timed(calls[name]);
        if (turn >= WARM_UP && n >= FIRST) times[name].push(ms);
      }
    }
  }
  for (const name of names) await calls[name].client.close();
  const least = (name: keyof typeof calls): number => quantile(times[name], 0.1);
  const raw = (name: keyof typeof calls): string =>
    `${least(name).toFixed(2)} ms (median ${median(times[name]).toFixed(2)}) for ${answers[name].size} characters`;
  const count = answers.official.ids.length;
  report('list applications against the official server', least('same') / least('official'), {
    limit: 0.5,
    detail: `the same five facts about ${count}: ${raw('same')} against ${raw('official')}, p10 of ${times.same.length} calls over stdio`,
  });
  report('list applications with every field', least('whole') / least('official'), {
    detail: `${raw('whole')} against the official ${raw('official')}; a server that only passes the body on takes ${(least('passed') / least('official')).toFixed(2)}x: ${raw('passed')}`,
  });
}

export async function officialMcp(): Promise<void> {
  const program = await bundled('tls-tenant');
  const built = copyOfDist();
  const { child, ready: tenant } = await started<TenantAddress>(program, []);
  try {
    const theirs = await official(tenant);
    if (!theirs) return;
    await compare(tenant, theirs, built.cli);
  } finally {
    child.disconnect();
    built.remove();
    rmSync(program);
  }
}
