/** The shape of every page of a login: shown with GET, answered with POST, both with the login's state. */
import { type Html, html } from '../../../text/html.js';
import { OAuthError } from '../../errors.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { advance, inLogin, type LoginContext } from '../authorize/advance.js';
import { answerError } from '../authorize/answer.js';
import { nextStep, type Step } from '../authorize/next.js';
import { end, type Transaction } from '../authorize/transaction.js';
import { page } from '../page/layout.js';
import { frameOf } from '../page/template.js';

export type StepContext = LoginContext;

export interface StepPage {
  title: string;
  content: Html;
  /** The text of the page's only script. */
  script?: string;
  /** What went wrong when the page was made. */
  said?: string;
}

export interface StepDeclaration {
  /** The steps on which the page may be used; on any other the person is sent where the login is. */
  on: readonly Step[];
  /** @param said what is wrong with the answer before */
  show(at: StepContext, said?: string): StepPage | Promise<StepPage>;
  /** The login after the answer; a text says what is wrong with it. @throws OAuthError to end the login */
  submit(at: StepContext): Transaction | string | Promise<Transaction | string>;
}

export const text = (ctx: AuthContext, name: string): string => {
  const value = ctx.body[name];
  return typeof value === 'string' ? value : '';
};

/** A form of a page, with the state that ties it to the login. */
export const form = (login: Transaction, path: string, fields: Html): Html =>
  html`<form method="post" action="${path}"><input type="hidden" name="state" value="${login.id}">${fields}</form>`;

function handlerOf(declaration: StepDeclaration, method: 'GET' | 'POST'): AuthHandler {
  return (given) =>
    inLogin(given, ({ ctx, client, login: begun }) => {
      const { login, step } = nextStep(ctx, client, begun);
      if (!declaration.on.includes(step)) return advance(ctx, client, login);
      const at = { ctx, client, login };
      return method === 'GET' ? shown(at, declaration) : submitted(at, declaration);
    });
}

async function submitted(at: StepContext, declaration: StepDeclaration): Promise<SandboxResponse> {
  const { ctx, client, login } = at;
  let after: Transaction | string;
  try {
    after = await declaration.submit(at);
  } catch (error) {
    if (!(error instanceof OAuthError)) throw error;
    end(ctx, login);
    return answerError(ctx, login.request, error);
  }
  return typeof after === 'string' ? await shown(at, declaration, after) : await advance(ctx, client, after);
}

async function shown(
  at: StepContext,
  { show }: StepDeclaration,
  complaint?: string,
): Promise<SandboxResponse> {
  const { title, content, script, said = complaint } = await show(at, complaint);
  return page(title, content, {
    said,
    formTarget: at.login.request.redirect_uri,
    frame: await frameOf(at.ctx, at.client, at.login),
    ...(script === undefined ? {} : { script }),
  });
}

export const stepHandlers = (
  path: string,
  declaration: StepDeclaration,
): Readonly<Record<string, AuthHandler>> => ({
  [`GET ${path}`]: handlerOf(declaration, 'GET'),
  [`POST ${path}`]: handlerOf(declaration, 'POST'),
});
