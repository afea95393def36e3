/** Rich text of a form: the markup of text and links to the web; every other tag is shown as it is written. */
import { escaped, Html } from '../../../text/html.js';

const PLAIN = /^<\/?(h[1-6]|p|strong|b|em|i|u|s|ul|ol|li|br|hr|blockquote|code|pre|a)\s*\/?>$/i;
const LINK = /^<a\s[^>]*\bhref="(https?:\/\/[^"]+|mailto:[^"]+)"[^>]*>$/i;

/** @param text whose variables have been filled in with escaped values */
export function richText(text: string): Html {
  const parts = text.split(/(<[^<>]*>)/);
  const shown = parts.map((part, at) => {
    if (at % 2 === 0) return part.replace(/[<>]/g, escaped);
    const href = LINK.exec(part)?.[1];
    if (href !== undefined) return `<a href="${escaped(href.replaceAll('&amp;', '&'))}" rel="noreferrer">`;
    // Attributes are left out.
    const bare = part.replace(/^<(\/?[a-z][a-z0-9]*)\s[^>]*>$/i, '<$1>');
    return PLAIN.test(bare) ? bare.toLowerCase() : escaped(part);
  });
  return new Html(shown.join(''));
}
