/** The frame of every page: one style sheet, no resource from elsewhere, a policy that allows nothing more. */
import { Html, hashSource, html } from '../../../text/html.js';
import type { SandboxResponse } from '../../types.js';

const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#8a8f98, #6b7079); --accent: light-dark(#1f4fd1, #9db7ff);
  --bad: light-dark(#b3171b, #ff9a94); }
* { box-sizing: border-box; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0; padding: 1.5rem 1rem; }
main { max-width: 26rem; margin: 0 auto; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; line-height: 1.25; }
label { display: block; margin-top: 1rem; font-weight: 600; }
input, select, textarea { width: 100%; font: inherit; padding: .6rem; margin-top: .25rem; border: 1px solid var(--line);
  border-radius: .35rem; }
input[type=checkbox], input[type=radio] { width: auto; margin-right: .4rem; }
fieldset { border: 1px solid var(--line); border-radius: .35rem; margin-top: 1rem; }
button { width: 100%; font: inherit; font-weight: 600; padding: .65rem; margin-top: 1.25rem; cursor: pointer;
  border: 1px solid var(--accent); border-radius: .35rem; background: var(--accent);
  color: light-dark(#fff, #10131a); }
button.second { background: transparent; color: inherit; border-color: var(--line); margin-top: .6rem; }
a { color: var(--accent); }
code { font-size: 1.05rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.problem { border-left: 4px solid var(--bad); padding: .1rem .8rem; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); font-size: .875rem; }
`;

const STYLE_SOURCE = hashSource(STYLE);

/** What is round a page: it places the two parts that the page itself has. */
export type Frame = (parts: { head: string; widget: string }) => string;

export interface PageOptions {
  /** What is wrong with what was sent. */
  said?: string | undefined;
  status?: number;
  /** Where a form, or the redirect after it, leads besides this server. */
  formTarget?: string | undefined;
  /** The text of the page's only script. */
  script?: string;
  /** The origin whose pages may show this one in a frame; none when absent. */
  framedBy?: string;
  headers?: Record<string, string>;
  /** The tenant's own page round this one. */
  frame?: Frame | undefined;
}

/** The origin of an address as a source of a content security policy; the scheme alone for an application's own. */
function sourceOf(address: string): string {
  const url = new URL(address);
  return url.origin === 'null' ? url.protocol : url.origin;
}

/** A page of a tenant without a template. */
const bare: Frame = ({ head, widget }) => `<!doctype html>
<html lang="en">
<head>
${head}
</head>
<body>
${widget}
</body>
</html>
`;

export function page(title: string, content: Html, options: PageOptions = {}): SandboxResponse {
  const {
    said,
    status = said === undefined ? 200 : 400,
    formTarget,
    script,
    framedBy,
    headers = {},
    frame,
  } = options;
  const policy = [
    "default-src 'none'",
    ...(frame === undefined
      ? [`style-src ${STYLE_SOURCE}`]
      : ["style-src 'unsafe-inline' https:", 'img-src https: data:', 'font-src https: data:']),
    `script-src ${script === undefined ? "'none'" : hashSource(script)}`,
    `form-action 'self'${formTarget === undefined ? '' : ` ${sourceOf(formTarget)}`}`,
    `frame-ancestors ${framedBy ?? "'none'"}`,
    "base-uri 'none'",
  ];
  const { text: head } = html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(STYLE)}</style>`;
  const { text: widget } = html`<main>
<h1>${title}</h1>
${said !== undefined && problem(said)}${content}
<footer><p>This is a sandbox tenant. No account on it is real.</p></footer>
</main>
${script !== undefined && html`<script>${new Html(script)}</script>`}`;
  return {
    status,
    body: (frame ?? bare)({ head, widget }),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      ...(framedBy === undefined ? { 'x-frame-options': 'DENY' } : {}),
      ...headers,
    },
  };
}

/** What is wrong, in a place that screen readers announce. */
const problem = (text: string): Html => html`<div class="problem" role="alert"><p>${text}</p></div>`;

/** The page for what cannot be told to the application. @param contact whom to ask */
export const errorPage = (
  status: number,
  error: string,
  description: string,
  contact?: Html,
): SandboxResponse =>
  page(
    'Oops, something went wrong',
    html`${problem(description)}
<p>Error: <code>${error}</code></p>
<p>Go back to the application and try again. If this happens again, the application or the tenant needs a change.</p>${contact}`,
    { status },
  );
