/** What an authenticator is asked for, and its answer as a browser sends it. */
import { isObject } from '../../../text/is-object.js';

/** What an answer has to be for. */
export interface Expected {
  /** Base64url. */
  challenge: string;
  /** Whether the page or the application may be the one that asked. */
  isOrigin: (origin: string) => boolean;
  /** The relying party's identifier. */
  rpId: string;
  /** The person has to have proved who they are to the authenticator. */
  verified: boolean;
}

export interface Answer {
  /** Of the credential, base64url. */
  id: string;
  response: Record<string, unknown>;
}

export interface Credential {
  /** Base64url. */
  id: string;
  /** COSE key, base64url. */
  publicKey: string;
  signCount: number;
}

/** An answer that is not good. */
export class WebAuthnError extends Error {}

/** Algorithms of keys, by their COSE numbers. */
export const ALGORITHMS = [-8, -7, -257] as const;

/** What the browser sends of a credential. @throws WebAuthnError */
export function answerOf(given: unknown): Answer {
  if (!isObject(given) || !isObject(given.response))
    throw new WebAuthnError('The answer of the browser is empty');
  return { id: String(given.id ?? ''), response: given.response };
}

/** The same as JSON. @throws WebAuthnError */
export function readAnswer(text: string): Answer {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new WebAuthnError('The answer of the browser cannot be read');
  }
  return answerOf(given);
}
