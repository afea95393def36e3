import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadFacts } from '../../../src/catalog/load.js';
import type { JsonSchema } from '../../../src/catalog/types.js';
import { redact, redactArguments, redactText } from '../../../src/policy/outgoing/redaction.js';
import { mask } from '../../../src/policy/outgoing/secret-rules.js';
import { operation, record, records } from '../records.js';

const { operations, schemas } = loadFacts();
const list = JSON.parse(readFileSync(join(import.meta.dirname, '../../../catalog/secrets.json'), 'utf8')) as {
  operations: Record<string, { request?: string[]; response?: string[] }>;
};

/** Every leaf of a schema that can hold text or a number: its keys from the root, arrays left out. */
function leaves(schema: JsonSchema | null | undefined): string[][] {
  const found = new Map<string, string[]>();
  const walk = (node: JsonSchema | undefined, path: string[], refs: string[]) => {
    if (!node) return;
    if (node.$ref) {
      const name = node.$ref.slice('#/schemas/'.length);
      if (!refs.includes(name)) walk(schemas[name], path, [...refs, name]);
      return;
    }
    for (const branch of [...(node.oneOf ?? []), ...(node.anyOf ?? []), ...(node.allOf ?? [])])
      walk(branch, path, refs);
    walk(node.items, path, refs);
    if (typeof node.additionalProperties === 'object')
      walk(node.additionalProperties, [...path, 'any'], refs);
    for (const [key, child] of Object.entries(node.properties ?? {})) walk(child, [...path, key], refs);
    const types = [node.type].flat();
    if (types.some((type) => type === 'string' || type === 'number' || type === 'integer'))
      found.set(path.join('.'), path);
  };
  walk(schema ?? undefined, [], []);
  return [...found.values()];
}

/** A value with the canary at the path, each step in an object. */
const plant = (path: readonly string[], canary: unknown): unknown =>
  path.reduceRight((value: unknown, key) => ({ [key]: value }), canary);

const listed = (operationKey: string): string[] => {
  const { request = [], response = [] } = list.operations[operationKey] ?? {};
  return [...new Set([...request, ...response])];
};

/** Looks like a secret by its name. */
const suspicious =
  /secret|passw|passphrase|_pass$|token|private|api_?key|apikey|access_?key|write_?key|sas_?key|server_key|skey|master_?key|credential|recovery|totp|otp|ticket|\bp12\b|pfx|assertion|cert|pem|wrapped|connection_?string|authorization$|invitation_url|sumoSource|link_with|^code$/i;

/** Reviewed: names that look like a secret and are none. The value must stay to be seen. */
const harmless = new Set([
  'account_name',
  'token_endpoint',
  'token_lifetime',
  'token_lifetime_for_web',
  'token_lifetime_for_anonymous_access_tokens',
  'token_dialect',
  'token_endpoint_auth_method',
  'token_endpoint_auth_signing_alg',
  'token_endpoint_jwtca_aud_format',
  'token_endpoint_auth_methods_supported',
  'token_endpoint_auth_signing_alg_values_supported',
  'tokenEndpointUrl',
  'token_id',
  'subject_token_type',
  'idle_token_lifetime',
  'id_token_signed_response_algs',
  'id_token_signing_alg_values_supported',
  'id_token_encryption_alg_values_supported',
  'id_token_encryption_enc_values_supported',
  'passwordPolicy',
  'password_dictionary',
  'last_password_reset',
  'leaked_passwords',
  'challenge_password_policy',
  'challenge_passwordless_policy',
  'challenge_password_reset_policy',
  'change_password',
  'credential_type',
  'credential_id',
  'credential_device_type',
  'private_key_id',
  'sasKeyName',
  'cert',
  'pem',
  'certificate_authority',
  'custom_certificate_authority',
  'sha256_cert_fingerprints',
  'privacy_policy_url',
  'otp_length',
  'otp_expiration_time',
  'otp_autocomplete',
  'code',
]);

