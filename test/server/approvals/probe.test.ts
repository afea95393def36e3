import { writeFileSync, readFileSync, existsSync, mkdirSync } from 'node:fs';
import { it } from 'vitest';
import { realQuestions } from './real-questions.js';
import { startPages } from './pages.js';
import { launch, violations } from './browser/chromium.js';
it('x', async () => {
  mkdirSync('/tmp/shots', { recursive: true });
  if (!existsSync('/tmp/page-questions.json')) writeFileSync('/tmp/page-questions.json', JSON.stringify(await realQuestions(), null, 1));
  const q = JSON.parse(readFileSync('/tmp/page-questions.json', 'utf8'));
  const browser = await launch();
  const p = startPages();
  try {
    for (const scheme of ['light', 'dark'] as const) for (const [size, width, height] of [['desk', 1100, 900], ['phone', 360, 740]] as const) {
      const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height } });
      const page = await context.newPage();
      page.on('console', (m) => console.log(m.type(), m.text()));
      const name = (n: string) => `/tmp/shots/${n}-${size}-${scheme}.png`;
      const all: Record<string, any> = {};
      p.clock.now += 3_600_000; 
      for (const k of Object.keys(q)) { all[k] = await p.ask(q[k]); }
      await page.goto(p.opened.at(-1)!);
      const base = page.url().replace(/[^/]*$/, '');
      const look = async (n: string) => {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) console.log('OVERFLOW', n, size, over);
        const v = await violations(page); if (v.length) console.log('AXE', n, size, scheme, v.join('\n'));
        await page.screenshot({ path: name(n), fullPage: true });
      };
      for (const k of Object.keys(q)) { await page.goto(base + all[k].id); await look(k); }
      await page.goto(base + all.deleteUser.id);
      await page.fill('#name', 'wrong'); await page.click('text=Approve >> nth=-1'); await look('wrong');
      await page.fill('#name', q.deleteUser.expect); await page.click('button.approve'); await look('approved');
      await p.approvals.use(all.deleteUser.id); await p.approvals.note(all.deleteUser.id, true, 'Deleted user auth0|123'); await p.approvals.note(all.deleteUser.id, false, 'Forbidden: insufficient scope');
      await page.waitForSelector('.happened'); await look('done');
      await page.goto(base + all.secret.id); await page.click('text=Decline'); await look('declined');
      await page.goto(base); await look('list');
      await page.goto(base + 'x'); await look('notfound');
      for (const k of Object.keys(q)) await p.approvals.void(all[k].id);
      await context.close();
    }
  } finally { await browser.close(); await p.close(); }
}, 300_000);
