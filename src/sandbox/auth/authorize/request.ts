/** Reading an authorization request: whom the answer goes to, and what is asked for. */

import { isObject } from '../../../text/is-object.js';
import { isStrict } from '../../resources/clients/third-parties.js';
import { organizationNamed } from '../../resources/organizations/named.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { clientById } from '../client.js';
import { queryPart } from '../flows/event.js';
import { grantNotAllowed, hasGrant } from '../grants/grant-types.js';
import { takesMessages } from '../oidc/cors.js';
import type { SamlLogin } from '../saml/answer.js';
import { apiNamed, apiRefusal, audienceOf } from '../tokens/scope.js';
import { allowsCallback, defaultCallback } from './callback.js';
import { PageError, refuse } from './refuse.js';

export type Params = Readonly<Record<string, string>>;
export type ResponseMode = 'query' | 'fragment' | 'form_post' | 'web_message';

/** Where the answer to a request goes. */
export interface Recipient {
  client_id: string;
  redirect_uri: string;
  response_mode: ResponseMode;
  /** Errors are shown to the person, and not told to the application. */
  keeps_errors?: boolean;
  state?: string;
  /** The device that waits for this login: the answer is a page, not a callback. */
  device?: { id: string; user_code: string };
  /** The request on another channel that this login answers. */
  ciba?: { id: string };
  /** The SAML request that this login answers. */
  saml?: SamlLogin;
}

export interface AuthorizationRequest extends Recipient {
  /** Whether the request named the redirect URI, so that the token request has to name it too. */
  redirect_uri_given: boolean;
  /** What is asked for: `code`, `token`, `id_token`; a code when absent. */
  response_type?: readonly string[];
  prompt: string[];
  scope?: string;
  audience?: string;
  nonce?: string;
  /** S256 challenge of PKCE. */
  challenge?: string;
  login_hint?: string;
  screen_hint?: string;
  connection?: string;
  acr_values?: string;
  ui_locales?: string;
  /** A value of the application's, for the log and the Actions. */
  correlation_id?: string;
  /** Seconds. */
  max_age?: number;
  /** What is asked for in detail (RFC 9396). */
  authorization_details?: Doc[];
  /** Thumbprint of the key that the exchange of the code has to prove (RFC 9449, 10). */
  dpop_jkt?: string;
  /** The parameters as they were sent, for Actions. */
  query?: Doc;
}

/** The parameters of a GET or of a form. Empty ones count as absent. */
export function paramsOf(ctx: AuthContext): Params {
  const given =
    ctx.request.method === 'POST' ? Object.entries(ctx.body) : [...ctx.request.search.entries()].reverse();
  return Object.fromEntries(given.filter(([, value]) => typeof value === 'string' && value !== '')) as Params;
}

/**
 * The application and its callback.
 *
 * @throws PageError for what must not be told to an address that the application did not register
 */
