/** Asking the person at the terminal. Questions go to stderr, so that stdout stays for results. */
import { createInterface } from 'node:readline/promises';

export interface Terminal {
  /** Whether someone can answer: stdin and stderr are a terminal. */
  interactive: boolean;
  write(text: string): void;
  /** The line typed; undefined when the person ended the input instead (Ctrl+D, Ctrl+C). */
  ask(question: string): Promise<string | undefined>;
}

/** The terminal of this process. Piped input never answers a question. */
export function processTerminal(): Terminal {
  return {
    interactive: process.stdin.isTTY === true && process.stderr.isTTY === true,
    write: (text) => void process.stderr.write(text),
    ask: async (question) => {
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      try {
        return await new Promise<string | undefined>((resolve) => {
          lines.once('close', () => resolve(undefined));
          lines.once('SIGINT', () => resolve(undefined));
          lines.question(question).then(resolve, () => resolve(undefined));
        });
      } finally {
        lines.close();
      }
    },
  };
}

/** A yes/no question; anything but yes is no. */
export async function askYes(terminal: Terminal, question: string): Promise<boolean> {
  const answer = await terminal.ask(`${question} [y/N] `);
  return /^y(es)?$/i.test(answer?.trim() ?? '');
}
