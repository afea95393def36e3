/** The tenant as a relying party: by which name, and what it asks browsers for. */
import { createHash } from 'node:crypto';
import { METHODS } from '../../resources/users/mfa.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { ALGORITHMS, type Answer, type Credential, type Expected } from './answer.js';

export type WebAuthnFactor = 'webauthn-roaming' | 'webauthn-platform';

const TIMEOUT_MS = 60_000;

interface Settings {
  overrideRelyingParty?: boolean;
  relyingPartyIdentifier?: string;
  userVerification?: string;
}

const settingsOf = ({ tenant }: AuthContext, factor: WebAuthnFactor): Settings =>
  tenant.settings(`/guardian/factors/${factor}/settings`) as Settings;

/** The host of the page, or a domain above it that the tenant names. */
function nameOf(ctx: AuthContext, factor: WebAuthnFactor): string {
  const { hostname } = new URL(ctx.url);
  const { overrideRelyingParty: own, relyingPartyIdentifier: name } = settingsOf(ctx, factor);
  const above = own === true && name !== undefined && hostname.endsWith(`.${name}`);
  return above ? name : hostname;
}

/** Biometrics always verify the person; a security key as the tenant wants it. */
const verificationOf = (ctx: AuthContext, factor: WebAuthnFactor): string =>
  factor === 'webauthn-platform' ? 'required' : (settingsOf(ctx, factor).userVerification ?? 'discouraged');

export const expectedAnswer = (ctx: AuthContext, factor: WebAuthnFactor, challenge: string): Expected => ({
  challenge,
  isOrigin: (origin) => origin === new URL(ctx.url).origin,
  rpId: nameOf(ctx, factor),
  verified: verificationOf(ctx, factor) === 'required',
});

const descriptors = (methods: readonly Doc[]): Doc[] =>
  methods.map(({ key_id }) => ({ type: 'public-key', id: key_id }));

/** `PublicKeyCredentialCreationOptionsJSON` */
export function creationOptions(
  ctx: AuthContext,
  factor: WebAuthnFactor,
  { user, challenge, known }: { user: Doc; challenge: string; known: readonly Doc[] },
): Doc {
  const name = nameOf(ctx, factor);
  const shown = String(user.email ?? user.username ?? user.user_id);
  return {
    challenge,
    timeout: TIMEOUT_MS,
    rp: { id: name, name },
    user: {
      id: createHash('sha256').update(String(user.user_id)).digest('base64url'),
      name: shown,
      displayName: String(user.name ?? shown),
    },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    excludeCredentials: descriptors(known),
    authenticatorSelection: {
      authenticatorAttachment: factor === 'webauthn-platform' ? 'platform' : 'cross-platform',
      residentKey: 'discouraged',
      userVerification: verificationOf(ctx, factor),
    },
    attestation: 'none',
  };
}

/** `PublicKeyCredentialRequestOptionsJSON` */
export const requestOptions = (
  ctx: AuthContext,
  factor: WebAuthnFactor,
  { challenge, known }: { challenge: string; known: readonly Doc[] },
): Doc => ({
  challenge,
  timeout: TIMEOUT_MS,
  rpId: nameOf(ctx, factor),
  allowCredentials: descriptors(known),
  userVerification: verificationOf(ctx, factor),
});

/** The credential that a browser has made. @throws WebAuthnError */
export async function newCredential(answer: Answer, expected: Expected): Promise<Credential> {
  const { checkRegistration } = await import('./verification.js');
  return await checkRegistration(answer, expected);
}

/**
 * Checks an answer with the credential that a method of the person keeps, and notes that it was used.
 *
 * @throws WebAuthnError
 */
export async function useCredential(
  ctx: AuthContext,
  method: Doc,
  answer: Answer,
  expected: Expected,
): Promise<void> {
  const { checkAssertion } = await import('./verification.js');
  const signCount = await checkAssertion(
    answer,
    { publicKey: String(method.public_key), signCount: Number(method.$sign_count ?? 0) },
    expected,
  );
  const used = { $sign_count: signCount, last_auth_at: ctx.iso() };
  ctx.tenant.collection(METHODS).update(String(method.id), used);
}
