/** What a project needs to use its application: settings, packages and steps, and the .env file with them. */
import { randomBytes } from 'node:crypto';
import { envLine } from '../../../text/env-line.js';
import type { Secret } from '../../runtime.js';
import { addressesOf } from './application.js';
import type { ConnectApplication } from './connect-arguments.js';
import type { EnvironmentValue, Framework } from './frameworks.js';

type Json = Record<string, unknown>;
type Values = Readonly<Record<Exclude<EnvironmentValue, 'client_secret' | 'random_32_bytes'>, string>>;

export interface Project {
  framework: Framework;
  given: ConnectApplication;
  tenant: string;
  clientId: string;
}

function valuesOf({ framework, given, tenant, clientId }: Project): Values {
  const { callbacks } = addressesOf(framework, given.url, tenant);
  return {
    domain: tenant,
    issuer: `https://${tenant}/`,
    client_id: clientId,
    url: given.url.replace(/\/+$/, ''),
    callback: callbacks[0] ?? '',
  };
}

/** The settings by name; `secret` and `random` stand for what the model does not get. */
function environment(project: Project, secret: string, random: () => string): Record<string, string> {
  const values: Readonly<Record<string, string>> = valuesOf(project);
  return Object.fromEntries(
    Object.entries(project.framework.env).map(([name, from = '']) => [
      name,
      from === 'client_secret' ? secret : from === 'random_32_bytes' ? random() : (values[from] ?? ''),
    ]),
  );
}

/** The lines of the .env file, in the framework's names. */
export function envFile(project: Project, secrets: readonly Secret[]): { variables: string[]; text: string } {
  const secret = secrets.find(({ field }) => field === 'client_secret')?.value ?? '';
  const settings = environment(project, secret, () => randomBytes(32).toString('hex'));
  return {
    variables: Object.keys(settings),
    text: Object.entries(settings)
      .map(([name, value]) => envLine(name, value))
      .join(''),
  };
}

/** What the assistant does in the project, as facts. @param saved the .env file was written with all settings */
export function projectFacts(
  project: Project,
  saved: boolean,
  existed: boolean,
  notes: readonly string[],
): Json {
  const { framework, given } = project;
  const file = `in ${given.save_secrets_to}`;
  const secret = saved
    ? file
    : existed
      ? 'not shown again; rotate_client_secret with save_secrets_to makes a new one'
      : 'not shown: copy it from the dashboard, or rotate it with save_secrets_to';
  const random = saved ? file : 'a new random value, such as of "openssl rand -hex 32"';
  return {
    framework: framework.title,
    packages: framework.packages,
    environment: environment(project, secret, () => random),
    ...(given.api
      ? {
          api: {
            audience: given.api.identifier,
            scopes: given.api.scopes ?? [],
            use: 'Send audience and scope as authorization parameters: the access token is for this API then.',
          },
        }
      : {}),
    steps: [...framework.steps, ...notes],
    source: framework.source,
  };
}
