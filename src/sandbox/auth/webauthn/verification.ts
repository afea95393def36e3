/**
 * Checks what an authenticator answers (WebAuthn, sections 7.1 and 7.2). Imported only when there is an answer: the
 * library is large, and no start should wait for it.
 */
import {
  type AuthenticatorAssertionResponseJSON,
  type AuthenticatorAttestationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { decodeClientDataJSON, isoBase64URL, isoCBOR } from '@simplewebauthn/server/helpers';
import { ALGORITHMS, type Answer, type Credential, type Expected, WebAuthnError } from './answer.js';

/**
 * What the library says, and what the person is told and the log holds: its own words repeat what the browser sent.
 */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^Unexpected \w+ response type/, 'The answer is of another kind'],
  [/^Unexpected \w+ response challenge/, 'The answer is for another challenge'],
  [/^(Unexpected|Detected) .*origin/, 'The answer is for another origin'],
  [/^Unexpected RP ID/, 'The answer is for another relying party'],
  [/^User (presence|not present)/, 'Nobody touched the authenticator'],
  [/^User verification/, 'The authenticator has not verified the person'],
  [/^Response counter value/, 'The authenticator may have been copied'],
  [/^Unexpected public key alg/, 'The key of the credential is of no known kind'],
];

/** Whatever fails in the library, fails because of the answer. @throws WebAuthnError */
async function judged<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof WebAuthnError) throw error;
    const said = error instanceof Error ? error.message : '';
    const reason = REASONS.find(([pattern]) => pattern.test(said))?.[1];
    throw new WebAuthnError(reason ?? 'The answer of the authenticator cannot be read');
  }
}

/** What both kinds of answers are checked for. */
function terms({ response }: Answer, { challenge, isOrigin, rpId, verified }: Expected) {
  const { origin } = decodeClientDataJSON(String(response.clientDataJSON));
  if (!isOrigin(origin)) throw new WebAuthnError('The answer is for another origin');
  return {
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: rpId,
    requireUserVerification: verified,
  };
}

/** The answer as the library takes it. Browsers name the credential twice; one name is enough. */
const credentialJson = <T>({ id, response }: Answer) => ({
  id,
  rawId: id,
  type: 'public-key' as const,
  clientExtensionResults: {},
  response: response as T,
});

/**
 * The attestation without the statement of who made the authenticator. None was asked for, and to check one, the
 * library fetches what the certificates in it name.
 */
function withoutStatement(attestation: string): string {
  const given = isoCBOR.decodeFirst<Map<string, Parameters<typeof isoCBOR.encode>[0]>>(
    isoBase64URL.toBuffer(attestation),
  );
  return isoBase64URL.fromBuffer(isoCBOR.encode(given.set('fmt', 'none').set('attStmt', new Map())));
}

/** Checks the answer to `navigator.credentials.create`. @throws WebAuthnError */
export const checkRegistration = (answer: Answer, expected: Expected): Promise<Credential> =>
  judged(async () => {
    const { clientDataJSON, attestationObject } = answer.response;
    const response = { clientDataJSON, attestationObject: withoutStatement(String(attestationObject)) };
    const { registrationInfo } = await verifyRegistrationResponse({
      ...terms(answer, expected),
      response: credentialJson<AuthenticatorAttestationResponseJSON>({ ...answer, response }),
      supportedAlgorithmIDs: [...ALGORITHMS],
    });
    if (!registrationInfo) throw new WebAuthnError('The attestation is wrong');
    const { id, publicKey, counter } = registrationInfo.credential;
    return { id, publicKey: isoBase64URL.fromBuffer(publicKey), signCount: counter };
  });

/** Checks the answer to `navigator.credentials.get`. @returns the number of signatures @throws WebAuthnError */
export const checkAssertion = (
  answer: Answer,
  { publicKey, signCount }: Pick<Credential, 'publicKey' | 'signCount'>,
  expected: Expected,
): Promise<number> =>
  judged(async () => {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      ...terms(answer, expected),
      response: credentialJson<AuthenticatorAssertionResponseJSON>(answer),
      credential: { id: answer.id, publicKey: isoBase64URL.toBuffer(publicKey), counter: signCount },
    });
    if (!verified) throw new WebAuthnError('The signature is wrong');
    return authenticationInfo.newCounter;
  });
