/** Makes changes in order, a few at a time, until all are made or continuing makes no sense. */
import { ApiError } from '../../client/errors.js';
import { AuditError } from '../../policy/audit/audit-log.js';
import { ToolError } from '../errors.js';

/** Concurrent changes; the client handles the rate limit. */
const AT_ONCE = 6;
/** After this many consecutive failures the others would fail, too. */
const FAILURES_IN_A_ROW = 10;

export interface Failure {
  index: number;
  status?: number;
  message: string;
}

export interface RunReport {
  /** By index: whether this change has finished, successfully or not. */
  settled: boolean[];
  done: number;
  failures: Failure[];
  /** Why it ended before all were finished. */
  stopped?: string;
}

/** Why an error affects all remaining changes; undefined if it affects this one only. */
function concernsAll(error: unknown): string | undefined {
  if (error instanceof AuditError) return `${error.message} No call runs without an audit record.`;
  // A policy limit, or a tool that has been disabled in the meantime.
  if (error instanceof ToolError) return error.message;
  if (!(error instanceof ApiError)) return undefined;
  const { kind, status } = error;
  const everywhere = kind === 'token' || kind === 'cancelled' || kind === 'network' || kind === 'timeout';
  return everywhere || status === 401 || status === 403 || status === 429 ? error.message : undefined;
}

/**
 * Runs `change` for each index below `count`, in order.
 *
 * @param mayStart called before each; a returned sentence ends the run
 * @param changed called after each, with the number finished
 */
export async function runAll(
  count: number,
  change: (index: number) => Promise<void>,
  mayStart: () => string | undefined,
  changed: (over: number) => void,
): Promise<RunReport> {
  const report: RunReport = { settled: new Array<boolean>(count).fill(false), done: 0, failures: [] };
  let next = 0;
  let over = 0;
  let inARow = 0;
  const settle = (index: number) => {
    report.settled[index] = true;
    over += 1;
    changed(over);
  };
  const worker = async () => {
    while (next < count && report.stopped === undefined) {
      const objection = mayStart();
      if (objection !== undefined) {
        report.stopped ??= objection;
        return;
      }
      const index = next++;
      try {
        await change(index);
        report.done += 1;
        inARow = 0;
        settle(index);
      } catch (error) {
        const all = concernsAll(error);
        if (all !== undefined) {
          report.stopped ??= all;
          return;
        }
        if (!(error instanceof Error && (error instanceof ApiError || error.name === 'PathError')))
          throw error;
        const { status } = error as ApiError;
        report.failures.push({ index, message: error.message, ...(status === undefined ? {} : { status }) });
        inARow += 1;
        settle(index);
        if (inARow >= FAILURES_IN_A_ROW) report.stopped ??= `${inARow} in a row failed.`;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, count) }, worker));
  report.failures.sort((a, b) => a.index - b.index);
  return report;
}
