/** The record could not be written; a call that must be recorded must not proceed. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
  readonly code = 'audit_failed';
}
