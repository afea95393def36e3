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
}

export interface HostClient {
  title: string;
  format: 'json' | 'toml';
  /** The path of keys that leads to the servers. */
  path: readonly string[];
  file(place: Place): string;
  /** How a secret is referenced without writing it; undefined if the client does not support that. */
  placeholder?: (variable: string) => string;
  /** The entry declares a stdio server. */
  typed?: boolean;
  /** The client prompts for secrets, which are described in a list next to the servers. */
  inputs?: boolean;
  /** How many tools it takes, of all its servers together. */
  mostTools?: number;
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
    mostTools: 80,
    placeholder: env,
  },
  vscode: {
    title: 'VS Code (this folder)',
    format: 'json',
    path: ['servers'],
    file: ({ cwd }) => join(cwd, '.vscode', 'mcp.json'),
    mostTools: 128,
    placeholder: (variable) => `\${input:${inputId(variable)}}`,
    typed: true,
    inputs: true,
  },
  windsurf: {
    title: 'Windsurf',
    format: 'json',
    path: ['mcpServers'],
    file: ({ home }) => join(home, '.codeium', 'windsurf', 'mcp_config.json'),
    mostTools: 100,
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
