/** The end of a SAML login that succeeded. */
import type { Command } from '../../runtime/protocol.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import { postForm } from '../page/post-form.js';
import type { SamlLogin } from './answer.js';
import { samlPost } from './post-page.js';
import { signatureProblem } from './request.js';
import { federationToken, successfulResponse } from './response.js';
import { samlSettings } from './settings.js';

/** The response with the assertion, or why there can be none. */
export function samlResponse(
  ctx: AuthContext,
  login: { client: Doc; user: Doc; session: Doc; callback: string; saml: SamlLogin },
  commands: readonly Command[],
): SandboxResponse | { problem: string } {
  const { client, user, session, callback, saml } = login;
  const settings = samlSettings(client, commands);
  const wrong =
    saml.id !== undefined && settings.signingCert ? signatureProblem(saml, settings.signingCert) : undefined;
  if (wrong !== undefined) return { problem: wrong };
  try {
    if (saml.realm !== undefined) {
      const token = federationToken(
        ctx,
        { client, user, session, callback, request: {} },
        settings,
        saml.realm,
      );
      return postForm(callback, {
        wa: 'wsignin1.0',
        wresult: token,
        ...(saml.relayState === undefined ? {} : { wctx: saml.relayState }),
      });
    }
    const message = successfulResponse(ctx, { client, user, session, callback, request: saml }, settings);
    // An Action's destination is the tenant's own word, as the addon's is.
    return samlPost(settings.destination ?? callback, message, settings.relayState ?? saml.relayState);
  } catch (error) {
    return {
      problem: `The SAML response could not be made: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
