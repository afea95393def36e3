import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../src/client/errors.js';
import { errorResult } from '../../../src/tools/answer/result.js';
import { adviceFor, adviceForNothing } from '../../../src/tools/answer/result-advice.js';
import type { Operation } from '../../../src/tools/operation.js';
import { createClientGrant, listClientGrants } from '../../../src/tools/operations/client-grants.js';
import { createEmailTemplate, getEmailTemplate } from '../../../src/tools/operations/email-templates.js';
import { getJob } from '../../../src/tools/operations/jobs.js';
import { listOrganizationMembers, listOrganizations } from '../../../src/tools/operations/organizations.js';
import { listResourceServers } from '../../../src/tools/operations/resource-servers.js';
import { clearUserBlocks, listUserBlocksByIdentifier } from '../../../src/tools/operations/user-blocks.js';
import { getUser, listUsers } from '../../../src/tools/operations/users.js';
import { listUsersByEmail } from '../../../src/tools/operations/users-by-email.js';

const lists: Record<string, Operation> = {
  'GET /users': listUsers,
  'GET /organizations': listOrganizations,
  'GET /user-blocks': listUserBlocksByIdentifier,
  'GET /client-grants': listClientGrants,
  'GET /resource-servers': listResourceServers,
  'POST /email-templates': createEmailTemplate,
};
const registry = { byRequest: (key: string) => lists[key] };
const missing = new ApiError('Not found', { kind: 'api', status: 404, hint: 'Search.' });

describe('what to do when nothing is found', () => {
  const cases: [Operation, Record<string, unknown>, string][] = [
    [getUser, { user_id: 'jane@example.com' }, 'list_users_by_email finds the id'],
    [getUser, { user_id: 'auth0%7C1' }, 'contain a plain |'],
    [getUser, { user_id: '5f7c8ec7' }, 'as in auth0|5f7c8ec7'],
    [getUser, { user_id: 'auth0|1' }, 'for example with list_users.'],
    [clearUserBlocks, { user_id: 'auth0|1' }, 'for example with list_users.'],
    [listOrganizationMembers, { organization_id: 'x' }, 'for example with list_organizations.'],
  ];

  it('is said in terms of the call', () => {
    for (const [operation, args, words] of cases) {
      const advice = adviceFor(registry, operation, args, missing);
      expect(advice).toContain(words);
      expect(errorResult(operation.name, missing, advice).structuredContent).toMatchObject({
        error: { status: 404, message: 'Not found', hint: advice },
      });
    }
  });

  it('is said in terms of what the error names', () => {
    const refused = (status: number, message: string, errorCode?: string) =>
      new ApiError(message, { kind: 'api', status, ...(errorCode ? { errorCode } : {}) });
    const api = { audience: 'https://api' };
    const format =
      "'Object didn't pass validation for format user-id-with-max-length: a@b.co' on property x[0].";
    const cases: [Operation, Record<string, unknown>, ApiError, string][] = [
      [createClientGrant, api, refused(404, 'No', 'inexistent_resource_server'), 'list_resource_servers'],
      [createClientGrant, api, refused(400, 'No', 'inexistent_resource_server'), 'list_resource_servers'],
      [
        getEmailTemplate,
        {},
        refused(404, 'No', 'inexistent_email_template'),
        'create_email_template creates',
      ],
      [listOrganizationMembers, {}, refused(400, format), 'list_users_by_email finds the id'],
    ];
    for (const [operation, args, error, words] of cases)
      expect(adviceFor(registry, operation, args, error)).toContain(words);
    expect(adviceFor(registry, createClientGrant, api, missing)).toBeUndefined();
  });

  it('is another spelling, where an address has capitals', () => {
    expect(adviceForNothing(listUsersByEmail, { email: 'Jane@Example.com' })).toContain('jane@example.com');
    expect(adviceForNothing(listUsersByEmail, { email: 'jane@example.com' })).toBeUndefined();
    expect(adviceForNothing(listUsers, { email: 'Jane@Example.com' })).toBeUndefined();
  });

  it('is left to the error where the call says no more', () => {
    const advice = adviceFor(registry, getJob, { job_id: 'x' }, missing);
    expect(advice).toBeUndefined();
    expect(errorResult('get_job', missing, advice).structuredContent).toHaveProperty('error.hint', 'Search.');
    const forbidden = new ApiError('No', { kind: 'api', status: 403 });
    expect(adviceFor(registry, getUser, { user_id: 'x' }, forbidden)).toBeUndefined();
  });
});

describe('what is absent or passes by itself', () => {
  const advice = (method: 'GET' | 'POST', path: string, error: ApiError, args = {}) =>
    adviceFor(registry, { ...getUser, method, path }, args, error);

  it('is said to be an answer', () => {
    expect(advice('GET', '/anomaly/blocks/ips/{id}', missing)).toContain('the address is not blocked');
    expect(advice('GET', '/branding/themes/default', missing)).toContain('no theme of its own');
    expect(advice('GET', '/emails/provider', missing)).toContain('no email provider is configured');
  });

  it('is to be waited for, or shortened', () => {
    const building = new ApiError("The draft must be in the 'built' state before it can be deployed.", {
      kind: 'api',
      status: 400,
      hint: 'Fix it.',
    });
    expect(advice('POST', '/actions/actions/{id}/deploy', building)).toMatch(/wait a few seconds/);
    const long = new ApiError('URI Too Long', { kind: 'api', status: 414 });
    expect(advice('GET', '/users', long, { q: 'x'.repeat(5_000) })).toContain('q has 5000 characters');
  });
});
