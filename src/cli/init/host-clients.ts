/** The MCP clients that `init` knows: where each stores its configuration, and in which format. */
import { join } from 'node:path';

export interface Place {
  /** The current working directory. */
  cwd: string;
  home: string;
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** The script that this program was started from. */
  script: string;
  /** The Node that runs it, as an absolute path. */
  node: string;
}

/** `user`: for everything this person does; `project`: for the current folder, often shared through version control. */
export const SCOPES = ['user', 'project'] as const;
export type Scope = (typeof SCOPES)[number];

/** How a client starts this program. */
export interface Launch {
  command: string;
  args: string[];
  env: Record<string, string>;
  /** Names of variables that the client passes on from where it keeps secrets, for clients that `pass` them. */
  passed: string[];
}

export interface HostClient {
  title: string;
  format: 'json' | 'toml' | 'yaml';
  /** The path of keys that leads to the servers. */
  path: readonly string[];
  files: Partial<Record<Scope, (place: Place) => string>>;
  /** The scope when none is given; absent: the only one, or `user`. */
  usually?: Scope;
  /** How a secret is referenced without writing it; absent: the client does not support that. */
  placeholder?: (variable: string) => string;
  /** The client passes variables on by name, from its own environment or its own store of secrets. */
  passes?: true;
  /** The entry for a program; absent: `{command, args, env}`. */
  local?: (launch: Launch) => Record<string, unknown>;
  /** The entry for an address; absent: the client's file takes programs only. */
  remote?: (url: string) => Record<string, unknown>;
  /** What to do with an address instead, for a client without `remote`. */
  instead?: string;
  /** The key of the entry that holds the environment. */
  envKey?: string;
  /** The client prompts for secrets, which are described in a list next to the servers. */
  inputs?: true;
  /** What a new file begins with, where the client refuses one that holds servers only. */
  begins?: string;
  /**
   * How long the client waits for the start and for an answer, where its own time is too short for a first start by npx
   * or for a person who reads a question. What the person has set there stays.
   */
  patience?: Readonly<Record<string, number>>;
  /** How many tools it takes, of all its servers together. */
  mostTools?: number;
  /** Its documentation says that it shows a server's prompts (elicitation). */
  asks?: true;
}

const braces = (variable: string) => `\${${variable}}`;
const env = (variable: string) => `\${env:${variable}}`;
const plainUrl = (url: string) => ({ url });
const httpUrl = (url: string) => ({ type: 'http', url });
const stdio = ({ command, args, env: variables }: Launch) => ({
  type: 'stdio',
  command,
  args,
  ...some({ env: variables }),
});

/** The members that hold anything. */
const some = (members: Record<string, Record<string, string> | string[]>) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => Object.keys(value).length > 0));

const inHome =
  (...path: string[]) =>
  ({ home }: Place) =>
    join(home, ...path);
const inProject =
  (...path: string[]) =>
  ({ cwd }: Place) =>
    join(cwd, ...path);

/** Where desktop applications keep their settings. */
function applicationData({ home, platform, env: variables }: Place): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (platform === 'win32') return variables.APPDATA ?? join(home, 'AppData', 'Roaming');
  return configHome({ home, env: variables });
}

const configHome = ({ home, env: variables }: Pick<Place, 'home' | 'env'>): string =>
  variables.XDG_CONFIG_HOME || join(home, '.config');

