import { createClientWith } from '../../../src/client/client.js';
import type { ApiError } from '../../../src/client/errors.js';
import type { ClientConfig, ManagementClient } from '../../../src/client/types.js';
import { FakeTenant } from './fake-tenant.js';
import { FakeTiming } from './fake-timing.js';

export const SECRET = 'the-client-secret-that-nobody-may-see';

export interface Setup {
  tenant: FakeTenant;
  client: ManagementClient;
  timing: FakeTiming;
}

/** A tenant, and a client of it that never really waits. */
export async function setUp(config: Partial<ClientConfig> = {}, timing = new FakeTiming()): Promise<Setup> {
  const tenant = await FakeTenant.start();
  const client = createClientWith(
    {
      baseUrl: tenant.url,
      audience: `${tenant.url}/api/v2/`,
      credentials: { kind: 'secret', clientId: 'the-client', clientSecret: SECRET },
      userAgent: 'client-test/1',
      ...config,
    },
    timing,
  );
  return { tenant, client, timing };
}

/** The error that a promise is rejected with; fails when it is not. */
export async function rejection(promise: Promise<unknown>): Promise<ApiError> {
  try {
    await promise;
  } catch (error) {
    return error as ApiError;
  }
  throw new Error('it was expected to reject');
}
