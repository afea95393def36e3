/** Liquid, in which a tenant words its messages and pages. Source: public documentation, supported-liquid-syntax. */

/** A template with its values filled in; one that cannot be filled in says why, as Liquid does. */
export async function render(template: string, values: Readonly<Record<string, unknown>>): Promise<string> {
  // Most sandboxes never need it.
  const { engine, MOST_CHARACTERS } = await import('./engine.js');
  try {
    const text = String(engine.parseAndRenderSync(template, values));
    if (text.length > MOST_CHARACTERS) throw new Error('the text is too long');
    return text;
  } catch (error) {
    return `Liquid error: ${(error as Error).message}`;
  }
}
