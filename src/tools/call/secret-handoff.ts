/**
 * Passes the secrets in a response to a person without the model: in a new file that only they read and that git
 * ignores. The model sees `[redacted]`, and which fields are in the file.
 */
import { execFile } from 'node:child_process';
import { lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { redact } from '../../policy/outgoing/outgoing.js';
import { envLine } from '../../text/env-line.js';
import { success, type ToolResult } from '../answer/result.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';
import { handedBy } from '../own-arguments.js';
import type { CallContext, Secret } from '../runtime.js';
import { createNew, discard, type NewFile, placeInside } from './new-file.js';

/** Reserved before the call, so that a full disk is detected before a secret is created that cannot be saved. */
const RESERVED_BYTES = 8_192;
const GIT_MS = 5_000;

/** The fields of a response that are hidden from the model. */
export function secretsOf(operation: Operation, body: unknown): Secret[] {
  const found: Secret[] = [];
  const compare = (value: unknown, shown: unknown, path: string[]): void => {
    if (value === shown) return;
    if (typeof value !== 'object' || value === null) {
      if (value !== undefined) found.push({ field: path.join('.'), value: String(value) });
      return;
    }
    for (const [key, item] of Object.entries(value))
      compare(item, (shown as Record<string, unknown> | undefined)?.[key], [...path, key]);
  };
  compare(body, redact(body, { operation: `${operation.method} ${operation.path}` }), []);
  return found;
}

const constantCase = (text: string): string =>
  text
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^a-zA-Z\d]+/g, '_')
    .toUpperCase();

/** The variable name of a secret: `AUTH0_CREATE_CLIENT_CLIENT_SECRET`. */
export const variableName = (tool: string, field: string): string =>
  `AUTH0_${constantCase(`${tool}_${field}`)}`;

interface EnvLines {
  variables: string[];
  text: string;
}

/** The lines of the file; variables have one name each. */
export function envLines(tool: string, secrets: readonly Secret[]): EnvLines {
  const variables: string[] = [];
  const lines = secrets.map(({ field, value }) => {
    const name = variableName(tool, field);
    let unique = name;
    for (let i = 2; variables.includes(unique); i++) unique = `${name}_${i}`;
    variables.push(unique);
    return envLine(unique, value);
  });
  return { variables, text: lines.join('') };
}

