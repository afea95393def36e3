/** One tool call through the whole stack (MCP client over stdio, server, sandbox) against the bare read below it. */
import { rmSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Pool } from 'undici';
import { bundled, started } from './children.js';
import type { LimitedTenant } from './limited-tenant.js';
import { copyOfDist } from './support/built-program.js';
import { median, quantile, report } from './support/report.js';

const WARM_UP = 30;
const ROUNDS = 300;
const PLENTY = 1_000_000;

async function tokenOf({ clientId, clientSecret, audience }: LimitedTenant, pool: Pool): Promise<string> {
  const granted = await pool.request({
    method: 'POST',
    path: '/oauth/token',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      audience,
    }),
  });
  return ((await granted.body.json()) as { access_token: string }).access_token;
}

export async function wholeStack(): Promise<void> {
  const program = await bundled('limited-tenant');
  const built = copyOfDist();
  const { child, ready: tenant } = await started<LimitedTenant>(program, [0, PLENTY, PLENTY].map(String));
  const pool = new Pool(tenant.url);
  const client = new Client({ name: 'bench', version: '1.0.0' }, { versionNegotiation: { mode: 'auto' } });
  try {
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [built.cli],
        env: {
          PATH: process.env.PATH ?? '',
          AUTH0_DOMAIN: tenant.url,
          AUTH0_CLIENT_ID: tenant.clientId,
          AUTH0_CLIENT_SECRET: tenant.clientSecret,
        },
        stderr: 'ignore',
      }),
    );
    const headers = { authorization: `Bearer ${await tokenOf(tenant, pool)}` };
    const path = '/api/v2/clients?page=0&per_page=50&include_totals=true';
    const bare = async () => (await pool.request({ method: 'GET', path, headers })).body.json();
    const tool = async () => {
      const answer = await client.callTool({
        name: 'list_clients',
        arguments: { page: 0, per_page: 50, include_totals: true },
      });
      if (answer.isError) throw new Error(`list_clients failed: ${JSON.stringify(answer.content)}`);
    };
    const times: { tool: number[]; bare: number[] } = { tool: [], bare: [] };
    for (let round = 0; round < WARM_UP + ROUNDS; round++) {
      for (const [name, call] of Object.entries({ tool, bare }) as ['tool' | 'bare', () => Promise<void>][]) {
        const began = performance.now();
        await call();
        if (round >= WARM_UP) times[name].push(performance.now() - began);
      }
    }
    const [ms, bareMs] = [median(times.tool), median(times.bare)];
    report('list_clients through the whole stack', ms / bareMs, {
      detail: `p50 ${ms.toFixed(2)} ms, p95 ${quantile(times.tool, 0.95).toFixed(2)} ms, against p50 ${bareMs.toFixed(2)} ms of the bare request to the sandbox`,
    });
  } finally {
    await client.close();
    await pool.close();
    child.kill();
    built.remove();
    rmSync(program);
  }
}
