import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stateFolder } from '../../src/config/state-folder.js';

it.each([
  [{ XDG_STATE_HOME: join('/', 'state') }, 'linux', join('/', 'state', 'auth0-management-mcp')],
  [{ XDG_STATE_HOME: join('/', 'state') }, 'darwin', join('/', 'state', 'auth0-management-mcp')],
  [{}, 'linux', join('/', 'home', '.local', 'state', 'auth0-management-mcp')],
  [{}, 'darwin', join('/', 'home', 'Library', 'Application Support', 'auth0-management-mcp')],
  [{ LOCALAPPDATA: join('/', 'local') }, 'win32', join('/', 'local', 'auth0-management-mcp')],
  [{}, 'win32', join('/', 'home', 'AppData', 'Local', 'auth0-management-mcp')],
] as const)('%j on %s', (env, platform, folder) => {
  expect(stateFolder(env, platform, join('/', 'home'))).toBe(folder);
});
