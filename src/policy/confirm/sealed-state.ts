/**
 * The state that the server issues with a prompt, and gets back with the answer. It is sealed,
 * so that nobody else can create, read or modify one.
 */
import { Seal, type Secret } from '../../state/seal.js';

export interface SealedState {
  /** The expected channel of the answer: the client's form, a token in a second call, or a page that it opens. */
  via: 'form' | 'token' | 'url';
  tool: string;
  /** Fingerprint of the exact arguments. */
  args: string;
  /** Fingerprint of what would differ, and of the effects that were named. */
  change: string;
  tenant: string;
  caller: string;
  /** Version of the policy when it was issued. */
  policy: string;
  /** The name to type, if required. */
  expect?: string;
  /** Fingerprint of the displayed text. */
  shown: string;
  /** Sooner than this after it was asked, nobody can have read it: in ms. */
  least: number;
  /** How many times this prompt has been shown, from 1. */
  round?: number;
  /** Epoch ms at which it was issued, and at which it expires. */
  asked: number;
  expires: number;
  /** Random and single-use. */
  nonce: string;
  /** Of the store that remembers its use: after a restart of it, nobody knows what was used. */
  epoch?: string;
}

/** Seals and opens states with one key. Servers that share the secret can open each other's. */
export class StateSeal extends Seal<SealedState> {
  /** @param secret at least 32 bytes; without one, a random key for this process only. */
  constructor(secret?: Secret) {
    super('confirmation state', secret);
  }
}
