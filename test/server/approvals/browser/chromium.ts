/** A real browser, where this machine has one. */
import { existsSync, readFileSync } from 'node:fs';
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
  // Nothing here needs a process for the GPU or one for each site, and a page starts sooner without them.
  const lean = ['--disable-gpu', '--disable-site-isolation-trials', '--disable-features=site-per-process'];
  // Chromium cannot sandbox itself as root.
  const args = process.getuid?.() === 0 ? [...lean, '--no-sandbox'] : lean;
  return chromium.launch({ executablePath: CHROMIUM, args });
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What depends on colors and sizes; all other rules judge the document, which is the same for every screen. */
export const RULES_OF_LOOKS = ['color-contrast', 'target-size', 'scrollable-region-focusable'];

/**
 * Rules of accessibility that the page violates, with the elements that do.
 *
 * @param rules names of axe's rules; default: all
 */
export async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // The page's own policy allows no script but its own, and a page is audited as it is.
  await page.evaluate(AXE);
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    // Elements that pass are not described: on a long page that takes most of the time.
    const runOnly = only ? { runOnly: { type: 'rule', values: only } } : {};
    const { violations: found } = await axe.run({ resultTypes: ['violations'], ...runOnly });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, rules);
}

interface Violation {
  id: string;
  nodes: { html: string }[];
}
