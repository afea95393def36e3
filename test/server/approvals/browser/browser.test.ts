/** The pages in a real browser, with real questions. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Approval } from '../../../../src/policy/approvals/approval.js';
import { WAITING_MS } from '../../../../src/policy/approvals/approvals.js';
import { type Pages, SIMPLE, startPages } from '../pages.js';
import { type QuestionName, type RealQuestion, realQuestions } from '../real-questions.js';
import { CHROMIUM, launch, RULES_OF_LOOKS, violations } from './chromium.js';

if (CHROMIUM === undefined)
  console.warn('No chromium, chromium-browser or google-chrome on the PATH: the browser tests are skipped.');

/** How often the page's script asks for the state. */
const LOOKS_EVERY_MS = 2_000;

/** A folder for pictures of the pages, for looking at them. */
const { APPROVAL_PAGES_PICTURES: PICTURES } = process.env;

describe.skipIf(CHROMIUM === undefined)('in a browser', () => {
  let browser: Browser;
  let real: Record<QuestionName, RealQuestion>;
  let pages: Pages;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    [browser, real] = await Promise.all([launch(), realQuestions()]);
    if (PICTURES) mkdirSync(PICTURES, { recursive: true });
  }, 120_000);
  afterAll(() => browser?.close());
  afterEach(async () => {
    await context.close();
    await pages.close();
  });

  /** Opens the page of a new request, as the server does. */
  async function start(
    question: RealQuestion = SIMPLE,
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<Approval> {
    pages = startPages();
    context = await browser.newContext(options);
    page = await context.newPage();
    if (options.javaScriptEnabled !== false) await page.clock.install();
    const approval = await pages.ask(question);
    await page.goto(pages.opened[0] ?? '');
    return approval;
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
    expect(await field.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
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
    await page.getByText('Deleted user', { exact: true }).waitFor({ timeout: 15_000 });
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
    const framing = await context.newPage();
    await framing.route('http://127.0.0.1:9/', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${address}"></iframe>` }),
    );
    await framing.goto('http://127.0.0.1:9/');
    const texts = await Promise.all(framing.frames().map((frame) => frame.locator('body').innerText()));
    expect(texts.join()).not.toContain('Delete a user');
    expect(await stateOf(approval)).toBe('waiting');
  });

  it('takes no form that another page sends', async () => {
    const approval = await start();
    const target = page.url();
    const csrf = await page.locator('#approve input[name=csrf]').inputValue();
    for (const site of ['http://evil.example/', 'http://127.0.0.1:9/']) {
      const evil = await context.newPage();
      await evil.route(site, (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<form method="post" action="${target}"><input name="csrf" value="${csrf}"><input name="answer" value="approve"><button>Go</button></form>`,
        }),
      );
      await evil.goto(site);
      const answered = evil.waitForResponse(target);
      await evil.getByRole('button').click();
      expect([401, 403]).toContain((await answered).status());
      await evil.close();
    }
    expect(await stateOf(approval)).toBe('waiting');
  });

  describe('the look', () => {
    it.each([
      ['on a desk, light', 1_100, 'light', undefined],
      ['on a phone, dark', 360, 'dark', RULES_OF_LOOKS],
    ] as const)(
      '%s: every page fits, and violates no rule of accessibility',
      async (_, width, colorScheme, rules) => {
        await start(SIMPLE, { colorScheme, viewport: { width, height: 740 }, reducedMotion: 'reduce' });
        const list = page.url().replace(/[^/]*$/, '');
        const check = async (name: string) => {
          expect(
            await page.evaluate('document.documentElement.scrollWidth - innerWidth'),
            name,
          ).toBeLessThanOrEqual(0);
          expect(await violations(page, rules), name).toEqual([]);
          await picture(`${name}-${width}-${colorScheme}`);
        };
        const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
        expect(ground).toBe(colorScheme === 'dark' ? 'rgb(20, 22, 26)' : 'rgb(245, 246, 248)');
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
      },
      180_000,
    );
  });
});
