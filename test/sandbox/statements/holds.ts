/** Holds statements against sandboxes of a file's own: one for each plan, started when it is first needed. */
import { expect } from 'vitest';
import { totpCode } from '../../../src/sandbox/auth/mfa/totp.js';
import type { Plan } from '../../../src/sandbox/types.js';
import { eventErrors } from '../support/log-schema.js';
import { type Answer, SandboxClient } from '../support/sandbox-client.js';
import { hashOf, KEYS, signed } from './signing.js';
import { type Expectation, filled, type Statement, type Step, valueAt } from './statement.js';

const claimsOf = (token: unknown): object =>
  JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString());

/** What one statement has seen so far. */
interface Course {
  client: SandboxClient;
  kept: Map<string, unknown>;
  cookies: Map<string, string>;
  /** What the sandbox's clock said last, in epoch milliseconds. */
  now: number;
}

export class Holder {
  readonly #clients = new Map<Plan, Promise<SandboxClient>>();
  /** Whose token was made after time had passed, or signed by a key that is gone after a reset. */
  readonly #stale = new Set<SandboxClient>();

  #client(plan: Plan): Promise<SandboxClient> {
    const client = this.#clients.get(plan) ?? SandboxClient.start({ plan });
    this.#clients.set(plan, client);
    return client;
  }

  async hold({ steps, plan = 'enterprise' }: Statement): Promise<void> {
    const client = await this.#client(plan);
    await client.reset();
    if (this.#stale.delete(client)) await client.login();
    const { audience, url, clientId, clientSecret } = client.running;
    const kept = new Map<string, unknown>(
      Object.entries({
        audience,
        url,
        admin_id: clientId,
        admin_secret: clientSecret,
        host: new URL(url).host,
        ...KEYS,
      }),
    );
    const course: Course = { client, kept, cookies: new Map(), now: Date.now() };
    if (steps.some(([request]) => request === 'CLOCK')) this.#stale.add(client);
    for (const step of steps) await take(course, step);
    // Those of writes to the Management API have a test of their own.
    if (steps.some(([request]) => request.includes('~'))) await judgeEvents(course);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#clients.values()].map(async (client) => (await client).close()));
  }
}

type Claims = Record<string, unknown>;

/** Claims that are times are given as seconds from now, `ath` as the token that is hashed. */
const dated = ({ ath, ...claims }: Claims, now: number): Claims => ({
  ...Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      ['exp', 'iat', 'nbf'].includes(name) ? Math.floor(now / 1000) + Number(value) : value,
    ]),
  ),
  ...(ath === undefined ? {} : { ath: hashOf(String(ath)) }),
});

/** Events are valid against the published schema, whatever made them. */
async function judgeEvents({ client }: Course): Promise<void> {
  const { body } = await client.api('GET', '/logs?per_page=100');
  // The statement may have taken the scope, or the right to call at all.
  if (Array.isArray(body)) expect([...new Set(body.flatMap(eventErrors))]).toEqual([]);
}

async function take(course: Course, [request, body, status, more = {}]: Step): Promise<void> {
  const { kept, client } = course;
  if (request === 'CLOCK') {
    await client.raw('POST', '/_sandbox/clock', { advance_ms: Number(body) * 1000 });
    await client.login();
    course.now += Number(body) * 1000;
    return;
  }
  if (request.startsWith('SECRET ')) {
    kept.set(request.slice(7), body);
    return;
  }
  if (request.startsWith('SIGN ')) {
    const { header, claims } = filled(body, kept) as { header: Record<string, unknown>; claims: Claims };
    kept.set(request.slice(5), signed(header, dated(claims, course.now)));
    return;
  }
  for (const [name, value] of kept)
    if (name.startsWith('totp_')) kept.set(`code_of_${name}`, totpCode(String(value), course.now));
  const [method = '', ...path] = String(filled(request, kept)).split(' ');
  const target = path.join(' ').replaceAll('|', '%7C');
  const sends = (filled(more.sends ?? {}, kept) ?? {}) as Record<string, string>;
  if (method === 'FILE') {
    const form = new FormData();
    for (const [name, value] of Object.entries(filled(body, kept) as Record<string, string>))
      form.set(name, name === 'users' ? new Blob([value], { type: 'application/json' }) : value);
    const answer = await client.api('POST', target, form);
    check(`${request}: ${JSON.stringify(answer.body)}`, answer, status, more, kept);
    return;
  }
  if (method === 'AWAIT') {
    let answer = await client.api('GET', target);
    for (let i = 0; i < 20_000 && answer.body?.status === 'pending'; i++)
      answer = await client.api('GET', target);
    check(`${request}: ${JSON.stringify(answer.body)}`, answer, status, more, kept);
    return;
  }
  const own = target.startsWith('~') || target.startsWith('http') || method === 'FORM';
  const answer = own
    ? await asBrowser(course, { method, target, body: filled(body, kept), sends })
    : await client.api(method, target, filled(body, kept), sends);
  course.now = Date.parse(answer.headers.get('date') ?? '');
  check(`${request}: ${JSON.stringify(answer.body)}`, answer, status, more, kept);
}

