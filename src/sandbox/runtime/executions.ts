/** What is kept of the executions of a trigger's Actions. */
import { DAY } from '../state/clock.js';
import { alphanumeric } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import type { SandboxServices } from '../types.js';
import type { Failure, Outcome } from './protocol.js';

export const EXECUTIONS = 'actions/executions';
const MOST = 5_000;

/** How one Action went. Beyond the documented fields there are its version, duration and console output. */
export interface Result {
  action_id: unknown;
  action_name: unknown;
  version_id: unknown;
  version_number: unknown;
  started_at: string;
  ended_at: string;
  duration_ms: number;
  error?: { id: string; msg: string; url: string };
  logs: Outcome['logs'];
}

/** An error with its position, as it is shown. */
export const described = ({ name, message, line, column }: Failure): string =>
  `${name === 'Error' ? '' : `${name}: `}${message}${line === undefined ? '' : ` (action.js:${line}:${column ?? 1})`}`;

export const errorOf = (failure: Failure): NonNullable<Result['error']> => ({
  id: failure.name === 'TimeoutError' ? 'timeout' : 'runtime_error',
  msg: described(failure),
  url: 'https://auth0.com/docs/customize/actions/limitations',
});

/** How long an execution can be read. Source: auth0.com/docs/customize/actions/limitations */
const KEPT_MS = 10 * DAY;

/** An execution that is still kept. */
export function executionById(
  { tenant, now }: Pick<SandboxServices, 'tenant' | 'now'>,
  id: string,
): Doc | undefined {
  const doc = tenant.collection(EXECUTIONS).get(id);
  return doc && now() - Date.parse(String(doc.created_at)) < KEPT_MS ? doc : undefined;
}

/** Stores results; those of an execution that was suspended are added to it. */
export function recordExecution(
  { tenant, iso }: SandboxServices,
  trigger: string,
  status: 'pending' | 'final' | 'partial' | 'suspended',
  results: readonly Result[],
  earlier?: string,
): string {
  const executions = tenant.collection(EXECUTIONS);
  const old = earlier === undefined ? undefined : executions.get(earlier);
  if (old) {
    const all = [...((old.results ?? []) as Result[]), ...results];
    executions.update(String(old.id), { status, results: all, updated_at: iso() });
    return String(old.id);
  }
  const [oldest] = executions.size >= MOST ? executions.keys() : [];
  if (oldest !== undefined) executions.delete(oldest);
  const doc: Doc = {
    id: alphanumeric(32),
    trigger_id: trigger,
    status,
    results,
    created_at: iso(),
    updated_at: iso(),
  };
  return String(executions.insert(doc).id);
}
