/** The store that several replicas of one server share, and the key that seals what is in it. */
import type { Environment } from './environment.js';
import { ConfigError } from './errors.js';

export interface SharedStateConfig {
  /** `redis[s]://…`, or `redis[s]+cluster://…`. */
  url: string;
  /** One key, or two while it is changed: the first seals, all open. */
  keys: readonly string[];
}

const SCHEMES = /^rediss?(?:\+cluster)?:$/;
const LEAST_BYTES = 32;
const MOST_KEYS = 2;

/**
 * Undefined where there is no store to share.
 *
 * @throws ConfigError, which never repeats the key, nor the password in the address
 */
export function readSharedState({
  AUTH0_MCP_STATE_URL: url,
  AUTH0_MCP_STATE_KEY: key,
}: Environment): SharedStateConfig | undefined {
  if (url === undefined) {
    if (key === undefined) return undefined;
    throw new ConfigError(
      'AUTH0_MCP_STATE_KEY is set without AUTH0_MCP_STATE_URL: set the address of the store that the replicas share, or unset it.',
    );
  }
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !SCHEMES.test(parsed.protocol) || parsed.hostname === '')
    throw new ConfigError(
      'AUTH0_MCP_STATE_URL must be the address of a Redis or Valkey server, such as rediss://user:password@redis.example.com:6380 (redis+cluster:// or rediss+cluster:// for a cluster).',
    );
  if (!/^\/?\d*$/.test(parsed.pathname) || parsed.search !== '' || parsed.hash !== '')
    throw new ConfigError(
      'AUTH0_MCP_STATE_URL may have a database number after the address, as in redis://redis.example.com:6379/2, and nothing else.',
    );
  if (key === undefined)
    throw new ConfigError(
      'AUTH0_MCP_STATE_URL is set without AUTH0_MCP_STATE_KEY: set a random key of 32 bytes or more, the same for all replicas ("openssl rand -base64 32" makes one).',
    );
  const keys = key.split(',').map((one) => one.trim());
  if (keys.length > MOST_KEYS || keys.some((one) => Buffer.byteLength(one) < LEAST_BYTES))
    throw new ConfigError(
      `AUTH0_MCP_STATE_KEY must be a key of ${LEAST_BYTES} bytes or more, or two separated by a comma while it is changed ("openssl rand -base64 32" makes one).`,
    );
  return { url, keys };
}
