/** 5. A sign-in that an Action denies: found, corrected, tried, and deployed once a person has read the difference. */
import { type RunningSandbox, startSandbox } from '../../sandbox/start.js';
import { DemoServer } from './demo-server.js';
import type { Stage } from './demo-stage.js';
import { accept, type Json, must, Scene } from './scene.js';

const PARTNER = 'nora@harbourrentals.example';
const PASSWORD = 'Correct-Horse-9-Battery';
const STAFF = "['lumenbikes.example']";
const BOTH = "['lumenbikes.example', 'harbourrentals.example']";

const codeFor = (domains: string): string => `const DOMAINS = ${domains};
exports.onExecutePostLogin = async (event, api) => {
  if (!DOMAINS.some((domain) => event.user.email.endsWith('@' + domain))) {
    api.access.deny('You are not allowed in here.');
  }
};`;

export async function actionStory(stage: Stage): Promise<void> {
  stage.title('5. An Action keeps the wrong people out');
  stage.aside(
    'A tenant whose post-login Action lets in people of two companies, or should. Actions really run in the sandbox, so a correction can be tried before it reaches anybody.',
  );
  const sandbox = await startSandbox({ seed: 'demo' });
  try {
    const tenant = new TenantOfTheStory(sandbox);
    const actionId = await tenant.prepare();
    must((await tenant.signIn()) === 'You are not allowed in here.', 'the Action denies the sign-in');
    const server = await DemoServer.start({
      AUTH0_DOMAIN: sandbox.url,
      AUTH0_CLIENT_ID: sandbox.clientId,
      AUTH0_CLIENT_SECRET: sandbox.clientSecret,
    });
    try {
      await correct(new Scene(stage, server), actionId);
    } finally {
      await server.close();
    }
    must((await tenant.signIn()) === undefined, 'the corrected Action lets the person in');
    stage.says('assistant', 'It is live.');
    stage.aside(`(${PARTNER} signs in.)`);
  } finally {
    await sandbox.close();
  }
}

async function correct(scene: Scene, actionId: string): Promise<void> {
  const { stage } = scene;
  stage.says('person', `${PARTNER} is turned away at the sign-in. Harbour Rentals should be let in.`);
  const { causes } = await scene.call('diagnose_login', { user: PARTNER });
  const [cause] = (causes ?? []) as Json[];
  must(
    String(cause?.because).includes('Action Members only denied access'),
    'the diagnosis names the Action',
  );
  stage.returns(`${cause?.title}. ${cause?.because}`);

  stage.says(
    'assistant',
    'The Action "Members only" knows one company. I try a correction on her profile first.',
  );
  const code = codeFor(BOTH);
  const tried = await scene.call('rehearse_action', { action_id: actionId, code, user: PARTNER });
  must(tried.ended === undefined, 'the rehearsal lets her in');
  stage.returns('The flow would go through. Nothing was changed.');

  let read = '';
  const saved = await scene.attempt('update_action', { action_id: actionId, code }, (question) => {
    read = question.message;
    stage.says('server', `(asks the person, not the assistant)\n${question.message}`);
    stage.says('person', '(yes)');
    return accept(question);
  });
  must(!saved.isError && read.includes('harbourrentals.example'), 'the person has read the difference');
  stage.returns('The draft is saved.');
  const deployed = await scene.attempt('deploy_action', { action_id: actionId }, (question) => {
    stage.says('server', `(asks the person, not the assistant)\n${question.message}`);
    stage.says('person', '(yes)');
    return accept(question);
  });
  must(!deployed.isError, 'the correction is deployed');
  stage.returns(`Version ${deployed.data.number} is deployed.`);
}

/** The sandbox with the Action and somebody whom it denies access. */
class TenantOfTheStory {
  readonly #sandbox: RunningSandbox;

  constructor(sandbox: RunningSandbox) {
    this.#sandbox = sandbox;
  }

  /** @returns the id of the Action */
  async prepare(): Promise<string> {
    const { audience } = this.#sandbox;
    const { access_token } = await this.#send('POST', '/oauth/token', {
      grant_type: 'client_credentials',
      audience,
    });
    const api = (method: string, path: string, body: Json = {}) =>
      this.#send(method, `/api/v2${path}`, body, String(access_token));
    await api('POST', '/connections', { name: 'partners', strategy: 'auth0' });
    const person = { email: PARTNER, password: PASSWORD, name: 'Nora Quist', email_verified: true };
    await api('POST', '/users', { ...person, connection: 'partners' });
    const { id } = await api('POST', '/actions/actions', {
      name: 'Members only',
      code: codeFor(STAFF),
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
    });
    await api('POST', `/actions/actions/${String(id)}/deploy`);
    await api('PATCH', '/actions/triggers/post-login/bindings', {
      bindings: [{ ref: { type: 'action_id', value: id }, display_name: 'Members only' }],
    });
    return String(id);
  }

  /** @returns why the person is not let in */
  async signIn(): Promise<string | undefined> {
    const { error_description: description } = await this.#send('POST', '/oauth/token', {
      grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
      realm: 'partners',
      username: PARTNER,
      password: PASSWORD,
    });
    return description === undefined ? undefined : String(description);
  }

  async #send(method: string, path: string, body: Json, token?: string): Promise<Json> {
    const { url, clientId: client_id, clientSecret: client_secret } = this.#sandbox;
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(token ? body : { client_id, client_secret, ...body }),
    });
    return (await response.json()) as Json;
  }
}
