/** How a person proves who they are on a connection, as sessions and Actions name it. */
import type { Doc } from '../../state/store.js';

/** `pwd`, `sms`, `email`, or `federated` for outside identity providers. */
export function firstFactor({ strategy }: Doc): string {
  if (strategy === 'auth0') return 'pwd';
  return strategy === 'sms' || strategy === 'email' ? strategy : 'federated';
}

/** The same for a login, where it may have been a passkey. */
export const firstProof = ({ passkey }: { passkey?: boolean }, connection: Doc): string =>
  passkey === true ? 'passkey' : firstFactor(connection);