/** The nearest folder above that is a git work tree, if any. */
async function workTreeOf(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    if (await lstat(join(at, '.git')).catch(() => undefined)) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** Whether git ignores the file; undefined if git is not available. */
function isIgnored(workTree: string, path: string): Promise<boolean | undefined> {
  // The environment and the repository must not choose another repository, or a program to run.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const args = ['-c', 'core.fsmonitor=false', 'check-ignore', '--quiet', '--', relative(workTree, path)];
  return new Promise((done) => {
    execFile('git', args, { cwd: workTree, env, timeout: GIT_MS }, (error) => {
      const code = (error as { code?: unknown } | null)?.code;
      done(error === null ? true : code === 1 ? false : undefined);
    });
  });
}

/**
 * Names of files that hold secrets, which programs read as such. Under any other name shells, build tools, editors and
 * hosts of assistants may read it as something else: a Makefile, `conftest.py`, `AGENTS.md`.
 */
const HOLDS_SECRETS =
  /^(?:\.env|\.dev\.vars|\.secrets|[\w @+-][\w @+.-]*\.(?:env|vars|secrets))(?:\.[\w-]+)*$/i;
/** The same for a folder; others that begin with a dot belong to a program. */
const MAY_HOLD = /^(?:[^.]|\.(?:env|secrets)(?:\.|$))/i;
/** What a name ends with that is read as what it is, whatever stands before. */
const IS_READ =
  /\.(?:md|mdc|mdx|markdown|[cm]?[jt]sx?|json\w?|ya?ml|toml|py|rb|sh|bash|zsh|fish|ps1|bat|cmd|pl|php|lua|tf|mk)$/i;

/** A file reserved for the secrets of one call. */
export class SecretHandoff {
  readonly #tool: string;
  readonly #path: string;
  #file: NewFile | undefined;

  private constructor(tool: string, path: string) {
    this.#tool = tool;
    this.#path = path;
  }

  /**
   * Checks the location of the file, without creating it.
   *
   * @throws ToolError if the location is not acceptable; nothing has been sent then
   */
  static async at(name: string, tool: string, caller: string, folder: string): Promise<SecretHandoff> {
    if (caller !== 'local') {
      const why = 'save_secrets_to: not available on a shared server, whose folder the person cannot access.';
      throw new ToolError('file_refused', `${why} Nothing was sent.`);
    }
    const path = await placeInside(name, folder);
    if (path.split(/[\\/]/).includes('.git')) throw unsafe(name, 'it is inside the repository’s .git folder');
    // As the links on the way lead, not as it is named.
    const [file = '', ...folders] = relative(await realpath(folder), path)
      .split(/[\\/]/)
      .reverse();
    if (!folders.every((one) => MAY_HOLD.test(one)) || !HOLDS_SECRETS.test(file) || IS_READ.test(file))
      throw unsafe(name, 'programs read such files by themselves');
    if (await lstat(path).catch(() => undefined))
      throw unsafe(name, 'it already exists and will not be overwritten');
    const workTree = await workTreeOf(dirname(path));
    if (workTree !== undefined) {
      const ignored = await isIgnored(workTree, path);
      if (ignored === undefined)
        throw unsafe(
          name,
          'it is in a git repository, and git could not be run to check whether the file is ignored',
        );
      if (!ignored)
        throw unsafe(name, `the enclosing git repository does not ignore it; add it to .gitignore`);
    }
    return new SecretHandoff(tool, path);
  }

  /** Creates the file. @throws ToolError; nothing has been sent then */
  async open(): Promise<void> {
    this.#file = await createNew(this.#path);
    try {
      await this.#file.handle.write(Buffer.alloc(RESERVED_BYTES, '\n'), 0, RESERVED_BYTES, 0);
      await this.#file.handle.sync();
    } catch (error) {
      await this.discard();
      throw unsafe(
        basename(this.#path),
        `it could not be written (${(error as NodeJS.ErrnoException).code})`,
      );
    }
  }

  /** Removes the file if there are no secrets to save. */
  async discard(): Promise<void> {
    if (this.#file) await discard(this.#file);
    this.#file = undefined;
  }

  /**
   * Writes the secrets; the returned text is for the model.
   *
   * @param lines how the file has them; absent: each in a variable that is named after the tool and the field
   */
  async write(
    secrets: readonly Secret[],
    lines: (secrets: readonly Secret[]) => EnvLines = (all) => envLines(this.#tool, all),
  ): Promise<{ fields: Record<string, unknown>; sentence: string }> {
    const file = this.#file;
    if (!file || secrets.length === 0) {
      await this.discard();
      return { fields: {}, sentence: 'The response contains no secret, so no file was written.' };
    }
    this.#file = undefined;
    const { variables, text } = lines(secrets);
    const bytes = Buffer.from(text);
    try {
      // Overwrites the reserved space first, so that the disk has room for it.
      await file.handle.write(bytes, 0, bytes.length, 0);
      await file.handle.truncate(bytes.length);
      await file.handle.sync();
    } catch (error) {
      await discard(file);
      const { code } = error as NodeJS.ErrnoException;
      const sentence = `The call succeeded, but its secrets could not be written to the file (${code}) and are lost. Tell the person.`;
      return { fields: { secrets_saved: false }, sentence };
    }
    await file.handle.close();
    const saved = { file: file.path, fields: secrets.map(({ field }) => field), variables };
    return {
      fields: { secrets_saved: saved },
      sentence: `The person can find ${variables.join(', ')} in ${file.path}; do not open that file.`,
    };
  }
}

/** The response to a call that may contain secrets. */
export interface SecretAnswer {
  operation: Operation;
  args: Record<string, unknown>;
  body: unknown;
}

/** Passes the secrets in a response to the person: on their terminal, or in the reserved file. */
export async function handOver(
  answer: SecretAnswer,
  result: ToolResult,
  handoff: SecretHandoff | undefined,
  call: CallContext,
): Promise<ToolResult> {
  const { operation, body } = answer;
  const secrets = secretsOf(operation, body);
  if (secrets.length > 0) call.revealSecrets?.(operation, secrets);
  if (handoff) {
    const { fields, sentence } = await handoff.write(secrets);
    return success({ ...result.structuredContent, ...fields }, sentence);
  }
  const note = call.revealSecrets ? undefined : aboutUnseen(answer, secrets, call);
  return note === undefined ? result : success({ ...result.structuredContent, note });
}

/** Advice about a newly created secret that nobody has seen, unless Auth0 sends it by e-mail. */
function aboutUnseen(
  { operation, args }: SecretAnswer,
  secrets: readonly Secret[],
  { caller }: CallContext,
): string | undefined {
  if (operation.method !== 'POST' && operation.method !== 'GET') return undefined;
  // Values passed in the call are known to the caller.
  const given = JSON.stringify(Object.values(args));
  const unseen = secrets.filter(({ value }) => !given.includes(JSON.stringify(value)));
  if (unseen.length === 0) return undefined;
  const fields = unseen.map(({ field }) => field).join(', ');
  if (handedBy(operation, args) === 'mail') return `Redacted: ${fields}. Auth0 mails it to the person.`;
  if (operation.method === 'GET')
    return caller === 'local'
      ? `Redacted: ${fields}. To pass it to the person, call again with save_secrets_to.`
      : `Redacted: ${fields}. The person can get it in the Auth0 dashboard.`;
  const instead =
    caller === 'local'
      ? 'If the person needs it, create a new one with save_secrets_to.'
      : 'If the person needs it, they can create a new one in the Auth0 dashboard.';
  return `Redacted, and not shown to anyone: ${fields}. ${instead}`;
}

function unsafe(name: string, why: string): ToolError {
  return new ToolError(
    'file_refused',
    `save_secrets_to: ${JSON.stringify(name)} cannot be used: ${why}. Nothing was sent.`,
    {
      hint: 'Name a new file that git ignores, such as .env.local or auth0.env; ask the person which.',
    },
  );
}
