/** The tenant as SAML identity provider of an application: `/samlp/{client_id}`, by redirect, by a form, or begun here. */
import { HttpError } from '../../errors.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { advance, telling } from '../authorize/advance.js';
import { allowsCallback, defaultCallback } from '../authorize/callback.js';
import { organizationFor } from '../authorize/organization.js';
import { PageError, refuse } from '../authorize/refuse.js';
import { type Params, paramsOf } from '../authorize/request.js';
import { begin } from '../authorize/transaction.js';
import { clientById } from '../client.js';
import type { SamlLogin } from './answer.js';
import { samlMetadata } from './metadata.js';
import { type AuthnRequest, readAuthnRequest, signatureProblem, signedPart } from './request.js';
import { defaultIssuer } from './response.js';
import { hasSaml, type SamlSettings, samlSettings } from './settings.js';
import { xmlResponse } from './xml/xml.js';

/** The application that the path names. @throws PageError, after logging */
function clientIn(ctx: AuthContext): Doc {
  const id = decodeURIComponent(ctx.request.path.split('/').at(-1) ?? '');
  const client = clientById(ctx, id);
  const hostname = new URL(ctx.url).host;
  if (client && hasSaml(client)) return client;
  const message = client ? 'The application has no SAML2 addon.' : `Unknown client: ${id}`;
  ctx.log({ type: 'f', description: message, hostname, client_id: id, details: { error: { message } } });
  throw new PageError('invalid_request', message, client ? 400 : 404);
}

function readRequest(params: Params, posted: boolean): AuthnRequest | undefined {
  if (params.SAMLRequest === undefined) return undefined;
  try {
    return readAuthnRequest(params.SAMLRequest, posted);
  } catch (error) {
    throw new PageError('invalid_request', error instanceof Error ? error.message : String(error));
  }
}

/** Where the assertion goes: nowhere but to an address that the application has registered. */
function callbackFor(
  ctx: AuthContext,
  client: Doc,
  asked: string | undefined,
  settings: SamlSettings,
): string {
  const wanted = asked ?? settings.destination ?? defaultCallback(client);
  if (wanted !== undefined && (wanted === settings.destination || allowsCallback(client, wanted)))
    return wanted;
  const message = `Callback URL mismatch. ${wanted ?? 'No URL'} is not in the list of allowed callback URLs`;
  ctx.log({ type: 'f', description: message, hostname: new URL(ctx.url).host, client_id: client.client_id });
  throw new PageError('invalid_request', message, 403);
}

function start(ctx: AuthContext): Promise<SandboxResponse> {
  return telling(ctx, undefined, () => {
    const client = clientIn(ctx);
    const params = paramsOf(ctx);
    const posted = ctx.request.method === 'POST';
    const request = readRequest(params, posted);
    const settings = samlSettings(client);
    const callback = callbackFor(ctx, client, request?.callback, settings);
    const signed = posted ? undefined : signedPart(ctx.request.query ?? '');
    const saml: SamlLogin = {
      provider: settings.issuer ?? defaultIssuer(ctx.url),
      posted,
      ...(request === undefined ? {} : { id: request.id }),
      ...(request?.issuer === undefined ? {} : { issuer: request.issuer }),
      ...(params.RelayState === undefined ? {} : { relayState: params.RelayState }),
      ...(signed === undefined ? {} : { signed }),
    };
    const prompt = request?.isPassive ? ['none'] : request?.forceAuthn ? ['login'] : [];
    const recipient = {
      client_id: String(client.client_id),
      redirect_uri: callback,
      redirect_uri_given: true,
      response_mode: 'form_post' as const,
      prompt,
      saml,
      ...(params.connection === undefined ? {} : { connection: params.connection }),
      ...(params.login_hint === undefined ? {} : { login_hint: params.login_hint }),
    };
    return telling(ctx, recipient, () => {
      const problem =
        request && settings.signingCert ? signatureProblem(saml, settings.signingCert) : undefined;
      if (problem !== undefined) refuse(ctx, client, { error: 'invalid_request', message: problem });
      const organization = organizationFor(ctx, params, client);
      const { transaction, headers } = begin(ctx, { request: recipient, ...organization });
      return advance(ctx, client, transaction, headers);
    });
  });
}

const metadata: AuthHandler = (ctx) => {
  const id = decodeURIComponent(ctx.request.path.split('/').at(-1) ?? '');
  const client = clientById(ctx, id);
  if (!client || !hasSaml(client)) throw new HttpError(404, 'Not Found');
  const tenant = defaultIssuer(ctx.url).replace('urn:auth0:', '');
  return xmlResponse(samlMetadata(ctx, client, samlSettings(client)), {
    'content-disposition': `attachment; filename="${tenant}-metadata.xml"`,
  });
};

/** `{}` stands for the last part of a path. */
export const samlHandlers: Readonly<Record<string, AuthHandler>> = {
  'GET /samlp/{}': start,
  'POST /samlp/{}': start,
  'GET /samlp/metadata/{}': metadata,
};
