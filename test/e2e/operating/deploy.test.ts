/**
 * What is in deploy/: each file is read as its tool would read it, and the commands and environment of compose.yaml are
 * started by hand, with plain HTTP on free ports in the place of TLS, and a proxy in the place of Caddy.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { VARIABLE_NAMES } from '../../../src/config/variables.js';
import { CLI, cleanEnv, connectHttp } from '../../support/clients.js';
import { PATIENCE_MS } from '../../support/patient.js';

const DEPLOY = join(import.meta.dirname, '..', '..', '..', 'deploy');
const text = (file: string) => readFileSync(join(DEPLOY, file), 'utf8');
// biome-ignore lint/suspicious/noExplicitAny: documents, looked into by name
type Doc = any;
const compose = parse(text('compose.yaml'), { merge: true }) as Doc;
const KNOWN = new Set<string>([...VARIABLE_NAMES, 'NODE_EXTRA_CA_CERTS']);
const unknownVariables = (env: object) => Object.keys(env).filter((name) => !KNOWN.has(name));
/** An image with its registry, and a version that is not "latest". */
const PINNED = /^(?:[\w.-]+\.[a-z]+\/[\w./-]+:(?!latest)[\w.-]+|auth0-management-mcp)$/;

describe('the Containerfile', () => {
  const lines = text('Containerfile')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.trim());
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM')));

  it('names versions, runs as an unprivileged user, checks its health and starts without a shell', () => {
    for (const line of lines.filter((one) => one.startsWith('FROM')))
      expect(line.split(' ')[1]).toMatch(PINNED);
    expect(lines.some((line) => line.startsWith('ADD '))).toBe(false);
    expect(
      lines.every((line) =>
        /^(FROM|WORKDIR|COPY|RUN|LABEL|ENV|USER|EXPOSE|STOPSIGNAL|HEALTHCHECK|CMD) /.test(line),
      ),
    ).toBe(true);
    const user = last.findLast((line) => line.startsWith('USER'));
    expect(user).toMatch(/^USER [1-9]\d*:[1-9]\d*$/);
    expect(last.some((line) => /^HEALTHCHECK .*CMD \[/.test(line))).toBe(true);
    const command = JSON.parse(/^CMD (.*)$/.exec(last.at(-1) ?? '')?.[1] ?? '') as string[];
    expect(command.slice(0, 2)).toEqual(['dist/cli.js', 'serve']);
    for (const secret of ['AUTH0_CLIENT_SECRET', 'AUTH0_TOKEN', 'STATE_KEY'])
      expect(text('Containerfile')).not.toContain(secret);
  });
});

