/**
 * `npx tsx --expose-gc bench/sandbox-scale.ts`: a sandbox tenant of 100,000 people, held to its limits: memory, what
 * one request takes, saving and loading. The tenant runs in a process of its own (this file with `serve FILE`).
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { type RunningSandbox, startSandbox } from '../src/sandbox/start.js';
import { median } from './support/report.js';

const PEOPLE = 100_000;
const ROLES = 20;
const ORGANIZATIONS = 200;
const DATABASE = 'Username-Password-Authentication';
const CITIES = ['Bergen', 'Gdansk', 'Innsbruck', 'Leeuwarden', 'Porto'];

function person(index: number): Record<string, unknown> {
  const at = new Date(Date.UTC(2024, 0, 1) + index * 60_000).toISOString();
  const id = index.toString(16).padStart(24, '0');
  return {
    user_id: `auth0|${id}`,
    email: `person.${index}@mail${index % 50}.example`,
    email_verified: index % 3 !== 0,
    name: `Given${index % 1000} Family${index}`,
    given_name: `Given${index % 1000}`,
    family_name: `Family${index}`,
    nickname: `person.${index}`,
    picture: `https://pictures.example/${id}.png`,
    created_at: at,
    updated_at: at,
    last_login: at,
    last_ip: '192.0.2.1',
    logins_count: index % 40,
    identities: [{ connection: DATABASE, user_id: id, provider: 'auth0', isSocial: false }],
    user_metadata: { city: CITIES[index % CITIES.length], theme: index % 2 ? 'dark' : 'light' },
    app_metadata: { plan: index % 10 === 0 ? 'gold' : 'free', seats: index % 7 },
  };
}

/** A snapshot of a new tenant filled with people, roles and organizations. */
async function largeSnapshot(folder: string): Promise<string> {
  const bare = join(folder, 'bare.jsonl');
  await (await startSandbox({ dataFile: bare })).close();
  const lines = (await readFile(bare, 'utf8')).trimEnd().split('\n');
  const footer = lines.pop() ?? '';
  const file = join(folder, 'large.jsonl');
  const out = createWriteStream(file);
  const write = async (value: unknown): Promise<void> => {
    if (!out.write(`${typeof value === 'string' ? value : JSON.stringify(value)}\n`))
      await once(out, 'drain');
  };
  for (const line of lines) await write(line);
  for (let i = 0; i < ROLES; i++) await write(['d', 'roles', { id: `rol_${i}`, name: `Role ${i}` }]);
  for (let i = 0; i < ORGANIZATIONS; i++) {
    await write([
      'd',
      'organizations',
      { id: `org_${i}`, name: `org-${i}`, display_name: `Organization ${i}` },
    ]);
  }
  for (let i = 0; i < PEOPLE; i++) {
    const doc = person(i);
    await write(['d', 'users', doc]);
    await write(['l', 'role-users', `rol_${i % ROLES}`, doc.user_id, null]);
    await write(['l', 'organization-members', `org_${i % ORGANIZATIONS}`, doc.user_id, null]);
  }
  await write(footer);
  out.end();
  await once(out, 'finish');
  return file;
}

interface Report {
  loadMs: number;
  saveMs: number;
  rssMb: number;
  heapMb: number;
}

/** The tenant's process: says where it listens, measures itself when asked, saves when told to close. */
async function serve(file: string): Promise<void> {
  const began = performance.now();
  const running = await startSandbox({ dataFile: file, rateLimit: 'off' });
  const loadMs = performance.now() - began;
  process.send?.(running satisfies Omit<RunningSandbox, 'close'>);
  process.on('message', async (message) => {
    globalThis.gc?.();
    const { rss, heapUsed } = process.memoryUsage();
    const closing = performance.now();
    if (message === 'close') await running.close();
    const saveMs = performance.now() - closing;
    process.send?.({ loadMs, saveMs, rssMb: rss / 2 ** 20, heapMb: heapUsed / 2 ** 20 } satisfies Report);
    if (message === 'close') process.disconnect();
  });
}

async function ask(child: ChildProcess, question: 'measure' | 'close'): Promise<Report> {
  child.send(question);
  const [answer] = await once(child, 'message');
  return answer as Report;
}

const failures: string[] = [];

function line(name: string, value: number, unit: string, limit: number, detail = ''): void {
  const over = value > limit;
  if (over) failures.push(name);
  console.log(`${name}: ${value.toFixed(1)} ${unit} (${over ? 'OVER' : 'within'} ${limit} ${unit})${detail}`);
}

