/** A person who gives prepared answers, in order. */
import { Cancelled, type Check, type Prompter } from '../../../src/cli/setup/prompts/prompter.js';

export type Answer = [question: RegExp, answer: string | boolean | string[]];

export interface Scripted extends Prompter {
  /** All that the person has seen. */
  seen: string;
  /** Answers that nothing asked for. */
  left: Answer[];
}

/** A question that is not the next one fails; after the last answer the person leaves. */
export function scripted(answers: Answer[]): Scripted {
  const next = <T>(question: string, check?: Check): T => {
    prompter.seen += `? ${question}\n`;
    for (;;) {
      const [expected] = prompter.left;
      if (!expected) throw new Cancelled();
      if (!expected[0].test(question)) throw new Error(`"${question}" was asked instead of ${expected[0]}`);
      prompter.left.shift();
      const wrong = typeof expected[1] === 'string' ? check?.(expected[1]) : undefined;
      if (wrong === undefined) return expected[1] as T;
      prompter.seen += `${wrong}\n`;
    }
  };
  const say = (text: string) => {
    prompter.seen += `${text}\n`;
  };
  const prompter: Scripted = {
    seen: '',
    left: [...answers],
    begin: say,
    say,
    end: say,
    text: async (question, options) => next(question, options?.check),
    secret: async (question, check) => next(question, check),
    choose: async (question, choices) => {
      const value = next<string>(question);
      if (!choices.some((choice) => choice.value === value)) throw new Error(`no choice ${value}`);
      return value as never;
    },
    several: async (question) => next(question),
    confirm: async (question) => next(question),
    close: () => undefined,
  };
  return prompter;
}