describe('the reviewed list', () => {
  test('names operations that exist', () => {
    for (const key of Object.keys(list.operations)) operation(key);
  });

  test('and, for each of its requests, fields that are masked', () => {
    const seen: string[] = [];
    for (const key of Object.keys(list.operations)) {
      for (const path of listed(key)) {
        const keys = path
          .replace(/\.?\*\*$/, '')
          .split('.')
          .filter((part) => part !== '');
        if (path.endsWith('**')) keys.push('any');
        const text = JSON.stringify(redact(plant(keys, 'canary-value'), { operation: key }));
        if (text.includes('canary')) seen.push(`${key} ${path}`);
        expect(text, `${key} ${path}`).toContain(mask);
      }
    }
    expect(seen).toEqual([]);
  });

  test('leaves no field of any operation undecided that looks like a secret', () => {
    const undecided = new Set<string>();
    for (const facts of operations) {
      const key = `${facts.method} ${facts.path}`;
      const places = [
        ...leaves(facts.body?.schema),
        ...Object.values(facts.responses).flatMap((schema) => leaves(schema)),
      ];
      for (const path of places) {
        const name = path.at(-1) ?? '';
        if (!suspicious.test(name) || harmless.has(name)) continue;
        const masked = !JSON.stringify(redact(plant(path, 'canary-value'), { operation: key })).includes(
          'canary',
        );
        if (!masked) undecided.add(`${name}  e.g. ${key} ${path.join('.')}`);
      }
    }
    expect([...undecided]).toEqual([]);
  });

  test('masks nothing that is harmless, in any operation', () => {
    const wrong = new Set<string>();
    const expected = new Set(['POST /flows/vault/connections', 'PATCH /flows/vault/connections/{id}']);
    for (const facts of operations) {
      const key = `${facts.method} ${facts.path}`;
      for (const path of [
        ...leaves(facts.body?.schema),
        ...Object.values(facts.responses).flatMap((s) => leaves(s)),
      ]) {
        const name = path.at(-1) ?? '';
        const secret = suspicious.test(name) && !harmless.has(name);
        const inList = listed(key).some((entry) => entry.split('.').at(-1) === name || entry.endsWith('**'));
        if (secret || inList || expected.has(key)) continue;
        if (JSON.stringify(redact(plant(path, 'canary-value'), { operation: key })).includes(mask)) {
          wrong.add(`${key} ${path.join('.')}`);
        }
      }
    }
    expect([...wrong]).toEqual([]);
  });
});

