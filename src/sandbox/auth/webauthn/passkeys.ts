/**
 * Passkeys from an application's own screens: `/passkey/register` and `/passkey/challenge`, whose session the token
 * endpoint takes. Source: auth0.com/docs, native-passkeys-api, and the API reference of both endpoints.
 */

import { isObject } from '../../../text/is-object.js';
import { MAIL_ADDRESS } from '../../../text/mail-address.js';
import { text } from '../../../text/values.js';
import { invalidRequest, OAuthError } from '../../errors.js';
import { enroll, METHODS, methodsOf } from '../../resources/users/mfa.js';
import { takesMethod } from '../../resources/users/profile.js';
import {
  connectionByName,
  connectionOrDefault,
  identitiesOf,
  primaryConnection,
} from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { admit, enabledFor } from '../admission.js';
import { findAccount } from '../attempt.js';
import { register } from '../database.js';
import { customDomainOf } from '../flows/event.js';
import { hasGrant } from '../grants/grant-types.js';
import { behindSecret, issueSecret, unguessable } from '../tokens/secrets.js';
import {
  ALGORITHMS,
  type Answer,
  answerOf,
  type Credential,
  type Expected,
  WebAuthnError,
} from './answer.js';
import { newCredential, useCredential } from './relying-party.js';

export const PASSKEY_GRANT = 'urn:okta:params:oauth:grant-type:webauthn';

const SESSIONS = 'passkey-sessions';
const LIFETIME_MS = 60_000;
const PROFILE = [
  'email',
  'phone_number',
  'username',
  'name',
  'given_name',
  'family_name',
  'nickname',
  'picture',
];

interface Session extends Doc {
  client_id: string;
  connection: string;
  challenge: string;
  rpId: string;
  /** Whom a registration makes; absent for a login. */
  given?: Doc;
  handle?: string;
}

/** The application, the database and the domain of a request. @throws OAuthError */
function partsOf(ctx: AuthContext): { client: Doc; connection: Doc; rpId: string } {
  const client = ctx.authenticateClient();
  const rpId = customDomainOf(ctx)?.domain;
  if (rpId === undefined) throw invalidRequest('Passkeys can be used at a custom domain of the tenant only.');
  if (!hasGrant(client, PASSKEY_GRANT) || client.is_first_party === false)
    throw invalidRequest('The application is not configured for passkeys.');
  const connection = connectionOrDefault(ctx.tenant, text(ctx.body.realm));
  if (
    connection?.strategy !== 'auth0' ||
    !enabledFor(ctx, connection, client) ||
    !takesMethod(connection, 'passkey')
  )
    throw invalidRequest('The connection does not exist, or takes no passkeys.');
  return { client, connection, rpId: String(rpId) };
}

const keep = (ctx: AuthContext, session: Omit<Session, 'id'>): string =>
  issueSecret(ctx, SESSIONS, LIFETIME_MS, session);

/** The profile that an application gives of somebody new. @throws OAuthError */
function profileOf(ctx: AuthContext, connection: Doc): Doc {
  const { user_profile: profile, user_metadata } = ctx.body;
  if (!isObject(profile)) throw invalidRequest('user_profile is required');
  const wrong = Object.entries(profile).find(
    ([name, value]) => !PROFILE.includes(name) || typeof value !== 'string' || value === '',
  );
  if (wrong) throw invalidRequest(`user_profile.${wrong[0]} is not valid`);
  const identifiers = [profile.email, profile.phone_number, profile.username].filter(
    (one) => one !== undefined,
  );
  if (identifiers.length === 0) throw invalidRequest('user_profile has no identifier');
  if (profile.email !== undefined && !MAIL_ADDRESS.test(String(profile.email)))
    throw invalidRequest('user_profile.email is not valid');
  if (identifiers.some((one) => findAccount(ctx, connection, String(one))))
    throw invalidRequest('The user exists already.');
  if (user_metadata !== undefined && !isObject(user_metadata))
    throw invalidRequest('user_metadata is not valid');
  return { ...profile, ...(user_metadata === undefined ? {} : { user_metadata }) };
}

/** What a browser is asked to make for a person (`PublicKeyCredentialCreationOptionsJSON`). */
export function creationParams({
  challenge,
  handle,
  rpId,
  given,
}: {
  challenge: string;
  handle: string;
  rpId: string;
  given: Doc;
}): Doc {
  const name = String(given.email ?? given.phone_number ?? given.username ?? given.user_id);
  return {
    challenge,
    timeout: LIFETIME_MS,
    rp: { id: rpId, name: rpId },
    user: { id: handle, name, displayName: String(given.name ?? name) },
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  };
}

/** What a browser is asked for when somebody logs in: any passkey of the domain. */
export const requestParams = ({ challenge, rpId }: { challenge: string; rpId: string }): Doc => ({
  challenge,
  timeout: LIFETIME_MS,
  rpId,
  userVerification: 'preferred',
});

/** The domain of passkeys: the custom domain of a request, or the host of the tenant. */
export const passkeyDomain = (ctx: AuthContext): string =>
  String(customDomainOf(ctx)?.domain ?? new URL(ctx.url).hostname);

