/** A page that only says something: not found, not signed in, sent from elsewhere. */
import { html } from '../../../text/html.js';
import { document } from './layout.js';

export const messagePage = (base: string, title: string, text: string): string =>
  document({
    title,
    base,
    main: html`<h1>${title}</h1><p>${text}</p>`,
  });
