/** A real browser, where this machine has one. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { PATIENCE_MS } from '../../../support/patient.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Its path; undefined where there is none. */
export const CHROMIUM = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find((path) => existsSync(path));

export function launch(): Promise<Browser> {
  if (CHROMIUM === undefined) throw new Error('no browser');
  // No --disable-features here: the last one counts, so it would undo Playwright's own. Without those Chromium tries
  // HTTPS first for every name, and drops clicks before a page is painted.
  const args = [
    // Nothing here needs a process for the GPU or one for each site, and a page starts sooner without them.
    '--disable-gpu',
    '--disable-site-isolation-trials',
    // Loopback only: nobody is asked for an address.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    // Chromium cannot sandbox itself as root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  return chromium.launch({ executablePath: CHROMIUM, args, timeout: PATIENCE_MS });
}

/**
 * The same page for test after test: starting another one takes longer than most tests. It has a clock of its own
 * (`page.clock`).
 *
 * @param options of its context
 */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE_MS);
  // The clock is made of scripts.
  if (options.javaScriptEnabled !== false) await context.clock.install();
  return context.newPage();
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
  if (!(await page.evaluate("'axe' in globalThis"))) await page.evaluate(AXE);
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
