/**
 * The folder in which servers of one user put the sockets at which their approvals are answered from a terminal. Only
 * this user can reach it. A server that was started by a host may not see the same environment as a terminal, so that
 * all places are looked at.
 */
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'auth0-management-mcp';

/** Where sockets may be, the preferred place first. */
export function socketFolders(env: NodeJS.ProcessEnv): string[] {
  const { XDG_RUNTIME_DIR: runtime, XDG_CACHE_HOME: cache } = env;
  const uid = process.getuid?.();
  const places = [
    ...(runtime ? [runtime] : []),
    ...(process.platform === 'linux' && uid !== undefined ? [`/run/user/${uid}`] : []),
    ...(cache ? [cache] : []),
    join(homedir(), '.cache'),
  ];
  return [...new Set(places)].map((place) => join(place, NAME));
}

/**
 * The first folder that can be had for this user alone.
 *
 * @throws the error of the last place
 */
export function ownFolder(env: NodeJS.ProcessEnv): string {
  let last: unknown;
  for (const folder of socketFolders(env)) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (!isOwn(folder)) throw new Error('not a folder of this user');
      chmodSync(folder, 0o700);
      return folder;
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

/** A folder, no link to one, of this user. */
function isOwn(folder: string): boolean {
  const { uid } = lstatSync(folder);
  return lstatSync(folder).isDirectory() && (process.getuid === undefined || uid === process.getuid());
}

/** A place at which a server listens, and the file that stands for it. */
export interface Place {
  file: string;
  /** What to connect to: the socket, or the pipe that the file names. */
  address: string;
}

/** All of this user's servers, those that have ended without cleaning up included. */
export function knownPlaces(env: NodeJS.ProcessEnv): Place[] {
  return socketFolders(env).flatMap((folder) => {
    try {
      if (!isOwn(folder)) return [];
      return readdirSync(folder)
        .sort()
        .flatMap((name) => placeOf(join(folder, name)));
    } catch {
      return [];
    }
  });
}

function placeOf(file: string): Place[] {
  if (file.endsWith('.sock')) return [{ file, address: file }];
  // Pipes of Windows are in no folder.
  return file.endsWith('.pipe') ? [{ file, address: readFileSync(file, 'utf8') }] : [];
}

/** Removes what a server has left behind. */
export function forget({ file }: Place): void {
  rmSync(file, { force: true });
}
