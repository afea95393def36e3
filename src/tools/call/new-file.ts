/** Files that a call creates for a person: only new ones, readable only by their owner. */
import { constants } from 'node:fs';
import { type FileHandle, open, realpath, rm } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ToolError } from '../errors.js';

export interface NewFile {
  /** Absolute, with links resolved. */
  path: string;
  handle: FileHandle;
}

const refused = (why: string) =>
  new ToolError('file_refused', `${why} Nothing was sent.`, { hint: 'Name another file.' });

const hasControls = (text: string): boolean => /[\p{Cc}\p{Cf}]/u.test(text);

/** Whether a path is inside a folder; both with links resolved. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/**
 * The location of a file to be created in `folder`; an absolute path may be anywhere if `anywhere` is set.
 *
 * @throws ToolError `file_refused`
 */
export async function placeInside(name: string, folder: string, anywhere = false): Promise<string> {
  const shown = JSON.stringify(name.slice(0, 100));
  if (name === '' || hasControls(name) || /[\\/]$/.test(name)) throw refused(`${shown} is not a file name.`);
  const absolute = isAbsolute(name);
  if (!(absolute && anywhere) && (absolute || name.split(/[\\/]/).includes('..')))
    throw refused(`${shown} is not a path inside the working folder.`);
  const wanted = resolve(folder, name);
  const parent = await realpath(dirname(wanted)).catch(() => undefined);
  if (parent === undefined) throw refused(`The folder of ${shown} does not exist.`);
  const path = join(parent, basename(wanted));
  if (!(absolute && anywhere) && !isInside(await realpath(folder), path))
    throw refused(`${shown} points outside the working folder.`);
  return path;
}

/**
 * Creates the file, which must not exist yet.
 *
 * @param path from `placeInside`
 * @throws ToolError `file_refused`
 */
export async function createNew(path: string): Promise<NewFile> {
  let handle: FileHandle;
  try {
    const { O_CREAT, O_EXCL, O_WRONLY, O_NOFOLLOW } = constants;
    handle = await open(path, O_CREAT | O_EXCL | O_WRONLY | (O_NOFOLLOW ?? 0), 0o600);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw refused(
      code === 'EEXIST'
        ? `${basename(path)} already exists, and files are never overwritten.`
        : `${basename(path)} could not be created (${code}).`,
    );
  }
  // While a person was asked, a parent folder may have been replaced by a link.
  const folder = await realpath(dirname(path)).catch(() => undefined);
  if (folder === dirname(path)) return { path, handle };
  await discard({ path, handle });
  throw refused(`The folder of ${basename(path)} is no longer the one that was checked.`);
}

/** Closes and removes the file. */
export async function discard({ handle, path }: NewFile): Promise<void> {
  await handle.close().catch(() => undefined);
  await rm(path, { force: true });
}