async function asBrowser(
  { client, cookies }: Course,
  request: { method: string; target: string; body: unknown; sends: Record<string, string> },
): Promise<Answer> {
  const { method, target, body, sends } = request;
  const path = target.replace(/^~/, '').replace(client.running.url, '');
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const form = method === 'FORM';
  const answer = await client.raw(
    form ? 'POST' : method,
    path,
    form ? Buffer.from(new URLSearchParams(body as Record<string, string>).toString()) : body,
    {
      ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      ...(cookie === '' ? {} : { cookie }),
      ...sends,
    },
    'manual',
  );
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(name, value);
  }
  return answer;
}

function check(
  context: string,
  { status, body, headers }: Answer,
  wanted: number,
  more: Expectation,
  kept: Map<string, unknown>,
): void {
  expect(status, context).toBe(wanted);
  if (more.has !== undefined) expect(body, context).toMatchObject(filled(more.has, kept) as object);
  for (const [at, look] of Object.entries(more.matches ?? {}))
    expect(String(valueAt(body, at)), `${context}: ${at}`).toMatch(look);
  if (more.is !== undefined) expect(body, context).toEqual(filled(more.is, kept));
  if (more.says !== undefined) expect(said(body, headers), context).toContain(filled(more.says, kept));
  if (more.code !== undefined) expect(codeOf(body, headers), context).toBe(more.code);
  for (const name of more.lacks ?? []) expect(body, context).not.toHaveProperty(name);
  for (const [name, value] of Object.entries(more.headers ?? {}))
    expect(headers.get(name) ?? '', `${context}: ${name}`).toMatch(
      typeof value === 'string' ? String(filled(value, kept)) : value,
    );
  for (const [at, claims] of Object.entries(more.claims ?? {}))
    expect(claimsOf(valueAt(body, at)), context).toMatchObject(filled(claims, kept) as object);
  for (const [at, names] of Object.entries(more.claimed ?? {}))
    for (const name of names) expect(claimsOf(valueAt(body, at)), context).toHaveProperty(name);
  for (const name of more.unclaimed ?? [])
    expect(claimsOf(body?.access_token), context).not.toHaveProperty(name);
  for (const [at, names] of Object.entries(more.lacking ?? {}))
    for (const name of names) expect(claimsOf(valueAt(body, at)), context).not.toHaveProperty(name);
  if (more.finds !== undefined)
    expect(body, context).toContainEqual(expect.objectContaining(filled(more.finds, kept) as object));
  if (more.hasNone !== undefined)
    expect(body, context).not.toContainEqual(expect.objectContaining(filled(more.hasNone, kept) as object));
  if (more.counts !== undefined) expect(body, context).toHaveLength(more.counts);
  for (const [name, look] of Object.entries(more.pages ?? {})) {
    const [, value] = look.exec(String(body)) ?? [];
    expect(value, `${context}: ${look}`).toBeDefined();
    kept.set(name, value);
  }
  for (const [name, one] of Object.entries(more.keepFound ?? {})) {
    const match = (body as Record<string, unknown>[]).find((entry) =>
      Object.entries(one).every(([key, value]) => entry[key] === value),
    );
    expect(match, context).toBeDefined();
    kept.set(name, match?.id);
  }
  for (const [name, at] of Object.entries(more.keep ?? {})) {
    const value = found(at, body, headers);
    expect(value, `${context}: ${at}`).toBeDefined();
    kept.set(name, value);
  }
}

const location = (headers: Headers): URL | undefined => {
  const address = headers.get('location');
  return address === null ? undefined : new URL(address, 'http://sandbox');
};

/** What an error says: in the answer, or in the address that it leads to. */
const said = (body: Answer['body'], headers: Headers): unknown =>
  body?.message ??
  body?.error_description ??
  body?.description ??
  location(headers)?.searchParams.get('error_description') ??
  (typeof body === 'string' ? body : body?.error);

const codeOf = (body: Answer['body'], headers: Headers): unknown =>
  body?.errorCode ?? body?.code ?? location(headers)?.searchParams.get('error') ?? body?.error;

function found(at: string, body: Answer['body'], headers: Headers): unknown {
  if (at.startsWith('#')) return headers.get(at.slice(1)) ?? undefined;
  if (at === '>') return headers.get('location') ?? undefined;
  if (at.startsWith('?')) return location(headers)?.searchParams.get(at.slice(1)) ?? undefined;
  return valueAt(body, at);
}
