/** The page of a form that an Action shows: one step at a time, until the login goes on. */
import { escaped, type Html, html } from '../../../text/html.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { returned } from '../authorize/actions.js';
import { advance, inLogin } from '../authorize/advance.js';
import { change, type Transaction, userOf } from '../authorize/transaction.js';
import { clientPart, organizationPart, userPart } from '../flows/event.js';
import type { FormState } from '../flows/interruption.js';
import { page } from '../page/layout.js';
import { fieldOf, wrongWith } from './fields.js';
import { componentsOf, type FormScope, filledIn, firstStep, stepAfter, stepFrom, stepOf } from './nodes.js';
import { FORM_PATH } from './path.js';
import { richText } from './rich-text.js';

interface At {
  ctx: AuthContext;
  client: Doc;
  login: Transaction;
  form: Doc;
  state: FormState;
}

function scopeOf({ ctx, client, login, state }: At): FormScope {
  const user = userOf(ctx, login);
  return {
    fields: state.fields,
    vars: state.vars,
    context: {
      ...(user ? { user: userPart(ctx, user) } : {}),
      client: clientPart(client),
      ...organizationPart(ctx, login.organization),
    },
  };
}

/** The login with the form as far as it has come. */
function withForm({ ctx, login }: At, state: FormState): Transaction {
  return login.actions ? change(ctx, login, { actions: { ...login.actions, form: state } }) : login;
}

function component(at: At, step: Doc, one: Doc): Html | undefined {
  const config = (one.config ?? {}) as Doc;
  const scope = scopeOf(at);
  const text = filledIn(String(config.text ?? 'Continue'), scope);
  switch (one.type) {
    case 'RICH_TEXT':
    case 'HTML':
      return richText(filledIn(String(config.content ?? ''), scope, escaped));
    case 'DIVIDER':
      return html`<hr>`;
    case 'NEXT_BUTTON':
      return html`<button type="submit">${text}</button>`;
    case 'PREVIOUS_BUTTON':
      return html`<button class="second" name="$go" value="$previous" formnovalidate>${text}</button>`;
    case 'JUMP_BUTTON':
      return html`<button class="second" name="$go" value="${String(one.id)}" formnovalidate>${text}</button>`;
    default: {
      const field = fieldOf(one);
      if (field)
        return html`${field.show(one, at.state.fields[String(one.id)] ?? config.default_value)}${hint(one)}`;
      return html`<p>The sandbox does not show the component ${String(one.id)} (${String(one.type)}) of the step ${String(step.id)}.</p>`;
    }
  }
}

const hint = ({ hint: text }: Doc): Html | undefined =>
  typeof text === 'string' ? html`<div>${richText(text)}</div>` : undefined;

function shown(at: At, step: Doc, said?: string): SandboxResponse {
  const parts = componentsOf(step).map((one) => html`${component(at, step, one)}`);
  const sends = componentsOf(step).some(({ type }) => type === 'NEXT_BUTTON' || type === 'JUMP_BUTTON');
  return page(
    String(at.form.name ?? 'Form'),
    html`<form method="post" action="${FORM_PATH}" novalidate><input type="hidden" name="state" value="${at.login.id}">
${parts}
${!sends && html`<button type="submit">Continue</button>`}</form>`,
    { said, formTarget: at.login.request.redirect_uri },
  );
}

/** The form is over: the Action goes on with what was collected. */
async function finished(at: At): Promise<SandboxResponse> {
  const { ctx, client, form } = at;
  ctx.tenant.collection('forms').update(String(form.id), { submitted_at: ctx.iso().slice(0, 10) });
  const login = withForm(at, at.state);
  return await advance(ctx, client, await returned(ctx, client, login, 'form'));
}

/** Carries the form on to a step, or to its end. */
async function goTo(at: At, step: Doc | undefined, path: readonly string[]): Promise<SandboxResponse> {
  if (!step) return await finished(at);
  const state = { ...at.state, step: String(step.id), path: [...path] };
  const login = withForm(at, state);
  return shown({ ...at, login, state }, step);
}

async function submitted(at: At, step: Doc): Promise<SandboxResponse> {
  const { ctx, form, state } = at;
  const go = ctx.body.$go;
  if (go === '$previous')
    return await goTo(at, stepOf(form, state.path.at(-1)) ?? step, state.path.slice(0, -1));
  const path = [...state.path, String(step.id)];
  const jump = componentsOf(step).find(({ id, type }) => type === 'JUMP_BUTTON' && id === go);
  if (jump) return await goTo(at, stepFrom(form, ((jump.config ?? {}) as Doc).next_node, scopeOf(at)), path);
  const fields: Doc = { ...state.fields };
  let wrong: string | undefined;
  for (const one of componentsOf(step)) {
    const field = fieldOf(one);
    if (!field) continue;
    const value = field.read(one, ctx.body);
    wrong ??= wrongWith(one, value);
    if (value === undefined) delete fields[String(one.id)];
    else fields[String(one.id)] = value;
  }
  const next = { ...at, state: { ...state, fields } };
  if (wrong !== undefined) return shown(next, step, wrong);
  return await goTo(next, stepAfter(form, step, scopeOf(next)), path);
}

const handler =
  (method: 'GET' | 'POST'): AuthHandler =>
  (ctx) =>
    inLogin(ctx, async ({ client, login }) => {
      const state = login.actions?.waiting === 'form' ? login.actions.form : undefined;
      const form = state && ctx.tenant.collection('forms').get(state.id);
      if (!form) return await advance(ctx, client, login);
      const at = { ctx, client, login, form, state };
      const step = stepOf(form, state.step) ?? firstStep(form, scopeOf(at));
      if (!step) return await finished(at);
      return method === 'GET' ? shown(at, step) : await submitted(at, step);
    });

export const formHandlers: Readonly<Record<string, AuthHandler>> = {
  [`GET ${FORM_PATH}`]: handler('GET'),
  [`POST ${FORM_PATH}`]: handler('POST'),
};