describe('what is masked', () => {
  test.each([
    ['POST /clients', { client_id: 'c', client_secret: 's' }, { client_id: 'c', client_secret: mask }],
    [
      'GET /clients',
      { clients: [{ client_secret: 's' }], total: 1 },
      { clients: [{ client_secret: mask }], total: 1 },
    ],
    ['GET /clients', { items: [{ client_secret: 's' }] }, { items: [{ client_secret: mask }] }],
    ['GET /clients', [{ client_secret: 's' }], [{ client_secret: mask }]],
    [
      'GET /connections/{id}',
      { options: { client_secret: 's', configuration: { DB: 'postgres://u:p@h', n: 5 } } },
      { options: { client_secret: mask, configuration: { DB: mask, n: mask } } },
    ],
    ['GET /hooks/{id}/secrets', { API: 'x', OTHER: 'y' }, { API: mask, OTHER: mask }],
    ['PUT /rules-configs/{key}', { key: 'K', value: 'v' }, { key: 'K', value: mask }],
    [
      'PATCH /actions/actions/{id}',
      { secrets: [{ name: 'API', value: 'v' }] },
      { secrets: [{ name: 'API', value: mask }] },
    ],
    [
      'POST /log-streams',
      { sink: { splunkToken: 't', splunkDomain: 'd' } },
      { sink: { splunkToken: mask, splunkDomain: 'd' } },
    ],
    [
      'POST /log-streams',
      { sink: { httpCustomHeaders: [{ header: 'X', value: 'v' }] } },
      { sink: { httpCustomHeaders: [{ header: 'X', value: mask }] } },
    ],
    ['POST /tickets/password-change', { ticket: 'https://t/lo/reset?ticket=abc#' }, { ticket: mask }],
    [
      'POST /organizations/{id}/invitations',
      { invitation_url: 'https://x', ticket_id: 't', id: 'inv' },
      { invitation_url: mask, ticket_id: mask, id: 'inv' },
    ],
    [
      'POST /connections/{id}/scim-configuration/tokens',
      { token: 't', token_id: 'tok' },
      { token: mask, token_id: 'tok' },
    ],
    ['POST /users/{id}/recovery-code-regeneration', { recovery_code: 'ABC' }, { recovery_code: mask }],
    [
      'GET /users/{id}',
      { identities: [{ access_token: 'a', refresh_token: 'r', connection: 'g' }] },
      { identities: [{ access_token: mask, refresh_token: mask, connection: 'g' }] },
    ],
    [
      'POST /flows/vault/connections',
      { setup: { type: 'WEBHOOK', url: 'https://hooks.slack.com/x' } },
      { setup: { type: 'WEBHOOK', url: mask } },
    ],
    [
      'PUT /guardian/factors/push-notification/providers/fcmv1',
      { server_credentials: { type: 'service_account', private_key: 'k' } },
      { server_credentials: { type: mask, private_key: mask } },
    ],
    [
      'PUT /keys/custom-signing',
      { keys: [{ kty: 'EC', x: 'x', d: 'private' }] },
      { keys: [{ kty: 'EC', x: 'x', d: mask }] },
    ],
    [
      'GET /jobs/{id}/errors',
      [{ user: { email: 'e', custom_password_hash: { hash: { value: 'v' } } } }],
      [{ user: { email: 'e', custom_password_hash: { hash: { value: mask } } } }],
    ],
    [
      'POST /resource-servers',
      { signing_secret: 's', signing_alg: 'HS256' },
      { signing_secret: mask, signing_alg: 'HS256' },
    ],
    [
      'PATCH /clients/{id}',
      { addons: { firebase: { private_key: 'k', private_key_id: 'id', client_email: 'e' } } },
      { addons: { firebase: { private_key: mask, private_key_id: 'id', client_email: 'e' } } },
    ],
  ])('%s', (key, value, expected) => {
    operation(key);
    expect(redact(value, { operation: key })).toEqual(expected);
  });

  test.each([
    'client_secret',
    'clientSecret',
    'CLIENT-SECRET',
    'app_secret',
    'password',
    'smtp_pass',
    'passwd',
    'pwd',
    'api_key',
    'apiKey',
    'x-api-key',
    'private_key',
    'access_token',
    'refreshToken',
    'id_token',
    'token',
    'authorization',
    'Set-Cookie',
    'recovery_code',
    'totp_secret',
    'aws_secret_access_key',
    'connectionString',
    'password_hash',
    'my_service_password',
  ])('by its name alone, anywhere: %s', (name) => {
    expect(redact({ user_metadata: { deep: [{ [name]: 'canary' }] } })).toEqual({
      user_metadata: { deep: [{ [name]: mask }] },
    });
  });

  test('lists under such a name, mixed ones too, and names of any length', () => {
    expect(redact({ secrets: ['a', 'b'], token: ['x', { password: 'y', name: 'n' }, 7] })).toEqual({
      secrets: [mask, mask],
      token: [mask, { password: mask, name: 'n' }, 7],
    });
    const long = `${'x'.repeat(500)}_secret`;
    expect(redact({ [long]: 'canary' })).toEqual({ [long]: mask });
  });

  test('numbers only where the list says so', () => {
    expect(
      redact({ recovery_code: 123456 }, { operation: 'POST /users/{id}/recovery-code-regeneration' }),
    ).toEqual({
      recovery_code: mask,
    });
    expect(redact({ recovery_code: 123456 })).toEqual({ recovery_code: 123456 });
  });

  test('beneath a field that is masked whole: all but switches and nothing', () => {
    const configuration = { url: 'u', port: 5432, tls: true, none: null, empty: '', list: ['a'] };
    expect(redact({ options: { configuration } }, { operation: 'GET /connections/{id}' })).toEqual({
      options: { configuration: { url: mask, port: mask, tls: true, none: null, empty: '', list: [mask] } },
    });
  });

  test('a sentence is spared only where texts are kept', () => {
    const text = { 'wrong-password': 'That is not your password' };
    expect(redact(text, { operation: 'GET /prompts/{prompt}/custom-text/{language}' })).toBe(text);
    expect(redact(text, { operation: 'GET /users/{id}' })).toEqual({ 'wrong-password': mask });
    expect(
      redact({ password: 'word' }, { operation: 'GET /prompts/{prompt}/custom-text/{language}' }),
    ).toEqual({
      password: mask,
    });
  });

  test('an operation that is not listed, or named like a property, has the safety net', () => {
    for (const name of ['GET /roles', 'constructor', '__proto__', '']) {
      expect(redact({ value: 'v', api_key: 'k' }, { operation: name })).toEqual({
        value: 'v',
        api_key: mask,
      });
    }
  });

  test('a field that is known beneath others is masked only beneath them', () => {
    const operation = 'GET /connections/{id}';
    const [above, key] = ['options', 'configuration'];
    expect(listed(operation)).toContain(`${above}.${key}.**`);
    const value = (...path: string[]) => plant([...path, key, 'any'], 'x');
    for (const path of [[above], ['x', above]])
      expect(redact(value(...path), { operation }), `${path}`).toEqual(plant([...path, key, 'any'], mask));
    for (const path of [[], ['x'], [above, 'x']])
      expect(redact(value(...path), { operation }), `${path}`).toEqual(value(...path));
  });

  test('letters of a key are a secret only in a key', () => {
    const point = { d: 'north', p: 1, k: 'x' };
    expect(redact(point)).toBe(point);
    expect(redact({ kty: 7, d: 'x' })).toEqual({ kty: 7, d: 'x' });
    expect(redact({ kty: 'RSA', k: 'x' })).toEqual({ kty: 'RSA', k: 'x' });
  });

  test('a masked value can be changed and listed like any other', () => {
    const masked = redact({ password: 'x' }) as Record<string, unknown>;
    expect(Object.getOwnPropertyDescriptor(masked, 'password')).toEqual({
      value: mask,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  });

  test('a private JWK loses what makes it private', () => {
    expect(redact({ jwk: { kty: 'RSA', n: 'n', e: 'AQAB', d: 'd', p: 'p', q: 'q' } })).toEqual({
      jwk: { kty: 'RSA', n: 'n', e: 'AQAB', d: mask, p: mask, q: mask },
    });
    expect(redact({ kty: 'oct', k: 'secret', alg: 'HS256' })).toEqual({ kty: 'oct', k: mask, alg: 'HS256' });
    const publicKey = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'k' };
    expect(redact(publicKey)).toBe(publicKey);
  });

  test('tokens and private keys by their own form, in any field', () => {
    const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0NTYifQ.c2lnbmF0dXJlLXNpZ25hdHVyZQ';
    const pem = '-----BEGIN RSA PRIVATE KEY-----\nMIIEabc\n-----END RSA PRIVATE KEY-----';
    expect(
      redact({ note: `see ${jwt} here`, script: `const k = \`${pem}\`;`, header: 'Bearer abcdefghijklmnop' }),
    ).toEqual({
      note: `see ${mask} here`,
      script: `const k = \`${mask}\`;`,
      header: `Bearer ${mask}`,
    });
  });
});

describe('each form of a secret, by itself', () => {
  const value = 'Zk3-abcdefghijklmnop';

  test.each([
    ...['ticket', 'client_secret', 'access_token', 'refresh_token', 'id_token', 'token', 'code', 'password'],
    ...['assertion', 'client_assertion', 'sig', 'signature', 'api_key', 'apikey', 'TICKET', 'Code'],
  ])('%s in an address', (name) => {
    for (const before of ['?', '?x=1&', '#'])
      expect(redact({ link: `https://a.example/p${before}${name}=${value}&keep=1` })).toEqual({
        link: `https://a.example/p${before}${name}=${mask}&keep=1`,
      });
  });

  test.each(['xticket', 'zip_code', 'design', 'token_type', 'signature_alg', 'state'])(
    '%s in an address is none',
    (name) => {
      const link = `https://a.example/p?${name}=${value}`;
      expect(redact({ link })).toEqual({ link });
    },
  );

  test.each(['Bearer', 'Basic', 'DPoP', 'bearer', 'BASIC'])('%s and a credential', (scheme) => {
    expect(redact({ log: `with ${scheme} abcdefghijkl.mn~o+p/q-r== sent` })).toEqual({
      log: `with ${scheme} ${mask} sent`,
    });
    expect(redact({ log: `${scheme} abcdefghijk` })).toEqual({ log: `${scheme} abcdefghijk` });
    expect(redact({ log: `x${scheme} abcdefghijklmnop` })).toEqual({ log: `x${scheme} abcdefghijklmnop` });
  });

  test.each(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'])('the part %s of a private key', (part) => {
    const key = { kty: 'RSA', n: 'n', e: 'AQAB', d: 'd', [part]: 'value' };
    expect(redact({ key })).toEqual({ key: { ...key, d: mask, [part]: mask } });
    expect(redact({ key: { kty: 'RSA', n: 'n', dq: 'no key without its d' } })).toEqual({
      key: { kty: 'RSA', n: 'n', dq: 'no key without its d' },
    });
  });

  test.each([
    ...[
      'secret',
      'password',
      'passwd',
      'passphrase',
      'api_key',
      'apikey',
      'private-key',
      'access_key',
      'secret_key',
    ],
    ...[
      'access_token',
      'refresh-token',
      'id_token',
      'auth_token',
      'client_assertion',
      'recovery_code',
      'PASSWORD',
    ],
  ])('%s in free text', (name) => {
    expect(redactText(`failed: ${name}=hunter2, x=1`)).toBe(`failed: ${name}=${mask}, x=1`);
    expect(redactText(`{"${name}": "hunt er\\"2", 'b': 1}`)).toBe(`{"${name}": "${mask}", 'b': 1}`);
    expect(redactText(`${name} : 'hunt er2' end`)).toBe(`${name} : '${mask}' end`);
    expect(redactText(`the ${name} is wrong`)).toBe(`the ${name} is wrong`);
  });

  test('a field that is known for secrets may hold a number, nothing, a switch or something deeper', () => {
    const operation = 'POST /clients';
    const shown = (client_secret: unknown) =>
      (redact({ client_secret }, { operation }) as { client_secret: unknown }).client_secret;
    for (const value of ['hunter2', 7, 7n]) expect(shown(value)).toBe(mask);
    for (const value of ['', null, undefined, true, false]) expect(shown(value)).toBe(value);
    expect(shown(['a', 7, null])).toEqual([mask, mask, null]);
    expect(shown({ hint: 'x', on: true, deep: [{ a: 'x' }] })).toEqual({
      hint: mask,
      on: true,
      deep: [{ a: mask }],
    });
  });

  test('a value that only begins like a mask is masked', () => {
    expect(redactText('password=[redacted-not x')).toBe(`password=${mask} x`);
    expect(redactText(`password=${mask} x`)).toBe(`password=${mask} x`);
    expect(redactText(`password="${mask}" x`)).toBe(`password="${mask}" x`);
  });

  test('one word is no sentence, with a space behind it either', () => {
    const operation = 'PUT /prompts/{prompt}/custom-text/{language}';
    for (const password of ['hunter2', ' hunter2', 'hunter2 ', 'hunter2\n'])
      expect(redact({ password }, { operation }), JSON.stringify(password)).toEqual({ password: mask });
    expect(redact({ password: 'Enter your password' }, { operation })).toEqual({
      password: 'Enter your password',
    });
    expect(redact({ password: 'Enter your password' })).toEqual({ password: mask });
  });
});

