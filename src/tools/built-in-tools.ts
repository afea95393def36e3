/** All tools that are not one API operation, in the order in which they are listed. */

import { waitForApproval } from './approvals/wait-for-approval.js';
import { applyToUsers } from './bulk/apply-to-users.js';
import { applyChanges } from './changes/apply-changes.js';
import { listChanges } from './changes/list-changes.js';
import { undoChange } from './changes/undo-change.js';
import { describeOperation } from './discovery/describe-operation.js';
import { findOperations } from './discovery/find-operations.js';
import { runReadOperation, runWriteOperation } from './discovery/run-operation.js';
import type { BuiltInTool } from './listing/built-in.js';
import { rehearse } from './rehearsal/rehearse.js';
import { auditTenant } from './workflows/audit-tenant.js';
import { connectApplication } from './workflows/connect/connect-application.js';
import { diagnoseLogin } from './workflows/diagnose-login.js';
import { findInTenant } from './workflows/find/find-in-tenant.js';
import { whoCan } from './workflows/holders/who-can.js';
import { offboardUser } from './workflows/offboard-user.js';
import { rehearseAction } from './workflows/rehearse/rehearse-action.js';
import { summarizeLogs } from './workflows/summarize-logs.js';
import { compareUsers, investigateUserAccess } from './workflows/user-access.js';

export const builtInTools: readonly BuiltInTool[] = [
  findOperations,
  describeOperation,
  runReadOperation,
  runWriteOperation,
  diagnoseLogin,
  summarizeLogs,
  investigateUserAccess,
  compareUsers,
  whoCan,
  findInTenant,
  auditTenant,
  rehearseAction,
  offboardUser,
  connectApplication,
  applyToUsers,
  rehearse,
  applyChanges,
  listChanges,
  undoChange,
  waitForApproval,
];
