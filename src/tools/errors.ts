/** An error returned by a tool: its texts are for the model and contain no secret. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
  readonly code: string;
  readonly status?: number;
  readonly hint?: string;
  readonly retryAfterS?: number;
  readonly requestId?: string;
  /** The policy rule behind a refusal, for the audit trail. */
  readonly rule?: string;

  constructor(
    code: string,
    message: string,
    more: { status?: number; hint?: string; retryAfterS?: number; requestId?: string; rule?: string } = {},
  ) {
    super(message);
    this.code = code;
    if (more.status !== undefined) this.status = more.status;
    if (more.hint !== undefined) this.hint = more.hint;
    if (more.retryAfterS !== undefined) this.retryAfterS = more.retryAfterS;
    if (more.requestId !== undefined) this.requestId = more.requestId;
    if (more.rule !== undefined) this.rule = more.rule;
  }
}
