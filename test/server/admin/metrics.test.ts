/** Figures: what is counted, and that no label takes what callers or Auth0 choose. */
import { expect, it } from 'vitest';
import { Metrics } from '../../../src/server/admin/metrics.js';

const make = () =>
  new Metrics(async () => ({
    ...{ callsInFlight: 3, sessions: 2, streams: 1, approvalsWaiting: 4, ready: true },
  }));
const lines = async (metrics: Metrics, name: string) =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith(`auth0_mcp_${name}`));

it('counts calls by tool, outcome and risk, and takes no code of the API as a label', async () => {
  const metrics = make();
  metrics.call({ tool: 'get_user', risk: 'read', outcome: 'ok', ms: 30 });
  metrics.call({ tool: 'get_user', risk: 'read', outcome: 'inexistent_user', status: 404, ms: 30 });
  metrics.call({ tool: 'unknown', risk: 'unknown', outcome: 'Évil "label"\n', ms: 1 });
  expect(await lines(metrics, 'calls_total')).toEqual([
    'auth0_mcp_calls_total{tool="get_user",risk="read",outcome="ok"} 1',
    'auth0_mcp_calls_total{tool="get_user",risk="read",outcome="api_4xx"} 1',
    'auth0_mcp_calls_total{tool="unknown",risk="unknown",outcome="other"} 1',
  ]);
  expect(await lines(metrics, 'call_duration_seconds_count')).toContain(
    'auth0_mcp_call_duration_seconds_count{risk="read"} 2',
  );
});

it('tells a hundred codes apart and no more', async () => {
  const metrics = make();
  const letters = (n: number) => [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  for (let n = 0; n < 300; n += 1)
    metrics.call({ tool: 't', risk: 'read', outcome: `code_${letters(n)}`, ms: 1 });
  const counted = await lines(metrics, 'calls_total');
  expect(counted).toHaveLength(101);
  expect(counted.at(-1)).toBe('auth0_mcp_calls_total{tool="t",risk="read",outcome="other"} 200');
});

it('counts API requests by resource, never by path', async () => {
  const metrics = make();
  metrics.request('GET /users/{id}', 200, 10);
  metrics.request('GET /users/{id}/roles', 429, 10);
  metrics.request('GET /users', undefined, 10);
  expect(await lines(metrics, 'api_requests_total')).toEqual([
    'auth0_mcp_api_requests_total{class="GET /users",status="2xx"} 1',
    'auth0_mcp_api_requests_total{class="GET /users",status="429"} 1',
    'auth0_mcp_api_requests_total{class="GET /users",status="none"} 1',
  ]);
});

it('shows levels, waits, confirmations and tokens', async () => {
  const metrics = make();
  metrics.waited('paced', 1500);
  metrics.confirmation('form', 'asked');
  metrics.confirmation('person', 'approved');
  metrics.token(true, 1_900_000_000_000);
  metrics.token(false);
  const text = await metrics.text();
  for (const line of [
    'auth0_mcp_calls_in_flight 3',
    'auth0_mcp_sessions 2',
    'auth0_mcp_streams 1',
    'auth0_mcp_ready 1',
    'auth0_mcp_api_wait_seconds_sum{reason="paced"} 1.5',
    'auth0_mcp_confirmations_total{channel="form",outcome="asked"} 1',
    'auth0_mcp_confirmations_total{channel="person",outcome="approved"} 1',
    'auth0_mcp_tokens_total{outcome="granted"} 1',
    'auth0_mcp_tokens_total{outcome="failed"} 1',
    'auth0_mcp_token_expires_timestamp_seconds 1900000000',
  ])
    expect(text).toContain(`${line}\n`);
  expect(text).toMatch(/nodejs_eventloop_lag/);
});

it('reads levels once at each scrape', async () => {
  let read = 0;
  const metrics = new Metrics(async () => {
    read += 1;
    return { callsInFlight: 0, sessions: read, streams: 0, approvalsWaiting: 10 + read, ready: read < 2 };
  });
  await metrics.text();
  const second = await metrics.text();
  expect(read).toBe(2);
  for (const line of ['sessions 2', 'approvals_waiting 12', 'ready 0'])
    expect(second).toContain(`auth0_mcp_${line}\n`);
});
