/** Actions that replace what the guards of their process use, forge its messages, or take what the permission model leaves open. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ActionsTenant, claimsOf } from '../../sandbox/runtime/support.js';

/** What an attempt leads to: the value it returns, or the error that it meets. */
const ATTEMPTS: [name: string, code: string, seen: RegExp][] = [
  [
    'a name, with a replaced isIP',
    `(require('net').isIP = () => 4, await require('dns').promises.lookup('data.attacker.invalid'))`,
    /out of reach/,
  ],
  [
    'a name, with a replaced Set.has',
    `(Set.prototype.has = () => true, await require('dns').promises.lookup('data.attacker.invalid'))`,
    /out of reach/,
  ],
  [
    'a name by callback, with a replaced Set.has',
    `await (Set.prototype.has = () => true, new Promise((yes, no) => require('dns').lookup('data.attacker.invalid', (error) => no(error))))`,
    /out of reach/,
  ],
  [
    'the unguarded lookup, taken from a replaced Reflect.apply',
    `await (async () => { const real = Reflect.apply; const taken = []; Reflect.apply = (...args) => { taken.push(args[0]); return real(...args); }; await require('dns').promises.lookup('127.0.0.1'); Reflect.apply = real; return taken.length; })()`,
    /^0$/,
  ],
  [
    'the unguarded connect, taken from a replaced Reflect.apply',
    `await (async () => { const real = Reflect.apply; const taken = []; Reflect.apply = (...args) => { taken.push(args[0]); return real(...args); }; await fetch('http://' + event.request.hostname + '/x'); Reflect.apply = real; return taken.filter((one) => /native/.test(String(one)) && /connect/.test(one.name)).length; })()`,
    /^0$/,
  ],
  [
    'an address, with a replaced Set.has',
    `await (Set.prototype.has = () => true, new Promise((yes, no) => require('net').connect(9, '192.0.2.1', yes).on('error', no)))`,
    /EACCES/,
  ],
  [
    'an address, with a replaced Object.is and String',
    `await (Object.is = () => true, String.prototype.includes = () => true, new Promise((yes, no) => require('net').connect(9, '192.0.2.1', yes).on('error', no)))`,
    /EACCES/,
  ],
  ['the priority of another process', `require('os').setPriority(process.ppid, 1)`, /ERR_ACCESS_DENIED/],
  ['its own priority', `require('os').setPriority(-20)`, /ERR_ACCESS_DENIED/],
  [
    'a trace, which Node writes to a file itself',
    `require('trace_events').createTracing({ categories: ['v8'] }).enable()`,
    /ERR_ACCESS_DENIED/,
  ],
  [
    'a trace, with the guard put aside',
    `(Object.defineProperty(require('trace_events'), 'createTracing', { value: 1 }), 'replaced')`,
    /Cannot redefine/,
  ],
  [
    'the loader of modules in a thread of its own',
    `require('module').register('data:text/javascript,1')`,
    /ERR_ACCESS_DENIED/,
  ],
  ['a file of variables', `process.loadEnvFile('/proc/self/environ')`, /ERR_ACCESS_DENIED/],
  ['a file as a blob', `await (await require('fs').openAsBlob('/etc/hostname')).text()`, /ERR_ACCESS_DENIED/],
  [
    'a file named by bytes',
    `require('fs').readFileSync(new Uint8Array(Buffer.from('/etc/hostname')), 'utf8')`,
    /ERR_ACCESS_DENIED/,
  ],
  [
    'a path that climbs out of what may be read',
    `require('fs').readFileSync(process.argv[1] + '/../../../../../../../../etc/hostname', 'utf8')`,
    /ERR_ACCESS_DENIED/,
  ],
  ['watching a folder', `require('fs').watch('/etc').close()`, /ERR_ACCESS_DENIED/],
  [
    'whether a file exists',
    `require('fs').existsSync('/etc/passwd') || 'hidden'`,
    /ERR_ACCESS_DENIED|hidden/,
  ],
  ['the target of a link', `require('fs').readlinkSync('/proc/self/exe')`, /ERR_ACCESS_DENIED/],
  [
    'another program in the place of this one',
    `process.execve('/bin/true', ['true'])`,
    /ERR_ACCESS_DENIED|not a function/,
  ],
  ['a session of the inspector', `new (require('inspector').Session)().connect()`, /ERR_ACCESS_DENIED/],
  ['a cluster', `require('cluster').fork().process.pid`, /ERR_ACCESS_DENIED/],
  [
    'another context',
    `require('vm').runInNewContext('this.constructor.constructor("return process")().binding("fs")')`,
    /ERR_ACCESS_DENIED/,
  ],
  [
    'an import through a script of its own',
    `(await require('vm').runInThisContext('import("node:fs")', { importModuleDynamically: require('vm').constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER })).readFileSync('/etc/hostname', 'utf8')`,
    /ERR_ACCESS_DENIED|ERR_VM/,
  ],
];