export function recipientOf(ctx: AuthContext, params: Params): { client: Doc; recipient: Recipient } {
  const { client_id: id, state } = params;
  const hostname = new URL(ctx.url).host;
  if (id === undefined) throw new PageError('invalid_request', 'Missing required parameter: client_id');
  const client = clientById(ctx, id);
  if (!client) {
    const description = `Unknown client: ${id}`;
    ctx.log({ type: 'f', description, hostname, client_id: id, details: errorDetails(description, params) });
    const hint = id.startsWith('https://')
      ? '. The sandbox fetches no client metadata documents: register the application with POST /api/v2/clients/cimd/register, and set client_id_metadata_document_supported in the tenant settings'
      : '';
    throw new PageError('invalid_request', `${description}${hint}`);
  }
  // What stands behind a hash is not kept (public documentation, call-api-hybrid-flow).
  const wanted = params.redirect_uri?.replace(/#.*$/s, '') ?? defaultCallback(client);
  if (wanted === undefined || !allowsCallback(client, wanted, organizationName(ctx, params, client))) {
    const description = `Callback URL mismatch. ${wanted ?? 'No URL'} is not in the list of allowed callback URLs`;
    ctx.log({
      type: 'f',
      description,
      hostname,
      client_id: client.client_id,
      client_name: client.name,
      redirect_uri: wanted ?? null,
      details: errorDetails(description, params),
    });
    throw new PageError('unauthorized_client', description, 403);
  }
  const mode = responseMode(params);
  if (mode === 'web_message' && !takesMessages(client, new URL(wanted).origin))
    throw new PageError(
      'invalid_request',
      `The specified redirect_uri '${wanted}' does not have a registered origin.`,
      403,
    );
  return {
    client,
    recipient: {
      client_id: String(client.client_id),
      redirect_uri: wanted,
      response_mode: mode,
      ...(staysOnErrors(client) ? { keeps_errors: true } : {}),
      ...(state === undefined ? {} : { state }),
    },
  };
}

const MODES: ReadonlySet<string> = new Set(['query', 'fragment', 'form_post', 'web_message']);
const typesOf = ({ response_type: type }: Params): string[] => (type ?? '').split(' ').filter(Boolean);

/** Tokens go where servers do not see them, unless the request says otherwise. */
function responseMode(params: Params): ResponseMode {
  const { response_mode: mode } = params;
  if (mode !== undefined && MODES.has(mode)) return mode as ResponseMode;
  const types = typesOf(params);
  return types.includes('token') || types.includes('id_token') ? 'fragment' : 'query';
}

/** The name of the organization of a request, for placeholders in callbacks. */
function organizationName(ctx: AuthContext, { organization }: Params, client: Doc): string | undefined {
  if (organization === undefined || !['allow', 'require'].includes(String(client.organization_usage)))
    return undefined;
  const found = organizationNamed(ctx, organization);
  return found && String(found.name);
}

const errorDetails = (message: string, params: Params): Doc => ({
  error: { message, oauthError: 'invalid_request' },
  qs: { client_id: params.client_id, redirect_uri: params.redirect_uri, response_type: params.response_type },
});

/** @throws OAuthError for what the application is told */
export function readRequest(
  ctx: AuthContext,
  params: Params,
  client: Doc,
  recipient: Recipient,
): AuthorizationRequest {
  const wrong = (error: string, message: string): never => refuse(ctx, client, { error, message });
  checkThirdParty(params, client, wrong);
  checkResponse(params, client, wrong);
  const challenge = challengeOf(params, wrong);
  const prompt = (params.prompt ?? '').split(' ').filter(Boolean);
  const odd = prompt.find((one) => !PROMPTS.has(one));
  if (odd !== undefined) wrong('invalid_request', `Unsupported prompt value: ${odd}`);
  if (prompt.includes('none') && prompt.length > 1)
    wrong('invalid_request', 'The prompt value none cannot be combined with others');
  const maxAge = params.max_age === undefined ? undefined : Number(params.max_age);
  if (maxAge !== undefined && !(Number.isInteger(maxAge) && maxAge >= 0))
    wrong('invalid_request', 'max_age must be a number of seconds');
  checkAcr(ctx, params, wrong);
  const audience = audienceOf(ctx, params);
  const refusal = apiRefusal(ctx, client, audience);
  // Public documentation, third-party-applications/troubleshooting.
  if (refusal !== undefined) wrong(isStrict(client) ? 'unauthorized_client' : 'access_denied', refusal);
  const optional = {
    audience,
    challenge,
    max_age: maxAge,
    authorization_details: detailsOf(params, apiNamed(ctx, audience), wrong),
  };
  return {
    ...recipient,
    redirect_uri_given: params.redirect_uri !== undefined,
    response_type: typesOf(params),
    prompt,
    query: queryPart(params),
    ...(CORRELATION_ID.test(params.correlation_id ?? '')
      ? { correlation_id: String(params.correlation_id) }
      : {}),
    ...chosen(params, [
      'scope',
      'nonce',
      'login_hint',
      'screen_hint',
      'connection',
      'acr_values',
      'ui_locales',
      'dpop_jkt',
    ]),
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<AuthorizationRequest>),
  };
}

/** Public documentation, configure-correlation-id. */
export const CORRELATION_ID = /^[-\w.*~@+/:]{1,64}$/;

/** Values of acr that the tenant does not allow, where it names those that it does (public documentation, tenant-settings). */
function checkAcr({ tenant }: AuthContext, { acr_values: asked }: Params, wrong: Wrong): void {
  const { acr_values_supported: allowed } = tenant.settings('/tenants/settings');
  if (asked === undefined || !Array.isArray(allowed) || allowed.length === 0) return;
  const odd = asked.split(' ').find((one) => one !== '' && !allowed.includes(one));
  if (odd !== undefined) wrong('invalid_request', `Unsupported acr_values: ${odd}`);
}

