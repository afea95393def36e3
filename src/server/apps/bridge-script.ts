/**
 * The view's side of the extension's protocol: JSON-RPC with the host by `postMessage`. The package's own class does
 * the same in some hundred kilobytes; a view needs the handshake, the result, the theme, its size and links.
 */
import { LATEST_PROTOCOL_VERSION } from './protocol-version.js';

export const bridgeScript = (version: string): string => `
'use strict';
const view = document.getElementById('view');
const pending = new Map();
let lastId = 0;
let host = {};
const post = (message) => window.parent.postMessage({ jsonrpc: '2.0', ...message }, '*');
function request(method, params) {
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    pending.set(id, { resolve, reject });
    post({ id, method, params });
  });
}
function element(tag, className, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  for (const child of children) if (child !== undefined && child !== null) made.append(child);
  return made;
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value) => (Array.isArray(value) ? value.filter(isObject) : []);
const text = (value) =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : Array.isArray(value) && !value.some(isObject) ? value.map(text).join(', ') : JSON.stringify(value);
function show(...parts) {
  view.replaceChildren(...parts.filter((part) => part !== undefined));
  tellSize();
}
function tellSize() {
  const { scrollHeight, scrollWidth } = document.documentElement;
  post({ method: 'ui/notifications/size-changed', params: { width: scrollWidth, height: scrollHeight } });
}
function follow(context) {
  if (!isObject(context)) return;
  if (context.theme === 'light' || context.theme === 'dark') document.documentElement.setAttribute('data-theme', context.theme);
  const variables = isObject(context.styles) && isObject(context.styles.variables) ? context.styles.variables : {};
  for (const [name, value] of Object.entries(variables))
    if (name.startsWith('--') && typeof value === 'string') document.documentElement.style.setProperty(name, value);
}
function receive(result) {
  if (!isObject(result)) return;
  const data = isObject(result.structuredContent) ? result.structuredContent : {};
  if (result.isError) {
    const error = isObject(data.error) ? data.error : {};
    show(element('h1', 'bad', 'That did not work'), element('p', '', text(error.message)), element('p', 'quiet', text(error.hint)));
  } else render(data, isObject(result._meta) ? result._meta : {});
}
/** A list that can be narrowed by what is typed. */
function narrowed(label, items, draw) {
  const input = element('input');
  input.type = 'search';
  input.placeholder = label;
  input.setAttribute('aria-label', label);
  const list = element('div');
  const fill = () => {
    const wanted = input.value.toLowerCase();
    const found = items.filter((item) => JSON.stringify(item).toLowerCase().includes(wanted));
    list.replaceChildren(...(found.length > 0 ? found.map(draw) : [element('p', 'quiet', 'Nothing matches.')]));
    tellSize();
  };
  input.addEventListener('input', fill);
  fill();
  return element('div', '', input, list);
}
window.addEventListener('message', ({ source, data }) => {
  if (source !== window.parent || !isObject(data) || data.jsonrpc !== '2.0') return;
  if (data.method === undefined) {
    const waiting = pending.get(data.id);
    pending.delete(data.id);
    if (waiting) data.error === undefined ? waiting.resolve(data.result) : waiting.reject(data.error);
  } else if (data.method === 'ui/notifications/tool-result') receive(data.params);
  else if (data.method === 'ui/notifications/host-context-changed') follow(data.params);
  else if (data.method === 'ui/notifications/tool-cancelled') show(element('p', 'quiet', 'The call was cancelled.'));
  else if (data.id !== undefined && (data.method === 'ping' || data.method === 'ui/resource-teardown')) post({ id: data.id, result: {} });
  else if (data.id !== undefined) post({ id: data.id, error: { code: -32601, message: 'Method not found' } });
});
request('ui/initialize', {
  appInfo: { name: 'auth0-management-mcp', version: ${JSON.stringify(version)} },
  appCapabilities: {},
  protocolVersion: ${JSON.stringify(LATEST_PROTOCOL_VERSION)},
}).then((result) => {
  host = isObject(result) && isObject(result.hostCapabilities) ? result.hostCapabilities : {};
  follow(isObject(result) ? result.hostContext : undefined);
  post({ method: 'ui/notifications/initialized', params: {} });
  tellSize();
}).catch(() => show(element('p', 'bad', 'The host does not show this view.')));
`;
