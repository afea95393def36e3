/** Things that no operation of the API makes: they come from logins and directories, here from a snapshot. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../../src/sandbox/start.js';
import type { StateRecord } from '../../../src/sandbox/state/store.js';
import { SandboxClient } from './sandbox-client.js';

const at = '2030-01-01T00:00:00.000Z';

export const SEEDED = {
  user: 'auth0|0123456789abcdef01234567',
  group: 'grp_1111111111111111',
  secondGroup: 'grp_2222222222222222',
  session: 'session-1',
  secondSession: 'session-2',
  thirdSession: 'session-3',
  refreshToken: 'token-1',
  secondRefreshToken: 'token-2',
  enrollment: 'dev_1111111111111111',
  secondEnrollment: 'dev_2222222222222222',
  flow: 'af_1111111111111111111111',
  flowExecution: 'execution-1',
  secondFlowExecution: 'execution-2',
  execution: '00000000-0000-4000-8000-000000000001',
  blockedIp: '192.0.2.1',
};

const group = (id: string): StateRecord => [
  'd',
  'groups',
  { id, name: id, tenant_name: 'sandbox', type: 'connection', created_at: at, updated_at: at },
];
const session = (id: string): StateRecord => [
  'd',
  'sessions',
  { id, user_id: SEEDED.user, created_at: at, updated_at: at, clients: [] },
];
const token = (id: string): StateRecord => [
  'd',
  'refresh-tokens',
  {
    id,
    user_id: SEEDED.user,
    client_id: 'client',
    session_id: null,
    created_at: at,
    rotating: false,
    resource_servers: [],
  },
];
const flowExecution = (id: string): StateRecord => [
  'd',
  'flows/executions',
  { id, trace_id: 'trace', status: 'completed', created_at: at, updated_at: at, $parent: SEEDED.flow },
];
const enrollment = (device: string): StateRecord => [
  'd',
  'users/authentication-methods',
  {
    id: `guardian|${device}`,
    type: 'guardian',
    confirmed: true,
    name: 'Phone',
    created_at: at,
    enrolled_at: at,
    $parent: SEEDED.user,
    $device: device,
  },
];

const user: StateRecord = [
  'd',
  'users',
  {
    user_id: SEEDED.user,
    email: 'stock@example.com',
    name: 'Stock',
    created_at: at,
    updated_at: at,
    identities: [
      {
        connection: 'Username-Password-Authentication',
        user_id: SEEDED.user.slice(6),
        provider: 'auth0',
        isSocial: false,
      },
    ],
  },
];

const RECORDS: StateRecord[] = [
  user,
  group(SEEDED.group),
  group(SEEDED.secondGroup),
  session(SEEDED.session),
  session(SEEDED.secondSession),
  session(SEEDED.thirdSession),
  token(SEEDED.refreshToken),
  token(SEEDED.secondRefreshToken),
  enrollment(SEEDED.enrollment),
  enrollment(SEEDED.secondEnrollment),
  ['d', 'flows', { id: SEEDED.flow, name: 'Flow', created_at: at, updated_at: at }],
  flowExecution(SEEDED.flowExecution),
  flowExecution(SEEDED.secondFlowExecution),
  [
    'd',
    'actions/executions',
    {
      id: SEEDED.execution,
      trigger_id: 'post-login',
      status: 'final',
      results: [],
      created_at: at,
      updated_at: at,
    },
  ],
  ['d', 'blocked-ips', { ip: SEEDED.blockedIp }],
];

/** A sandbox that holds the stock besides what is built in. */
export async function stockedSandbox(): Promise<SandboxClient> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-stock-'));
  const file = join(folder, 'tenant.jsonl');
  try {
    await (await startSandbox({ dataFile: file })).close();
    const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
    lines.splice(-1, 0, ...RECORDS.map((record) => JSON.stringify(record)));
    await writeFile(file, `${lines.join('\n')}\n`);
    return await SandboxClient.start({ seed: file });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
