/** Questions line by line: for pipes, screen readers and terminals without cursor control. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { Cancelled, type Check, type Prompter } from './prompter.js';

/** Lines that were read before they were asked for are kept. */
class Lines {
  readonly #waiting: ((line: string | undefined) => void)[] = [];
  readonly #read: string[] = [];
  #ended = false;

  add(line: string): void {
    const next = this.#waiting.shift();
    if (next) next(line);
    else this.#read.push(line);
  }

  end(): void {
    this.#ended = true;
    for (const next of this.#waiting.splice(0)) next(undefined);
  }

  next(): Promise<string | undefined> {
    const line = this.#read.shift();
    if (line !== undefined || this.#ended) return Promise.resolve(line);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

export function linePrompter(
  input: NodeJS.ReadableStream & { isTTY?: boolean },
  output: NodeJS.WritableStream,
): Prompter {
  const lines = new Lines();
  let hidden = false;
  // In a terminal readline shows what is typed, through this.
  const echo = new Writable({
    write(chunk, _encoding, done) {
      if (!hidden) output.write(chunk);
      done();
    },
  });
  const reader = createInterface({ input, output: echo, terminal: input.isTTY === true });
  reader.on('line', (line) => lines.add(line)).on('close', () => lines.end());
  reader.on('SIGINT', () => reader.close());

  async function ask(question: string, check: Check | undefined, hide = false): Promise<string> {
    for (;;) {
      output.write(`${question} `);
      hidden = hide;
      const line = await lines.next();
      hidden = false;
      if (line === undefined) {
        output.write('\n');
        throw new Cancelled();
      }
      if (hide) output.write('\n');
      const answer = line.trim();
      const wrong = check?.(answer);
      if (wrong === undefined) return answer;
      output.write(`${wrong}\n`);
    }
  }

  const list = (labels: readonly { label: string; hint?: string }[]) => {
    for (const [index, { label, hint }] of labels.entries())
      output.write(`  ${index + 1}. ${label}${hint ? ` (${hint})` : ''}\n`);
  };
  const numbered = (most: number) => (answer: string) =>
    answer.split(/[\s,]+/).every((part) => /^\d+$/.test(part) && Number(part) >= 1 && Number(part) <= most);

  return {
    begin: (title) => void output.write(`${title}\n`),
    say: (text) => void output.write(`${text}\n`),
    text: async (question, { initial, check } = {}) => {
      const shown = initial ? `${question} [${initial}]` : question;
      const answer = await ask(shown, (given) => (given === '' && initial ? undefined : check?.(given)));
      return answer === '' ? (initial ?? '') : answer;
    },
    secret: (question, check) => ask(question, check, true),
    choose: async (question, choices, initial) => {
      output.write(`${question}\n`);
      list(choices);
      const usual = choices.findIndex(({ value }) => value === initial) + 1;
      const fits = numbered(choices.length);
      const answer = await ask(`Number [${usual}]:`, (given) =>
        given === '' || (fits(given) && !/[\s,]/.test(given))
          ? undefined
          : `Type a number from 1 to ${choices.length}.`,
      );
      return choices[(answer === '' ? usual : Number(answer)) - 1]?.value ?? initial;
    },
    several: async (question, choices, initial) => {
      output.write(`${question}\n`);
      list(choices);
      const usual = choices.flatMap(({ value }, index) => (initial.includes(value) ? [index + 1] : []));
      const fits = numbered(choices.length);
      const answer = await ask(`Numbers, or 0 for none [${usual.join(' ') || 0}]:`, (given) =>
        given === '' || given === '0' || fits(given)
          ? undefined
          : `Type numbers from 1 to ${choices.length}, separated by spaces.`,
      );
      const chosen = answer === '' ? usual : answer === '0' ? [] : answer.split(/[\s,]+/).map(Number);
      return choices.filter((_choice, index) => chosen.includes(index + 1)).map(({ value }) => value);
    },
    confirm: async (question, initial) => {
      const answer = await ask(`${question} [${initial ? 'Y/n' : 'y/N'}]`, (given) =>
        /^(y(es)?|n(o)?)?$/i.test(given) ? undefined : 'Type y or n.',
      );
      return answer === '' ? initial : /^y/i.test(answer);
    },
    end: (text) => void output.write(`${text}\n`),
    close: () => reader.close(),
  };
}
