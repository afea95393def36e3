/** The page that carries a SAML response to the service provider. */
import type { SandboxResponse } from '../../types.js';
import { postForm } from '../page/post-form.js';

/** @param message the response in base64 */
export const samlPost = (target: string, message: string, relayState: string | undefined): SandboxResponse =>
  postForm(target, {
    SAMLResponse: message,
    ...(relayState === undefined ? {} : { RelayState: relayState }),
  });
