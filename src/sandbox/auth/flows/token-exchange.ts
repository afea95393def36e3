/** The custom-token-exchange trigger: whose token it is that an application wants to exchange. */

import { isObject } from '../../../text/is-object.js';
import { text } from '../../../text/values.js';
import { invalidRequest, OAuthError } from '../../errors.js';
import { type Attempts, hasAttempt, takeAttempt } from '../../resources/anomaly.js';
import { newUser } from '../../resources/users/profile.js';
import { connectionByName } from '../../resources/users/store.js';
import { sendVerification } from '../../resources/users/verification.js';
import { deployedVersion, type Flow, runFlow } from '../../runtime/flow.js';
import type { Command } from '../../runtime/protocol.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { SUSPICIOUS } from '../attempt.js';
import { ipThrottling } from '../protection.js';
import { clientPart, commonParts, organizationPart, saveMetadata, transactionMetadata } from './event.js';
import { actionRefusal } from './refusal.js';

interface Exchange {
  client: Doc;
  /** The profile that names the Action. */
  profile: Doc;
  subjectToken: string;
  scope: string | undefined;
  audience: string | undefined;
}

export interface Subject {
  user: Doc;
  organization: string | undefined;
  execution: string | undefined;
  /** What the Action hands to those of the login. */
  metadata: Doc;
}

const requestedType = ({ body }: AuthContext): string =>
  text(body.requested_token_type) ?? 'urn:ietf:params:oauth:token-type:access_token';

/** @throws OAuthError when the Action refuses the token, fails, or names nobody */
export async function runTokenExchange(ctx: AuthContext, exchange: Exchange): Promise<Subject> {
  const { client, profile, subjectToken, scope, audience } = exchange;
  checkAddress(ctx, client);
  const action = ctx.tenant.collection('actions/actions').get(String(profile.action_id));
  const version = action && deployedVersion(ctx.tenant, action.id);
  if (!action || !version) throw invalidRequest('The Action of the token exchange profile is not deployed.');
  const event = {
    ...commonParts(ctx),
    client: clientPart(client),
    ...organizationPart(ctx, text(ctx.body.organization)),
    ...(audience === undefined ? {} : { resource_server: { id: audience, identifier: audience } }),
    transaction: {
      requested_token_type: requestedType(ctx),
      subject_token: subjectToken,
      subject_token_type: profile.subject_token_type,
      requested_scopes: (scope ?? '').split(' ').filter(Boolean),
      metadata: {},
    },
  };
  const flow = await runFlow(ctx, 'custom-token-exchange', () => event, { actions: [{ action, version }] });
  if (isForged(flow)) takeAttempt(ctx, attemptsOf(ctx).attempts);
  if (flow.failure || flow.stop) throw refusal(flow);
  const user = saveMetadata(ctx, await subjectOf(ctx, flow.commands), flow.commands);
  return {
    user,
    organization: organizationOf(ctx, flow.commands),
    execution: flow.execution,
    metadata: transactionMetadata({}, flow.commands),
  };
}

function refusal(flow: Flow): OAuthError {
  if (flow.failure) return actionRefusal(flow, 500, 'server_error');
  const command = flow.stop?.command;
  if (isForged(flow)) return actionRefusal(flow, 400, 'invalid_request');
  const code = String(command?.args[0] ?? 'access_denied');
  return actionRefusal(flow, code === 'server_error' ? 500 : 400, code);
}

const isForged = ({ stop }: Flow): boolean => stop?.command.method === 'access.rejectInvalidSubjectToken';

/** What an address has left of subject tokens that an Action may reject (public documentation, cte-attack-protection). */
function attemptsOf(ctx: AuthContext): { blocks: boolean; attempts: Attempts } {
  const { ip } = ctx.request;
  const {
    counts,
    blocks,
    maxAttempts: most,
    rateMs,
  } = ipThrottling(ctx.tenant, ip, 'pre-custom-token-exchange');
  return { blocks: counts && blocks, attempts: { of: 'token-exchange', ip, most, rateMs } };
}

/** @throws OAuthError for an address from which too many subject tokens were rejected */
function checkAddress(ctx: AuthContext, { client_id, name }: Doc): void {
  const { blocks, attempts } = attemptsOf(ctx);
  if (!blocks || hasAttempt(ctx, attempts)) return;
  ctx.log({
    type: 'limit_mu',
    description: 'Blocked IP address after too many rejected subject tokens',
    client_id,
    client_name: name,
  });
  throw new OAuthError(429, 'too_many_attempts', SUSPICIOUS);
}

/** The user whom the Action names; exactly one call may do so. */
async function subjectOf(ctx: AuthContext, commands: readonly Command[]): Promise<Doc> {
  const calls = commands.filter(({ method }) => /^authentication\.setUserBy/.test(method));
  const [call] = calls;
  if (!call || calls.length > 1)
    throw invalidRequest('The Action must call exactly one of setUserById and setUserByConnection.');
  const [first, attributes, options] = call.args;
  const users = ctx.tenant.collection('users');
  if (call.method === 'authentication.setUserById') {
    const user = users.get(String(first));
    if (!user) throw invalidRequest('The user does not exist.');
    return user;
  }
  const connection = connectionByName(ctx.tenant, String(first));
  if (!connection) throw invalidRequest(`The connection ${String(first)} does not exist.`);
  const given = isObject(attributes) ? attributes : {};
  const { creationBehavior, updateBehavior } = isObject(options) ? options : {};
  if (typeof given.user_id !== 'string' || given.user_id === '') throw invalidRequest('user_id is required.');
  const strategy = String(connection.strategy);
  const known = users.get(`${strategy}|${given.user_id}`);
  if (!known) {
    if (creationBehavior !== 'create_if_not_exists') throw invalidRequest('The user does not exist.');
    const user = users.insert(
      newUser({ connection: String(connection.name), strategy, at: ctx.iso(), given }),
    );
    if (user.email_verified !== true && given.verify_email !== false) await sendVerification(ctx, user);
    return user;
  }
  return updateBehavior === 'replace' ? replaced(ctx, known, given) : known;
}

/** Attributes that identify a person stay what they are: those of the user have to be given as they are. */
const IDENTIFIERS = ['email', 'phone_number', 'username'];
const FIXED = [...IDENTIFIERS, 'email_verified', 'phone_verified'];
const OPEN = ['name', 'given_name', 'family_name', 'nickname', 'picture'];

/** The profile that is given takes the place of the one that was there: what it lacks is gone. */
function replaced({ tenant, iso }: AuthContext, known: Doc, given: Doc): Doc {
  const changed =
    FIXED.find((name) => given[name] !== undefined && given[name] !== known[name]) ??
    IDENTIFIERS.find((name) => given[name] === undefined && known[name] !== undefined);
  if (changed !== undefined) throw invalidRequest(`${changed} does not match the existing user.`);
  const kept = Object.fromEntries(Object.entries(known).filter(([name]) => !OPEN.includes(name)));
  const attributes = Object.fromEntries(
    OPEN.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]),
  );
  return (
    tenant
      .collection('users')
      .replace(String(known.user_id), { ...kept, ...attributes, updated_at: iso() }) ?? known
  );
}

function organizationOf({ tenant }: AuthContext, commands: readonly Command[]): string | undefined {
  const wanted = commands.findLast(({ method }) => method === 'authentication.setOrganization')?.args[0];
  if (wanted === undefined) return undefined;
  const found = tenant
    .collection('organizations')
    .list()
    .find(({ id, name }) => id === wanted || name === wanted);
  if (!found) throw invalidRequest('The organization does not exist.');
  return String(found.id);
}
