import { describe, expect, it } from 'vitest';
import { ApiError } from '../../src/client/errors.js';
import type { Operation } from '../../src/tools/operation.js';
import { getJob } from '../../src/tools/operations/jobs.js';
import { listOrganizationMembers, listOrganizations } from '../../src/tools/operations/organizations.js';
import { clearUserBlocks, listUserBlocksByIdentifier } from '../../src/tools/operations/user-blocks.js';
import { getUser, listUsers } from '../../src/tools/operations/users.js';
import { errorResult } from '../../src/tools/result.js';
import { adviceFor } from '../../src/tools/result-advice.js';

const lists: Record<string, Operation> = {
  'GET /users': listUsers,
  'GET /organizations': listOrganizations,
  'GET /user-blocks': listUserBlocksByIdentifier,
};
const registry = { byRequest: (key: string) => lists[key] };
const missing = new ApiError('Not found', { kind: 'api', status: 404, hint: 'Search.' });

describe('what to do when nothing is found', () => {
  const cases: [Operation, Record<string, unknown>, string][] = [
    [getUser, { user_id: 'jane@example.com' }, 'list_users_by_email gives the id'],
    [getUser, { user_id: 'auth0%7C1' }, 'written plainly, with |'],
    [getUser, { user_id: '5f7c8ec7' }, 'as in auth0|5f7c8ec7'],
    [getUser, { user_id: 'auth0|1' }, 'for instance with list_users.'],
    [clearUserBlocks, { user_id: 'auth0|1' }, 'for instance with list_users.'],
    [listOrganizationMembers, { organization_id: 'x' }, 'for instance with list_organizations.'],
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

  it('is left to the error where the call says no more', () => {
    const advice = adviceFor(registry, getJob, { job_id: 'x' }, missing);
    expect(advice).toBeUndefined();
    expect(errorResult('get_job', missing, advice).structuredContent).toHaveProperty('error.hint', 'Search.');
    const forbidden = new ApiError('No', { kind: 'api', status: 403 });
    expect(adviceFor(registry, getUser, { user_id: 'x' }, forbidden)).toBeUndefined();
  });
});
