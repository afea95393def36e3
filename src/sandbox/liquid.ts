/** Liquid, in which a tenant words its messages and pages. Source: public documentation, supported-liquid-syntax. */
import type { Liquid } from 'liquidjs';

/** The longest template, and the longest text made of one. */
const MOST_CHARACTERS = 1_000_000;

/** Loaded when the first template is filled in: most sandboxes never need it. */
let engine: Promise<Liquid> | undefined;

async function load(): Promise<Liquid> {
  const { Liquid, Tag } = await import('liquidjs');
  const liquid = new Liquid({
    // Templates may name no files, and nothing of an object but what is in it.
    templates: {},
    ownPropertyOnly: true,
    parseLimit: MOST_CHARACTERS,
    memoryLimit: MOST_CHARACTERS,
    renderLimit: 1_000,
    timezoneOffset: 0,
    locale: 'en-US',
  });
  liquid.registerTag(
    'debug',
    class extends Tag {
      *render({ environments }: { environments: object }) {
        yield;
        return JSON.stringify(environments, null, 2);
      }
    },
  );
  return liquid;
}

/** A template with its values filled in; one that cannot be filled in says why, as Liquid does. */
export async function render(template: string, values: Readonly<Record<string, unknown>>): Promise<string> {
  engine ??= load();
  const liquid = await engine;
  try {
    const text = String(liquid.parseAndRenderSync(template, values));
    if (text.length > MOST_CHARACTERS) throw new Error('the text is too long');
    return text;
  } catch (error) {
    return `Liquid error: ${(error as Error).message}`;
  }
}