describe('what stays to be seen', () => {
  const client = {
    client_id: 'abc',
    name: 'App',
    token_endpoint_auth_method: 'client_secret_post',
    jwt_configuration: { secret_encoded: false, lifetime_in_seconds: 36000 },
    refresh_token: { rotation_type: 'rotating', token_lifetime: 1 },
    signing_keys: [
      { cert: '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----', pkcs7: 'p', subject: 's' },
    ],
    client_authentication_methods: { private_key_jwt: { credentials: [{ id: 'cred_1' }] } },
    encryption_key: { pub: 'public', cert: 'c', subject: 's' },
    token_exchange: { allow_any_profile_of_type: [] },
  };

  test.each([
    ['GET /clients/{id}', client],
    [
      'GET /connections/{id}',
      {
        options: {
          passwordPolicy: 'good',
          password_history: { enable: true, size: 5 },
          signingCert: 'c',
          customScripts: { change_password: 'function f() {}' },
          authentication_methods: { password: { enabled: true } },
        },
      },
    ],
    [
      'GET /keys/signing',
      [
        {
          kid: 'k',
          cert: '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----',
          fingerprint: 'f',
          thumbprint: 't',
        },
      ],
    ],
    [
      'GET /keys/encryption',
      { keys: [{ kid: 'k', public_key: '-----BEGIN PUBLIC KEY-----\nMII\n-----END PUBLIC KEY-----' }] },
    ],
    [
      'POST /clients/{client_id}/credentials',
      {
        id: 'cred',
        pem: '-----BEGIN PUBLIC KEY-----\nMII\n-----END PUBLIC KEY-----',
        credential_type: 'public_key',
      },
    ],
    [
      'GET /resource-servers/{id}',
      {
        token_lifetime: 86400,
        token_lifetime_for_web: 7200,
        token_dialect: 'access_token',
        signing_alg: 'RS256',
      },
    ],
    [
      'GET /users/{id}',
      { user_id: 'auth0|1', last_password_reset: '2025-01-01T00:00:00.000Z', multifactor: ['guardian'] },
    ],
    [
      'GET /tenants/settings',
      {
        change_password: { enabled: true, html: '<p>token</p>' },
        flags: { revoke_refresh_token_grant: true },
        session_cookie: { mode: 'persistent' },
      },
    ],
    ['GET /attack-protection/captcha', { hcaptcha: { site_key: 'public' } }],
    [
      'GET /prompts/{prompt}/custom-text/{language}',
      { login: { 'invalid-password': 'That password is wrong', 'no-password': 'Enter a password' } },
    ],
    ['GET /device-credentials', [{ type: 'refresh_token', id: 'dcr_1', device_name: 'phone' }]],
    [
      'GET /actions/actions/{id}',
      {
        secrets: [{ name: 'API_KEY', updated_at: '2025' }],
        code: 'const t = `Bearer $' + '{event.secrets.X}`;',
      },
    ],
    ['GET /logs', [{ type: 'fp', description: 'Wrong password', details: { error: 'password is wrong' } }]],
    [
      'GET /emails/provider',
      { name: 'smtp', credentials: { smtp_host: 'h', smtp_port: 25, smtp_user: 'u', region: 'eu' } },
    ],
  ])('%s', (key, value) => {
    operation(key);
    expect(redact(value, { operation: key })).toBe(value);
  });

  test('empty, missing and switched-off values', () => {
    const value = { client_secret: '', password: null, token: undefined, secret: true, secrets: [] };
    expect(redact(value)).toBe(value);
  });

  test('the value that was given is not changed', () => {
    const value = Object.freeze({ a: Object.freeze({ password: 'x' }) });
    expect(redact(value)).not.toBe(value);
    expect(value.a.password).toBe('x');
  });
});

