/**
 * What is in deploy/ against the documented fields of its formats: a field that is misspelled, or in the wrong place, is
 * ignored by some tools, so that a limit or a permission would silently not count.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { CLIENT_LIMITS } from '../../../src/server/slow-clients.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** A pattern for a scalar; `[shape]` for a list; `{ '*': shape }` for any keys; else the keys that there are. */
type Shape = RegExp | [Shape] | { [key: string]: Shape };

/** Places that do not have the shape. */
function faults(value: unknown, shape: Shape, at = ''): string[] {
  if (shape instanceof RegExp)
    return typeof value !== 'object' && shape.test(String(value)) ? [] : [`${at}: ${JSON.stringify(value)}`];
  if (Array.isArray(shape))
    return Array.isArray(value)
      ? value.flatMap((one, n) => faults(one, shape[0], `${at}[${n}]`))
      : [`${at}: not a list`];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: not an object`];
  return Object.entries(value).flatMap(([key, one]) => {
    const inner = Object.hasOwn(shape, key) ? shape[key] : shape['*'];
    return inner ? faults(one, inner, `${at}.${key}`) : [`${at}.${key}: there is no such field`];
  });
}

const any = /^/;
const name = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const label = /^([\w.-]+\/)?[A-Za-z0-9][\w.-]*$/;
const whole = /^\d+$/;
const yesNo = /^(true|false)$/;
const quantity = /^\d+(m|Ki|Mi|Gi)?$/;
const labels = { '*': label };
const metadata = { name, labels, annotations: { '*': any } };
const selector = { matchLabels: labels };
const port = { name, port: whole, targetPort: any, protocol: /^(TCP|UDP)$/ };
const probe = {
  httpGet: { path: /^\//, port: any },
  ...{ periodSeconds: whole, timeoutSeconds: whole, failureThreshold: whole, initialDelaySeconds: whole },
};
const container = {
  ...{ name, image: any, args: [any] as [Shape], env: [{ name: any, value: any }] as [Shape] },
  envFrom: [{ configMapRef: { name }, secretRef: { name } }] as [Shape],
  ports: [{ name, containerPort: whole }] as [Shape],
  ...{ startupProbe: probe, livenessProbe: probe, readinessProbe: probe },
  lifecycle: { preStop: { sleep: { seconds: whole } } },
  resources: { requests: { '*': quantity }, limits: { '*': quantity } },
  securityContext: {
    ...{ allowPrivilegeEscalation: yesNo, readOnlyRootFilesystem: yesNo },
    capabilities: { drop: [/^ALL$/] as [Shape] },
  },
  volumeMounts: [{ name, mountPath: /^\//, readOnly: yesNo }] as [Shape],
};
const pod = {
  ...{ automountServiceAccountToken: yesNo, terminationGracePeriodSeconds: whole },
  securityContext: {
    ...{ runAsNonRoot: yesNo, runAsUser: whole, runAsGroup: whole, fsGroup: whole },
    seccompProfile: { type: /^(RuntimeDefault|Localhost)$/ },
  },
  topologySpreadConstraints: [
    {
      ...{ maxSkew: whole, topologyKey: label, labelSelector: selector },
      whenUnsatisfiable: /^(DoNotSchedule|ScheduleAnyway)$/,
    },
  ] as [Shape],
  containers: [container] as [Shape],
  volumes: [{ name, emptyDir: { medium: /^Memory$/, sizeLimit: quantity } }] as [Shape],
};
const peer = {
  namespaceSelector: selector,
  podSelector: selector,
  ipBlock: { cidr: any, except: [any] as [Shape] },
};
const target = {
  ...{ type: /^(Utilization|AverageValue|Value)$/, averageUtilization: whole },
  ...{ averageValue: quantity, value: quantity },
};
const KINDS: Record<string, Shape> = {
  'v1 ConfigMap': { data: { '*': any } },
  'apps/v1 Deployment': {
    spec: {
      ...{ replicas: whole, selector, template: { metadata, spec: pod } },
      strategy: { type: /^RollingUpdate$/, rollingUpdate: { maxUnavailable: any, maxSurge: any } },
    },
  },
  'v1 Service': { spec: { selector: labels, ports: [port], type: /^ClusterIP$/ } },
  'policy/v1 PodDisruptionBudget': { spec: { minAvailable: whole, selector } },
  'autoscaling/v2 HorizontalPodAutoscaler': {
    spec: {
      scaleTargetRef: { apiVersion: any, kind: any, name },
      ...{ minReplicas: whole, maxReplicas: whole },
      metrics: [
        {
          type: /^(Resource|Pods)$/,
          resource: { name: /^(cpu|memory)$/, target },
          pods: { metric: { name: /^auth0_mcp_[a-z_]+$/ }, target },
        },
      ],
    },
  },
  'networking.k8s.io/v1 NetworkPolicy': {
    spec: {
      ...{ podSelector: selector, policyTypes: [/^(Ingress|Egress)$/] },
      ingress: [{ from: [peer], ports: [port] }],
      egress: [{ to: [peer], ports: [port] }],
    },
  },
};

describe('the Kubernetes manifests', () => {
  const documents = parseAllDocuments(text('deploy/kubernetes/server.yaml'));

  it('are YAML without doubts, each in one object', () => {
    for (const { errors, warnings } of documents) expect([...errors, ...warnings]).toEqual([]);
  });

  it.each(documents.map((one) => one.toJS()).map((one) => [`${one.apiVersion} ${one.kind}`, one] as const))(
    '%s has only fields that there are',
    (kind, { apiVersion: _, kind: __, ...document }) => {
      const shape = KINDS[kind] as { [key: string]: Shape };
      expect(shape, kind).toBeDefined();
      expect(faults(document, { ...shape, metadata })).toEqual([]);
    },
  );

  it('would be found out with a field that is not there, in the wrong place or of another form', () => {
    const service = KINDS['v1 Service'] as Shape;
    expect(faults({ spec: { selectors: {} } }, service)).toEqual(['.spec.selectors: there is no such field']);
    expect(faults({ spec: { ports: [{ port: 'http' }] } }, service)).toEqual(['.spec.ports[0].port: "http"']);
    expect(faults({ spec: { ports: {} } }, service)).toEqual(['.spec.ports: not a list']);
    expect(faults({ ports: [] }, service)).toEqual(['.ports: there is no such field']);
  });
});

const seconds = /^\d+(ms|s|m|h)$/;
const SERVICE = {
  ...{ image: any, build: { context: any, dockerfile: any }, command: [any] as [Shape] },
  network_mode: /^(host|none|service:[a-z0-9-]+)$/,
  restart: /^(no|always|on-failure|unless-stopped)$/,
  ...{ read_only: yesNo, tmpfs: [/^\//] as [Shape], cap_drop: [/^ALL$/] as [Shape] },
  security_opt: [/^no-new-privileges:true$/] as [Shape],
  stop_grace_period: seconds,
  volumes: [/^[\w./-]+:\/[\w./-]+(:ro)?$/] as [Shape],
  ports: [/^127\.0\.0\.1:\d+:\d+$/] as [Shape],
  environment: { '*': any },
  healthcheck: {
    ...{ test: [any] as [Shape], interval: seconds, timeout: seconds, start_period: seconds },
    ...{ retries: whole, disable: yesNo },
  },
};

describe('compose.yaml', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a document, looked into by name
  const { services, volumes, ...head } = parse(text('deploy/compose.yaml'), { merge: true }) as any;

  it('has only fields that there are', () => {
    for (const [service, { depends_on: _, ...one }] of Object.entries<{ depends_on?: unknown }>(services))
      expect(faults(one, SERVICE, service)).toEqual([]);
    expect(Object.keys(head).filter((key) => !key.startsWith('x-'))).toEqual(['name']);
  });

  it('waits for what is there, and mounts what is declared', () => {
    for (const [service, one] of Object.entries<Record<string, unknown>>(services)) {
      const needs = one.depends_on ?? {};
      const conditions = Array.isArray(needs)
        ? needs.map((other) => [other, { condition: 'service_started' }] as const)
        : Object.entries(needs as Record<string, { condition: string }>);
      for (const [other, { condition }] of conditions) {
        expect(Object.keys(services), service).toContain(other);
        expect(['service_started', 'service_healthy']).toContain(condition);
        // Nobody becomes healthy without a check.
        if (condition === 'service_healthy') expect(services[other].healthcheck?.test).toBeDefined();
      }
      const { network_mode: mode, ports } = one as { network_mode?: string; ports?: unknown };
      if (mode?.startsWith('service:')) {
        expect(Object.keys(services)).toContain(mode.slice('service:'.length));
        expect(ports, `${service}: the other service's network has the ports`).toBeUndefined();
      }
      for (const mount of (one.volumes as string[] | undefined) ?? []) {
        const [source = ''] = mount.split(':');
        if (source.startsWith('.')) expect(() => text(join('deploy', source))).not.toThrow();
        else expect(Object.keys(volumes)).toContain(source);
      }
    }
  });

  it('stops a replica only after its drain, and gives each an own health check', () => {
    const checked = ['replica-1', 'replica-2'].map((one) => {
      const { command, healthcheck, stop_grace_period: grace } = services[one];
      expect(Number.parseInt(grace, 10)).toBeGreaterThan(25);
      const admin = command[command.indexOf('--admin') + 1];
      const check = healthcheck ? healthcheck.test.join(' ') : text('deploy/Containerfile');
      expect(check).toContain(`http://${admin}/livez`);
      return admin;
    });
    expect(new Set(checked).size).toBe(2);
  });
});

