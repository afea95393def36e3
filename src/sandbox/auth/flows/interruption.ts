/** What a person has to do whom an Action has interrupted: go elsewhere, fill in a form, or give a factor. */
import { isObject } from '../../../text/is-object.js';
import type { Command } from '../../runtime/protocol.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { FORM_PATH } from '../forms/path.js';
import { type Factor, type Wanted, wantedBy } from '../mfa/choice.js';
import { judgeCommand } from '../mfa/command.js';
import { redirectTarget } from './redirect-target.js';

/** A form that an Action shows, as far as it has come. */
export interface FormState {
  /** Of the form. */
  id: string;
  fields: Doc;
  vars: Doc;
  /** The step that is shown; the first one when absent. */
  step?: string;
  /** Steps before it, for going back. */
  path: string[];
}

export type Interruption =
  | { waiting: 'redirect'; url: string }
  | { waiting: 'form'; url: string; form: FormState }
  | { waiting: 'factor'; wanted: Wanted };

interface At {
  client: Doc;
  connection: Doc;
  user: Doc;
  trigger?: 'PostLogin' | 'PostChallenge';
  /** That brings the person back. */
  state: string;
  /** Factors that were given or enrolled in this login. */
  given: readonly Factor[];
  /** Whether a second factor was given before, in this login or its session. */
  proved: boolean;
}

/** Whether the factors that an Action asked for include one that was given. */
export const isGiven = (given: readonly Factor[], { factors }: Pick<Wanted, 'factors'>): boolean =>
  factors.some((one) => given.includes(one));

/** @returns `given` for a factor that was given already, and the problem with which the login ends */
export function interruption(
  ctx: AuthContext,
  { state, given, proved, ...about }: At,
  command: Command,
): Interruption | 'given' | { problem: string } {
  const { method, args } = command;
  if (method === 'redirect.sendUserTo') return { waiting: 'redirect', url: redirectTarget(state, args) };
  if (method === 'prompt.render') {
    const form = formOf(ctx, args);
    return form
      ? { waiting: 'form', url: `${FORM_PATH}?state=${state}`, form }
      : { problem: `The form ${String(args[0])} does not exist.` };
  }
  if (isGiven(given, wantedBy(command))) return 'given';
  const wanted = judgeCommand(ctx, about, command, proved);
  return 'problem' in wanted ? wanted : { waiting: 'factor', wanted };
}

/** The form that an Action shows, with the values that it gives; undefined for one that does not exist. */
function formOf(ctx: AuthContext, [id, options]: readonly unknown[]): FormState | undefined {
  const form = ctx.tenant.collection('forms').get(String(id));
  if (!form) return undefined;
  const given = isObject(options) ? options : {};
  const hidden = (((form.start ?? {}) as Doc).hidden_fields ?? []) as Doc[];
  return {
    id: String(form.id),
    fields: {
      ...Object.fromEntries(hidden.map(({ key, value }) => [String(key), value ?? ''])),
      ...(isObject(given.fields) ? given.fields : {}),
    },
    vars: isObject(given.vars) ? given.vars : {},
    path: [],
  };
}
