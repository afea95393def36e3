/** How HTTP callers authenticate: access tokens from one issuer, issued for this server. */
import { isLoopback } from './domain.js';
import type { Environment } from './environment.js';
import { ConfigError } from './errors.js';
import { readSecretFile } from './sources/secret-file.js';

export interface CallerConfig {
  /** The issuer's identifier, exactly as in the `iss` claim of its tokens. */
  issuer: string;
  /** Where callers reach the MCP endpoint; absent: where it listens. */
  url?: string;
  /** What the `aud` claim of their tokens must contain; absent: the endpoint's URL. */
  audience?: string;
  /** The application at the issuer through which people sign in to the approvals page; absent: there is none. */
  approvals?: { clientId: string; clientSecret?: string };
  /** Origins of web pages whose clients may call, such as `https://app.example.com`. */
  origins?: readonly string[];
}

export interface CallerFlags {
  httpOrigins?: string;
  httpIssuer?: string;
  httpUrl?: string;
  httpAudience?: string;
}

/**
 * The settings for callers; undefined when there are none.
 *
 * @throws ConfigError when one is malformed, or set without the issuer
 */
export function readCallers(
  values: Environment,
  flags: CallerFlags,
  managementAudience: string | undefined,
): CallerConfig | undefined {
  const [issuer, url, audience] = [
    setting(flags.httpIssuer, '--http-issuer', values.AUTH0_MCP_HTTP_ISSUER, 'AUTH0_MCP_HTTP_ISSUER'),
    setting(flags.httpUrl, '--http-url', values.AUTH0_MCP_HTTP_URL, 'AUTH0_MCP_HTTP_URL'),
    setting(flags.httpAudience, '--http-audience', values.AUTH0_MCP_HTTP_AUDIENCE, 'AUTH0_MCP_HTTP_AUDIENCE'),
  ];
  const approvals = readApprovals(values);
  const origins = setting(
    flags.httpOrigins,
    '--http-origins',
    values.AUTH0_MCP_HTTP_ORIGINS,
    'AUTH0_MCP_HTTP_ORIGINS',
  );
  if (issuer === undefined) {
    const alone = url ?? audience ?? origins ?? (approvals && { source: 'AUTH0_MCP_APPROVALS_CLIENT_ID' });
    if (alone === undefined) return undefined;
    throw new ConfigError(
      `${alone.source} is set without AUTH0_MCP_HTTP_ISSUER: set the issuer of callers' tokens too, or unset it.`,
    );
  }
  addressOf(issuer, 'https://my-company.eu.auth0.com/');
  if (audience && !/^[\x21-\x7e]+$/.test(audience.value))
    throw new ConfigError(`${audience.source} must be the identifier of one API, without spaces.`);
  if (audience && audience.value === managementAudience) {
    throw new ConfigError(
      `${audience.source} is the Management API itself: callers need tokens for a separate API that represents this server.`,
    );
  }
  return {
    issuer: issuer.value,
    ...(url ? { url: addressOf(url, 'https://mcp.example.com/mcp').href } : {}),
    ...(audience ? { audience: audience.value } : {}),
    ...(approvals ? { approvals } : {}),
    ...(origins ? { origins: readOrigins(origins) } : {}),
  };
}

/** @throws ConfigError for anything but origins, separated by commas */
function readOrigins({ value, source }: Setting): string[] {
  return value.split(',').map((one) => {
    const origin = one.trim();
    const url = URL.canParse(origin) ? new URL(origin) : undefined;
    const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
    if (url?.origin !== origin || !secure)
      throw new ConfigError(
        `${source} takes origins, separated by commas, such as https://app.example.com (http:// only for localhost), not "${origin}".`,
      );
    return origin;
  });
}

/** @throws ConfigError for a secret without its application */
function readApprovals(values: Environment): CallerConfig['approvals'] {
  const clientId = values.AUTH0_MCP_APPROVALS_CLIENT_ID;
  const clientSecret = approvalsSecret(values);
  if (clientId === undefined && clientSecret !== undefined)
    throw new ConfigError(
      'AUTH0_MCP_APPROVALS_CLIENT_SECRET is set without AUTH0_MCP_APPROVALS_CLIENT_ID: set the application of the approvals page too.',
    );
  if (clientId === undefined) return undefined;
  return clientSecret === undefined ? { clientId } : { clientId, clientSecret };
}

function approvalsSecret(values: Environment): string | undefined {
  const { AUTH0_MCP_APPROVALS_CLIENT_SECRET: secret, AUTH0_MCP_APPROVALS_CLIENT_SECRET_FILE: file } = values;
  if (file === undefined) return secret;
  if (secret !== undefined)
    throw new ConfigError(
      'AUTH0_MCP_APPROVALS_CLIENT_SECRET and AUTH0_MCP_APPROVALS_CLIENT_SECRET_FILE are set: keep one.',
    );
  return readSecretFile(file, 'AUTH0_MCP_APPROVALS_CLIENT_SECRET_FILE');
}

interface Setting {
  value: string;
  source: string;
}

function setting(
  flag: string | undefined,
  flagName: string,
  variable: string | undefined,
  variableName: string,
): Setting | undefined {
  if (flag !== undefined) return { value: flag, source: flagName };
  return variable === undefined ? undefined : { value: variable, source: variableName };
}

/** @throws ConfigError for anything but https, or http on loopback, without query, fragment or credentials */
function addressOf({ value, source }: Setting, example: string): URL {
  const wrong = (why: string) => new ConfigError(`${source} ${why}; write it like ${example}.`);
  const url = /^https?:\/\//i.test(value) && URL.canParse(value) ? new URL(value) : undefined;
  if (!url) throw wrong('must be an https URL');
  if (url.username || url.password) throw wrong('must not contain a user name or password');
  if (/[?#\s]/.test(value)) throw wrong('must not contain a query, a fragment or spaces');
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw wrong('may use http:// only for localhost (localhost, 127.0.0.1)');
  return url;
}
