import { type JSONRPCMessage, Server, type Transport } from '@modelcontextprotocol/server';
import { expect, it } from 'vitest';
import { takeNullArguments } from '../../src/server/null-arguments.js';

it('arguments of null are no arguments', async () => {
  const server = new Server({ name: 'x', version: '1' }, { capabilities: { tools: {} } });
  const given: unknown[] = [];
  takeNullArguments(server);
  server.setRequestHandler('tools/call', ({ params }) => {
    given.push(params.arguments);
    return { content: [] };
  });
  const sent: JSONRPCMessage[] = [];
  const answered = new Set<() => void>();
  const transport: Transport = {
    start: async () => undefined,
    close: async () => undefined,
    send: async (message) => {
      sent.push(message);
      for (const done of answered) done();
    },
  };
  await server.connect(transport);
  const call = async (id: number, args: unknown) => {
    const answer = new Promise<void>((resolve) => answered.add(resolve));
    const params = { name: 'any', arguments: args };
    transport.onmessage?.({ jsonrpc: '2.0', id, method: 'tools/call', params } as JSONRPCMessage);
    await answer;
  };
  await call(1, null);
  await call(2, { q: null });
  await call(3, 'text');
  expect(given).toEqual([undefined, { q: null }]);
  expect(sent[2]).toMatchObject({ id: 3, error: { code: -32602 } });
  await server.close();
});
