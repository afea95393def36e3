/** Dynamic client registration: open to anybody where the tenant has it switched on. */
import { notFound, OAuthError } from '../../errors.js';
import { newClient } from '../../resources/clients/clients.js';
import { CLIENTS } from '../../resources/clients/named.js';
import { base58Id } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { isLocal } from '../authorize/callback.js';

export function takesRegistrations({ tenant }: Pick<AuthContext, 'tenant'>): boolean {
  const { flags } = tenant.settings('/tenants/settings') as { flags?: Doc };
  return flags?.enable_dynamic_client_registration === true;
}

const invalid = (error: string, message: string): never => {
  throw new OAuthError(400, error, message);
};

const AUTH_METHODS = ['none', 'client_secret_post', 'client_secret_basic'];
const GRANTS = ['authorization_code', 'refresh_token'];
const MOST_URIS = 50;
const LONGEST = 2_000;

/** An https address, an http one on the person's machine, or an application's own scheme; never one that runs code. */
function isRedirectUri(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > LONGEST || !URL.canParse(value)) return false;
  if (value.includes('#') || value.includes('*')) return false;
  const { protocol } = new URL(value);
  if (protocol === 'http:') return isLocal(value);
  return !['javascript:', 'data:', 'vbscript:', 'file:', 'blob:', 'about:'].includes(protocol);
}

function redirectUris({ redirect_uris: uris }: Doc): string[] {
  const valid =
    Array.isArray(uris) && uris.length > 0 && uris.length <= MOST_URIS && uris.every(isRedirectUri);
  return valid
    ? (uris as string[])
    : invalid(
        'invalid_redirect_uri',
        'redirect_uris must be https URLs, http URLs on loopback, or private schemes',
      );
}

/** A list of texts out of those known; the default when it is absent. */
function listed(body: Doc, name: string, known: readonly string[], otherwise: string[]): string[] {
  const value = body[name];
  if (value === undefined) return otherwise;
  if (!Array.isArray(value)) return invalid('invalid_client_metadata', `${name} must be a list`);
  return value.map(String).filter((one) => known.includes(one));
}

export const register: AuthHandler = (ctx) => {
  if (!takesRegistrations(ctx)) throw notFound('Not Found');
  const { body } = ctx;
  const callbacks = redirectUris(body);
  const method = body.token_endpoint_auth_method ?? 'client_secret_post';
  if (!AUTH_METHODS.includes(String(method)))
    invalid(
      'invalid_client_metadata',
      `token_endpoint_auth_method must be one of ${AUTH_METHODS.join(', ')}`,
    );
  const grantTypes = listed(body, 'grant_types', GRANTS, ['authorization_code']);
  if (!listed(body, 'response_types', ['code'], ['code']).includes('code'))
    invalid('invalid_client_metadata', 'response_types must include code');
  if (!grantTypes.includes('authorization_code'))
    invalid('invalid_client_metadata', 'grant_types must include authorization_code');
  const name = body.client_name === undefined ? 'Unnamed application' : body.client_name;
  if (typeof name !== 'string' || name.length > LONGEST)
    invalid('invalid_client_metadata', 'client_name must be a text');
  const client = ctx.tenant.collection(CLIENTS).insert(
    newClient(
      {
        client_id: base58Id('tpc'),
        name,
        callbacks,
        is_first_party: false,
        oidc_conformant: true,
        app_type: method === 'none' ? 'native' : 'regular_web',
        token_endpoint_auth_method: method,
        grant_types: grantTypes,
        ...(typeof body.logo_uri === 'string' ? { logo_uri: body.logo_uri } : {}),
        ...(grantTypes.includes('refresh_token')
          ? { refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' } }
          : {}),
      },
      ctx,
    ),
  );
  ctx.log({
    type: 'sapi',
    description: 'Dynamic client registration',
    client_id: client.client_id,
    client_name: name,
    hostname: new URL(ctx.url).host,
  });
  return {
    status: 201,
    body: {
      client_id: client.client_id,
      ...(method === 'none' ? {} : { client_secret: client.client_secret, client_secret_expires_at: 0 }),
      client_id_issued_at: Math.floor(ctx.now() / 1000),
      client_name: name,
      redirect_uris: callbacks,
      token_endpoint_auth_method: method,
      grant_types: grantTypes,
      response_types: ['code'],
    },
    headers: { 'cache-control': 'no-store' },
  };
};