/** Public documentation, authenticate/database-connections/passkeys. */
const MOST_PASSKEYS = 20;

/** Where an answer may come from: applications of phones name themselves, or the domain that vouches for them. */
export const passkeyTerms = (
  ctx: AuthContext,
  { challenge, rpId }: { challenge: string; rpId: string },
): Expected => ({
  challenge,
  isOrigin: (origin) =>
    origin === `https://${rpId}` ||
    origin.startsWith('android:apk-key-hash:') ||
    (origin === new URL(ctx.url).origin && rpId === new URL(ctx.url).hostname),
  rpId,
  verified: false,
});

/** Keeps a new passkey of a person. @throws WebAuthnError for one too many */
export function keepPasskey(
  ctx: AuthContext,
  user: Doc,
  credential: Credential,
  { handle, rpId }: { handle: string; rpId: string },
): Doc {
  const id = String(user.user_id);
  const known = methodsOf(ctx.tenant, id).filter(({ type }) => type === 'passkey');
  if (known.length >= MOST_PASSKEYS) throw new WebAuthnError(`The account has ${MOST_PASSKEYS} passkeys`);
  return enroll(ctx.tenant, id, ctx.iso(), {
    type: 'passkey',
    key_id: credential.id,
    public_key: credential.publicKey,
    credential_device_type: 'multi_device',
    credential_backed_up: true,
    identity_user_id: identitiesOf(user)[0]?.user_id,
    user_agent: ctx.request.headers['user-agent'] ?? '',
    user_handle: handle,
    relying_party_identifier: rpId,
    $sign_count: credential.signCount,
  });
}

const registration: AuthHandler = (ctx) => {
  const { client, connection, rpId } = partsOf(ctx);
  const given = profileOf(ctx, connection);
  const [challenge, handle] = [unguessable(), unguessable()];
  const session = {
    client_id: String(client.client_id),
    connection: String(connection.name),
    challenge,
    rpId,
  };
  return {
    status: 200,
    body: {
      auth_session: keep(ctx, { ...session, given, handle }),
      authn_params_public_key: creationParams({ challenge, handle, rpId, given }),
    },
  };
};

const challenge: AuthHandler = (ctx) => {
  const { client, connection, rpId } = partsOf(ctx);
  const asked = unguessable();
  const session = { client_id: String(client.client_id), connection: String(connection.name), rpId };
  return {
    status: 200,
    body: {
      auth_session: keep(ctx, { ...session, challenge: asked }),
      authn_params_public_key: requestParams({ challenge: asked, rpId }),
    },
  };
};

const refused = (message: string): OAuthError => new OAuthError(403, 'invalid_grant', message);

/** Whom the answer of an authenticator lets in. A session is for one answer. @throws OAuthError */
export async function personOfPasskey(
  ctx: AuthContext,
  client: Doc,
  organization: string | undefined,
): Promise<{ user: Doc; connection: Doc }> {
  const session = behindSecret(ctx, SESSIONS, text(ctx.body.auth_session)) as Session | undefined;
  if (session) ctx.tenant.collection(SESSIONS).delete(String(session.id));
  const connection = session && connectionByName(ctx.tenant, session.connection);
  if (!session || !connection || session.client_id !== client.client_id)
    throw refused('The auth_session is invalid or has expired.');
  const given = ctx.body.authn_response;
  if (!isObject(given) || !isObject(given.response)) throw invalidRequest('authn_response is required');
  const answer = answerOf(given);
  const expected = passkeyTerms(ctx, session);
  try {
    const user = session.given
      ? await registered(ctx, client, connection, session, answer, expected)
      : await known(ctx, connection, answer, expected);
    admit(ctx, { client, connection, user, organization });
    return { user, connection };
  } catch (error) {
    if (error instanceof WebAuthnError) throw refused(`The passkey was not accepted: ${error.message}.`);
    throw error;
  }
}

async function registered(
  ctx: AuthContext,
  client: Doc,
  connection: Doc,
  session: Session,
  answer: Answer,
  expected: Expected,
): Promise<Doc> {
  const credential = await newCredential(answer, expected);
  const made = await register(ctx, { client, connection, given: session.given ?? {}, bare: true });
  if ('refusal' in made) {
    const { description } = made.refusal.body as Doc;
    throw invalidRequest(String(description));
  }
  const { user } = made;
  keepPasskey(ctx, user, credential, { handle: String(session.handle), rpId: session.rpId });
  return user;
}

async function known(ctx: AuthContext, connection: Doc, answer: Answer, expected: Expected): Promise<Doc> {
  const enrolled = ctx.tenant.collection(METHODS).list();
  const method = enrolled.find((one) => one.type === 'passkey' && one.key_id === answer.id);
  const user = method && ctx.tenant.collection('users').get(String(method.$parent));
  if (!user || primaryConnection(user) !== connection.name) throw new WebAuthnError('The passkey is unknown');
  await useCredential(ctx, method, answer, expected);
  return user;
}

export const passkeyHandlers: Readonly<Record<string, AuthHandler>> = {
  'POST /passkey/register': registration,
  'POST /passkey/challenge': challenge,
};
