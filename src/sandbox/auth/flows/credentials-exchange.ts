/** The credentials-exchange trigger: before a machine gets its token. */
import { runFlow } from '../../runtime/flow.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { type TokenChanges, tokenChanges } from '../tokens/changes.js';
import { clientPart, commonParts, organizationPart } from './event.js';
import { actionRefusal, executionDetails, refusalOf } from './refusal.js';

interface Exchange {
  client: Doc;
  /** The API that the token is for. */
  api: Doc;
  scope: string;
  /** Id of the organization that the token is for. */
  organization: string | undefined;
  asked: readonly string[];
}

/** Codes with which an Action may refuse, and their statuses. */
const STATUSES: Readonly<Record<string, number>> = {
  invalid_scope: 400,
  invalid_request: 400,
  server_error: 500,
};

/** @throws ActionRefusal when an Action refuses the token or fails */
export async function runCredentialsExchange(
  ctx: AuthContext,
  { client, api, scope, organization, asked }: Exchange,
): Promise<{ changes: TokenChanges; details: Doc }> {
  const flow = await runFlow(ctx, 'credentials-exchange', (commands) => ({
    ...commonParts(ctx),
    client: clientPart(client),
    ...organizationPart(ctx, organization),
    resource_server: { identifier: api.identifier },
    accessToken: { customClaims: tokenChanges(commands).access, scope: scope.split(' ').filter(Boolean) },
    transaction: { requested_scopes: asked },
  }));
  if (flow.failure) throw actionRefusal(flow, 403, 'access_denied');
  if (flow.stop) {
    const [code] = refusalOf(flow).args;
    const error = typeof code === 'string' && Object.hasOwn(STATUSES, code) ? code : 'access_denied';
    throw actionRefusal(flow, STATUSES[error] ?? 403, error);
  }
  return { changes: tokenChanges(flow.commands), details: executionDetails(flow.execution) };
}
