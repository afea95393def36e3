/** What runs now and what will run: the difference that deploying an Action, a version or a module makes. */
import { pick, type Wire } from '../../../catalog/wire.js';
import { presentValue } from '../../change/present.js';
import { type PreviewReader, type Reading, readOne } from '../preview-read.js';
import { hostsIn } from './hosts.js';
import { changedLines, type Shown, textDifference, valueLines } from './value-lines.js';

/** Fields that decide what runs, and the members that tell their entries; of secrets, the names alone. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  runtime: [],
  dependencies: ['name', 'version', 'registry_url'],
  modules: ['module_name', 'module_id', 'module_version_number', 'module_version_id'],
  supported_triggers: ['id', 'version'],
  secrets: ['name'],
};

interface Sides {
  now: Reading;
  next: Reading;
  /** Where in it what runs now is; all of it otherwise. */
  nowAt?: string;
}

const deployments: Readonly<Record<string, (wire: Wire, read: PreviewReader) => Promise<Sides>>> = {
  'POST /actions/actions/{id}/deploy': async ({ path }, read) => {
    const action = await readOne(read, '/actions/actions/{id}', { id: String(path.id) });
    return { now: action, nowAt: 'deployed_version', next: action };
  },
  'POST /actions/actions/{actionId}/versions/{id}/deploy': async ({ path }, read) => {
    const actionId = String(path.actionId);
    const [now, next] = await Promise.all([
      readOne(read, '/actions/actions/{id}', { id: actionId }),
      readOne(read, '/actions/actions/{actionId}/versions/{id}', { actionId, id: String(path.id) }),
    ]);
    return { now, nowAt: 'deployed_version', next };
  },
  'POST /actions/modules/{id}/versions': async ({ path }, read) => {
    const module = await readOne(read, '/actions/modules/{id}', { id: String(path.id) });
    return { now: module, nowAt: 'latest_version', next: module };
  },
  'POST /actions/modules/{id}/rollback': async (wire, read) => {
    const id = String(wire.path.id);
    const versionId = String(pick(wire, 'body.module_version_id'));
    const [now, next] = await Promise.all([
      readOne(read, '/actions/modules/{id}', { id }),
      readOne(read, '/actions/modules/{id}/versions/{versionId}', { id, versionId }),
    ]);
    return { now, next };
  },
};

/**
 * Lines about the code, or undefined where the operation deploys nothing.
 *
 * @param endsOfCode long code is shown by its ends
 */
export async function deploymentLines(
  operation: string,
  wire: Wire,
  read: PreviewReader,
  endsOfCode = false,
): Promise<string[] | undefined> {
  const sides = Object.hasOwn(deployments, operation) ? deployments[operation] : undefined;
  if (!sides) return undefined;
  const { now, next, nowAt } = await sides(wire, read);
  if (next.kind === 'pending') return ['Code', `  As change ${next.step} makes it.`];
  const after = presentValue(next);
  if (after === undefined) return ['Code', '  It could not be read: what will run is not known.'];
  const before = nowAt === undefined ? presentValue(now) : pick(presentValue(now), nowAt);
  const lines = codeLines(pick(before, 'code'), pick(after, 'code'), now, !endsOfCode);
  for (const [field, members] of Object.entries(FIELDS)) {
    const [from, to] = [pick(before, field), pick(after, field)].map((value) => essential(value, members));
    lines.push(...fieldLines(field, from, to));
  }
  return ['Code, compared with now', ...lines];
}

function codeLines(before: unknown, after: unknown, now: Reading, isCode: boolean): string[] {
  if (typeof after !== 'string') return ['  code: not shown by the API'];
  if (typeof before !== 'string') {
    const why = now.kind === 'forbidden' ? 'what runs now could not be read' : 'nothing of it runs yet';
    const field = 'code';
    return [`  ${field} (${why})`, ...valueLines(field, field, { raw: after, safe: after, isCode }, 'after')];
  }
  if (before === after) return ['  code: the same'];
  const added = hostsIn(after).filter((host) => !hostsIn(before).includes(host));
  return [
    ...textDifference('code', before, after, isCode),
    ...hostsIn(after).map((host) => `    host${added.includes(host) ? ' (new)' : ''}: ${host}`),
  ];
}

/** The members that count: no dates, and nothing that an API may add one day. */
function essential(value: unknown, members: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => essential(item, members));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    members.flatMap((name) => (Object.hasOwn(value, name) ? [[name, pick(value, name)]] : [])),
  );
}

function fieldLines(field: string, from: unknown, to: unknown): string[] {
  if (JSON.stringify(from ?? []) === JSON.stringify(to ?? [])) return [];
  const shown = (value: unknown): Shown => ({ raw: value, safe: value });
  return changedLines(field, field, shown(from), shown(to));
}
