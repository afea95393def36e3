/** As much of a browser as a view uses, so that its script runs as it is; anything else that it uses fails the test. */
import { createContext, runInContext } from 'node:vm';

export class SmallElement {
  children: (SmallElement | string)[] = [];
  className = '';
  title = '';
  value = '';
  type = '';
  placeholder = '';
  open = false;
  scrollHeight = 120;
  scrollWidth = 300;
  readonly attributes = new Map<string, string>();
  readonly listeners = new Map<string, () => void>();
  readonly style = {
    width: '',
    set: new Map<string, string>(),
    setProperty: (name: string, value: string) => void this.style.set.set(name, value),
  };
  constructor(readonly tag: string) {}
  append(...children: (SmallElement | string)[]): void {
    this.children.push(...children);
  }
  replaceChildren(...children: (SmallElement | string)[]): void {
    this.children = children;
  }
  replaceWith(other: SmallElement): void {
    this.children = [other];
  }
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }
  addEventListener(name: string, listener: () => void): void {
    this.listeners.set(name, listener);
  }
  get text(): string {
    return this.children.map((child) => (typeof child === 'string' ? child : child.text)).join(' ');
  }
  all(tag: string): SmallElement[] {
    const below = this.children.flatMap((child) =>
      typeof child === 'string' ? [] : [child, ...child.all(tag)],
    );
    return [...new Set(below)].filter((one) => one.tag === tag);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: messages of the protocol, looked into by name
type Message = any;

export interface ShownView {
  view: SmallElement;
  root: SmallElement;
  /** What the view has sent to its host. */
  sent: Message[];
  /** What the host, or with another source somebody else, sends to it. */
  send(message: object, source?: unknown): Promise<void>;
}

/** Runs the script of a view's document. */
export function showView(html: string): ShownView {
  const script = /<script>([\s\S]*)<\/script>/.exec(html)?.[1] ?? '';
  const sent: Message[] = [];
  const view = new SmallElement('main');
  const root = new SmallElement('html');
  let listener: (event: { source: unknown; data: unknown }) => void = () => undefined;
  const parent = { postMessage: (message: Message) => void sent.push(JSON.parse(JSON.stringify(message))) };
  const window = {
    parent,
    addEventListener: (_: string, added: typeof listener) => {
      listener = added;
    },
  };
  const document = {
    documentElement: root,
    getElementById: (id: string) => (id === 'view' ? view : null),
    createElement: (tag: string) => new SmallElement(tag),
  };
  runInContext(script, createContext({ window, document }));
  return {
    view,
    root,
    sent,
    send: async (message, source = parent) => {
      listener({ source, data: { jsonrpc: '2.0', ...message } });
      // Promises of the view go on.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
