/** The way through a form: its steps, and the routers between them. The flows between them do not run. */
import { isObject } from '../../../text/is-object.js';
import type { Doc } from '../../state/store.js';

/** What the person and the Action have put into a form. */
export interface FormScope {
  fields: Doc;
  vars: Doc;
  /** `user`, `client`, `organization`, `tenant` of the login. */
  context: Doc;
}

const TEMPLATE = /\{\{\s*([\w$.-]+)\s*\}\}/g;

function valueAt(scope: FormScope, path: string): unknown {
  let value: unknown = scope;
  for (const name of path.split('.'))
    value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return value;
}

/** A text with `{{fields.x}}`, `{{vars.x}}` and `{{context.user.x}}` filled in. */
export const filledIn = (text: string, scope: FormScope, shown = (value: string) => value): string =>
  text.replace(TEMPLATE, (_all, path: string) => {
    const value = valueAt(scope, path);
    return shown(value === undefined || value === null ? '' : String(value));
  });

/** An operand as it is: a template that stands alone keeps its type. */
function operand(given: unknown, scope: FormScope): unknown {
  if (typeof given !== 'string') return given;
  const alone = /^\{\{\s*([\w$.-]+)\s*\}\}$/.exec(given.trim())?.[1];
  return alone === undefined ? filledIn(given, scope) : valueAt(scope, alone);
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const COMPARISONS: Readonly<Record<string, (a: unknown, b: unknown) => boolean>> = {
  EQ: (a, b) => String(a) === String(b),
  NEQ: (a, b) => String(a) !== String(b),
  GT: (a, b) => Number(a) > Number(b),
  GTE: (a, b) => Number(a) >= Number(b),
  LT: (a, b) => Number(a) < Number(b),
  LTE: (a, b) => Number(a) <= Number(b),
  CONTAINS: (a, b) =>
    Array.isArray(a) ? a.map(String).includes(String(b)) : String(a ?? '').includes(String(b)),
  STARTS_WITH: (a, b) => String(a ?? '').startsWith(String(b)),
  ENDS_WITH: (a, b) => String(a ?? '').endsWith(String(b)),
  IS_EMPTY: isEmpty,
  IS_NOT_EMPTY: (a) => !isEmpty(a),
  IS_TRUE: (a) => a === true || a === 'true',
  IS_FALSE: (a) => a === false || a === 'false',
};

/** Whether a router's rule applies: comparisons, joined by AND or OR. One that is not understood does not. */
export function holds(condition: unknown, scope: FormScope): boolean {
  if (!isObject(condition)) return false;
  const operands = Array.isArray(condition.operands) ? condition.operands : [];
  const operator = String(condition.operator ?? '').toUpperCase();
  if (operator === 'AND') return operands.every((one) => holds(one, scope));
  if (operator === 'OR') return operands.some((one) => holds(one, scope));
  const compare = Object.hasOwn(COMPARISONS, operator) ? COMPARISONS[operator] : undefined;
  return compare?.(operand(operands[0], scope), operand(operands[1], scope)) ?? false;
}

const nodesOf = (form: Doc): Doc[] => (Array.isArray(form.nodes) ? (form.nodes as Doc[]) : []);
const configOf = (node: Doc): Doc => (node.config ?? {}) as Doc;

/** The step of an id. */
export const stepOf = (form: Doc, id: unknown): Doc | undefined =>
  nodesOf(form).find((node) => node.id === id && node.type === 'STEP');

export const componentsOf = (step: Doc): Doc[] => (configOf(step).components ?? []) as Doc[];

/** The first step of a form; undefined for one that shows nothing. */
export const firstStep = (form: Doc, scope: FormScope): Doc | undefined =>
  stepFrom(form, ((form.start ?? {}) as Doc).next_node ?? nodesOf(form)[0]?.id, scope);

/** The step after another one; undefined at the end. */
export const stepAfter = (form: Doc, step: Doc, scope: FormScope): Doc | undefined =>
  stepFrom(form, configOf(step).next_node, scope);

/** The first step on the way from a pointer. */
export function stepFrom(form: Doc, pointer: unknown, scope: FormScope): Doc | undefined {
  const seen = new Set<unknown>();
  let at = pointer;
  while (!seen.has(at)) {
    seen.add(at);
    const node = nodesOf(form).find(({ id }) => id === at);
    if (!node || node.type === 'STEP') return node;
    const config = configOf(node);
    const rules = (config.rules ?? []) as Doc[];
    at =
      node.type === 'ROUTER'
        ? (rules.find(({ condition }) => holds(condition, scope))?.next_node ?? config.fallback)
        : config.next_node;
  }
  return undefined;
}
