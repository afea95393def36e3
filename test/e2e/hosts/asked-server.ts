/** A server over HTTP whose person looks at a page, for hosts of all kinds to call. */
import { serveOverHttp } from '../../../src/server/http.js';
import { loadConfig } from '../../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../../src/server/runtime.js';
import { testPage } from '../../support/hosts.js';
import { answeredAtOnce, patient } from '../../support/patient.js';
import { startTenant, type Tenant } from '../../support/tenant.js';

export interface AskedServer {
  url: string;
  tenant: Tenant;
  runtime: RunningRuntime;
  /** Approvals that the person sees, oldest first. */
  page: ReturnType<typeof testPage>['shown'];
  /** People read before they answer; without, no time passes until they do. */
  people(patience: 'patient' | 'none'): void;
  newUser(): Promise<string>;
  exists(userId: string): Promise<boolean>;
  /** The person answers what is on the page last. */
  answer(approve: boolean): Promise<void>;
  close(): Promise<void>;
}

export async function startAskedServer(): Promise<AskedServer> {
  const tenant = await startTenant();
  const runtime = await createRuntime(await loadConfig({ ...tenant.env, LOG_LEVEL: 'silent' }));
  const page = testPage();
  runtime.elsewhere.ways.push(page);
  const server = await serveOverHttp(runtime, { host: '127.0.0.1', port: 0 });
  let made = 0;
  return {
    url: server.url,
    tenant,
    runtime,
    page: page.shown,
    people: (patience) => {
      if (patience === 'patient') patient(runtime);
      else answeredAtOnce(runtime);
    },
    newUser: async () => {
      made += 1;
      const { body } = await tenant.api('POST', '/users', {
        email: `host.${made}@example.com`,
        password: 'Correct-Horse-9-Battery',
        connection: 'Username-Password-Authentication',
      });
      return body.user_id;
    },
    exists: async (userId) =>
      (await tenant.api('GET', `/users/${encodeURIComponent(userId)}`)).status === 200,
    answer: async (approve) => {
      const approval = page.shown.at(-1);
      if (!approval) throw new Error('nothing is on the page');
      const name = approval.expect === undefined ? {} : { name: approval.expect };
      const said = await runtime.elsewhere.approvals.answer(approval.id, {
        approve,
        ...name,
        by: { person: 'local' },
        how: 'page',
      });
      if (said !== (approve ? 'approved' : 'declined')) throw new Error(`the answer is ${said}`);
    },
    close: async () => {
      await server.close();
      await tenant.close();
    },
  };
}
