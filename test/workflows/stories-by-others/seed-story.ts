/** Fills an empty sandbox tenant with a story's setup and log. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ControlPlane } from '../../../src/sandbox/http/control.js';
import { serve } from '../../../src/sandbox/http/server.js';
import { Sandbox } from '../../../src/sandbox/sandbox.js';
import { LOGS } from '../../../src/sandbox/state/log-events.js';
import { isObject } from '../../../src/text/is-object.js';
import { ask } from '../../sandbox/support/in-process.js';
import type { Story } from './story.js';

const MINUTE = 60_000;

export interface StoryTenant {
  url: string;
  domain: string;
  sandbox: Sandbox;
  /**
   * Starts the tenant over with this story.
   *
   * @returns the story's `ask`, with references replaced by identifiers
   * @throws Error naming the step that the Management API refused
   */
  seed(story: Story): Promise<Story['ask']>;
  close(): Promise<void>;
}

/** A sandbox in this process, for one story after the other. */
export async function startStoryTenant(): Promise<StoryTenant> {
  const sandbox = new Sandbox({ rateLimit: 'off', entitlements: {} });
  const server = serve(sandbox, {
    control: new ControlPlane(sandbox),
    ready: Promise.resolve(),
    changed: () => undefined,
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const domain = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  sandbox.url = `http://${domain}`;
  let token: string | undefined;
  return {
    url: sandbox.url,
    domain,
    sandbox,
    seed: async (story) => {
      sandbox.reset('empty');
      // It outlives a reset, which keeps the signing key and the application.
      token ??= await accessToken(sandbox);
      return seedStory(sandbox, token, story);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function seedStory(sandbox: Sandbox, token: string, story: Story): Promise<Story['ask']> {
  const now = sandbox.clock.now();
  const ids = new Map<string, string>();
  const resolve = (value: unknown): unknown => resolved(value, ids, now);
  for (const step of story.setup) {
    const body = resolve(step.body);
    const made =
      'plant' in step
        ? sandbox.tenant.collection(step.plant).insert(body as Record<string, unknown>)
        : await call(sandbox, token, resolvedPath(step.call, ids), body, story.id);
    if (step.key !== undefined) ids.set(step.key, idOf(made));
  }
  // What setting up left in the log is not part of the story.
  const logs = sandbox.tenant.collection(LOGS);
  for (const id of [...logs.keys()]) logs.delete(id);
  const events = [...story.events].sort((a, b) => b.minutes_ago - a.minutes_ago);
  for (const { minutes_ago, ...event } of events) {
    const date = new Date(now - minutes_ago * MINUTE).toISOString();
    sandbox.services().log({ hostname: 'tenant.example', ...(resolve(event) as { type: string }), date });
  }
  return resolve(story.ask) as Story['ask'];
}

const idOf = (made: unknown): string => {
  const doc = isObject(made) ? made : {};
  return String(doc.client_id ?? doc.user_id ?? doc.id);
};

function known(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`nothing has been made under the key ${key} yet`);
  return id;
}

const resolvedPath = (path: string, ids: ReadonlyMap<string, string>): string =>
  path.replace(/\/@([\w-]+)/g, (_, key: string) => `/${encodeURIComponent(known(ids, key))}`);

function resolved(value: unknown, ids: ReadonlyMap<string, string>, now: number): unknown {
  if (typeof value === 'string') return /^@[\w-]+$/.test(value) ? known(ids, value.slice(1)) : value;
  if (Array.isArray(value)) return value.map((item) => resolved(item, ids, now));
  if (!isObject(value)) return value;
  if (typeof value.$minutes_ago === 'number')
    return new Date(now - value.$minutes_ago * MINUTE).toISOString();
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolved(item, ids, now)]));
}

async function accessToken(sandbox: Sandbox): Promise<string> {
  const { id: client_id, secret: client_secret } = sandbox.admin;
  const body = { grant_type: 'client_credentials', client_id, client_secret, audience: sandbox.audience };
  const { text } = await ask(sandbox, 'POST', '/oauth/token', body);
  return (JSON.parse(text) as { access_token: string }).access_token;
}

async function call(
  sandbox: Sandbox,
  token: string,
  line: string,
  body: unknown,
  story: string,
): Promise<unknown> {
  const [method = '', path = ''] = line.split(' ');
  const answer = await ask(sandbox, method, `/api/v2${path}`, body, { authorization: `Bearer ${token}` });
  if (answer.status >= 300) throw new Error(`${story}: ${line} was answered ${answer.status} ${answer.text}`);
  return answer.text === '' ? undefined : JSON.parse(answer.text);
}
