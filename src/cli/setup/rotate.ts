/** `rotate-credentials`: a new secret or key for the application that `setup` knows. */
import { createClient } from '../../client/client.js';
import type { Credentials } from '../../config/credentials.js';
import { USER_AGENT } from '../../version.js';
import { CommandError } from '../terminal/failure.js';
import { chosenRecord } from './chosen-record.js';
import { addKey, audienceOf, makeKeyPair, rotateSecret, withToken } from './management.js';
import { askToken } from './one-day-token.js';
import { secretStore } from './secret-store.js';
import { keepRecord } from './setup-record.js';
import type { Tenant } from './tenant-step.js';
import { thisMachine, type World } from './world.js';

export interface RotateFlags {
  domain?: string;
  plain?: boolean;
}

/** Running servers read the new one when the tenant refuses the old one. */
export async function runRotate(flags: RotateFlags, world?: World): Promise<void> {
  const used = world ?? (await thisMachine(flags.plain === true));
  try {
    await rotate(flags, used);
  } finally {
    used.prompter.close();
  }
}

async function rotate(flags: RotateFlags, world: World): Promise<void> {
  const { prompter, folder } = world;
  const record = await chosenRecord(world, flags.domain);
  const { application, domain, audience, secret: before } = record;
  if (!application || !before)
    throw new CommandError(`The setup of ${domain} is not finished: run setup first.`);
  const { clientId, kind } = application;
  const baseUrl = domain.startsWith('http:') ? domain : `https://${domain}`;
  const tenant: Tenant = { domain, baseUrl, ...(audience === undefined ? {} : { audience }) };
  const store = secretStore(world.openKeychain, folder);
  const keep = async (secret: string) => {
    const { stored, why } = await store.keep(new URL(baseUrl).host, clientId, secret);
    keepRecord({ ...record, secret: stored }, folder);
    if (stored.in !== before.in) {
      prompter.say(
        `${why ?? 'The keychain works again.'} The secret is now in ${stored.at}: run setup again to tell your clients.`,
      );
      await store.forget(before).catch(() => undefined);
    }
  };
  const needs =
    kind === 'secret'
      ? ['update:client_keys']
      : [
          'update:clients',
          'create:client_credentials',
          'read:client_credentials',
          'delete:client_credentials',
        ];
  const token = await askToken(prompter, world.open, tenant, needs);
  await withToken(tenant, token, async (client) => {
    if (kind === 'secret') {
      const clientSecret = await rotateSecret(client, clientId);
      // The old one is invalid by now: nothing may come between.
      await keep(clientSecret);
      await prove(tenant, { kind, clientId, clientSecret });
      return;
    }
    const { privateKey, publicKey } = makeKeyPair();
    const dropOld = await addKey(client, clientId, publicKey);
    await prove(tenant, { kind, clientId, privateKey });
    await keep(privateKey);
    await dropOld();
  });
  prompter.end(
    kind === 'secret'
      ? 'The client secret is a new one; the old one is invalid.'
      : 'The key is a new one; the old one is deleted.',
  );
}

/** @throws ApiError when the tenant refuses the credentials */
async function prove(tenant: Tenant, credentials: Credentials): Promise<void> {
  const client = createClient({
    baseUrl: tenant.baseUrl,
    audience: audienceOf(tenant),
    credentials,
    userAgent: USER_AGENT,
  });
  try {
    await client.grantedScopes();
  } finally {
    await client.close();
  }
}
