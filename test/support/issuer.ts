/** An authorization server that signs whatever a test asks for, and can be made to fail, change keys, or lie. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, type GenerateKeyPairResult, generateKeyPair, type JWK, SignJWT } from 'jose';

type PrivateKey = GenerateKeyPairResult['privateKey'];

interface Key {
  kid: string;
  alg: string;
  privateKey: PrivateKey;
  jwk: JWK;
}

export interface TokenOptions {
  alg?: string;
  kid?: string | null;
  /** Signed with this instead of the issuer's key. */
  key?: PrivateKey | Uint8Array;
  header?: Record<string, unknown>;
}

export interface TestIssuer {
  /** Its identifier. */
  issuer: string;
  /** Applications that may get a token from the token endpoint: id and secret are the same, with these scopes. */
  clients: Map<string, string[]>;
  /** A signed token. Issuer, times and a subject are filled in; undefined leaves a claim out. */
  token(claims: Record<string, unknown>, options?: TokenOptions): Promise<string>;
  /** Its public key for the algorithm. */
  publicKey(alg: string): JWK;
  /** Replaces its keys. */
  rotate(): Promise<void>;
  /** What it answers to everything from now on: a status, or as it should. */
  answer(status: number | 'well'): void;
  /** What the discovery document holds besides, or in place. */
  discovery: Record<string, unknown>;
  /** Paths it was asked for. */
  asked: string[];
  close(): Promise<void>;
}

async function newKey(alg: string): Promise<Key> {
  const kid = randomUUID();
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

export async function startIssuer(): Promise<TestIssuer> {
  let keys: Key[] = [];
  let status: number | 'well' = 'well';
  const rotate = async () => {
    keys = await Promise.all(['ES256', 'RS256'].map(newKey));
  };
  await rotate();
  const keyOf = (alg: string): Key => keys.find((key) => key.alg === alg) ?? (keys[0] as Key);
  const clients = new Map<string, string[]>();
  const discovery: Record<string, unknown> = {};
  const asked: string[] = [];

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${base}/`;

  const token: TestIssuer['token'] = (claims, { alg = 'ES256', kid, key, header = {} } = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const all = { iss: issuer, sub: 'auth0|someone', iat: now, exp: now + 600, ...claims };
    const named = kid === null ? {} : { kid: kid ?? keyOf(alg).kid };
    return new SignJWT(JSON.parse(JSON.stringify(all)))
      .setProtectedHeader({ alg, ...named, ...header })
      .sign(key ?? keyOf(alg).privateKey, { crit: { exotic: true } });
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', base).pathname;
    asked.push(path);
    const reply = (code: number, body: unknown) =>
      response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (status !== 'well') return void reply(status, {});
    if (path === '/jwks') return void reply(200, { keys: keys.map(({ jwk }) => jwk) });
    if (path === '/token') return void (await grant(request, reply));
    if (!path.startsWith('/.well-known/o')) return void reply(404, {});
    reply(200, {
      issuer,
      authorization_endpoint: `${base}/authorize`,
      token_endpoint: `${base}/token`,
      jwks_uri: `${base}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
      ...discovery,
    });
  }

  /** Client credentials: the scopes that were asked for, of those that the client has, for the resource. */
  async function grant(request: IncomingMessage, reply: (code: number, body: unknown) => void) {
    let text = '';
    for await (const chunk of request) text += chunk;
    const form = new URLSearchParams(text);
    const [id = '', secret] = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64')
      .toString()
      .split(':');
    const may = clients.get(id);
    if (!may || secret !== id) return reply(401, { error: 'invalid_client' });
    const scope = (form.get('scope') ?? '').split(' ').filter((one) => may.includes(one));
    const access_token = await token({
      aud: form.get('resource') ?? 'nobody',
      sub: `${id}@clients`,
      azp: id,
      scope: scope.join(' '),
    });
    reply(200, { access_token, token_type: 'Bearer', expires_in: 600, scope: scope.join(' ') });
  }

  return {
    issuer,
    clients,
    token,
    publicKey: (alg) => keyOf(alg).jwk,
    rotate,
    answer: (next) => {
      status = next;
    },
    discovery,
    asked,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
