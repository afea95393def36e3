/** The page that plays the phone: what waits for an approval, with a button for each answer. */
import { escaped } from '../../../text/html.js';
import type { Doc, Tenant } from '../../state/store.js';
import type { SandboxServices } from '../../types.js';
import { waitingPushes } from '../mfa/push.js';
import { waitingRequests } from './requests.js';

const textOf = (value: unknown): string => escaped(String(value ?? ''));

export const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 26rem; padding: 1rem; }
section { border: 1px solid GrayText; border-radius: 1rem; margin: 1rem 0; padding: 0 1rem 1rem; }
.line { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
dt { font-weight: 600; margin-top: .5rem; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
form { display: flex; gap: .5rem; margin-top: 1rem; }
button { flex: 1; font: inherit; min-height: 2.75rem; }
`;

function personOf(tenant: Tenant, id: string): string {
  const user = tenant.collection('users').get(id);
  return user?.name === undefined ? id : `${String(user.name)} (${id})`;
}

/** Name and value of what the details ask to be shown, in their order. */
function rowsOf(details: readonly Doc[] | undefined): [string, string][] {
  return (details ?? []).flatMap(({ type, instruction, properties }): [string, string][] => {
    const shown = Object.values((properties ?? {}) as Record<string, Doc>)
      .filter(({ display }) => display === true)
      .sort((a, b) => Number(a.display_order) - Number(b.display_order));
    return [
      ['Type', String(type)],
      ...(instruction === undefined ? [] : [['Instruction', String(instruction)] as [string, string]]),
      ...shown.map(({ name, value }): [string, string] => [String(name), String(value)]),
    ];
  });
}

/** What a phone shows of a request, whether for an approval or for a login. */
interface Waiting {
  handle: string;
  title: string;
  user_id: string;
  client_id: string;
  details?: readonly Doc[] | undefined;
  /** Epoch ms. */
  expires: number;
}

const everythingWaiting = (services: SandboxServices): Waiting[] => [
  ...waitingRequests(services).map(({ binding_message, authorization_details, ...request }) => ({
    ...request,
    title: binding_message,
    details: authorization_details,
  })),
  ...waitingPushes(services).map(({ handle, user_id, client_id, expires_at }) => ({
    handle,
    user_id,
    client_id,
    title: 'Are you logging in?',
    expires: expires_at,
  })),
];

function card(tenant: Tenant, request: Waiting, now: number): string {
  const { handle, title, details, user_id, client_id, expires } = request;
  const application = tenant.collection('clients').get(client_id)?.name ?? client_id;
  const rows: [string, unknown][] = [
    ['Person', personOf(tenant, user_id)],
    ['Application', application],
    ...rowsOf(details),
    ['Time left', `${Math.ceil((expires - now) / 1000)} s`],
  ];
  return `<section aria-labelledby="q-${textOf(handle)}">
<h2 id="q-${textOf(handle)}" class="line">${textOf(title)}</h2>
<dl>${rows.map(([name, value]) => `<dt>${textOf(name)}</dt><dd>${textOf(value)}</dd>`).join('')}</dl>
<form method="post"><input type="hidden" name="request" value="${textOf(handle)}">
<button name="answer" value="approve">Approve</button>
<button name="answer" value="deny">Deny</button></form>
</section>`;
}

/** The page's HTML. `message`: what the last answer led to. */
export function phonePage(services: SandboxServices, message?: string): string {
  const waiting = everythingWaiting(services);
  const cards = waiting.map((request) => card(services.tenant, request, services.now()));
  const none = '<p>Nothing waits for an approval. Reload this page after a call.</p>';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Phone of the sandbox</title><style>${STYLE}</style></head>
<body><main><h1>Phone of the sandbox</h1>
<p>This page plays the phones of everybody in the sandbox. Approve only what you asked for: your own login, or what the assistant shows with the same code.</p>
${message === undefined ? '' : `<p role="status">${textOf(message)}</p>`}
${cards.length > 0 ? cards.join('\n') : none}
</main></body></html>
`;
}
