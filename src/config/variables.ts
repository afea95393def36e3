/** Every environment variable that the program reads, and the equivalent flag. */
export interface Variable {
  name: string;
  /** The flag of `serve` (and the other commands that use a tenant) that wins over the variable. */
  flag?: string;
}

export const VARIABLES = [
  { name: 'AUTH0_DOMAIN' },
  { name: 'AUTH0_CLIENT_ID' },
  { name: 'AUTH0_CLIENT_SECRET' },
  { name: 'AUTH0_CLIENT_SECRET_FILE' },
  { name: 'AUTH0_CLIENT_SECRET_COMMAND' },
  { name: 'AUTH0_CLIENT_SECRET_KEYCHAIN' },
  { name: 'AUTH0_CLIENT_PRIVATE_KEY' },
  { name: 'AUTH0_CLIENT_PRIVATE_KEY_FILE' },
  { name: 'AUTH0_CLIENT_PRIVATE_KEY_COMMAND' },
  { name: 'AUTH0_CLIENT_PRIVATE_KEY_KEYCHAIN' },
  { name: 'AUTH0_TOKEN' },
  { name: 'AUTH0_TOKEN_FILE' },
  { name: 'AUTH0_TOKEN_COMMAND' },
  { name: 'AUTH0_TOKEN_KEYCHAIN' },
  { name: 'AUTH0_AUDIENCE' },
  { name: 'AUTH0_MCP_TENANT', flag: '--tenant' },
  { name: 'AUTH0_MCP_TENANTS_FILE', flag: '--tenants-file' },
  { name: 'AUTH0_MCP_TOOLSETS', flag: '--toolsets' },
  { name: 'AUTH0_MCP_TOOLS', flag: '--tools' },
  { name: 'AUTH0_MCP_EXCLUDE_TOOLS', flag: '--exclude-tools' },
  { name: 'AUTH0_MCP_MAX_TOOLS', flag: '--max-tools' },
  { name: 'AUTH0_MCP_READ_ONLY', flag: '--read-only' },
  { name: 'AUTH0_MCP_POLICY', flag: '--policy' },
  { name: 'AUTH0_MCP_PROFILE', flag: '--profile' },
  { name: 'AUTH0_MCP_AUDIT_LOG', flag: '--audit-log' },
  { name: 'AUTH0_MCP_JOURNAL', flag: '--journal' },
  { name: 'AUTH0_MCP_HTTP_ISSUER', flag: '--http-issuer' },
  { name: 'AUTH0_MCP_HTTP_URL', flag: '--http-url' },
  { name: 'AUTH0_MCP_HTTP_AUDIENCE', flag: '--http-audience' },
  { name: 'AUTH0_MCP_HTTP_ORIGINS', flag: '--http-origins' },
  { name: 'AUTH0_MCP_APPROVALS_CLIENT_ID' },
  { name: 'AUTH0_MCP_APPROVALS_CLIENT_SECRET' },
  { name: 'AUTH0_MCP_APPROVALS_CLIENT_SECRET_FILE' },
  { name: 'AUTH0_MCP_APPROVER', flag: '--approver' },
  { name: 'AUTH0_MCP_BROWSER' },
  { name: 'AUTH0_MCP_APPROVER_USER', flag: '--approver-user' },
  { name: 'AUTH0_MCP_APPROVER_AUDIENCE', flag: '--approver-audience' },
  { name: 'AUTH0_MCP_STATE_URL' },
  { name: 'AUTH0_MCP_STATE_KEY' },
  { name: 'LOG_LEVEL', flag: '--log-level' },
] as const satisfies readonly Variable[];

export type VariableName = (typeof VARIABLES)[number]['name'];

export const VARIABLE_NAMES: readonly VariableName[] = VARIABLES.map((variable) => variable.name);
