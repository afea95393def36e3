/** Where this program keeps what it needs between its runs: folders of the user's own. */
import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'auth0-management-mcp';

/** The folder that an XDG variable names; where it is not set, what is usual on the platform. */
const folder =
  (variable: string, windows: readonly [variable: string, name: string], usual: string) =>
  (
    env: NodeJS.ProcessEnv = process.env,
    platform: NodeJS.Platform = process.platform,
    home: string = homedir(),
  ): string => {
    const [roaming, name] = windows;
    if (env[variable]) return join(env[variable], NAME);
    if (platform === 'win32') return join(env[roaming] ?? join(home, 'AppData', name), NAME);
    if (platform === 'darwin') return join(home, 'Library', 'Application Support', NAME);
    return join(home, usual, NAME);
  };

export const stateFolder = folder('XDG_STATE_HOME', ['LOCALAPPDATA', 'Local'], join('.local', 'state'));

/** The folder of the user's settings. */
export const configFolder = folder('XDG_CONFIG_HOME', ['APPDATA', 'Roaming'], '.config');
