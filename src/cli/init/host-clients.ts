/** The MCP clients that `init` knows: where each keeps its configuration, and in what form. */
import { join } from 'node:path';

export interface Place {
  /** Folder that the command runs in. */
  cwd: string;
  home: string;
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  /** The program's own file, as it was started. */
  script: string;
}

export interface HostClient {
  title: string;
  format: 'json' | 'toml';
  /** Where the servers are, as keys. */
  path: readonly string[];
  file(place: Place): string;
  /** How a secret is named without being written; undefined where the client cannot fill one in. */
  placeholder?: (variable: string) => string;
  /** The entry says that it is a stdio server. */
  typed?: boolean;
  /** Secrets are asked for by the client and described in a list beside the servers. */
  inputs?: boolean;
}

const braces = (variable: string) => `\${${variable}}`;
const env = (variable: string) => `\${env:${variable}}`;

export const HOST_CLIENTS: Readonly<Record<string, HostClient>> = {
  'claude-code': {
    title: 'Claude Code (this folder)',
    format: 'json',
    path: ['mcpServers'],
    file: ({ cwd }) => join(cwd, '.mcp.json'),
    placeholder: braces,
  },
  'claude-desktop': {
    title: 'Claude Desktop',
    format: 'json',
    path: ['mcpServers'],
    file: ({ home, platform, env: variables }) => {
      const folder =
        platform === 'darwin'
          ? join(home, 'Library', 'Application Support')
          : platform === 'win32'
            ? (variables.APPDATA ?? join(home, 'AppData', 'Roaming'))
            : (variables.XDG_CONFIG_HOME ?? join(home, '.config'));
      return join(folder, 'Claude', 'claude_desktop_config.json');
    },
  },
  cursor: {
    title: 'Cursor (this folder)',
    format: 'json',
    path: ['mcpServers'],
    file: ({ cwd }) => join(cwd, '.cursor', 'mcp.json'),
    placeholder: env,
  },
  vscode: {
    title: 'VS Code (this folder)',
    format: 'json',
    path: ['servers'],
    file: ({ cwd }) => join(cwd, '.vscode', 'mcp.json'),
    placeholder: (variable) => `\${input:${inputId(variable)}}`,
    typed: true,
    inputs: true,
  },
  windsurf: {
    title: 'Windsurf',
    format: 'json',
    path: ['mcpServers'],
    file: ({ home }) => join(home, '.codeium', 'windsurf', 'mcp_config.json'),
    placeholder: env,
  },
  gemini: {
    title: 'Gemini CLI',
    format: 'json',
    path: ['mcpServers'],
    file: ({ home }) => join(home, '.gemini', 'settings.json'),
    placeholder: braces,
  },
  codex: {
    title: 'Codex',
    format: 'toml',
    path: ['mcp_servers'],
    file: ({ home, env: variables }) => join(variables.CODEX_HOME ?? join(home, '.codex'), 'config.toml'),
    placeholder: braces,
  },
};

/** AUTH0_CLIENT_SECRET -> auth0-client-secret */
export const inputId = (variable: string): string => variable.toLowerCase().replaceAll('_', '-');
