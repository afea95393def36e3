/**
 * Creates the application by the operation `create_client`, through the same pipeline as if it had been called itself,
 * and adds what the project needs: packages, settings and steps.
 */
import { runOperation } from '../../call/run.js';
import { availableOperation } from '../../discovery/describe-operation.js';
import { ToolError } from '../../errors.js';
import type { CallContext, CallOutcome, Runtime } from '../../runtime.js';
import type { ConnectApplication } from './connect-arguments.js';
import { FRAMEWORKS, type Framework } from './frameworks.js';

type Json = Record<string, unknown>;

export async function connect(
  runtime: Runtime,
  given: ConnectApplication,
  token: string | undefined,
  call: CallContext,
): Promise<CallOutcome> {
  const framework = FRAMEWORKS[given.framework];
  const args = applicationFor(framework, given, runtime.tenant);
  const { record } = await availableOperation(runtime, 'create_client');
  const outcome = await runOperation(
    runtime,
    record,
    token === undefined ? args : { ...args, confirmation_token: token },
    call,
  );
  if (outcome.kind !== 'result' || outcome.result.isError) return outcome;
  const { structuredContent, content } = outcome.result;
  const clientId = idIn(structuredContent);
  if (clientId === undefined) return outcome;
  const project = projectFor(framework, given, runtime.tenant, clientId);
  const [text] = content;
  if (text?.type === 'text') text.text += `\nNext: ${JSON.stringify(project)}`;
  outcome.result.structuredContent = { ...structuredContent, project };
  return outcome;
}

function idIn(answer: Json | undefined): string | undefined {
  const id = answer?.client_id ?? answer?.id;
  return typeof id === 'string' ? id : undefined;
}

/** @throws ToolError for an address or id that the framework cannot use */
export function applicationFor(framework: Framework, given: ConnectApplication, tenant: string): Json {
  const secret = framework.type === 'regular_web';
  const { callbacks, logout } = addressesOf(framework, given.url, tenant);
  return {
    name: given.name,
    app_type: framework.type,
    oidc_conformant: true,
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: secret ? 'client_secret_post' : 'none',
    callbacks,
    allowed_logout_urls: logout,
    ...(framework.type === 'spa' ? { web_origins: [new URL(given.url).origin] } : {}),
    ...(given.save_secrets_to === undefined ? {} : { save_secrets_to: given.save_secrets_to }),
  };
}

function addressesOf(
  { native, callbacks = [], logout = [], title }: Framework,
  url: string,
  tenant: string,
): { callbacks: string[]; logout: string[] } {
  const wrong = (why: string) => new ToolError('invalid_arguments', `url: ${why}. Nothing was sent.`);
  if (native) {
    if (!/^[A-Za-z]\w*(\.[A-Za-z_][\w-]*)+$/.test(url))
      throw wrong(`for ${title} it is the app's bundle or package id, such as com.example.app`);
    const made = native.map((one) => one.replaceAll('{app}', url).replaceAll('{domain}', tenant));
    return { callbacks: made, logout: made };
  }
  const address = /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  if (!address || address.username || address.password || address.search || address.hash)
    throw wrong('it is the address of the application, such as http://localhost:3000');
  if (address.protocol === 'http:' && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(address.hostname))
    throw wrong('http:// is for localhost only; use https://');
  const base = `${address.origin}${address.pathname.replace(/\/+$/, '')}`;
  const at = (path: string) => (path === '/' ? base : base + path);
  return { callbacks: callbacks.map(at), logout: logout.map(at) };
}

/** What the assistant does in the project, as facts. */
function projectFor(framework: Framework, given: ConnectApplication, tenant: string, clientId: string): Json {
  const { callbacks } = addressesOf(framework, given.url, tenant);
  const values: Readonly<Record<string, string>> = {
    domain: tenant,
    issuer: `https://${tenant}/`,
    client_id: clientId,
    client_secret: given.save_secrets_to
      ? `AUTH0_CREATE_CLIENT_CLIENT_SECRET in ${given.save_secrets_to}`
      : 'not shown: copy it from the dashboard, or rotate it with save_secrets_to',
    random_32_bytes: 'a new random value, such as of "openssl rand -hex 32"',
    url: given.url,
    callback: callbacks[0] ?? '',
  };
  return {
    framework: framework.title,
    packages: framework.packages,
    environment: Object.fromEntries(
      Object.entries(framework.env).map(([name, from = '']) => [name, values[from] ?? '']),
    ),
    steps: [
      ...framework.steps,
      `Enable a connection for ${clientId} with update_connection_clients, if people cannot sign in yet.`,
    ],
    source: framework.source,
  };
}
