/**
 * `demo`: a support session with the real server, a real MCP client and the sandbox. The script is fixed, the
 * answers are not: every step checks its result, and the demo fails when a check does.
 */
import { type RunningSandbox, startSandbox } from '../../sandbox/start.js';
import { invocation } from '../program/invocation.js';
import { colorsFor, pageWidth } from '../terminal/output.js';
import { actionStory } from './action-story.js';
import { DemoServer } from './demo-server.js';
import { Stage } from './demo-stage.js';
import { BrowserStub } from './opened-page.js';
import { accept, items, type Json, must, only, Scene } from './scene.js';

/** People of the demo data: one whom brute-force protection has locked out, and one who has left. */
const LOCKED_OUT = 'jane@lumenbikes.example';
const LEAVER = 'piotr@harbourrentals.example';
const FEW_SCOPES = ['read:users', 'read:logs'];

/** @throws CommandError when a step fails its check */
export async function runDemo(): Promise<void> {
  const started = Date.now();
  const stage = new Stage((text) => void process.stdout.write(text), colorsFor(), pageWidth());
  stage.title('A support session');
  stage.aside(
    'The MCP server of this package runs as a child process over stdio, with no tenant configured, so it serves its built-in sandbox with made-up users. A scripted assistant drives it through a real MCP client. Lines with -> are tool calls as sent.',
  );
  const server = await DemoServer.start({});
  try {
    const scene = new Scene(stage, server);
    await lockedOut(scene);
    await deletion(scene);
  } finally {
    await server.close();
  }
  await missingScope(stage);
  await hostWithoutPrompts(stage);
  await actionStory(stage);
  stage.title(`Done: five stories, ${Math.round((Date.now() - started) / 1000)} s, no Auth0 account.`);
  stage.aside(
    `Next: "${invocation()} init --client NAME" connects your assistant, such as claude-code or cursor. The README says how.`,
  );
}

const at = (date: unknown): string => String(date).slice(0, 16).replace('T', ' ');

/** 1. A customer cannot log in: found, explained, unblocked. */
async function lockedOut(scene: Scene): Promise<void> {
  const { stage } = scene;
  stage.title('1. A customer cannot log in');
  stage.says('person', `${LOCKED_OUT} says she can't log in any more. What's wrong?`);
  stage.says('assistant', 'I will look her up by e-mail first.');
  const user = only(await scene.call('list_users_by_email', { email: LOCKED_OUT }), 'customer');
  const userId = String(user.user_id);
  stage.returns(`${user.name}, ${userId}, ${user.logins_count} logins, the last on ${at(user.last_login)}`);

  stage.says('assistant', 'The logs show what happened at her latest attempts.');
  const logs = items(await scene.call('list_user_logs', { user_id: userId, sort: 'date:-1', per_page: 50 }));
  const failures = logs.filter((entry) => entry.type === 'fp');
  // Newest first: the last of them is when the block began.
  const block = logs.findLast((entry) => entry.type === 'limit_wc');
  must(block && failures.length > 0, 'the logs say why');
  const addresses = [...new Set(failures.map((entry) => String(entry.ip)))];
  stage.returns(
    `${logs.length} events; the latest: ${logs
      .slice(0, 4)
      .map((entry) => `${at(entry.date)} ${entry.type}`)
      .join(', ')}`,
  );

  const blocks = await scene.call('list_user_blocks', { user_id: userId });
  const blocked = (blocks.blocked_for as Json[] | undefined) ?? [];
  must(blocked.length > 0, 'the account is blocked');
  stage.returns(`blocked for sign-ins from ${blocked.map((entry) => entry.ip).join(', ')}`);
  const first = failures.at(-1);
  stage.says(
    'assistant',
    `${user.name} is locked out by brute-force protection. Between ${at(first?.date)} and ${at(failures[0]?.date)} there were ${failures.length} attempts with a wrong password from ${addresses.join(' and ')}; at ${at(block.date)} Auth0 blocked her account for that address (log event limit_wc), and even the right password is rejected from there now. I can lift the block if you are sure that it was her.`,
  );

  stage.says(
    'person',
    'It was her: she is calling from that location, and her browser had an old password saved. Unblock her.',
  );
  const unblocked = await scene.asking('clear_user_blocks', user, accept);
  must(!unblocked.isError, 'the block is lifted');
  stage.returns(unblocked.text.split('\n')[0] ?? '');
  const after = await scene.call('list_user_blocks', { user_id: userId });
  must((after.blocked_for as Json[] | undefined)?.length === 0, 'no block is left');
  stage.returns('no blocks');
  stage.says('assistant', 'Done: the block is gone, she can log in again.');
}

