/** The triggers around a sign-up. */
import { runFlow, runInBackground } from '../../runtime/flow.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { clientPart, commonParts, connectionPart, localeOf, userPart, withMetadata } from './event.js';
import { executionDetails, type FlowRefusal, refusalOf } from './refusal.js';

interface SignUp {
  client: Doc;
  connection: Doc;
  /** What the person entered. */
  given: Doc;
  /** More of `event.transaction`, of a sign-up on the login page. */
  transaction?: Doc | undefined;
}

const partsOf = (ctx: AuthContext, { client, connection, transaction = {} }: Omit<SignUp, 'given'>): Doc => ({
  ...commonParts(ctx),
  ...(client.client_id === undefined ? {} : { client: clientPart(client) }),
  connection: connectionPart(connection),
  transaction: {
    requested_scopes: [],
    acr_values: [],
    ui_locales: [],
    ...transaction,
    locale: localeOf(ctx, transaction.ui_locales),
  },
});

/** @returns the metadata for the new user, or why there shall be none */
export async function runPreRegistration(
  ctx: AuthContext,
  { client, connection, given, transaction }: SignUp,
): Promise<{ given: Doc } | { refusal: FlowRefusal; details: Doc }> {
  const { password: _password, ...entered } = given;
  const flow = await runFlow(ctx, 'pre-user-registration', (commands) => ({
    ...partsOf(ctx, { client, connection, transaction }),
    user: withMetadata({ user_metadata: {}, app_metadata: {}, ...entered }, commands),
  }));
  if (flow.failure || flow.stop)
    return { refusal: refusalOf(flow), details: executionDetails(flow.execution) };
  return { given: withMetadata(given, flow.commands) };
}

/** Starts the Actions that follow a sign-up, which does not wait for them. @returns details for its log event */
export function startPostRegistration(ctx: AuthContext, signUp: Omit<SignUp, 'given'>, user: Doc): Doc {
  return executionDetails(
    runInBackground(ctx, 'post-user-registration', () => ({
      ...partsOf(ctx, signUp),
      user: userPart(ctx, user),
    })),
  );
}
