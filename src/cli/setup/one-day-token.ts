/** The token from the dashboard's API explorer, with which setup works in the tenant. It is never stored. */
import type { Opener } from '../../server/approvals/browser.js';
import { unfit } from './management.js';
import type { Prompter } from './prompts/prompter.js';
import type { Tenant } from './tenant-step.js';

const EXPLORER = 'https://manage.auth0.com/#/apis/management/explorer';
export const APPLICATIONS = 'https://manage.auth0.com/#/applications';

/** Shows an address, and opens it where a browser is. */
export async function show(prompter: Prompter, open: Opener | undefined, address: string): Promise<void> {
  const opened = open ? await open(address) : false;
  prompter.say(opened ? `Opened in your browser: ${address}` : `Open in your browser: ${address}`);
}

/** Asks for a token with these scopes. */
export async function askToken(
  prompter: Prompter,
  open: Opener | undefined,
  tenant: Tenant,
  needs: readonly string[],
): Promise<string> {
  prompter.say(
    'The API explorer shows a token that is valid for a day. It is used now, and stored nowhere. If the page offers it, choose "Create & Authorize Test Application" first.',
  );
  await show(prompter, open, EXPLORER);
  return prompter.secret('Token from the API explorer:', (token) => unfit(token, tenant, needs));
}
