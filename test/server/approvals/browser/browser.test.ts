/** The pages in a real browser, with real questions. */
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Approval } from '../../../../src/policy/approvals/approval.js';
import { WAITING_MS } from '../../../../src/policy/approvals/approvals.js';
import { PATIENCE_MS } from '../../../support/patient.js';
import { type Pages, SIMPLE, startPages } from '../pages.js';
import { type QuestionName, type RealQuestion, realQuestions } from '../real-questions.js';
import { CHROMIUM, launch, openPage, RULES_OF_LOOKS, violations } from './chromium.js';

if (CHROMIUM === undefined)
  console.warn('No chromium, chromium-browser or google-chrome on the PATH: the browser tests are skipped.');

/** How often the page's script asks for the state. */
const LOOKS_EVERY_MS = 2_000;

interface Look {
  /** Of the screen, in px. */
  width: number;
  colorScheme: 'light' | 'dark';
  /** Color of the page. */
  ground: string;
  /** Rules to judge by; undefined: all. */
  rules?: readonly string[];
}
/** On a desk and on a phone. */
const LOOKS: Look[] = [
  { width: 1_100, colorScheme: 'light', ground: 'rgb(245, 246, 248)' },
  { width: 360, colorScheme: 'dark', ground: 'rgb(20, 22, 26)', rules: RULES_OF_LOOKS },
];

/** A folder for pictures of the pages, for looking at them. */
const { APPROVAL_PAGES_PICTURES: PICTURES } = process.env;

/** A site of somebody else, with one page. */
async function startSite(html: string): Promise<{ port: number; server: Server }> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, server };
}