describe('beside the name of a secret', () => {
  const long = 'kZ97fQ2xW8vT1bN4';

  test.each(['id', 'kid', 'key_id', 'clientId', 'thumbprint', 'created_at'])('%s tells of it', (name) => {
    const value = { [name]: long, title: 'client_secret', name: 'client_secret' };
    expect(redact(value)).toBe(value);
    expect(redact({ client_secret: { [name]: long } })).toEqual({ client_secret: { [name]: long } });
  });

  test.each(['content', 'void', 'Idle', 'key_ids', 'idea', 'paid', 'clientIdle'])(
    '%s may hold it',
    (name) => {
      expect(redact({ [name]: long, name: 'client_secret' })).toEqual({
        [name]: mask,
        name: 'client_secret',
      });
      expect(redact({ client_secret: { [name]: long } })).toEqual({ client_secret: { [name]: mask } });
      expect(redact({ [name]: long, name: 'colour' })).toEqual({ [name]: long, name: 'colour' });
    },
  );

  test('only what lies right beneath is told by it', () => {
    const deeper = { deep: { value: 'blue' }, list: [{ value: 'blue', key: 'red' }] };
    expect(redact({ client_secret: deeper })).toEqual({ client_secret: deeper });
    expect(redact({ client_secret: { value: [{ value: 'blue' }, 5000, 'red'], key: 7000 } })).toEqual({
      client_secret: { value: [{ value: 'blue' }, 5000, mask], key: 7000 },
    });
  });

  test('numbers that could be a password, in a list too', () => {
    for (const [number, shown] of [
      [999, 999],
      [1000, mask],
      [999n, 999n],
      [1000n, mask],
      [true, true],
    ]) {
      expect(redact({ password: number })).toEqual({ password: shown });
      expect(redact({ password: [number, [number]] })).toEqual({ password: [shown, [shown]] });
      expect(redact({ token: number })).toEqual({ token: number });
    }
  });
});

