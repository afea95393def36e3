/** Faults that tests ask for through the control plane. */
import { isObject } from '../../text/is-object.js';
import { HttpError } from '../errors.js';

export interface FaultRule {
  method?: string;
  /** Path with or without `/api/v2`; `*` and `{name}` stand for one segment, a final `**` for all that follows. */
  path?: string;
  /** How many requests it concerns; all when absent. */
  times?: number;
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  delay_ms?: number;
  /** Breaks the connection without an answer. */
  drop?: boolean;
  /** Breaks the connection in the middle of the answer's body. */
  truncate?: boolean;
}

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string';
const isFlag: Test = (value) => typeof value === 'boolean';
const within =
  (least: number, most: number): Test =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most;
/** A response cannot carry other characters in a header. */
const isHeaders: Test = (value) =>
  isObject(value) &&
  Object.entries(value).every(
    ([name, text]) => /^[\w-]+$/.test(name) && typeof text === 'string' && /^[\t\x20-\x7e]*$/.test(text),
  );

/** What each property of a rule may be; a delay is at most a day. */
const PROPERTIES: Record<keyof FaultRule, Test> = {
  method: isText,
  path: isText,
  times: within(0, Number.MAX_SAFE_INTEGER),
  status: (value) => Number.isInteger(value) && within(200, 599)(value),
  headers: isHeaders,
  body: () => true,
  delay_ms: within(0, 86_400_000),
  drop: isFlag,
  truncate: isFlag,
};

/** Reads rules from a request; HttpError 400 names what no rule can be. */
export function readRules(value: unknown): FaultRule[] {
  if (!Array.isArray(value)) throw new HttpError(400, 'rules must be an array');
  for (const [index, rule] of value.entries()) {
    if (!isObject(rule)) throw new HttpError(400, `rules[${index}] must be an object`);
    for (const [name, part] of Object.entries(rule)) {
      const test = Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name as keyof FaultRule] : undefined;
      if (!test) throw new HttpError(400, `rules[${index}] has no property ${name}`);
      if (!test(part)) throw new HttpError(400, `rules[${index}].${name} is not valid`);
    }
  }
  return value;
}

function pattern(path: string): RegExp {
  const parts = path.split('/').map((part) => {
    if (part === '**') return '.*';
    if (part === '*' || /^\{.*\}$/.test(part)) return '[^/]+';
    return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^(?:/api/v2)?${parts.join('/')}$`);
}

export class Faults {
  #rules: { rule: FaultRule; path: RegExp | undefined; left: number }[] = [];

  set(rules: FaultRule[]): void {
    this.#rules = rules.map((rule) => ({
      rule,
      path: rule.path === undefined ? undefined : pattern(rule.path),
      left: rule.times ?? Number.POSITIVE_INFINITY,
    }));
  }

  /** The first rule that concerns a request, counted down. */
  take(method: string, path: string): FaultRule | undefined {
    const found = this.#rules.find(
      ({ rule, path: form, left }) =>
        left > 0 &&
        (rule.method === undefined || rule.method.toUpperCase() === method) &&
        (!form || form.test(path)),
    );
    if (found) found.left -= 1;
    return found?.rule;
  }
}
