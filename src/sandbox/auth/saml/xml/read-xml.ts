/** Reading the XML of a SAML request: elements, attributes and text. What could expand or fetch anything is refused. */

export interface Element {
  /** Without its prefix. */
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decoded = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (_all, name: string) => {
    if (name.startsWith('#')) {
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code <= 0x10_ffff ? String.fromCodePoint(code) : '';
    }
    const known = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
    if (known === undefined) throw new Error(`unknown entity ${name}`);
    return known;
  });

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
const TOKEN =
  /<\?[^?]*\?>|<!--[\s\S]*?-->|<\/([\w.:-]+)\s*>|<([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const MOST_DEPTH = 50;

/** @throws Error for what is not well-formed, and for document types, CDATA and unknown entities */
export function readXml(source: string): Element {
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open: { element: Element; tag: string }[] = [{ element: root, tag: '' }];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex;
    const [, closing, opening, attributes = '', empty, text] = TOKEN.exec(source) ?? [];
    if (TOKEN.lastIndex <= at) throw new Error(`not well-formed at ${at}`);
    const current = open.at(-1);
    if (!current) throw new Error('not well-formed');
    if (text !== undefined) current.element.text += decoded(text);
    else if (closing !== undefined) {
      if (current.tag !== closing || open.length === 1) throw new Error(`unexpected </${closing}>`);
      open.pop();
    } else if (opening !== undefined) {
      const element: Element = { name: local(opening), attributes: {}, text: '', children: [] };
      for (const [, name = '', double, single] of attributes.matchAll(ATTRIBUTE))
        element.attributes[local(name)] = decoded(double ?? single ?? '');
      current.element.children.push(element);
      if (empty !== '/') open.push({ element, tag: opening });
      if (open.length > MOST_DEPTH) throw new Error('nested too deeply');
    }
  }
  const [only, ...more] = root.children;
  if (open.length !== 1 || !only || more.length > 0 || root.text.trim() !== '')
    throw new Error('not well-formed');
  return only;
}

export const childOf = (element: Element, name: string): Element | undefined =>
  element.children.find((one) => one.name === name);