describe('the Kubernetes manifests', () => {
  const documents = parseAllDocuments(text('kubernetes/server.yaml')).map((one) => one.toJS() as Doc);
  const of = (kind: string): Doc => documents.find((one) => one.kind === kind);

  it('are of the kinds and versions that clusters serve', () => {
    expect(documents.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual([
      'v1 ConfigMap',
      'apps/v1 Deployment',
      'v1 Service',
      'policy/v1 PodDisruptionBudget',
      'autoscaling/v2 HorizontalPodAutoscaler',
      'networking.k8s.io/v1 NetworkPolicy',
    ]);
    for (const { metadata } of documents) expect(metadata.name).toBe('auth0-mcp');
  });

  it('fit together', () => {
    const { template, selector } = of('Deployment').spec;
    const { labels } = template.metadata;
    for (const one of [
      selector.matchLabels,
      of('Service').spec.selector,
      of('PodDisruptionBudget').spec.selector.matchLabels,
      of('NetworkPolicy').spec.podSelector.matchLabels,
    ])
      expect(labels).toMatchObject(one);
    const [container] = template.spec.containers;
    const ports = new Map(container.ports.map((port: Doc) => [port.name, port.containerPort]));
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'])
      expect(ports.has(container[probe].httpGet.port)).toBe(true);
    expect(ports.has(of('Service').spec.ports[0].targetPort)).toBe(true);
    expect(container.args).toContain(`0.0.0.0:${ports.get('mcp')}`);
    expect(container.args).toContain(`0.0.0.0:${ports.get('admin')}`);
    const drain = Number(container.args[container.args.indexOf('--drain') + 1]);
    const wait = container.lifecycle.preStop.sleep.seconds;
    expect(template.spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(drain + wait + 5);
    expect(of('HorizontalPodAutoscaler').spec.scaleTargetRef.name).toBe(of('Deployment').metadata.name);
    expect(unknownVariables(of('ConfigMap').data)).toEqual([]);
  });

  it('give the server no privileges', () => {
    const { spec } = of('Deployment').spec.template;
    expect(spec.automountServiceAccountToken).toBe(false);
    expect(spec.securityContext).toMatchObject({ runAsNonRoot: true });
    expect(spec.containers[0].securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(of('NetworkPolicy').spec.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(spec.containers[0].image).toMatch(PINNED);
  });
});

describe('compose.yaml', () => {
  const children: ChildProcess[] = [];
  const closing: (() => Promise<unknown>)[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  afterAll(async () => {
    for (const child of children) {
      const gone = new Promise((resolve) => child.once('close', resolve));
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await gone;
    }
    for (const close of closing) await close();
  });

  it('names versions, known settings, and nothing that is writable or privileged', () => {
    for (const [name, service] of Object.entries<Doc>(compose.services)) {
      expect(service.image, name).toMatch(PINNED);
      expect(unknownVariables(service.environment ?? {}), name).toEqual([]);
      for (const other of Object.keys(service.depends_on ?? {}))
        if (Number.isNaN(Number(other))) expect(Object.keys(compose.services)).toContain(other);
      if (service.image === 'auth0-management-mcp')
        expect(service, name).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
    }
    const upstreams = text('Caddyfile').match(/127\.0\.0\.1:\d+/g);
    const served = ['replica-1', 'replica-2'].map(
      (name) => compose.services[name].command[compose.services[name].command.indexOf('--http') + 1],
    );
    expect(upstreams).toEqual([...served, '127.0.0.1:4000']);
  });

  const redis = (() => {
    try {
      return execFileSync('redis-server', ['--version']).length > 0;
    } catch {
      return false;
    }
  })();

  it.skipIf(!redis)(
    'starts a whole team server: two replicas serve one session',
    async () => {
      const free = async () => {
        const server = createServer();
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const { port } = server.address() as AddressInfo;
        await new Promise((resolve) => server.close(resolve));
        return port;
      };
      // A proxy that gives each request to the next replica.
      const upstreams: string[] = [];
      let turn = 0;
      const proxy = createServer((req, res) => {
        const to = new URL(req.url ?? '/', upstreams[turn++ % upstreams.length]);
        const onward = request(to, { method: req.method ?? 'GET', headers: req.headers }, (answer) => {
          res.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(res);
        });
        onward.on('error', () => res.destroy());
        res.once('close', () => onward.destroy());
        req.pipe(onward);
      });
      await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
      closing.push(async () => {
        proxy.closeAllConnections();
        await new Promise((resolve) => proxy.close(resolve));
      });
      const front = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
      const [sandboxPort, redisPort] = [await free(), await free()];
      const tenant = `http://127.0.0.1:${sandboxPort}`;
      const local = (value: string) =>
        value
          .replace('https://localhost:8444', tenant)
          .replace('https://localhost:8443', front)
          .replace('127.0.0.1:6379', `127.0.0.1:${redisPort}`)
          .replace('--port=4000', `--port=${sandboxPort}`)
          .replace(/^127\.0\.0\.1:30\d\d$/, '127.0.0.1:0');
      const start = (command: string, args: string[], env: Record<string, string> = {}, cwd = '.') => {
        const child = spawn(command, args, { cwd, env: cleanEnv(env), stdio: ['ignore', 'pipe', 'pipe'] });
        children.push(child);
        let output = '';
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (chunk) => {
            output += chunk;
          });
        return (pattern: RegExp) =>
          vi.waitFor(
            () => {
              const found = pattern.exec(output);
              if (!found) throw new Error(`${command} says: ${output.slice(-500)}`);
              return found[1] ?? '';
            },
            { timeout: PATIENCE_MS },
          );
      };
      const service = (name: string) => {
        const { command, environment = {} } = compose.services[name];
        const entries = Object.entries<string>(environment).map(([key, value]) => [key, local(value)]);
        const { NODE_EXTRA_CA_CERTS: _, ...env } = Object.fromEntries(entries);
        const [, ...args] = (command as string[]).map(local);
        // As with a root file system that can only be read: there is one folder to write to, as the image says.
        const nowhere = existsSync('/proc/self') ? { HOME: '/proc/nobody' } : {};
        const state = join(folder, name);
        const all = { ...env, ...nowhere, XDG_STATE_HOME: state };
        return start(process.execPath, [CLI, ...args], all, 'HOME' in nowhere ? '/proc' : '.');
      };
      /** The health check of a replica, run as the container's engine does. */
      const health = async (name: string, admin: string): Promise<unknown> => {
        const image = /HEALTHCHECK .*?CMD (\[.*\])/.exec(text('Containerfile').replace(/\\\n/g, ' '))?.[1];
        const { test } = compose.services[name].healthcheck ?? { test: ['CMD', ...JSON.parse(image ?? '')] };
        const [kind, program, ...args] = test as string[];
        expect([kind, program]).toEqual(['CMD', '/nodejs/bin/node']);
        const own = args.map((one) => one.replace(/http:\/\/127\.0\.0\.1:\d+/, admin));
        const [code] = await once(
          spawn(process.execPath, own, { env: cleanEnv({}), stdio: 'ignore' }),
          'close',
        );
        return code;
      };
      const store = start('redis-server', ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '']);
      await store(/Ready to accept connections/);
      await service('sandbox')(/Sandbox tenant at/);
      const admins = await Promise.all(
        ['replica-1', 'replica-2'].map(async (name) => {
          const says = service(name);
          const endpoint = await says(/serving MCP at (http:[^\s,]+)/);
          upstreams.push(new URL(endpoint).origin);
          return says(/probes and metrics at (http:\S+)/);
        }),
      );
      for (const admin of admins) expect((await fetch(`${admin}/readyz`)).status).toBe(200);
      const names = ['replica-1', 'replica-2'];
      const checked = (at: (n: number) => string) => Promise.all(names.map((name, n) => health(name, at(n))));
      expect(await checked((n) => admins[n] ?? '')).toEqual([0, 0]);
      // Nothing listens at the discard port.
      expect(await checked(() => 'http://127.0.0.1:9')).toEqual([1, 1]);
      const first = await fetch(`${front}/mcp`, { method: 'POST', body: '{}' });
      expect(first.status).toBe(401);
      const metadata = (await (
        await fetch(`${front}/.well-known/oauth-protected-resource/mcp`)
      ).json()) as Doc;
      expect(metadata).toMatchObject({ resource: `${front}/mcp`, authorization_servers: [`${tenant}/`] });
      const issuer = (await (await fetch(`${tenant}/.well-known/openid-configuration`)).json()) as Doc;
      expect(issuer).toMatchObject({ issuer: `${tenant}/`, registration_endpoint: expect.any(String) });
      const { AUTH0_CLIENT_ID: id, AUTH0_CLIENT_SECRET: secret } = compose.services['replica-1'].environment;
      const granted = async (client_id: string, client_secret: string, audience: string) => {
        const body = { grant_type: 'client_credentials', client_id, client_secret, audience };
        const answer = await fetch(`${tenant}/oauth/token`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        return ((await answer.json()) as Doc).access_token as string;
      };
      const admin = await granted(id, secret, `${tenant}/api/v2/`);
      const api = async (path: string, body: object) => {
        const answer = await fetch(`${tenant}/api/v2${path}`, {
          method: 'POST',
          headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        return (await answer.json()) as Doc;
      };
      const app = await api('/clients', { name: 'Assistant', app_type: 'non_interactive' });
      const audience = `${front}/mcp`;
      await api('/client-grants', { client_id: app.client_id, audience, scope: ['read:roles'] });
      const token = await granted(app.client_id, app.client_secret, audience);
      for (const era of ['legacy', 'modern'] as const) {
        const client = await connectHttp(era, `${front}/mcp`, undefined, { token });
        for (let call = 0; call < 4; call += 1) expect((await client.call('list_roles')).isError).toBeFalsy();
        await client.close();
      }
      for (const one of admins)
        expect(await (await fetch(`${one}/metrics`)).text()).toMatch(
          /calls_total\{tool="list_roles".*"ok"\} [1-9]/,
        );
    },
    180_000,
  );
});
