/** Forms that Actions show on the login page: what is filled in, entered and checked, and what the Action gets of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerIn, Browser, complaintOf, formOf, type Seen, titleOf } from '../auth/browser.js';
import { App } from '../auth/support.js';
import { ActionsTenant, claimsOf, PASSWORD } from './support.js';

const field = (id: string, type: string, more: Record<string, unknown> = {}) => ({
  id,
  category: 'FIELD',
  type,
  label: `The ${id}`,
  config: {},
  ...more,
});
const block = (id: string, type: string, config: Record<string, unknown> = {}) => ({
  id,
  category: 'BLOCK',
  type,
  config,
});

const FORM = {
  name: 'Your profile',
  start: { next_node: 'about', hidden_fields: [{ key: 'source', value: 'login' }] },
  nodes: [
    {
      id: 'about',
      type: 'STEP',
      config: {
        next_node: 'fork',
        components: [
          block('intro', 'RICH_TEXT', {
            content:
              '<h2 class="big">Hello {{context.user.email}}</h2><p>{{vars.greeting}} <a href="https://terms.example/">terms</a></p><script>alert(1)</script>',
          }),
          field('company', 'TEXT', { required: true, config: { min_length: 3 } }),
          field('work_email', 'EMAIL'),
          field('size', 'CHOICE', {
            config: {
              options: [
                { value: 'small', label: 'Small' },
                { value: 'large', label: 'Large' },
              ],
            },
          }),
          field('topics', 'DROPDOWN', {
            config: {
              multiple: true,
              options: [
                { value: 'a', label: 'A' },
                { value: 'b', label: 'B' },
              ],
            },
          }),
          field('terms', 'LEGAL', { required: true, config: { text: 'I agree.' } }),
          block('next', 'NEXT_BUTTON', { text: 'Go on' }),
        ],
      },
    },
    {
      id: 'fork',
      type: 'ROUTER',
      config: {
        rules: [
          {
            id: 'r1',
            condition: {
              operator: 'AND',
              operands: [{ operator: 'EQ', operands: ['{{fields.size}}', 'large'] }],
            },
            next_node: 'seats',
          },
        ],
        fallback: '$ending',
      },
    },
    {
      id: 'seats',
      type: 'STEP',
      config: {
        next_node: '$ending',
        components: [
          field('seats', 'NUMBER', { required: true, config: { max_value: 500 } }),
          field('newsletter', 'BOOLEAN'),
          block('back', 'PREVIOUS_BUTTON', { text: 'Back' }),
          block('next2', 'NEXT_BUTTON', { text: 'Done' }),
        ],
      },
    },
  ],
  ending: { resume_flow: true },
};

let tenant: ActionsTenant;
let app: App;
let form: string;

beforeAll(async () => {
  tenant = await ActionsTenant.start();
  const { url } = tenant.client.running;
  app = await App.register({
    sandbox: { url },
    make: (path: string, body: unknown) => tenant.make(path, body),
  } as never);
  form = (await tenant.make('/forms', FORM)).id;
  const code = `
    exports.onExecutePostLogin = async (event, api) => {
      if (event.user.user_metadata.absent) return api.prompt.render('ap_doesnotexist');
      api.prompt.render('${form}', { fields: { company: 'Acme <b>' }, vars: { greeting: 'Welcome <i>back</i>' } });
    };
    exports.onContinuePostLogin = async (event, api) => {
      const { id, fields, vars } = event.prompt;
      if (fields.company === 'Denied') return api.access.deny('Not this company.');
      api.user.setUserMetadata('company', fields.company);
      api.idToken.setCustomClaim('prompt', { id, fields, vars });
    };`;
  await tenant.bind('post-login', [
    await tenant.deploy('post-login', code),
    await tenant.deploy(
      'post-login',
      `exports.onExecutePostLogin = async (event, api) => api.idToken.setCustomClaim('next', event.user.user_metadata.company);`,
    ),
  ]);
});
afterAll(() => tenant.close());

async function begun(
  more: Record<string, unknown> = {},
): Promise<{ browser: Browser; page: Seen; user_id: string }> {
  const { email, user_id } = await tenant.person(more);
  const browser = new Browser();
  return { browser, user_id, page: await app.login(browser, email, { connection: 'People' }, PASSWORD) };
}

it('shows what the Action gives, checks what is entered, and goes on with it', async () => {
  const { browser, page, user_id } = await begun();
  expect([titleOf(page), new URL(page.url).pathname]).toEqual(['Your profile', '/u/form']);
  expect(page.text).toContain('<h2>Hello person1@example.com</h2>');
  expect(page.text).toContain(
    'Welcome &lt;i&gt;back&lt;/i&gt; <a href="https://terms.example/" rel="noreferrer">',
  );
  expect(page.text).not.toContain('<script>');
  expect(formOf(page).fields).toMatchObject({ company: 'Acme <b>' });
  const unanswered = { 'topics:a': '', 'topics:b': '', size: '', terms: '' };
  const short = await browser.fill(page, { ...unanswered, company: 'Ac', terms: 'true' });
  expect(complaintOf(short)).toBe('The company: enter at least 3 characters.');
  const open = await browser.fill(short, { ...unanswered, company: 'Lumen' });
  expect(complaintOf(open)).toBe('The terms: this is required.');
  const odd = await browser.fill(open, { ...unanswered, size: 'huge', terms: 'true', work_email: 'x' });
  expect(complaintOf(odd)).toBe('The work_email: enter an email address.');
  const second = await browser.fill(odd, {
    'topics:a': '',
    'topics:b': 'true',
    size: 'large',
    terms: 'true',
    work_email: 'me@lumen.example',
  });
  const back = await browser.fill(second, { $go: '$previous' });
  expect(formOf(back).fields).toMatchObject({ company: 'Lumen', work_email: 'me@lumen.example' });
  const again = await browser.fill(back, { 'topics:a': '', size: 'large', terms: 'true' });
  const many = await browser.fill(again, { seats: '900', newsletter: '' });
  expect(complaintOf(many)).toBe('The seats: enter 500 or less.');
  const end = answerIn(await browser.fill(many, { seats: '12', newsletter: 'true' }));
  const { body } = await app.exchange(end.code);
  expect(claimsOf(body.id_token)).toMatchObject({
    next: 'Lumen',
    prompt: {
      id: form,
      vars: { greeting: 'Welcome <i>back</i>' },
      fields: {
        source: 'login',
        company: 'Lumen',
        work_email: 'me@lumen.example',
        size: 'large',
        topics: ['b'],
        terms: true,
        seats: 12,
        newsletter: true,
      },
    },
  });
  expect((await tenant.get(`/users/${encodeURIComponent(user_id)}`)).user_metadata).toEqual({
    company: 'Lumen',
  });
  expect((await tenant.get(`/forms/${form}`)).submitted_at).toMatch(/^\d{4}-\d\d-\d\d$/);
});

it('cannot be passed, and a router leads to the end', async () => {
  const { browser, page } = await begun();
  const { state } = formOf(page).fields;
  const around = await browser.visit(`${tenant.client.running.url}/continue?state=${state}`);
  expect(titleOf(around)).toBe('Your profile');
  const end = await browser.fill(around, {
    company: 'Denied',
    size: 'small',
    terms: 'true',
    'topics:a': '',
    'topics:b': '',
  });
  expect(answerIn(end)).toMatchObject({ error: 'access_denied', error_description: 'Not this company.' });
});

it('that do not exist end the login, and silent requests are told that a page is needed', async () => {
  const absent = await begun({ user_metadata: { absent: true } });
  expect(answerIn(absent.page).error_description).toBe('The form ap_doesnotexist does not exist.');
  const { browser, page } = await begun();
  const answers = { company: 'Lumen', size: 'small', terms: 'true', 'topics:a': '', 'topics:b': '' };
  await browser.fill(page, answers);
  expect(answerIn(await browser.visit(app.address({ prompt: 'none' }))).error).toBe('interaction_required');
});
