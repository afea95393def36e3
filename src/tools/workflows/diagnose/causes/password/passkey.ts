/** Passkeys. */
import type { CauseDeclaration } from '../cause.js';

declare module '../cause-id.js' {
  interface CauseIds {
    passkey: true;
  }
}

export const passkey: CauseDeclaration = {
  title: 'The passkey is rejected',
  reach: 'account',
  stage: 'credentials',
  signs: { always: ['passkey_challenge_failed'] },
  endedBy: [],
  advice: {
    kind: 'seen',
    score: 0.75,
    text: 'Try the device and domain on which the passkey was created, or sign in with the password and add a new one.',
    tools: [],
  },
};