/** 2. A deletion: shown, declined, then accepted. */
async function deletion(scene: Scene): Promise<void> {
  const { stage } = scene;
  stage.title('2. Nothing is deleted before a person has read what would be lost');
  stage.says('person', `Delete the account ${LEAVER}.`);
  const user = only(await scene.call('list_users_by_email', { email: LEAVER }), 'account');
  const userId = String(user.user_id);
  stage.returns(`${user.name}, ${userId}`);
  const declined = await scene.asking('delete_user', user, () => ({ action: 'decline' }));
  must(declined.isError, 'a declined deletion is refused');
  stage.returns(declined.text);
  only(await scene.call('list_users_by_email', { email: LEAVER }), 'account');
  stage.returns('still there');
  stage.says('assistant', 'You declined, so nothing was deleted.');

  stage.says('person', 'I checked with the dealer: he no longer works there. Delete it.');
  const accepted = await scene.asking('delete_user', user, accept);
  must(!accepted.isError, 'the deletion goes ahead');
  stage.returns(accepted.text.split('\n')[0] ?? '');
  const left = items(await scene.call('list_users_by_email', { email: LEAVER }));
  must(left.length === 0, 'the account is gone');
  stage.returns('nobody');
  stage.says('assistant', `${user.name} is deleted.`);
}

/** 3. A token with few scopes: what it may not do is not listed, and refused with the scope named. */
async function missingScope(stage: Stage): Promise<void> {
  stage.title('3. The token decides what can be done');
  stage.aside(
    `A second tenant, and a server whose application was granted ${FEW_SCOPES.join(' and ')} only.`,
  );
  const sandbox = await startSandbox({ seed: 'demo' });
  try {
    const server = await DemoServer.start({
      AUTH0_DOMAIN: sandbox.url,
      ...(await limitedApplication(sandbox)),
    });
    try {
      const scene = new Scene(stage, server);
      const listed = await server.toolNames();
      must(
        listed.includes('list_users') && !listed.includes('clear_user_blocks'),
        'only granted tools are listed',
      );
      stage.says('server', `(lists ${listed.length} tools; clear_user_blocks is not among them)`);
      stage.says('person', `Unblock ${LOCKED_OUT}.`);
      const user = only(await scene.call('list_users_by_email', { email: LOCKED_OUT }), 'customer');
      stage.returns(`${user.name}, ${user.user_id}`);
      const refused = await scene.attempt('clear_user_blocks', { user_id: user.user_id });
      must(refused.isError && refused.text.includes('update:users'), 'the missing scope is named');
      stage.returns(refused.text);
      stage.says(
        'assistant',
        'I am not authorized to do this: the application that I run as lacks the scope update:users. A tenant administrator has to grant it, or unblock her directly.',
      );
    } finally {
      await server.close();
    }
  } finally {
    await sandbox.close();
  }
}

/** 4. A host that shows no prompts: the person approves on a page, and the same call then goes ahead. */
async function hostWithoutPrompts(stage: Stage): Promise<void> {
  stage.title('4. A host that cannot ask');
  stage.aside(
    'Many hosts show no prompts. The server then opens a page in the browser of the person at this machine; the assistant never sees its address. Here the demo reads and answers the page.',
  );
  const browser = new BrowserStub();
  try {
    const server = await DemoServer.start({ AUTH0_MCP_BROWSER: browser.program }, false);
    try {
      const scene = new Scene(stage, server);
      stage.says('person', `Delete the account ${LEAVER}.`);
      const user = only(await scene.call('list_users_by_email', { email: LEAVER }), 'account');
      const waiting = await scene.call('delete_user', { user_id: user.user_id });
      const approval = waiting.approval as Json | undefined;
      must(approval?.state === 'waiting', 'the call waits for a person');
      stage.returns(String(waiting.message));
      stage.says(
        'assistant',
        `Please look at your browser: I need your approval there, code ${approval.code}.`,
      );
      const page = await browser.open();
      must(
        page.shows(String(user.email)) && page.shows(String(approval.code)),
        'the page says what would go',
      );
      stage.says('server', `(opens ${page.url})`);
      await page.approve(String(user.email));
      stage.says('person', `(reads it, types ${user.email}, and approves)`);
      const told = await scene.call('wait_for_approval', { id: approval.id, seconds: 5 });
      stage.returns(String(told.next));
      const done = await scene.attempt('delete_user', { user_id: user.user_id });
      must(!done.isError && done.data.approval === undefined, 'the deletion goes ahead');
      stage.returns(done.text.split('\n')[0] ?? '');
      stage.says('assistant', `${user.name} is deleted, as you approved.`);
    } finally {
      await server.close();
    }
  } finally {
    browser.close();
  }
}

/** Creates an application with few scopes through the sandbox's API, as its administrator. */
async function limitedApplication(sandbox: RunningSandbox): Promise<Record<string, string>> {
  const post = async (path: string, body: Json, token?: string): Promise<Json> => {
    const response = await fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    must(response.ok, `the sandbox answers POST ${path}`);
    return (await response.json()) as Json;
  };
  const { clientId: client_id, clientSecret: client_secret, audience } = sandbox;
  const grant = await post('/oauth/token', {
    grant_type: 'client_credentials',
    client_id,
    client_secret,
    audience,
  });
  const token = String(grant.access_token);
  const application = {
    name: 'Support assistant',
    app_type: 'non_interactive',
    grant_types: ['client_credentials'],
  };
  const client = await post('/api/v2/clients', application, token);
  await post('/api/v2/client-grants', { client_id: client.client_id, audience, scope: FEW_SCOPES }, token);
  return { AUTH0_CLIENT_ID: String(client.client_id), AUTH0_CLIENT_SECRET: String(client.client_secret) };
}
