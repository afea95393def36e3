/** A real browser, where this machine has one. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Its path; undefined where there is none. */
export const CHROMIUM = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find((path) => existsSync(path));

export function launch(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error('no browser');
  // Chromium cannot sandbox itself as root.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: CHROMIUM, args });
}

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Rules of accessibility that the page violates, with the elements that do. */
export async function violations(page: Page): Promise<string[]> {
  // The page's own policy allows no script but its own, and a page is audited as it is.
  const { readFileSync } = await import('node:fs');
  await page.evaluate(readFileSync(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    const { violations: found } = await axe.run();
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

interface Violation {
  id: string;
  nodes: { html: string }[];
}
