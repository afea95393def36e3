/** The signed tokens with which an Action and the page that it sends people to prove things to each other (HS256). */
import { createHmac, timingSafeEqual } from 'node:crypto';

type Fields = Record<string, unknown>;

const LIFETIME_S = 900;
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (content: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(content).digest();
const secretIn = ({ secret }: Fields): string => {
  if (typeof secret !== 'string' || secret === '')
    throw new TypeError('api.redirect: options.secret must be a text');
  return secret;
};

/** @param now epoch milliseconds */
export function writeToken(options: Fields, event: Fields, now: number): string {
  const { payload, expiresInSeconds = LIFETIME_S } = options;
  const { user, request, transaction } = event as Record<string, Fields | undefined>;
  const issued = Math.floor(now / 1000);
  const claims = {
    iat: issued,
    iss: request?.hostname,
    sub: user?.user_id,
    exp: issued + Number(expiresInSeconds),
    ip: request?.ip,
    ...(payload as Fields),
    ...(transaction?.state === undefined ? {} : { state: transaction.state }),
  };
  const content = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  return `${content}.${signed(content, secretIn(options)).toString('base64url')}`;
}

/** @throws Error for a token that is absent, forged, expired or of another person */
export function readToken(options: Fields, event: Fields, now: number): Fields {
  const { tokenParameterName = 'session_token' } = options;
  const { request, user } = event as Record<string, Fields | undefined>;
  const name = String(tokenParameterName);
  const given =
    (request?.query as Fields | undefined)?.[name] ?? (request?.body as Fields | undefined)?.[name];
  if (typeof given !== 'string') throw new Error(`There is no token in the parameter ${name}.`);
  const [head = '', body = '', signature = ''] = given.split('.');
  const expected = signed(`${head}.${body}`, secretIn(options));
  const received = Buffer.from(signature, 'base64url');
  if (received.length !== expected.length || !timingSafeEqual(received, expected))
    throw new Error('The session token is invalid: invalid signature.');
  const header = decoded(head);
  const claims = decoded(body);
  if (header.alg !== 'HS256') throw new Error('The session token is invalid: invalid algorithm.');
  if (typeof claims.exp === 'number' && claims.exp * 1000 <= now)
    throw new Error('The session token is invalid: jwt expired.');
  if (claims.sub !== undefined && claims.sub !== user?.user_id)
    throw new Error('The session token is invalid: it belongs to another user.');
  return claims;
}

function decoded(text: string): Fields {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Fields;
  } catch {
    throw new Error('The session token is invalid: jwt malformed.');
  }
}
