/**
 * XML as the SAML identity provider writes it: in the canonical form (exclusive C14N) from the start, so that what is
 * signed and what is sent are the same text.
 */
import type { SandboxResponse } from '../../../types.js';

/** Text that is XML already. */
export class Xml {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What XML 1.0 cannot carry: control characters, and halves of surrogate pairs. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|\p{Cs}|[\ufffe\uffff]/gu;

const TEXT: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const ATTRIBUTE: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};

const inText = (value: string): string =>
  value.replace(FORBIDDEN, '').replace(/[&<>\r]/g, (one) => TEXT[one] ?? one);
const inAttribute = (value: string): string =>
  value.replace(FORBIDDEN, '').replace(/[&<"\t\n\r]/g, (one) => ATTRIBUTE[one] ?? one);

/** Namespaces first, then attributes without a prefix, then the others, each by name. */
const rank = (name: string): string => `${name.startsWith('xmlns') ? 0 : name.includes(':') ? 2 : 1}${name}`;

/** A document, as what is answered. */
export const xmlResponse = (
  { text }: Xml,
  headers: Readonly<Record<string, string>> = {},
): SandboxResponse => ({
  status: 200,
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`,
  headers: { 'content-type': 'application/xml; charset=utf-8', ...headers },
});

type Part = Xml | string | undefined;

export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly (Part | readonly Xml[])[]
): Xml {
  const given = Object.entries(attributes)
    .filter((one): one is [string, string] => one[1] !== undefined)
    .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
    .map(([key, value]) => ` ${key}="${inAttribute(value)}"`);
  const inside = children.flat().map((part) => (part instanceof Xml ? part.text : inText(part ?? '')));
  return new Xml(`<${name}${given.join('')}>${inside.join('')}</${name}>`);
}