describe('the Caddyfile', () => {
  const file = text('deploy/Caddyfile');

  it('gives requests to replicas in turn over TLS, passes streams on, and lets reads take their time', () => {
    expect(file).toMatch(/lb_policy round_robin/);
    expect(file).toMatch(/flush_interval -1/);
    expect(file.match(/tls internal/g)).toHaveLength(2);
    expect(file).not.toMatch(/read_timeout|response_header_timeout|stream_timeout/);
    expect(file.split('{').length).toBe(file.split('}').length);
  });

  it('reuses no connection that the server may have closed', () => {
    const keepalive = Number(/keepalive (\d+)s/.exec(file)?.[1]);
    expect(keepalive * 1000).toBeLessThan(CLIENT_LIMITS.keepAliveMs);
  });
});

describe('the Containerfile', () => {
  const file = text('deploy/Containerfile').replace(/\\\n/g, ' ');
  const lines = file.split('\n').filter((line) => line !== '' && !line.startsWith('#'));

  it('takes nothing of this machine but the sources', () => {
    const ignored = text('.dockerignore').split('\n');
    for (const one of ['.git', '**/node_modules', 'dist', '**/.env*', '**/*.key'])
      expect(ignored).toContain(one);
    expect(lines.filter((line) => line.startsWith('COPY --from=build')).join('\n')).not.toContain(
      'node_modules',
    );
  });

  it('follows what linters ask for', () => {
    const rules: [string, RegExp][] = [
      ['absolute WORKDIR', /^WORKDIR (?!\/)/],
      ['no tag latest', /^FROM \S+:latest/],
      ['no tag at all', /^FROM [^:\s]+( AS \w+)?$/],
      ['no sudo', /^RUN .*\bsudo\b/],
      ['no cd', /^RUN cd /],
      ['packages by lock file', /^RUN npm (i|install)\b/],
      ['no pipe without a shell that fails', /^RUN .*[^|]\|[^|]/],
      ['no shell form of CMD', /^(CMD|ENTRYPOINT) [^[]/],
      ['no MAINTAINER', /^MAINTAINER /],
      ['no root', /^USER (root|0)\b/],
      ['no secret', /^(ENV|ARG) .*(SECRET|TOKEN|PASSWORD|KEY)=/],
      ['ports that there are', /^EXPOSE .*\b([7-9]\d{4}|\d{6,})\b/],
    ];
    for (const [rule, wrong] of rules)
      expect(
        lines.filter((line) => wrong.test(line)),
        rule,
      ).toEqual([]);
    expect(lines.filter((line) => /^(CMD|ENTRYPOINT|HEALTHCHECK) /.test(line))).toHaveLength(2);
  });
});
