/** What every page has: head, navigation, landmarks. The style and the script are part of it, allowed by their hashes. */
import { type Content, Html, hashSource, html } from '../../../text/html.js';
import { SCRIPT } from './script.js';
import { STYLES } from './styles.js';

export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src ${hashSource(STYLES)}`,
  `script-src ${hashSource(SCRIPT)}`,
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

export interface PageFrame {
  title: string;
  /** Path of the list, ending in a slash. */
  base: string;
  /** Path that tells the version, and the version that this page shows. */
  live?: { state: string; version: string };
  /** Seconds after which the page is loaded again where scripts do not run. */
  reload?: number;
  main: Content;
}

/** A whole document. */
export function document({ title, base, live, reload, main }: PageFrame): string {
  const data = live && html` data-state="${live.state}" data-version="${live.version}"`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Html(STYLES)}</style>
${reload !== undefined && html`<noscript><meta http-equiv="refresh" content="${reload}"></noscript>`}
</head>
<body${data}>
<a class="skip" href="#main">Skip to the content</a>
<header><nav aria-label="Approvals"><a href="${base}">All approvals</a> <span class="soft">Auth0 Management MCP server</span></nav></header>
<main id="main">${main}</main>
<script>${new Html(SCRIPT)}</script>
</body>
</html>
`.text;
}