// The last line of defense: a browser is many processes, and one of them may fail for reasons that are not ours.
describe.skipIf(CHROMIUM === undefined)('in a browser', { retry: 1, timeout: 2 * PATIENCE_MS }, () => {
  let browser: Browser;
  let real: Record<QuestionName, RealQuestion>;
  /** The page of most tests. */
  let usual: Page;
  let page: Page;
  let pages: Pages;
  const servers: Server[] = [];

  beforeAll(async () => {
    [browser, real] = await Promise.all([launch(), realQuestions()]);
    usual = await openPage(browser);
    if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  }, 2 * PATIENCE_MS);
  afterAll(() => browser?.close());
  afterEach(async () => {
    await usual.unrouteAll({ behavior: 'ignoreErrors' });
    if (page !== usual) await page?.context().close();
    for (const server of servers.splice(0)) server.close().closeAllConnections();
    await pages.close();
  });

  /** Opens the page of a new request, as the server does. */
  async function start(question: RealQuestion = SIMPLE, options?: BrowserContextOptions): Promise<Approval> {
    pages = startPages();
    page = options ? await openPage(browser, options) : usual;
    const approval = await pages.ask(question);
    await page.goto(pages.opened[0] ?? '');
    return approval;
  }

  /** Addresses of a page on another origin: first of another site, then of another port only. */
  async function elsewhere(html: string): Promise<string[]> {
    const { port, server } = await startSite(html);
    servers.push(server);
    return [`http://localhost:${port}/`, `http://127.0.0.1:${port}/`];
  }

  const picture = (name: string) =>
    PICTURES ? page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true }) : undefined;
  /** The page looks whether something has changed; its timers need not be waited for. */
  const looks = () => page.clock.runFor(LOOKS_EVERY_MS);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const status = () => page.getByRole('status').innerText();
  const stateOf = async ({ id }: Approval) => (await pages.approvals.get(id))?.state;
  const here = (approval: Approval) => expect(page.url()).toMatch(new RegExp(`/approvals/${approval.id}$`));

  it('approves, and tells what happened by itself', async () => {
    const approval = await start(real.callbacks);
    here(approval);
    expect(await status()).toContain('The assistant waits for your answer');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Update an application');
    await button('Approve').click();
    here(approval);
    expect(await stateOf(approval)).toBe('approved');
    expect(await status()).toContain('The assistant can now do this once');
    expect(await button('Approve').count()).toBe(0);
    await pages.approvals.use(approval.id);
    await pages.approvals.note(approval.id, true, 'Updated application "Lumen Shop"');
    await looks();
    await page.getByText('Updated application "Lumen Shop"').waitFor();
    expect(await status()).toContain('Approved and done');
  });

  it('declines', async () => {
    const approval = await start(real.secret);
    await button('Decline').click();
    expect(await stateOf(approval)).toBe('declined');
    expect(await status()).toContain('Declined. Nothing was changed.');
  });

  it('gives the focus to neither button, and works by the keyboard', async () => {
    const approval = await start();
    expect(await page.evaluate('document.activeElement === document.body')).toBe(true);
    const order: string[] = [];
    for (let n = 0; n < 6; n++) {
      await page.keyboard.press('Tab');
      order.push(String(await page.evaluate('document.activeElement.textContent')));
      if (order.at(-1) === 'Approve') break;
    }
    expect(order).toEqual(['Skip to the content', 'All approvals', 'Decline', 'Approve']);
    await page.keyboard.press('Enter');
    await page.getByText('The assistant can now do this once').waitFor();
    expect(await stateOf(approval)).toBe('approved');
  });

  it('takes the typed name: wrong, then right, by the Enter key', async () => {
    const approval = await start(real.deleteUser);
    const field = page.getByRole('textbox');
    await button('Approve').click();
    // The browser asks for the name itself.
    expect(await stateOf(approval)).toBe('waiting');
    await field.fill('somebody else');
    await field.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('The name does not match');
    expect(await stateOf(approval)).toBe('waiting');
    await field.and(page.locator(':focus')).waitFor();
    await field.fill(real.deleteUser.expect ?? '');
    await field.press('Enter');
    await page.getByText('The assistant can now do this once').waitFor();
    expect(await stateOf(approval)).toBe('approved');
  });

  it('keeps what is being typed while other requests come', async () => {
    await start(real.deleteUser);
    await page.getByRole('textbox').fill('jane@lumen');
    await pages.ask(real.callbacks);
    await looks();
    await page.getByText('One other request waits for you').waitFor();
    expect(await page.getByRole('textbox').inputValue()).toBe('jane@lumen');
    expect(pages.opened).toHaveLength(1);
  });

  it('shows the end of the time by itself, and takes no answer then', async () => {
    const approval = await start();
    pages.clock.now += WAITING_MS;
    await looks();
    await page.getByText('Nobody answered in time').waitFor();
    expect(await stateOf(approval)).toBe('expired');
    expect(await button('Approve').count()).toBe(0);
  });

  it('takes no answer from a page that is out of date', async () => {
    const approval = await start();
    await page.route('**/state', (route) => route.abort());
    await pages.approvals.answer(approval.id, { approve: false, by: { person: 'local' }, how: 'terminal' });
    await button('Approve').click();
    expect(await status()).toContain('Declined.');
    expect(await status()).toContain('in a terminal');
  });

  it('is nothing without a session, and with that of another server', async () => {
    const approval = await start();
    const address = page.url();
    const stranger = await browser.newContext();
    const other = startPages();
    try {
      const theirs = await stranger.newPage();
      expect((await theirs.goto(address))?.status()).toBe(401);
      expect((await theirs.goto(pages.opened[0] ?? ''))?.status()).toBe(403);
      await other.ask();
      await theirs.goto(other.opened[0] ?? '');
      expect((await theirs.goto(address))?.status()).toBe(401);
      expect(await theirs.getByRole('button').count()).toBe(0);
    } finally {
      await stranger.close();
      await other.close();
    }
    // The secret was used twice, so that nobody's session counts any more.
    expect((await page.goto(address))?.status()).toBe(401);
    expect(await stateOf(approval)).toBe('waiting');
  });

  it('shows the state after the back button', async () => {
    const approval = await start();
    await page.goto(page.url().replace(/[^/]*$/, ''));
    await page.getByRole('link', { name: 'Update an application' }).click();
    await button('Decline').click();
    await page.getByText('Declined. Nothing was changed.').waitFor();
    await page.goBack();
    await page.goBack();
    await page.goForward();
    await page.getByText('Declined. Nothing was changed.').waitFor();
    expect(await button('Approve').count()).toBe(0);
    expect(await stateOf(approval)).toBe('declined');
  });

  it('sends an answer once after a double click', async () => {
    const approval = await start();
    let sent = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST') sent++;
    });
    await button('Decline').dblclick();
    await page.getByText('Declined. Nothing was changed.').waitFor();
    expect([sent, await stateOf(approval)]).toEqual([1, 'declined']);
  });

  it('lists new requests by itself, without another tab', async () => {
    await start();
    await page.getByRole('link', { name: 'All approvals' }).click();
    await pages.ask(real.secret);
    await looks();
    await page.getByRole('link', { name: "Rotate an application's secret" }).waitFor();
    expect(await status()).toBe('2 requests wait for your answer.');
    expect(await page.title()).toBe('(2) Approvals');
    expect(pages.opened).toHaveLength(1);
  });

  it('works without scripts', async () => {
    const approval = await start(real.deleteUser, { javaScriptEnabled: false });
    await page.getByRole('textbox').fill(real.deleteUser.expect ?? '');
    await button('Approve').click();
    expect(await stateOf(approval)).toBe('approved');
    await pages.approvals.use(approval.id);
    await pages.approvals.note(approval.id, true, 'Deleted user');
    // The page loads itself again.
    await page.getByText('Deleted user', { exact: true }).waitFor();
  });

  it('is not shown in a frame, and runs nothing of a question', async () => {
    const approval = await start(real.hostile);
    const errors: string[] = [];
    let dialogs = 0;
    page.on('dialog', (dialog) => {
      dialogs++;
      return dialog.dismiss();
    });
    page.on('console', (message) => errors.push(message.text()));
    await page.reload();
    for (const summary of await page.locator('summary').all()) await summary.click();
    expect(await page.locator('main img, main script, main iframe').count()).toBe(0);
    expect(await page.locator('main').innerText()).toContain('<script>alert(1)</script>');
    expect([dialogs, errors]).toEqual([0, []]);
    const address = page.url();
    const [framing = ''] = await elsewhere(`<iframe src="${address}"></iframe>`);
    await page.goto(framing);
    expect(page.frames()).toHaveLength(2);
    const texts = await Promise.all(page.frames().map((frame) => frame.locator('body').innerText()));
    expect(texts.join()).not.toContain('Delete a user');
    expect(await stateOf(approval)).toBe('waiting');
  });

  it('takes no form that another page sends', async () => {
    const approval = await start();
    const target = page.url();
    const csrf = await page.locator('#approve input[name=csrf]').inputValue();
    const form = `<form method="post" action="${target}"><input name="csrf" value="${csrf}"><input name="answer" value="approve"><button>Go</button></form>`;
    const statuses: number[] = [];
    for (const site of await elsewhere(form)) {
      await page.goto(site);
      const answered = page.waitForResponse(target);
      await page.getByRole('button').click();
      statuses.push((await answered).status());
    }
    expect(statuses).toEqual([403, 403]);
    expect(await stateOf(approval)).toBe('waiting');
  });

  it('fits a desk and a phone, light and dark, and violates no rule of accessibility on any page', async () => {
    await start(SIMPLE, { reducedMotion: 'reduce' });
    const list = page.url().replace(/[^/]*$/, '');
    const checkAs = async (name: string, look: Look) => {
      const { width, colorScheme, ground, rules } = look;
      await page.setViewportSize({ width, height: 740 });
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe(ground);
      expect(
        await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
        name,
      ).toBeLessThanOrEqual(0);
      expect(await violations(page, rules), name).toEqual([]);
      await picture(`${name}-${width}-${colorScheme}`);
    };
    const check = async (name: string) => {
      for (const look of LOOKS) await checkAs(name, look);
    };
    const made: Partial<Record<QuestionName, Approval>> = {};
    for (const name of Object.keys(real) as QuestionName[]) {
      made[name] = await pages.ask(real[name]);
      await page.goto(`${list}${made[name].id}`);
      await check(name);
    }
    const { deleteUser, secret } = made as Record<QuestionName, Approval>;
    await page.goto(`${list}${deleteUser.id}`);
    await page.getByRole('textbox').fill('wrong');
    await button('Approve').click();
    await page.getByRole('alert').waitFor();
    await check('wrong-name');
    await page.getByRole('textbox').fill(real.deleteUser.expect ?? '');
    await button('Approve').click();
    await page.getByText('The assistant can now do this once').waitFor();
    await check('approved');
    await pages.approvals.use(deleteUser.id);
    await pages.approvals.note(deleteUser.id, true, 'Deleted user "Jane Holm"');
    await pages.approvals.note(deleteUser.id, false, 'Forbidden: insufficient scope');
    await looks();
    await page.getByText('Not all of it worked').waitFor();
    await check('done');
    await page.goto(`${list}${secret.id}`);
    await button('Decline').click();
    await page.getByText('Declined. Nothing was changed.').waitFor();
    await check('declined');
    await page.goto(list);
    await check('list');
    await page.goto(`${list}nothing`);
    await check('not-found');
  });
});
