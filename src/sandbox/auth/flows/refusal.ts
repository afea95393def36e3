/** How a flow that an Action ended is told: to the application, and in the log. */
import { described } from '../../runtime/executions.js';
import type { Flow } from '../../runtime/flow.js';
import type { Doc } from '../../state/store.js';
import { ActionRefusal } from '../refusals.js';

/** Details of a log event that lead to an execution. */
export const executionDetails = (execution: string | undefined): Doc =>
  execution === undefined ? {} : { actions: { executions: [execution] }, execution_id: execution };

export interface FlowRefusal {
  /** What the application or the person is told. */
  message: string;
  /** What the tenant's log says, where that differs. */
  reason: string;
  /** The call by which the Action ended the flow; undefined for an error. */
  method: string | undefined;
  args: readonly unknown[];
  /** Where in the tenant's code it came from. */
  where: Doc;
}

/** The error of a flow that failed, or that an Action ended. */
export function actionRefusal(flow: Flow, status: number, error: string): ActionRefusal {
  const refusal = refusalOf(flow);
  const { message, where } = refusal;
  const details = { ...executionDetails(flow.execution), error: { message, oauthError: error, ...where } };
  return new ActionRefusal(status, error, { message, reason: message, details });
}

/** @param flow one that failed, or that an Action ended */
export function refusalOf({ failure, stop }: Flow): FlowRefusal {
  if (failure) {
    const { action, version, failure: error } = failure;
    return {
      message: error.message,
      reason: described(error),
      method: undefined,
      args: [],
      where: {
        outcome: 'failed',
        action_id: action.id,
        action_name: action.name,
        version: version.number,
        ...(error.line === undefined ? {} : { line: error.line }),
      },
    };
  }
  const args = stop?.command.args ?? [];
  const texts = args.filter((one): one is string => typeof one === 'string');
  return {
    message: texts.at(-1) ?? 'Access denied.',
    reason: texts[0] ?? 'Access denied.',
    method: stop?.command.method,
    args,
    where: { outcome: 'denied', action_id: stop?.action.id, action_name: stop?.action.name },
  };
}
