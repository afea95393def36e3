/** Asking the person who sets up: in a terminal with menus, or line by line where there is none. */
import { CommandError } from '../../terminal/failure.js';

export interface Choice<T extends string> {
  value: T;
  label: string;
  hint?: string;
}

/** What is wrong with an answer; undefined when it is accepted. */
export type Check = (answer: string) => string | undefined;

/** Each question rejects with `Cancelled` when the person ends the input instead. */
export interface Prompter {
  begin(title: string): void;
  /** Something to read. */
  say(text: string): void;
  text(question: string, options?: { initial?: string; check?: Check }): Promise<string>;
  /** The answer is not shown while it is typed. */
  secret(question: string, check?: Check): Promise<string>;
  choose<T extends string>(question: string, choices: readonly Choice<T>[], initial: T): Promise<T>;
  several<T extends string>(
    question: string,
    choices: readonly Choice<T>[],
    initial: readonly T[],
  ): Promise<T[]>;
  confirm(question: string, initial: boolean): Promise<boolean>;
  end(text: string): void;
  /** Releases the terminal. */
  close(): void;
}

export class Cancelled extends CommandError {
  constructor() {
    super('This was stopped. What is done is kept: run the same command again to continue.');
  }
}