describe('in text', () => {
  test('JSON holds secrets also where its values are sentences', () => {
    expect(redactText('{"password": "Your password"}')).toBe(`{"password":"${mask}"}`);
  });

  test.each([
    ['client_secret=abc123&grant_type=x', `client_secret=${mask}&grant_type=x`],
    ['{"client_secret":"abc \\"quoted","ok":1}', `{"client_secret":"${mask}","ok":1}`],
    ["password: 'p w d', next", `password: '${mask}', next`],
    ['Authorization: Bearer abcdefghijklmnop', `Authorization: Bearer ${mask}`],
    ['https://t.example/lo/reset?ticket=abc123#', `https://t.example/lo/reset?ticket=${mask}#`],
    ['https://x/cb#access_token=abc&state=1', `https://x/cb#access_token=${mask}&state=1`],
    ['AUTH0_CLIENT_SECRET=xyz', `AUTH0_CLIENT_SECRET=${mask}`],
    ['token eyJhbGciOiJIUzI1NiJ9.eyJhIjoxMjM0NX0.abc-def', `token ${mask}`],
    [
      'Expired token received for JSON Web Token validation',
      'Expired token received for JSON Web Token validation',
    ],
    ['PasswordStrengthError: Password is too weak', 'PasswordStrengthError: Password is too weak'],
    ['Insufficient scope, expected any of: read:users', 'Insufficient scope, expected any of: read:users'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE', mask],
  ])('%j', (text, expected) => {
    expect(redactText(text)).toBe(expected);
  });

  test('doing it twice is doing it once', () => {
    const piece = fc.constantFrom(
      'client_secret=',
      'abc',
      '"',
      "'",
      ' ',
      '&',
      'password: ',
      'Bearer ',
      'abcdefghijklmnop',
      '{',
      '}',
      ':',
      '[',
      ']',
      'token',
      '=',
      mask,
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const once = redactText(pieces.join(''));
        expect(redactText(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('arguments', () => {
  test('are masked by what they are on the wire', () => {
    expect(redactArguments(record('create_user'), { connection: 'db', password: 'x', email: 'e' })).toEqual({
      connection: 'db',
      password: mask,
      email: 'e',
    });
    expect(redactArguments(record('update_hook_secrets'), { hook_id: 'h', secrets: { API: 'x' } })).toEqual({
      hook_id: 'h',
      secrets: { API: mask },
    });
    expect(redactArguments(record('set_rules_config'), { config_key: 'K', value: 'v' })).toEqual({
      config_key: 'K',
      value: mask,
    });
    expect(
      redactArguments(record('import_users'), { connection_id: 'c', users: '[{"password_hash":"h"}]' }),
    ).toEqual({ connection_id: 'c', users: mask });
    // An argument of our own has no place on the wire: its name alone tells.
    expect(
      redactArguments(record('update_user'), {
        ...{ user_id: 'auth0|1', apply: 'merge', extra_fields: { nick: 'n', client_secret: 's' } },
        api_key: 'k',
      }),
    ).toEqual({
      ...{ user_id: 'auth0|1', apply: 'merge', extra_fields: { nick: 'n', client_secret: mask } },
      api_key: mask,
    });
    expect(
      redactArguments(record('update_email_provider'), { credentials: { smtp_pass: 'p', smtp_user: 'u' } }),
    ).toEqual({ credentials: { smtp_pass: mask, smtp_user: 'u' } });
  });

  test('of every operation: a secret in a listed field does not come through', () => {
    for (const key of Object.keys(list.operations)) {
      const tool = operation(key);
      for (const path of list.operations[key]?.request ?? []) {
        const [first = '', ...rest] = path
          .replace(/\.?\*\*$/, '')
          .split('.')
          .filter((part) => part !== '');
        const bound = Object.entries(tool.binding).find(
          ([, b]) => b.in === 'body' && (b.name === first || b.name === '*'),
        );
        if (!bound) continue;
        const tail = path.endsWith('**') ? [...rest, 'any'] : rest;
        const inside = bound[1].name === '*' && first !== '' ? [first, ...tail] : tail;
        const args = { [bound[0]]: plant(inside, 'canary-value') };
        expect(JSON.stringify(redactArguments(tool, args)), `${key} ${path}`).not.toContain('canary');
      }
    }
  });
});

test('hostile values: depth, prototype keys, cycles of names', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(500)}{"password":"x"}${'}'.repeat(500)}`);
  expect(JSON.stringify(redact(deep))).toContain(mask);
  const odd = JSON.parse('{"__proto__":{"client_secret":"x"},"constructor":{"password":"y"}}');
  expect(JSON.stringify(redact(odd))).toBe(
    `{"__proto__":{"client_secret":"${mask}"},"constructor":{"password":"${mask}"}}`,
  );
  fc.assert(
    fc.property(fc.anything(), fc.constantFrom(...records), (value, tool) => {
      redact(value, { operation: `${tool.method} ${tool.path}` });
    }),
  );
});

test('members of an object are judged alone as they are within the whole of it', () => {
  const name = fc.constantFrom('name', 'value', 'kty', 'd', 'key', 'client_secret', 'token', 'note', 'list');
  const text = fc.constantFrom(
    'oct',
    'client_secret',
    'kZ97fQ2xW8vT1',
    'a word',
    'https://u:pass-word1@a.example',
  );
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.integer(),
      tie('object'),
      fc.array(tie('any'), { maxLength: 3 }),
    ),
    object: fc.dictionary(name, tie('any'), { maxKeys: 5 }),
  })).object as fc.Arbitrary<Record<string, unknown>>;
  const operations = fc.constantFrom(undefined, 'PATCH /clients/{id}', 'PATCH /users/{id}');
  fc.assert(
    fc.property(
      value,
      fc.subarray(['name', 'value', 'd', 'key', 'client_secret', 'list']),
      operations,
      (whole, chosen, operation) => {
        const members = new Set(chosen);
        const all = redact(whole, { operation, related: true }) as Record<string, unknown>;
        const some = redact(whole, { operation, related: true, members }) as Record<string, unknown>;
        for (const [key, item] of Object.entries(some))
          expect(item).toEqual(members.has(key) ? all[key] : whole[key]);
      },
    ),
    { numRuns: 500 },
  );
});

test('an object is judged by what other operations of its kind hold, too', () => {
  const body = { name: 'Shop', bind_credentials: 'a', settings: { username: 'u' } };
  for (const [operation, { response = [] }] of Object.entries(list.operations)) {
    const path = response.find((one) => /^\w+$/.test(one));
    if (path === undefined) continue;
    const other = `PATCH /${operation.split('/')[1]}/of-our-own`;
    expect(redact({ [path]: 'a' }, { operation: other, related: true })).toEqual({ [path]: mask });
  }
  // The secrets of a hook are all of another object.
  expect(redact(body, { operation: 'PATCH /hooks/{id}', related: true })).toEqual({
    ...body,
    bind_credentials: mask,
  });
  expect(redact({ name: 'a' }, { operation: 'GET /hooks/{id}/secrets' })).toEqual({ name: mask });
});

test('the name of a member is judged where the member is', () => {
  const name = `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${'a1'.repeat(20)}`;
  expect(Object.keys(redact({ [name]: 1 }, { members: new Set([name]) }) as object)).toEqual([mask]);
  expect(Object.keys(redact({ [name]: 1 }, { members: new Set(['a']) }) as object)).toEqual([name]);
});

test('adversarial text takes linear time', () => {
  const size = 300_000;
  for (const piece of [
    'eyJ-',
    'eyJaaaaaaaaa.',
    'a-',
    'secret',
    'secret =',
    'secret="',
    'Bearer ',
    '-----BEGIN PRIVATE KEY-----',
    '?token=',
    'a@',
    "'",
    '\\"',
  ]) {
    const text = piece.repeat(size);
    expect(redactText(text).length).toBeGreaterThan(0);
    expect(JSON.stringify(redact({ note: text })).length).toBeGreaterThan(0);
  }
});

test.each(['secret', 'client_secret', 'api_key', 'password', 'accessToken'])(
  'lists within an object called %s hold no secret',
  (name) => {
    const list = (text: string) => [text, 'plain', { more: [text] }];
    const value = (text: string) => ({ [name]: { rotations: list(text), deep: { list: list(text) } } });
    expect(redact(value('kZ97fQ2xW8vT1mRr44'))).toEqual(value('[redacted]'));
  },
);
