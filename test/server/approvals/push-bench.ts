/** A push way over a tenant of a test's making: what the endpoint answers, and when, is the test's to say. */
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { BackchannelRequest, PollOutcome } from '../../../src/client/token/backchannel.js';
import type { Approval } from '../../../src/policy/approvals/approval.js';
import { Approvals, type NewApproval } from '../../../src/policy/approvals/approvals.js';
import { createPushWay, type PushOptions, type PushWay } from '../../../src/server/approvals/push/push.js';
import { PATIENCE_MS } from '../../support/patient.js';

export const ISSUER = 'https://acme.example/';
export const CLIENT = 'application-1';
export const USER = 'auth0|approver';
const KID = 'key-1';

export const keyPair = await generateKeyPair('RS256');
export const strangerPair = await generateKeyPair('RS256');
const jwk = { ...(await exportJWK(keyPair.publicKey)), kid: KID, alg: 'RS256', use: 'sig' };

/** An ID token as the tenant signs it; claims of the test win, undefined leaves one out. */
export function idToken(
  atMs: number,
  claims: JWTPayload = {},
  key: Parameters<SignJWT['sign']>[0] = keyPair.privateKey,
  header: { alg: string; kid?: string } = { alg: 'RS256', kid: KID },
): Promise<string> {
  const now = Math.floor(atMs / 1000);
  const all = { iss: ISSUER, aud: CLIENT, sub: USER, iat: now, exp: now + 3600, ...claims };
  return new SignJWT(all).setProtectedHeader(header).sign(key);
}

const QUESTION: NewApproval = {
  caller: 'local',
  tenant: 'acme.example',
  tool: 'delete_user',
  args: 'a'.repeat(64),
  policy: 'p1',
  person: 'local',
  title: 'Delete a user',
  clientName: 'test',
  level: 'type-name',
  question: 'Delete the user "ada@example.com"?',
  shown: 'whole question',
  change: 'c',
  effects: ['lockout'],
  target: 'ada@example.com',
  expect: 'ada@example.com',
};

export interface Bench {
  way: PushWay;
  approvals: Approvals;
  clock: { now: number };
  /** Parameters of the requests that were sent. */
  started: Record<string, string>[];
  /** Waits before polls, in ms. */
  delays: number[];
  polls: string[];
  warnings: object[];
  /** What polls answer, in turn; pending when there is none left. */
  answers: (PollOutcome | (() => Promise<PollOutcome>))[];
  open(more?: Partial<NewApproval>): Promise<Approval>;
  /** Delivers, and lets the way poll until the approval has ended. */
  ask(...answers: Bench['answers']): Promise<Approval>;
}

export function bench(
  more: Partial<PushOptions> & { request?: Partial<BackchannelRequest>; clock?: { now: number } } = {},
): Bench {
  const { clock = { now: Date.UTC(2026, 5, 1) } } = more;
  const approvals = more.approvals ?? new Approvals(() => clock.now);
  const [started, delays, polls]: [Bench['started'], number[], string[]] = [[], [], []];
  const answers: Bench['answers'] = [];
  const warnings: object[] = [];
  const { request, clock: _clock, ...options } = more;
  const way = createPushWay({
    backchannel: {
      now: () => clock.now,
      start: async (fields) => {
        started.push({ ...fields });
        return {
          authReqId: `request-${started.length}`,
          expiresInMs: 300_000,
          intervalMs: 5_000,
          ...request,
        };
      },
      poll: async (id) => {
        polls.push(id);
        const next = answers.shift() ?? { kind: 'pending' };
        return typeof next === 'function' ? next() : next;
      },
      close: async () => undefined,
    },
    approvals,
    keys: createLocalJWKSet({ keys: [jwk] }),
    issuer: ISSUER,
    clientId: CLIENT,
    user: USER,
    delay: async (ms) => {
      delays.push(ms);
      clock.now += ms;
    },
    log: { warn: (fields) => void warnings.push(fields) },
    ...options,
  });
  const open: Bench['open'] = async (given) => {
    const approval = await approvals.open({ ...QUESTION, ...given });
    if (!approval) throw new Error('too many approvals wait');
    return approval;
  };
  const ask: Bench['ask'] = async (...given) => {
    answers.push(...given);
    const approval = await open();
    const ended = approvals.changed(approval.id, PATIENCE_MS);
    const delivery = await way.deliver(approval);
    if ('undelivered' in (delivery ?? {})) throw new Error(JSON.stringify(delivery));
    if ((await approvals.get(approval.id))?.state === 'waiting') await ended;
    return (await approvals.get(approval.id)) ?? approval;
  };
  return { ...{ way, approvals, clock, started, delays, polls, warnings, answers }, open, ask };
}
