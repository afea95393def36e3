/** Which tenant: its domain is checked, and with a custom domain the audience is found. */
import { ApiError } from '../../client/errors.js';
import { type Reached, reach } from '../../client/reach.js';
import { isLoopback, parseDomain, type TenantAddress } from '../../config/domain.js';
import { USER_AGENT } from '../../version.js';
import { describeFailure } from '../terminal/failure.js';
import type { Prompter } from './prompts/prompter.js';

const REACH_TIMEOUT_MS = 15_000;

export interface Tenant {
  domain: string;
  baseUrl: string;
  /** Where it is not that of the domain. */
  audience?: string;
}

/** Fetches a document below `/.well-known/`. @throws ApiError when there is no response */
export type ReadDocument = (
  address: TenantAddress,
  document: string,
) => Promise<Pick<Reached, 'status' | 'body'>>;

/**
 * Asks until a tenant answers.
 *
 * @param given a domain from the command line or the environment, which is tried first
 */
export async function askTenant(
  prompter: Prompter,
  given: string | undefined,
  read: ReadDocument = fromNetwork,
): Promise<Tenant> {
  let initial = given;
  let untried = given !== undefined;
  for (;;) {
    const answer =
      untried && initial !== undefined
        ? initial
        : await prompter.text('Domain of your tenant, such as my-company.eu.auth0.com:', {
            ...(initial === undefined ? {} : { initial }),
            check: malformed,
          });
    untried = false;
    initial = answer;
    const wrong = malformed(answer);
    const address = wrong === undefined ? parseDomain(answer) : undefined;
    const trouble = wrong ?? (address && (await notATenant(address, read)));
    if (trouble !== undefined || !address) {
      prompter.say(trouble ?? '');
      continue;
    }
    const domain = address.baseUrl.startsWith('http:') ? address.baseUrl : address.domain;
    prompter.say(`${address.domain} is an Auth0 tenant.`);
    const { hostname } = new URL(address.baseUrl);
    if (hostname.endsWith('.auth0.com') || isLoopback(hostname)) return { domain, baseUrl: address.baseUrl };
    return { domain, baseUrl: address.baseUrl, audience: await audienceBehind(prompter, address, read) };
  }
}

function malformed(answer: string): string | undefined {
  try {
    parseDomain(answer);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const fromNetwork: ReadDocument = ({ baseUrl }, document) =>
  reach({ baseUrl, userAgent: USER_AGENT }, `/.well-known/${document}`, REACH_TIMEOUT_MS);

async function notATenant(address: TenantAddress, read: ReadDocument): Promise<string | undefined> {
  try {
    const { status, body } = await read(address, 'openid-configuration');
    const endpoint = (body as { token_endpoint?: unknown } | undefined)?.token_endpoint;
    if (status === 200 && typeof endpoint === 'string') return undefined;
    return `${address.domain} is not the domain of an Auth0 tenant: its OpenID configuration answers ${status}.`;
  } catch (error) {
    if (error instanceof ApiError) return describeFailure(error);
    throw error;
  }
}

/** The Management API of a tenant with a custom domain is named after the tenant's own domain. */
async function audienceBehind(
  prompter: Prompter,
  custom: TenantAddress,
  read: ReadDocument,
): Promise<string> {
  prompter.say(
    `${custom.domain} is a custom domain. The Management API is named after the tenant's own domain, which the dashboard shows under Settings > Custom Domains.`,
  );
  const keys = await signingKeys(custom, read);
  for (;;) {
    const answer = await prompter.text("The tenant's own domain, such as my-company.eu.auth0.com:", {
      check: malformed,
    });
    const own = parseDomain(answer);
    const trouble = await notATenant(own, read);
    if (trouble !== undefined) {
      prompter.say(trouble);
      continue;
    }
    const theirs = await signingKeys(own, read);
    // One tenant signs with the same keys on all of its domains.
    if (theirs.some((key) => keys.includes(key))) return `${own.baseUrl}/api/v2/`;
    prompter.say(`${own.domain} is another tenant: its signing keys are not those of ${custom.domain}.`);
  }
}

async function signingKeys(address: TenantAddress, read: ReadDocument): Promise<string[]> {
  const { body } = await read(address, 'jwks.json');
  const { keys } = (body ?? {}) as { keys?: { kid?: string }[] };
  return (Array.isArray(keys) ? keys : []).flatMap(({ kid }) => (kid === undefined ? [] : [kid]));
}