/** Details of what is asked for: objects of types that the API has registered (RFC 9396, 2; public documentation, authorization-code-flow-with-rar). */
function detailsOf(
  { authorization_details: given }: Params,
  api: Doc | undefined,
  wrong: Wrong,
): Doc[] | undefined {
  if (given === undefined) return undefined;
  let list: unknown;
  try {
    list = JSON.parse(given);
  } catch {
    list = undefined;
  }
  if (!Array.isArray(list) || !list.every((one) => isObject(one) && typeof one.type === 'string'))
    return wrong(
      'invalid_authorization_details',
      'authorization_details must be a list of objects with a type',
    );
  const registered = ((api?.authorization_details ?? []) as Doc[]).map(({ type }) => type);
  if (!list.every(({ type }) => registered.includes(type)))
    return wrong(
      'invalid_authorization_details',
      'A type of authorization_details is not registered with the API',
    );
  return list;
}

/** Strict third parties have a page for errors, unless their callbacks are trusted. */
const staysOnErrors = (client: Doc): boolean =>
  isStrict(client) && client.redirection_policy !== 'allow_always';

/** Parameters that strict third parties may send (public documentation, security-controls). */
const STRICT_PARAMETERS: ReadonlySet<string> = new Set(
  `acr_values audience authorization_details client_id code_challenge code_challenge_method connection correlation_id
  display dpop_jkt login_hint max_age nonce prompt redirect_uri resource response_type scope state ui_locales
  organization response_mode`.split(/\s+/),
);

function checkThirdParty(params: Params, client: Doc, wrong: Wrong): void {
  if (!isStrict(client)) return;
  const odd = Object.keys(params).find((name) => !STRICT_PARAMETERS.has(name) && !name.startsWith('ext-'));
  if (odd !== undefined)
    wrong('invalid_request', `Parameter ${odd} is not supported for third-party clients`);
  if (params.code_challenge === undefined)
    wrong('invalid_request', 'PKCE is required for third-party clients: code_challenge is missing');
}

const PROMPTS: ReadonlySet<string> = new Set(['none', 'login', 'consent', 'select_account']);
const TYPES: ReadonlySet<string> = new Set(['code', 'token', 'id_token']);
type Wrong = (error: string, message: string) => never;

const chosen = (params: Params, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (params[name] === undefined ? [] : [[name, params[name]]])));

function checkResponse(params: Params, client: Doc, wrong: Wrong): void {
  const { response_type: type, response_mode: mode } = params;
  if (type === undefined) wrong('invalid_request', 'Missing required parameter: response_type');
  const types = typesOf(params);
  if (types.some((one) => !TYPES.has(one)))
    wrong('unsupported_response_type', `Unsupported response type: ${type}`);
  if (isStrict(client) && types.join() !== 'code')
    wrong('unsupported_response_type', `Unsupported response type for third-party clients: ${type}`);
  if (mode !== undefined && !MODES.has(mode)) wrong('invalid_request', `Unsupported response_mode: ${mode}`);
  const tokens = types.some((one) => one !== 'code');
  if (tokens && mode === 'query') wrong('invalid_request', 'response_mode query cannot be used with tokens');
  if (types.includes('id_token') && params.nonce === undefined)
    wrong('invalid_request', 'Missing required parameter: nonce');
  const needed = [...(types.includes('code') ? ['authorization_code'] : []), ...(tokens ? ['implicit'] : [])];
  for (const grant of needed) {
    if (hasGrant(client, grant)) continue;
    const { error, message } = grantNotAllowed(grant);
    wrong(error, message);
  }
}

function challengeOf(params: Params, wrong: Wrong): string | undefined {
  const { code_challenge: challenge, code_challenge_method: method } = params;
  if (challenge === undefined) {
    if (method !== undefined) wrong('invalid_request', 'Missing required parameter: code_challenge');
    return undefined;
  }
  if (method !== 'S256')
    wrong('invalid_request', `Unsupported code_challenge_method: ${method ?? 'plain'}. Use S256`);
  if (!/^[\w-]{43}$/.test(challenge)) wrong('invalid_request', 'The code_challenge is not a SHA-256 hash');
  return challenge;
}
