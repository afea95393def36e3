// Loaded before the official server. With a token in the environment it never asks the keychain, whose native module
// needs a system library that not every machine has. Nothing it does leaves this machine: its quickstart files, which
// come from the vendor's network, are answered from here.
const Module = require('node:module');

const load = Module._load;
Module._load = function (request, ...rest) {
  return request.endsWith('/keytar.node') ? {} : load.call(this, request, ...rest);
};

const DEFINITION = {
  appType: 'spa',
  defaultAppOrigin: { scheme: 'http', domain: 'localhost', port: 3000 },
  callbackPath: '/',
  logoutPath: '/',
  llmPromptPath: 'assets/llm-prompts/guide.md',
  placeholders: {},
  inputs: {},
  environment: {},
};
const QUICKSTART_FILES = [
  ['/production.json', () => Response.json({ current: '1.0.0' })],
  ['-quickstart-definition.json', () => Response.json(DEFINITION)],
  ['/guide.md', () => new Response('A guide')],
];

const send = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const { hostname, pathname } = new URL(input instanceof Request ? input.url : input);
  if (hostname === '127.0.0.1') return send(input, init);
  const file = QUICKSTART_FILES.find(([end]) => pathname.endsWith(end));
  if (!file) throw new TypeError(`${hostname} is not on this machine`);
  return file[1]();
};