/** Reads by an index: what they ask, and how many they must find (undefined: any number). */
const INDEXED: [name: string, path: string][] = [
  ['get', `/users/auth0|${(4321).toString(16).padStart(24, '0')}`],
  ['list', '/users?per_page=100'],
  ['list with total', '/users?per_page=50&include_totals=true'],
  ['list, last page', '/users?per_page=100&page=9'],
  ['users by e-mail', '/users-by-email?email=person.77777@mail27.example'],
  ['search by e-mail', '/users?q=email:"person.77777@mail27.example"'],
  ['search by user_id', `/users?q=user_id:"auth0|${(99_999).toString(16).padStart(24, '0')}"`],
  ['search by organization', '/users?q=organization_id:org_7&per_page=100&include_totals=true'],
  ['people of a role', '/roles/rol_3/users?per_page=100&include_totals=true'],
  ['roles of a person', `/users/auth0|${(4321).toString(16).padStart(24, '0')}/roles`],
  ['members of an organization', '/organizations/org_7/members?per_page=100&include_totals=true'],
  ['organizations of a person', `/users/auth0|${(4321).toString(16).padStart(24, '0')}/organizations`],
];

const LUCENE = [
  'Family77777',
  'name:"Given7 Family7"',
  'name:Given7*',
  'email:*mail27.example',
  'name:*amily999*',
  'email.domain:mail7.example',
  'app_metadata.plan:gold',
  'app_metadata.plan:gold AND user_metadata.city:"Porto"',
  'user_metadata.city:"Porto" OR logins_count:[30 TO *]',
  'NOT email_verified:true',
  'email_verified:false AND NOT user_metadata.theme:"dark" AND logins_count:{5 TO 9]',
  'created_at:[2024-02-01 TO 2024-03-01]',
  'last_login:[2024-01-02T00:00:00Z TO *] AND (name:Family1* OR nickname:person.2*)',
  '_exists_:phone_number',
  'identities.connection:"Username-Password-Authentication"',
  '(email:person.1* AND name:Given*) OR (app_metadata.seats:3 AND -user_metadata.theme:"light")',
];

async function timings(url: string, token: string): Promise<void> {
  const dispatcher = new Agent();
  const call = async (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown) => {
    const began = performance.now();
    const answer = await request(`${url}/api/v2${encodeURI(path)}`, {
      method,
      dispatcher,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${text}`);
    return { ms: performance.now() - began, body: text === '' ? undefined : JSON.parse(text) };
  };
  const times = async (rounds: number, work: (round: number) => Promise<number>): Promise<number> => {
    const all: number[] = [];
    for (let round = 0; round < rounds; round++) all.push(await work(round));
    return median(all);
  };
  for (const [name, path] of INDEXED) {
    line(name, await times(15, async () => (await call('GET', path)).ms), 'ms', 20);
  }
  for (const sort of ['', '&sort=last_login:-1']) {
    for (const q of LUCENE) {
      const path = `/users?q=${q}&search_engine=v3&per_page=50&include_totals=true${sort}`;
      let total = 0;
      const ms = await times(5, async () => {
        const answer = await call('GET', path);
        total = answer.body.total;
        return answer.ms;
      });
      line(`search ${q}${sort && ', sorted'}`, ms, 'ms', 300, ` ${total} found`);
    }
  }
  const made: string[] = [];
  const body = (round: number) => ({
    connection: DATABASE,
    email: `new.${round}@example.com`,
    password: 'Corr3ct-Horse-Battery',
  });
  const create = await times(200, async (round) => {
    const answer = await call('POST', '/users', body(round));
    made.push(answer.body.user_id);
    return answer.ms;
  });
  line('create', create, 'ms', 20);
  line(
    'change',
    await times(200, async (round) => (await call('PATCH', `/users/${made[round]}`, { nickname: 'x' })).ms),
    'ms',
    20,
  );
  line(
    'delete',
    await times(200, async (round) => (await call('DELETE', `/users/${made[round]}`)).ms),
    'ms',
    20,
  );
  await dispatcher.close();
}

async function start(file: string): Promise<{ child: ChildProcess; running: RunningSandbox }> {
  const child = fork(import.meta.filename, ['serve', file], {
    execArgv: [...process.execArgv, '--expose-gc'],
  });
  const [running] = await once(child, 'message');
  return { child, running: running as RunningSandbox };
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-scale-'));
  try {
    const file = await largeSnapshot(folder);
    console.log(`${PEOPLE} people, ${(statSync(file).size / 2 ** 20).toFixed(0)} MB on disk`);
    const { child, running } = await start(file);
    const granted = await request(`${running.url}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: running.clientId,
        client_secret: running.clientSecret,
        audience: running.audience,
      }),
    });
    const { access_token: token } = (await granted.body.json()) as { access_token: string };
    await timings(running.url, token);
    const before = await ask(child, 'measure');
    line('load', before.loadMs / 1000, 's', 10);
    line('memory, whole process', before.rssMb, 'MB', 1024, `, heap ${before.heapMb.toFixed(0)} MB`);
    line('save', (await ask(child, 'close')).saveMs / 1000, 's', 10);
    const people = readFileSync(file, 'utf8')
      .split('\n')
      .filter((row) => row.startsWith('["d","users"')).length;
    if (people !== PEOPLE) failures.push(`saved ${people} people`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (failures.length > 0) {
    console.log(`OVER: ${failures.join('; ')}`);
    process.exitCode = 1;
  }
}

const [mode, file = ''] = process.argv.slice(2);
if (mode === 'serve') await serve(file);
else await measure();
