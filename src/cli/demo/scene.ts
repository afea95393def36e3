/** The stage with a server on it, and the checks that every step of a story makes. */
import { CommandError } from '../terminal/failure.js';
import type { Answer, DemoServer, Question, Result } from './demo-server.js';
import type { Stage } from './demo-stage.js';

export type Json = Record<string, unknown>;

/** The stage with a server on it. */
export class Scene {
  readonly stage: Stage;
  readonly server: DemoServer;

  constructor(stage: Stage, server: DemoServer) {
    this.stage = stage;
    this.server = server;
  }

  /** A call that is expected to succeed. */
  async call(tool: string, args: Json, person?: (question: Question) => Answer): Promise<Json> {
    const result = await this.attempt(tool, args, person);
    if (result.isError) throw new CommandError(`The demo stopped: ${result.text}`);
    return result.data;
  }

  attempt(tool: string, args: Json, person?: (question: Question) => Answer): Promise<Result> {
    this.stage.calls(tool, args);
    return this.server.call(tool, args, person);
  }

  /** A call about a user that asks first; the person answers as given. Fails when there is no prompt about that user. */
  async asking(tool: string, user: Json, answer: (question: Question) => Answer): Promise<Result> {
    let asked = false;
    const result = await this.attempt(tool, { user_id: user.user_id }, (question) => {
      asked = true;
      const { name, email } = user;
      must(
        [name, email].every((text) => question.message.includes(String(text))),
        'the prompt says who it is about',
      );
      this.stage.says('server', `(asks the person, not the assistant)\n${question.message}`);
      const given = answer(question);
      this.stage.says('person', inWords(given));
      return given;
    });
    must(asked, `${tool} asks a person first`);
    return result;
  }
}

export function must(condition: unknown, what: string): asserts condition {
  if (!condition) throw new CommandError(`The demo stopped: expected that ${what}.`);
}

const inWords = (answer: Answer): string => {
  if (answer.action === 'decline') return '(declines)';
  const [value] = Object.values(answer.content);
  return typeof value === 'string' ? `(types) ${value}` : '(yes)';
};

export const items = (data: Json): Json[] => (Array.isArray(data.items) ? (data.items as Json[]) : []);
export const only = (data: Json, what: string): Json => {
  const [item, ...more] = items(data);
  must(item && more.length === 0, `exactly one ${what} is found`);
  return item;
};

/** Answers yes, or types the requested name. */
export function accept({ fields }: Question): Answer {
  const content = Object.entries(fields).map(([key, field]) => {
    const name = /^Type "?(.*?)"? to confirm$/.exec(field.description ?? '')?.[1];
    return [key, field.type === 'boolean' ? true : (name ?? '')];
  });
  return { action: 'accept', content: Object.fromEntries(content) };
}
