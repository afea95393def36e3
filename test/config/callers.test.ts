/** The settings for callers over HTTP: what is taken, and that a mistake stops the start. */
import { describe, expect, it } from 'vitest';
import { ConfigError } from '../../src/config/errors.js';
import type { Flags } from '../../src/config/settings.js';
import { loadConfig } from '../../src/server/load-config.js';

const ISSUER = 'https://acme.eu.auth0.com/';
const tenant = {
  AUTH0_DOMAIN: 'acme.eu.auth0.com',
  AUTH0_CLIENT_ID: 'client-1',
  AUTH0_CLIENT_SECRET: 'secret-1-very-secret',
};
const load = async (env: NodeJS.ProcessEnv, flags: Flags = {}) => (await loadConfig(env, flags)).callers;

describe('callers over HTTP', () => {
  it('are not known unless an issuer is set', async () => {
    expect(await load({})).toBeUndefined();
    expect(await load({ AUTH0_MCP_HTTP_ISSUER: ISSUER })).toEqual({ issuer: ISSUER });
  });

  it('are known by issuer, address and audience, flags first', async () => {
    const env = {
      AUTH0_MCP_HTTP_ISSUER: 'https://login.acme.com',
      AUTH0_MCP_HTTP_URL: 'https://MCP.acme.com',
      AUTH0_MCP_HTTP_AUDIENCE: 'urn:acme:mcp',
    };
    expect(await load(env)).toEqual({
      // Compared with the tokens' own, to the letter.
      issuer: 'https://login.acme.com',
      url: 'https://mcp.acme.com/',
      audience: 'urn:acme:mcp',
    });
    const flags = { httpIssuer: ISSUER, httpUrl: 'http://localhost:3000/mcp', httpAudience: 'other' };
    expect(await load(env, flags)).toEqual({
      issuer: ISSUER,
      url: 'http://localhost:3000/mcp',
      audience: 'other',
    });
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a typo', { AUTH0_MCP_HTTP_ISUER: ISSUER }, /did you mean AUTH0_MCP_HTTP_ISSUER/],
    [
      'an empty issuer with an address',
      { AUTH0_MCP_HTTP_ISSUER: '', AUTH0_MCP_HTTP_URL: 'https://mcp.example.com/mcp' },
      /without AUTH0_MCP_HTTP_ISSUER/,
    ],
    [
      'an address alone',
      { AUTH0_MCP_HTTP_URL: 'https://mcp.acme.com/mcp' },
      /AUTH0_MCP_HTTP_URL is set without/,
    ],
    ['an audience alone', { AUTH0_MCP_HTTP_AUDIENCE: 'urn:acme' }, /AUTH0_MCP_HTTP_AUDIENCE is set without/],
    ['an issuer without https', { AUTH0_MCP_HTTP_ISSUER: 'acme.eu.auth0.com' }, /must be an https URL/],
    ['an issuer in plain text', { AUTH0_MCP_HTTP_ISSUER: 'http://acme.eu.auth0.com/' }, /only for localhost/],
    ['an issuer with a query', { AUTH0_MCP_HTTP_ISSUER: `${ISSUER}?x=1` }, /query/],
    [
      'an issuer with a password',
      { AUTH0_MCP_HTTP_ISSUER: 'https://a:b@acme.com/' },
      /user name or password/,
    ],
    [
      'an address in plain text',
      { AUTH0_MCP_HTTP_ISSUER: ISSUER, AUTH0_MCP_HTTP_URL: 'http://mcp.acme.com/mcp' },
      /AUTH0_MCP_HTTP_URL may use http/,
    ],
    [
      'an address with a fragment',
      { AUTH0_MCP_HTTP_ISSUER: ISSUER, AUTH0_MCP_HTTP_URL: 'https://mcp.acme.com/mcp#' },
      /fragment/,
    ],
    [
      'an audience of two',
      { AUTH0_MCP_HTTP_ISSUER: ISSUER, AUTH0_MCP_HTTP_AUDIENCE: 'one two' },
      /identifier of one API/,
    ],
    [
      'the Management API as audience',
      {
        ...tenant,
        AUTH0_MCP_HTTP_ISSUER: ISSUER,
        AUTH0_MCP_HTTP_AUDIENCE: 'https://acme.eu.auth0.com/api/v2/',
      },
      /Management API itself/,
    ],
  ])('refuses %s', async (_, env, why) => {
    const error = await load(env).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).toMatch(why);
    expect((error as Error).message).not.toContain('\n');
  });

  it('names the flag that is wrong', async () => {
    await expect(load({}, { httpIssuer: 'acme' })).rejects.toThrow(/--http-issuer must be an https URL/);
    await expect(load({}, { httpUrl: 'https://mcp.acme.com' })).rejects.toThrow(/--http-url is set without/);
  });

  it('takes origins of web pages, and nothing else for one', async () => {
    const env = { AUTH0_MCP_HTTP_ISSUER: ISSUER };
    const given = 'https://app.acme.com, http://localhost:5173';
    expect((await load({ ...env, AUTH0_MCP_HTTP_ORIGINS: given }))?.origins).toEqual([
      'https://app.acme.com',
      'http://localhost:5173',
    ]);
    for (const wrong of ['*', 'https://app.acme.com/', 'http://app.acme.com', 'null', 'https://*.acme.com/x'])
      await expect(load({ ...env, AUTH0_MCP_HTTP_ORIGINS: wrong })).rejects.toThrow(/takes origins/);
    await expect(load({ AUTH0_MCP_HTTP_ORIGINS: given })).rejects.toThrow(/ORIGINS is set without/);
  });
});
