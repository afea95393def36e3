/** Where people approve changes, and whose phone is asked. */
import type { Environment } from './environment.js';
import { ConfigError } from './errors.js';

/**
 * Where people approve changes: in the client's own prompt and, where it shows none, on the approvals page (`auto`), in
 * that prompt only (`form`), on the page only (`page`), or on their phones (`push`).
 */
export const APPROVERS = ['auto', 'form', 'page', 'push'] as const;
export type Approver = (typeof APPROVERS)[number];

export function parseApprover(value: string, source: string): Approver {
  const approver = APPROVERS.find((known) => known === value.toLowerCase());
  if (!approver) throw new ConfigError(`${source} must be one of ${APPROVERS.join(', ')}, not "${value}".`);
  return approver;
}

export interface ApproverConfig {
  approver: Approver;
  /** Id of the user whose phone is asked where callers are not authenticated; with `push` only. */
  approverUser?: string;
  /** Identifier of the API with which the type of a push notification's details is registered; with `push` only. */
  approverAudience?: string;
}

export interface ApproverFlags {
  approver?: string;
  approverUser?: string;
  approverAudience?: string;
}

/** @throws ConfigError for a malformed value, and for one that has no effect */
export function readApprover(values: Environment, flags: ApproverFlags): ApproverConfig {
  const approver =
    flags.approver === undefined
      ? parseApprover(values.AUTH0_MCP_APPROVER ?? 'auto', 'AUTH0_MCP_APPROVER')
      : parseApprover(flags.approver, '--approver');
  const user = flags.approverUser ?? values.AUTH0_MCP_APPROVER_USER;
  const audience = flags.approverAudience ?? values.AUTH0_MCP_APPROVER_AUDIENCE;
  const idle = user === undefined ? audience && 'AUTH0_MCP_APPROVER_AUDIENCE' : 'AUTH0_MCP_APPROVER_USER';
  if (idle && approver !== 'push')
    throw new ConfigError(`${idle} is set without AUTH0_MCP_APPROVER=push: set that too, or unset it.`);
  if (user !== undefined && !/^[^|\s]+\|\S+$/.test(user))
    throw new ConfigError(
      'AUTH0_MCP_APPROVER_USER must be the id of a user, such as auth0|5f7c8ec7c33c6c004bbafe82.',
    );
  if (audience !== undefined && !/^[\x21-\x7e]+$/.test(audience))
    throw new ConfigError('AUTH0_MCP_APPROVER_AUDIENCE must be the identifier of one API, without spaces.');
  return {
    approver,
    ...(user === undefined ? {} : { approverUser: user }),
    ...(audience === undefined ? {} : { approverAudience: audience }),
  };
}
