/**
 * What an application's level of compliance with FAPI asks of its authorization requests, and changes in their answers.
 * Source: public documentation, configure-fapi-compliance. The sandbox asks for no client certificates, so the levels
 * with mTLS leave out that.
 */
import { createHash } from 'node:crypto';
import { MINUTE } from '../../state/clock.js';
import type { Doc } from '../../state/store.js';
import { readToken } from './jws.js';

type Params = Readonly<Record<string, string>>;

interface Level {
  profile: 1 | 2;
  /** By what an application proves itself, where the sandbox can tell. */
  keys: boolean;
}

const LEVELS: Readonly<Record<string, Level>> = {
  fapi1_adv_pkj_par: { profile: 1, keys: true },
  fapi1_adv_mtls_par: { profile: 1, keys: false },
  fapi2_sp_pkj_mtls: { profile: 2, keys: true },
  fapi2_sp_mtls_mtls: { profile: 2, keys: false },
};
/** Seconds that a signed request may be old, and live. */
const SIGNED_S = 3600;

const levelOf = ({ compliance_level: level }: Doc): Level | undefined =>
  typeof level === 'string' && Object.hasOwn(LEVELS, level) ? LEVELS[level] : undefined;

/** Whether requests have to be pushed, whatever else the application says. */
export const pushesByLevel = (client: Doc): boolean => levelOf(client) !== undefined;

export const PUSHING = 'Pushed Authorization Requests are required by the configured compliance level';

const required = (what: string): string => `${what} is required by the configured compliance level`;

/** What is wrong with the signed object of a request of FAPI 1. */
function objectProblem(object: string | undefined, now: number): string | undefined {
  const token = object === undefined ? undefined : readToken(object);
  if (!token) return required('A signed request object');
  if (token.header.alg !== 'PS256') return required('The algorithm PS256 for request objects');
  const { nbf, exp } = token.claims;
  if (typeof nbf !== 'number' || nbf < now / 1000 - SIGNED_S)
    return required('A claim nbf of request objects that is at most 60 minutes ago');
  return typeof exp !== 'number' || exp > nbf + SIGNED_S
    ? required('A claim exp of request objects that is at most 60 minutes after nbf')
    : undefined;
}

/**
 * What is wrong with a pushed request.
 *
 * @param sent what was sent, with the signed object, and how the application proved itself
 * @param params what is asked for
 */
export function levelProblem(client: Doc, sent: Params, params: Params, now: number): string | undefined {
  const level = levelOf(client);
  if (!level) return undefined;
  if (client.oidc_conformant !== true) return required('An OIDC-conformant application');
  if (level.keys && sent.client_assertion === undefined) return required('Private Key JWT');
  if (params.code_challenge === undefined || params.code_challenge_method !== 'S256')
    return required('PKCE with a code_challenge of the method S256');
  if (level.profile === 2) {
    if (params.redirect_uri === undefined) return required('The parameter redirect_uri');
    return params.response_type === 'code' ? undefined : required('The response type code');
  }
  const callbacks = Array.isArray(client.callbacks) ? client.callbacks : [];
  if (callbacks.some((one) => String(one).includes('*')))
    return required('A list of callbacks without wildcards');
  return (
    objectProblem(sent.request, now) ??
    (params.response_type === 'code id_token' ? undefined : required('The response type code id_token'))
  );
}

/** How long a code of the application lives at most, in ms. */
export const codeLifetime = (client: Doc): number => (levelOf(client)?.profile === 2 ? MINUTE : 10 * MINUTE);

/** What is added to an answer with a code. */
export const issuerPart = (client: Doc, url: string): Record<string, string> =>
  levelOf(client)?.profile === 2 ? { iss: `${url}/` } : {};

/** The hash of the state, by which an ID token signs the answer that it comes with. */
export function stateHash(client: Doc, state: string | undefined): Doc {
  if (levelOf(client)?.profile !== 1 || state === undefined) return {};
  return { s_hash: createHash('sha256').update(state).digest().subarray(0, 16).toString('base64url') };
}