export const HOST_CLIENTS: Readonly<Record<string, HostClient>> = {
  // https://code.claude.com/docs/en/mcp
  'claude-code': {
    title: 'Claude Code',
    format: 'json',
    path: ['mcpServers'],
    files: { project: inProject('.mcp.json'), user: inHome('.claude.json') },
    usually: 'project',
    placeholder: braces,
    local: stdio,
    remote: httpUrl,
    asks: true,
  },
  // https://modelcontextprotocol.io/docs/develop/connect-local-servers
  'claude-desktop': {
    title: 'Claude Desktop',
    format: 'json',
    path: ['mcpServers'],
    files: { user: (place) => join(applicationData(place), 'Claude', 'claude_desktop_config.json') },
    instead: 'add the address in its settings, under Connectors',
  },
  // https://cursor.com/docs/context/mcp
  cursor: {
    title: 'Cursor',
    format: 'json',
    path: ['mcpServers'],
    files: { project: inProject('.cursor', 'mcp.json'), user: inHome('.cursor', 'mcp.json') },
    usually: 'project',
    mostTools: 80,
    placeholder: env,
    remote: plainUrl,
    asks: true,
  },
  // https://code.visualstudio.com/docs/copilot/reference/mcp-configuration
  vscode: {
    title: 'VS Code',
    format: 'json',
    path: ['servers'],
    files: {
      project: inProject('.vscode', 'mcp.json'),
      user: (place) => join(applicationData(place), 'Code', 'User', 'mcp.json'),
    },
    usually: 'project',
    mostTools: 128,
    placeholder: (variable) => `\${input:${inputId(variable)}}`,
    local: stdio,
    remote: httpUrl,
    inputs: true,
    asks: true,
  },
  // https://docs.windsurf.com/windsurf/cascade/mcp
  windsurf: {
    title: 'Windsurf',
    format: 'json',
    path: ['mcpServers'],
    files: { user: inHome('.codeium', 'windsurf', 'mcp_config.json') },
    mostTools: 100,
    placeholder: env,
    remote: (url) => ({ serverUrl: url }),
  },
  // https://geminicli.com/docs/tools/mcp-server/
  gemini: {
    title: 'Gemini CLI',
    format: 'json',
    path: ['mcpServers'],
    files: { user: inHome('.gemini', 'settings.json'), project: inProject('.gemini', 'settings.json') },
    placeholder: braces,
    remote: (url) => ({ httpUrl: url }),
  },
  // https://developers.openai.com/codex/mcp
  codex: {
    title: 'Codex',
    format: 'toml',
    path: ['mcp_servers'],
    files: {
      user: ({ home, env: variables }) => join(variables.CODEX_HOME ?? join(home, '.codex'), 'config.toml'),
      project: inProject('.codex', 'config.toml'),
    },
    passes: true,
    local: ({ command, args, env: variables, passed }) => ({
      command,
      args,
      ...some({ env_vars: passed, env: variables }),
    }),
    remote: plainUrl,
    // Seconds; 10 and 60 otherwise. RawMcpServerConfig in codex-rs/config/src/mcp_types.rs
    patience: { startup_timeout_sec: 60, tool_timeout_sec: 300 },
    asks: true,
  },
  // https://block.github.io/goose/docs/guides/config-files
  goose: {
    title: 'Goose',
    format: 'yaml',
    path: ['extensions'],
    files: {
      user: (place) =>
        place.platform === 'win32'
          ? join(applicationData(place), 'Block', 'goose', 'config', 'config.yaml')
          : join(configHome(place), 'goose', 'config.yaml'),
    },
    passes: true,
    envKey: 'envs',
    local: ({ command, args, env: variables, passed }) => ({
      name: 'auth0',
      type: 'stdio',
      enabled: true,
      cmd: command,
      args,
      envs: variables,
      env_keys: passed,
    }),
    remote: (url) => ({ name: 'auth0', type: 'streamable_http', enabled: true, uri: url }),
    // Seconds.
    patience: { timeout: 300 },
    asks: true,
  },
  // https://zed.dev/docs/ai/mcp
  zed: {
    title: 'Zed',
    format: 'json',
    path: ['context_servers'],
    files: {
      user: (place) =>
        place.platform === 'win32'
          ? join(applicationData(place), 'Zed', 'settings.json')
          : join(configHome(place), 'zed', 'settings.json'),
      project: inProject('.zed', 'settings.json'),
    },
    remote: plainUrl,
    // Seconds; 60 otherwise. ContextServerSettingsContent in crates/settings_content
    patience: { timeout: 300 },
  },
  // https://junie.jetbrains.com/docs/junie-cli-mcp-configuration.html
  jetbrains: {
    title: 'JetBrains Junie',
    format: 'json',
    path: ['mcpServers'],
    files: {
      user: inHome('.junie', 'mcp', 'mcp.json'),
      project: inProject('.junie', 'mcp', 'mcp.json'),
    },
    // Without a type. Plugins before Junie's own command line took programs only (jetbrains.com/help/junie).
    remote: plainUrl,
  },
  // https://www.librechat.ai/docs/configuration/librechat_yaml/object_structure/mcp_servers
  librechat: {
    title: 'LibreChat',
    format: 'yaml',
    path: ['mcpServers'],
    files: { project: inProject('librechat.yaml') },
    // configSchema in packages/data-provider/src/config.ts requires it; an older version than its own is only logged.
    begins: 'version: 1.3.1\n',
    placeholder: braces,
    local: stdio,
    remote: (url) => ({ type: 'streamable-http', url }),
    // Milliseconds; 10,000 and 30,000 otherwise. MCPOptionsSchema in packages/data-provider/src/mcp.ts
    patience: { initTimeout: 60_000, timeout: 300_000 },
  },
  // https://docs.cline.bot/mcp/mcp-overview
  cline: {
    title: 'Cline',
    format: 'json',
    path: ['mcpServers'],
    files: {
      user: ({ home, env: variables }) =>
        variables.CLINE_MCP_SETTINGS_PATH ??
        join(home, '.cline', 'data', 'settings', 'cline_mcp_settings.json'),
    },
    // Without a type an address means the older SSE transport.
    remote: (url) => ({ type: 'streamableHttp', url }),
    // Seconds; 60 otherwise. McpSettingsSchema in src/services/mcp/schemas.ts
    patience: { timeout: 300 },
  },
  // https://kiro.dev/docs/mcp/configuration
  kiro: {
    title: 'Kiro',
    format: 'json',
    path: ['mcpServers'],
    files: {
      user: inHome('.kiro', 'settings', 'mcp.json'),
      project: inProject('.kiro', 'settings', 'mcp.json'),
    },
    placeholder: braces,
    remote: plainUrl,
  },
  // https://ampcode.com/manual#mcp
  amp: {
    title: 'Amp',
    format: 'json',
    path: ['amp.mcpServers'],
    files: {
      user: (place) => join(configHome(place), 'amp', 'settings.json'),
      project: inProject('.amp', 'settings.json'),
    },
    placeholder: braces,
    remote: plainUrl,
  },
  // https://opencode.ai/docs/mcp-servers
  opencode: {
    title: 'opencode',
    format: 'json',
    path: ['mcp'],
    files: {
      user: (place) => join(configHome(place), 'opencode', 'opencode.json'),
      project: inProject('opencode.json'),
    },
    placeholder: (variable) => `{env:${variable}}`,
    envKey: 'environment',
    local: ({ command, args, env: variables }) => ({
      type: 'local',
      command: [command, ...args],
      ...some({ environment: variables }),
      enabled: true,
    }),
    remote: (url) => ({ type: 'remote', url, enabled: true }),
    // Milliseconds; 5,000 otherwise. McpLocalConfig and McpRemoteConfig of https://opencode.ai/config.json
    patience: { timeout: 300_000 },
  },
};

/** AUTH0_CLIENT_SECRET -> auth0-client-secret */
export const inputId = (variable: string): string => variable.toLowerCase().replaceAll('_', '-');
