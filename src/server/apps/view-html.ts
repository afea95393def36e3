/** The document of a view: one file that loads nothing, with a policy that allows exactly its own script and style. */
import { hashSource } from '../../text/html.js';
import { VERSION } from '../../version.js';
import { bridgeScript } from './bridge-script.js';
import { renderScripts } from './render-scripts.js';
import { viewStyle } from './view-style.js';
import type { ViewName } from './views.js';

/** Texts of results are put into the document by its script, as text; none is part of it. */
export function viewHtml(name: ViewName, title: string): string {
  const script = `${bridgeScript(VERSION)}${renderScripts[name]}`;
  const csp = `default-src 'none'; script-src ${hashSource(script)}; style-src ${hashSource(viewStyle)}; base-uri 'none'; form-action 'none'`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${csp}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${title}</title>`,
    `<style>${viewStyle}</style>`,
    '</head>',
    '<body>',
    `<main id="view" aria-live="polite"><p class="quiet">${title}: waiting for the result.</p></main>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
