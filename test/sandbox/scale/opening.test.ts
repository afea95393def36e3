/** A tenant that is still being filled keeps its callers waiting. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { ControlPlane } from '../../../src/sandbox/http/control.js';
import { serve } from '../../../src/sandbox/http/server.js';
import { Sandbox } from '../../../src/sandbox/sandbox.js';

it('answers no request before the tenant is whole', async () => {
  const sandbox = new Sandbox({ entitlements: {} });
  const events: string[] = [];
  let open = (): void => {};
  const ready = new Promise<void>((resolve) => {
    open = resolve;
  });
  const server = serve(sandbox, { control: new ControlPlane(sandbox), ready, changed: () => {} });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  sandbox.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const arrived = once(server, 'request');
  const answer = fetch(`${sandbox.url}/.well-known/jwks.json`).then((response) => {
    events.push('answered');
    return response.json();
  });
  await arrived;
  sandbox.reset('empty');
  events.push('filled');
  open();
  // The current key and the next.
  expect(((await answer) as { keys: unknown[] }).keys).toHaveLength(2);
  expect(events).toEqual(['filled', 'answered']);
  server.close();
});