/** Executions of which the second must not notice the first. */
const REPLACEMENTS: [name: string, code: string][] = [
  ['a method of Set', `Set.prototype.has = () => true`],
  ['a method of Array', `Array.prototype.map = () => []`],
  ['JSON.stringify', `const s = JSON.stringify; JSON.stringify = (...args) => s(...args)`],
  ['Reflect.apply', `const a = Reflect.apply; Reflect.apply = (...args) => a(...args)`],
  ['a getter of Map', `Object.defineProperty(Map.prototype, 'size', { get: () => 1, configurable: true })`],
];

let tenant: ActionsTenant;
let person: { email: string; user_id: string };

beforeAll(async () => {
  tenant = await ActionsTenant.start({ actions: { budgetMs: 20_000 } });
  person = await tenant.person();
});
afterAll(() => tenant.close());

describe('an Action cannot reach, past the guards of its process,', () => {
  beforeAll(async () => {
    const bodies = ATTEMPTS.map(
      ([, code]) =>
        `let seen; try { seen = ${code}; } catch (e) { seen = [e.code, e.message, e.cause?.code].join(' '); } api.idToken.setCustomClaim('seen', String(seen));`,
    );
    await tenant.cases('post-login', 'onExecutePostLogin', bodies);
  });

  it.each(ATTEMPTS.map((one, at) => [one[0], at, one[2]] as const))('%s', async (_name, at, expected) => {
    const { status, body } = await tenant.signIn(person.email, { case: String(at) });
    expect(status).toBe(200);
    expect(String(claimsOf(body.id_token).seen)).toMatch(expected);
  });
});

describe('a process is not used again after its code has replaced', () => {
  it.each(REPLACEMENTS)('%s', async (_name, code) => {
    await tenant.postLogin([
      `const { pid } = process; api.idToken.setCustomClaim('pid', pid); if (event.request.body.replace) { ${code}; }`,
    ]);
    const pid = async (more: Record<string, string> = {}) =>
      claimsOf((await tenant.signIn(person.email, more)).body.id_token).pid;
    const first = await pid({ replace: '1' });
    expect(await pid()).not.toBe(first);
  });

  it('nothing: it serves the next sign-in', async () => {
    await tenant.postLogin([`api.idToken.setCustomClaim('pid', process.pid)`]);
    const pid = async () => claimsOf((await tenant.signIn(person.email)).body.id_token).pid;
    expect(await pid()).toBe(await pid());
  });
});

describe('a forged message of an Action', () => {
  const forged = async (message: unknown) => {
    const line = JSON.stringify(`${JSON.stringify(message).replace('"PROTO"', '"__proto__"')}\n`);
    await tenant.postLogin([`require('fs').writeSync(3, ${line}); await new Promise(() => {})`]);
    return tenant.signIn(person.email);
  };
  const command = (method: string, ...args: unknown[]) => ({ done: { commands: [{ method, args }] } });
  const clean = () => {
    for (const name of ['polluted', 'isAdmin', 'value'])
      expect(({} as Record<string, unknown>)[name]).toBe(undefined);
  };

  it.each([
    ['app_metadata named __proto__', command('user.setAppMetadata', 'PROTO', { polluted: true })],
    [
      'user_metadata named constructor',
      command('user.setUserMetadata', 'constructor', { prototype: { polluted: 1 } }),
    ],
    ['a claim named __proto__', command('idToken.setCustomClaim', 'PROTO', { isAdmin: true })],
    ['an entry of the cache named __proto__', command('cache.set', 'PROTO', 'x', 9e15)],
    ['a method that every object has', command('constructor', 'x')],
    ['a method named __proto__', command('PROTO', { polluted: true })],
    ['commands that are no list', { done: { commands: { method: 'access.deny' } } }],
    ['an outcome that is no object', { done: 'yes' }],
    ['metadata that is no object', command('transaction.setMetadata', 'PROTO', { polluted: true })],
  ])('changes no prototype of the sandbox: %s', async (_name, message) => {
    const { status } = await forged(message);
    expect([200, 403]).toContain(status);
    clean();
    const user = await tenant.get(`/users/${encodeURIComponent(person.user_id)}`);
    expect(user.polluted).toBeUndefined();
    expect(user.app_metadata?.polluted).toBeUndefined();
  });

  it('asks for nothing that its trigger does not have', async () => {
    const before = await tenant.get(`/users/${encodeURIComponent(person.user_id)}`);
    await forged({
      done: {
        commands: [
          { method: 'user.setEmail', args: ['attacker@example.com'] },
          { method: 'user.setEmailVerified', args: [true] },
          { method: 'authentication.setUserById', args: ['auth0|another'] },
          { method: 'client.setMetadata', args: ['x', 'y'] },
        ],
      },
    });
    const after = await tenant.get(`/users/${encodeURIComponent(person.user_id)}`);
    expect([after.email, after.email_verified, after.identities]).toEqual([
      before.email,
      before.email_verified,
      before.identities,
    ]);
  });
});
