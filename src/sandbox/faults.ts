/** Faults that tests ask for through the control plane. */

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
