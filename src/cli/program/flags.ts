/** The flags for policy and logging, shared by every command that uses a tenant. */
import type { Flags } from '../../config/settings.js';

export interface FlagSpec {
  flag: string;
  /** Name of the value in help; absent for a switch. */
  value?: string;
  key: keyof Flags;
  help: string;
}

export const POLICY_FLAGS: readonly FlagSpec[] = [
  {
    flag: '--tenant',
    value: 'NAMES',
    key: 'tenant',
    help: 'this tenant of tenants.yaml; several (a,b or all): every tool takes the tenant',
  },
  {
    flag: '--tenants-file',
    value: 'FILE',
    key: 'tenantsFile',
    help: 'another file than the own tenants.yaml',
  },
  { flag: '--read-only', key: 'readOnly', help: 'disable all tools that change anything' },
  {
    flag: '--toolsets',
    value: 'NAMES',
    key: 'toolsets',
    help: 'only these toolsets, all of their tools listed (or "all")',
  },
  { flag: '--tools', value: 'NAMES', key: 'tools', help: 'only these tools (names or patterns with *)' },
  {
    flag: '--exclude-tools',
    value: 'NAMES',
    key: 'excludeTools',
    help: 'never these tools (names or patterns)',
  },
  {
    flag: '--max-tools',
    value: 'NUMBER',
    key: 'maxTools',
    help: 'list at most this many tools (default 128, 0: no limit); the others are found',
  },
  { flag: '--policy', value: 'FILE', key: 'policy', help: 'policy file, YAML or JSON' },
  {
    flag: '--profile',
    value: 'NAME',
    key: 'profile',
    help: 'policy profile: support-readonly, support, developer, admin, or one from the policy file',
  },
  {
    flag: '--audit-log',
    value: 'FILE',
    key: 'auditLog',
    help: 'append every decision and result to this file',
  },
  {
    flag: '--journal',
    value: 'FILE',
    key: 'journal',
    help: 'keep changes in this file, so that they can be undone after a restart',
  },
  {
    flag: '--approver',
    value: 'WHERE',
    key: 'approver',
    help: "where people approve: auto (the client's prompt, else the page), form, page or push",
  },
  {
    flag: '--approver-user',
    value: 'ID',
    key: 'approverUser',
    help: 'with --approver push: the user whose phone is asked where callers are not authenticated',
  },
  {
    flag: '--approver-audience',
    value: 'ID',
    key: 'approverAudience',
    help: 'with --approver push: API with which the details that phones show are registered',
  },
  {
    flag: '--log-level',
    value: 'LEVEL',
    key: 'logLevel',
    help: 'trace, debug, info, warn, error, fatal or silent',
  },
];

/** The flags that configure HTTP callers, for `serve` and `doctor`. */
export const CALLER_FLAGS: readonly FlagSpec[] = [
  {
    flag: '--http-issuer',
    value: 'URL',
    key: 'httpIssuer',
    help: 'with --http: require an access token from this issuer',
  },
  { flag: '--http-url', value: 'URL', key: 'httpUrl', help: 'where callers reach the endpoint' },
  {
    flag: '--http-audience',
    value: 'ID',
    key: 'httpAudience',
    help: "audience of callers' tokens, if it is not that URL",
  },
  {
    flag: '--http-origins',
    value: 'ORIGINS',
    key: 'httpOrigins',
    help: 'origins of web pages whose MCP clients may call (CORS)',
  },
];

/**
 * Parses `[serve] [policy flags]` without the command-line library, which costs more at startup than the rest
 * of argument handling. Anything else, including an invalid flag, returns undefined and is left to the library.
 */
export function plainServe(argv: readonly string[]): Flags | undefined {
  const flags: Partial<Record<keyof Flags, string | boolean>> = {};
  const rest = argv[0] === 'serve' ? argv.slice(1) : [...argv];
  while (rest.length > 0) {
    const [flag = '', ...inline] = (rest.shift() ?? '').split('=');
    const spec = POLICY_FLAGS.find((known) => known.flag === flag);
    if (!spec || spec.key in flags) return undefined;
    const value = spec.value === undefined ? true : inline.length > 0 ? inline.join('=') : rest.shift();
    if (value === undefined || (value === true && inline.length > 0)) return undefined;
    if (typeof value === 'string' && (value === '' || value.startsWith('-'))) return undefined;
    flags[spec.key] = value;
  }
  return flags as Flags;
}
