/** Where this program keeps what it needs between its runs: folders of the user's own. */
import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'auth0-management-mcp';

/** `XDG_STATE_HOME` where it is set; otherwise what is usual on the platform. */
export function stateFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env.XDG_STATE_HOME) return join(env.XDG_STATE_HOME, NAME);
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), NAME);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', NAME);
  return join(home, '.local', 'state', NAME);
}

/** The folder of the user's settings: `XDG_CONFIG_HOME` where it is set; otherwise what is usual on the platform. */
export function configFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env.XDG_CONFIG_HOME) return join(env.XDG_CONFIG_HOME, NAME);
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), NAME);
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', NAME);
  return join(home, '.config', NAME);
}
