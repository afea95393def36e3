/** The application that the server runs as, and its secret. */
import type { Opener } from '../../server/approvals/browser.js';
import { describeFailure } from '../terminal/failure.js';
import { audienceOf, makeApplication, makeKeyPair, withToken } from './management.js';
import { APPLICATIONS, askToken, show } from './one-day-token.js';
import { scopesOf } from './profile-scopes.js';
import { Cancelled, type Prompter } from './prompts/prompter.js';
import type { SecretStore } from './secret-store.js';
import type { SetupRecord } from './setup-record.js';
import type { Tenant } from './tenant-step.js';

export interface ApplicationStep {
  prompter: Prompter;
  open: Opener | undefined;
  store: SecretStore;
  tenant: Tenant;
  /** Keeps what is known by now. */
  keep: (changes: Partial<SetupRecord>) => void;
}

type Application = NonNullable<SetupRecord['application']>;

/** Asks how to get an application until there is one, with its secret stored. */
export async function askApplication(step: ApplicationStep, known: SetupRecord): Promise<void> {
  const { prompter, tenant } = step;
  if (known.application) {
    const { clientId, kind } = known.application;
    prompter.say(`The application ${clientId} is known, and its ${wordFor(kind)} is missing.`);
    return enter(step, known.application);
  }
  for (;;) {
    const way = await prompter.choose(
      'The server runs as an application of your tenant. How do you want to create it?',
      [
        { value: 'make', label: 'Create it for me', hint: 'with a token from the API explorer' },
        { value: 'enter', label: 'I create it in the dashboard', hint: 'or have one' },
      ],
      'make',
    );
    if (way === 'enter') return enterNew(step, known.profile);
    const kind = await askKind(prompter);
    const scopes = await scopesOf(known.profile);
    prompter.say(
      `It gets exactly the ${scopes.length} scopes that ${known.profile ? `the profile ${known.profile}` : 'all tools'} need${known.profile ? 's' : ''}.`,
    );
    const token = await askToken(prompter, step.open, tenant, ['create:clients', 'create:client_grants']);
    try {
      return await make(step, kind, scopes, token);
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      prompter.say(`The application was not created: ${describeFailure(error)}`);
    }
  }
}

const wordFor = (kind: Application['kind']): string => (kind === 'secret' ? 'client secret' : 'private key');

const askKind = (prompter: Prompter): Promise<Application['kind']> =>
  prompter.choose(
    'How does it authenticate?',
    [
      { value: 'secret', label: 'With a client secret' },
      { value: 'private_key', label: 'With a key pair', hint: 'the private half never leaves this machine' },
    ],
    'secret',
  );

async function make(
  step: ApplicationStep,
  kind: Application['kind'],
  scopes: readonly string[],
  token: string,
): Promise<void> {
  const { tenant, prompter, keep } = step;
  const pair = kind === 'private_key' ? makeKeyPair() : undefined;
  const made = await withToken(tenant, token, (client) =>
    makeApplication(client, audienceOf(tenant), scopes, pair?.publicKey),
  );
  const { clientId } = made;
  keep({ application: { clientId, kind, made: true } });
  prompter.say(`Created the application ${clientId} with ${made.granted} scopes.`);
  const secret = pair?.privateKey ?? made.clientSecret;
  if (secret === undefined) return enter(step, { clientId, kind, made: true });
  await keepSecret(step, { clientId, kind }, secret);
}

/** An application that the person makes, or has. */
async function enterNew(step: ApplicationStep, profile: string | undefined): Promise<void> {
  const { prompter, keep } = step;
  const scopes = await scopesOf(profile);
  prompter.say(
    [
      'In the dashboard: Applications > Create Application > Machine to Machine, authorize it for the "Auth0 Management API", and grant these scopes:',
      scopes.join(' '),
    ].join('\n'),
  );
  await show(prompter, step.open, APPLICATIONS);
  const clientId = await prompter.text('Client ID of the application:', {
    check: (id) => (/^[\x21-\x7e]+$/.test(id) ? undefined : 'Copy the Client ID from its settings.'),
  });
  const application = { clientId, kind: await askKind(prompter), made: false };
  keep({ application });
  return enter(step, application);
}

/** The secret of a known application: typed in, or as a key pair of which the person registers the public half. */
async function enter(step: ApplicationStep, { clientId, kind }: Application): Promise<void> {
  const { prompter } = step;
  if (kind === 'secret') {
    const secret = await prompter.secret('Client secret:', (given) =>
      /^[\x21-\x7e]{8,}$/.test(given) ? undefined : 'Copy the whole client secret from its settings.',
    );
    return keepSecret(step, { clientId, kind }, secret);
  }
  const { privateKey, publicKey } = makeKeyPair();
  await keepSecret(step, { clientId, kind }, privateKey);
  prompter.say(
    `In the dashboard, on the Credentials tab of the application, choose Private Key JWT and add this public key (RS256):\n\n${publicKey}`,
  );
  if (!(await prompter.confirm('Is it registered?', true))) throw new Cancelled();
}

async function keepSecret(
  { store, tenant, prompter, keep }: ApplicationStep,
  { clientId, kind }: Pick<Application, 'clientId' | 'kind'>,
  secret: string,
) {
  const word = wordFor(kind);
  const { stored, why } = await store.keep(new URL(tenant.baseUrl).host, clientId, secret);
  keep({ secret: stored });
  prompter.say(
    why === undefined
      ? `The ${word} is in the system keychain.`
      : `${why} So the ${word} is in a file that only your account can read: ${stored.at}`,
  );
}
