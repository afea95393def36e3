/** What setting up touches of the machine; tests bring their own. */
import { type Keychain, openKeychain } from '../../config/sources/keychain.js';
import { configFolder, stateFolder } from '../../config/state-folder.js';
import { type Opener, openerFor } from '../../server/approvals/browser.js';
import { examine } from '../doctor.js';
import type { Place } from '../init/host-clients.js';
import { here } from '../init/init.js';
import { openPrompter } from './prompts/open-prompter.js';
import type { Prompter } from './prompts/prompter.js';

export interface World {
  prompter: Prompter;
  place: Place;
  /** Opens the person's browser; undefined where they would not see it. */
  open: Opener | undefined;
  openKeychain: () => Promise<Keychain>;
  /** Where settings are kept. */
  folder: string;
  /** Where servers keep what they learn. */
  stateFolder: string;
  /** Checks a configuration, and prints what it finds; whether all is well. */
  examine: (env: NodeJS.ProcessEnv) => Promise<boolean>;
}

/** @param plain questions line by line, even in a terminal */
export async function thisMachine(plain: boolean): Promise<World> {
  return {
    prompter: await openPrompter(plain),
    place: here(),
    open: openerFor(process.env),
    openKeychain,
    folder: configFolder(),
    stateFolder: stateFolder(),
    examine: (env) => examine({}, env),
  };
}
