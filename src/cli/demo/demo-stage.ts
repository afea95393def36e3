/** Prints the demo: who speaks, and what they say, wrapped to the width of the page. */
import { wrap } from '../../text/wrap.js';
import type { Colors } from '../terminal/output.js';

export type Speaker = 'person' | 'assistant' | 'server';

/** Columns reserved for the speaker's label. */
export const LABEL_WIDTH = 11;

export class Stage {
  readonly #write: (text: string) => void;
  readonly #colors: Colors;
  readonly #width: number;

  /** @param width of the page, in columns */
  constructor(write: (text: string) => void, colors: Colors, width = 100) {
    this.#write = write;
    this.#colors = colors;
    this.#width = width;
  }

  title(text: string): void {
    this.#write(`\n${this.#colors.bold(text)}\n`);
  }

  /** Narration for the audience. */
  aside(text: string): void {
    for (const line of wrap(text, this.#width)) this.#write(`${this.#colors.dim(line)}\n`);
  }

  says(speaker: Speaker, text: string): void {
    const { cyan, magenta, green } = this.#colors;
    const color = { person: cyan, assistant: magenta, server: green }[speaker];
    this.#write('\n');
    for (const [i, line] of wrap(text, this.#width - LABEL_WIDTH).entries()) {
      const label = i === 0 ? color(speaker.padEnd(LABEL_WIDTH)) : ' '.repeat(LABEL_WIDTH);
      this.#write(`${label}${line}`.trimEnd().concat('\n'));
    }
  }

  /** A tool call as sent. */
  calls(tool: string, args: object): void {
    this.#write(
      `${' '.repeat(LABEL_WIDTH)}${this.#colors.yellow(`-> ${tool}`)} ${this.#colors.dim(JSON.stringify(args))}\n`,
    );
  }

  /** The result, in a few words. */
  returns(text: string): void {
    for (const line of wrap(text, this.#width - LABEL_WIDTH - 3)) {
      this.#write(`${' '.repeat(LABEL_WIDTH)}${this.#colors.yellow('<-')} ${line}\n`);
    }
  }
}
