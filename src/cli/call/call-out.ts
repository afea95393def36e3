/** `call --out`: all items of a list as JSON lines in a new file. */

import { createNew, discard, type NewFile, placeInside } from '../../tools/call/new-file.js';
import { ToolError } from '../../tools/errors.js';

/** Characters that are invisible, or that a terminal would interpret. */
const hidden = /[\p{C}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;

const escaped = (character: string): string =>
  [...Array(character.length).keys()]
    .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
    .join('');

/** One item as a line: exactly its value, with hidden characters as JSON escapes. */
export function jsonLine(item: unknown): string {
  return `${JSON.stringify(item).replace(hidden, escaped)}\n`;
}

export class LinesFile {
  readonly #file: NewFile;
  written = 0;

  private constructor(file: NewFile) {
    this.#file = file;
  }

  /** Creates the file: below the folder, or anywhere with an absolute path. @throws ToolError */
  static async create(name: string, folder: string): Promise<LinesFile> {
    return new LinesFile(await createNew(await placeInside(name, folder, true)));
  }

  get path(): string {
    return this.#file.path;
  }

  async write(items: readonly unknown[]): Promise<void> {
    if (items.length === 0) return;
    try {
      await this.#file.handle.writeFile(items.map(jsonLine).join(''));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new ToolError(
        'file_failed',
        `After ${this.written} items the file could not be written (${code}).`,
      );
    }
    this.written += items.length;
  }

  /** Closes the file; an empty file is kept only if the list was really empty. */
  async end(keepEmpty: boolean): Promise<void> {
    if (this.written === 0 && !keepEmpty) return discard(this.#file);
    await this.#file.handle.sync();
    await this.#file.handle.close();
  }
}
