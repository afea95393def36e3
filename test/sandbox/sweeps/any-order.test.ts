/** Requests in any order over one tenant, logins among them: settings that one of them leaves must not break another. */
import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFacts } from '../../../src/catalog/load.js';
import type { OperationFacts } from '../../../src/catalog/types.js';
import { odd, oddText, valid } from '../support/arbitrary.js';
import { SandboxClient } from '../support/sandbox-client.js';

const SEED = 20_240_503;
const DATABASE = 'Username-Password-Authentication';
const PASSWORD = 'Corr3ct-Horse-Battery';
const SOMEBODY = { connection: DATABASE, email: 'somebody@example.com', password: PASSWORD };

let client: SandboxClient;
beforeAll(async () => {
  client = await SandboxClient.start();
});
afterAll(() => client.close());

const token = (fields: object, headers: Record<string, string> = {}) => {
  const { clientId, clientSecret } = client.running;
  return client.raw(
    'POST',
    '/oauth/token',
    { client_id: clientId, client_secret: clientSecret, ...fields },
    headers,
  );
};
const logIn = (fields: object = {}, headers: Record<string, string> = {}) =>
  token(
    {
      grant_type: 'password',
      username: SOMEBODY.email,
      password: PASSWORD,
      scope: 'openid offline_access',
      ...fields,
    },
    headers,
  );

/** Leaves the caller able to go on: these take away what every other request needs. */
const CUTS_OFF = /client-grants|resource-servers|^\/clients\/\{(id|client_id)\}|^\/keys\//;

interface Step {
  name: string;
  run: (ids: readonly string[]) => Promise<{ status: number; body: unknown }>;
}

function write(operation: OperationFacts): fc.Arbitrary<Step> {
  const body = operation.body ? valid(operation.body.schema) : fc.constant(undefined);
  return fc.tuple(body, fc.nat()).map(([sent, choice]) => ({
    name: `${operation.method} ${operation.path} ${JSON.stringify(sent)}`,
    run: (ids) => {
      const path = operation.path.replace(/\{\w+\}/g, () =>
        encodeURIComponent((ids[choice % ids.length] ?? 'x').replace(/\p{Surrogate}/gu, '')),
      );
      return client.api(operation.method, path, operation.method === 'GET' ? undefined : sent);
    },
  }));
}

const logins: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ organization: oddText, audience: oddText, realm: oddText }, { requiredKeys: [] })
    .map((fields) => ({
      name: `login ${JSON.stringify(fields)}`,
      run: () => logIn(fields, { 'x-forwarded-for': '192.0.2.7' }),
    })),
  fc.record({ email: oddText, user_metadata: odd, username: odd }, { requiredKeys: [] }).map((fields) => ({
    name: `signup ${JSON.stringify(fields)}`,
    run: () => client.raw('POST', '/dbconnections/signup', { ...SOMEBODY, ...fields }),
  })),
  fc.constant({
    name: 'refresh',
    run: async () => {
      const { body } = await logIn();
      return token({ grant_type: 'refresh_token', refresh_token: body.refresh_token ?? 'none' });
    },
  }),
);

const operations = loadFacts().operations.filter(({ path }) => !CUTS_OFF.test(path));
const settings = operations.filter(({ method, path }) => /PATCH|PUT/.test(method) && !path.includes('{'));
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...operations).chain(write) },
    { weight: 2, arbitrary: fc.constantFrom(...settings).chain(write) },
    { weight: 2, arbitrary: logins },
  ),
  { minLength: 40, maxLength: 40 },
);

/** Ids that an answer names. */
function idsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    typeof part === 'string' && /^id$|_id$/.test(name) ? [part] : idsIn(part),
  );
}

describe('requests in any order', () => {
  it('never end in a fault of the sandbox', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        await client.reset('empty');
        await client.login();
        const { body } = await client.api('POST', '/users', SOMEBODY);
        const ids = [body.user_id as string, ...idsIn((await client.api('GET', '/connections')).body)];
        for (const { name, run } of sequence) {
          const answer = await run(ids);
          expect(answer.status, name).toBeLessThan(500);
          ids.push(...idsIn(answer.body));
        }
      }),
      { seed: SEED, numRuns: 40, endOnFailure: true },
    );
  });
});

describe('values that are allowed and cannot be', () => {
  beforeAll(async () => {
    await client.reset('empty');
    await client.login();
    await client.api('POST', '/users', SOMEBODY);
  });

  it('a session of a billion years ends within a year', async () => {
    const long = { session_lifetime: 1e15, idle_session_lifetime_in_minutes: 1e15 };
    expect((await client.api('PATCH', '/tenants/settings', long)).status).toBe(200);
    expect((await logIn()).status).toBe(200);
    const { body } = await client.api('GET', '/users?q=email:"somebody@example.com"');
    const sessions = await client.api('GET', `/users/${encodeURIComponent(body[0].user_id)}/sessions`);
    const { created_at, expires_at } = sessions.body.sessions[0];
    expect(Date.parse(expires_at) - Date.parse(created_at)).toBe(365 * 86_400_000);
  });

  it('an assertion whose algorithm is a property of every object is refused', async () => {
    const { publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const made = await client.api('POST', '/clients', {
      name: 'Signer',
      client_authentication_methods: {
        private_key_jwt: { credentials: [{ credential_type: 'public_key', pem: publicKey }] },
      },
    });
    const id = made.body.client_id;
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = {
      iss: id,
      sub: id,
      aud: `${client.running.url}/`,
      exp: Math.floor(Date.now() / 1000) + 60,
    };
    for (const alg of ['constructor', '__proto__', 'none', 'HS256']) {
      const answer = await client.raw('POST', '/oauth/token', {
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: `${part({ alg })}.${part(claims)}.c2ln`,
      });
      expect(answer.status, alg).toBe(401);
    }
  });

  it('a cursor that no header can carry is answered', async () => {
    const answer = await client.api('GET', '/logs?take=1&from=%F0%9F%9A%B2');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('link')).toMatch(/^<[\x20-\x7e]+>; rel="next"$/);
  });

  it('a clock that has run past all dates still serves', async () => {
    expect((await client.raw('POST', '/_sandbox/clock', { advance_ms: 1e300 })).status).toBe(204);
    await client.login();
    expect((await client.api('POST', '/roles', { name: 'Late' })).status).toBe(200);
  });
});
