/**
 * Gives a person the secrets of an answer without the model: in a new file that they read, which a repository
 * would not take in. The model sees `[redacted]`, and which fields are in the file.
 */
import { execFile } from 'node:child_process';
import { lstat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { redact } from '../../policy/outgoing/outgoing.js';
import { success, type ToolResult } from '../answer/result.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';
import type { CallContext, Secret } from '../runtime.js';
import { createNew, discard, type NewFile, placeInside } from './new-file.js';

/** Written ahead of the call, so that a full disk is known before a secret exists that nobody could keep. */
const RESERVED_BYTES = 8_192;
const GIT_MS = 5_000;

/** What the model does not get to see of an answer, field by field. */
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

/** Name of a secret's variable: `AUTH0_CREATE_CLIENT_CLIENT_SECRET`. */
export const variableName = (tool: string, field: string): string =>
  `AUTH0_${constantCase(`${tool}_${field}`)}`;

/** A value as shells and dotenv readers take it literally. */
function quoted(value: string): string {
  if (!/["$`\\\n\r]/.test(value)) return `"${value}"`;
  if (!/['\n\r]/.test(value)) return `'${value}'`;
  const escaped = value
    .replace(/["$`\\]/g, '\\$&')
    .replace(/\r/g, '\\r')
    .replace(/\n/g, '\\n');
  return `"${escaped}"`;
}

/** The lines of the file; variables have one name each. */
export function envLines(tool: string, secrets: readonly Secret[]): { variables: string[]; text: string } {
  const variables: string[] = [];
  const lines = secrets.map(({ field, value }) => {
    const name = variableName(tool, field);
    let unique = name;
    for (let i = 2; variables.includes(unique); i++) unique = `${name}_${i}`;
    variables.push(unique);
    return `${unique}=${quoted(value)}\n`;
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

/** Whether git would leave the file out; undefined when there is no git to ask. */
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

/** A file that waits for the secrets of one call. */
export class SecretHandoff {
  readonly #tool: string;
  readonly #path: string;
  #file: NewFile | undefined;

  private constructor(tool: string, path: string) {
    this.#tool = tool;
    this.#path = path;
  }

  /**
   * Checks the place of the file, without making it.
   *
   * @throws ToolError saying what is wrong with it; then nothing has been sent
   */
  static async at(name: string, tool: string, caller: string, folder: string): Promise<SecretHandoff> {
    if (caller !== 'local') {
      const why = 'save_secrets_to: this server serves others too, and its folder is not the person’s.';
      throw new ToolError('file_refused', `${why} Nothing was sent.`);
    }
    const path = await placeInside(name, folder);
    if (path.split(/[\\/]/).includes('.git')) throw unsafe(name, 'it lies in the repository’s own folder');
    if (await lstat(path).catch(() => undefined))
      throw unsafe(name, 'it exists already, and is not overwritten');
    const workTree = await workTreeOf(dirname(path));
    if (workTree !== undefined) {
      const ignored = await isIgnored(workTree, path);
      if (ignored === undefined)
        throw unsafe(
          name,
          'it lies in a git repository, and git could not be asked whether it ignores the file',
        );
      if (!ignored)
        throw unsafe(name, `the git repository around it does not ignore it; a line in .gitignore would do`);
    }
    return new SecretHandoff(tool, path);
  }

  /** Makes the file. @throws ToolError; then nothing has been sent */
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

  /** Removes the file, when there is nothing to hand over. */
  async discard(): Promise<void> {
    if (this.#file) await discard(this.#file);
    this.#file = undefined;
  }

  /** Writes the secrets; what it returns is for the model. */
  async write(secrets: readonly Secret[]): Promise<{ fields: Record<string, unknown>; sentence: string }> {
    const file = this.#file;
    if (!file || secrets.length === 0) {
      await this.discard();
      return { fields: {}, sentence: 'The answer holds no secret, so no file was written.' };
    }
    this.#file = undefined;
    const { variables, text } = envLines(this.#tool, secrets);
    const bytes = Buffer.from(text);
    try {
      // Over the reserved room first, so that the disk has place for it.
      await file.handle.write(bytes, 0, bytes.length, 0);
      await file.handle.truncate(bytes.length);
      await file.handle.sync();
    } catch (error) {
      await discard(file);
      const { code } = error as NodeJS.ErrnoException;
      const sentence = `It was done, but its secrets could not be written to the file (${code}), and nobody has them now. Tell the person.`;
      return { fields: { secrets_saved: false }, sentence };
    }
    await file.handle.close();
    const saved = { file: file.path, fields: secrets.map(({ field }) => field), variables };
    return {
      fields: { secrets_saved: saved },
      sentence: `The person finds ${variables.join(', ')} in ${file.path}; do not open that file.`,
    };
  }
}

/** The answer to a call that may hold secrets. */
export interface SecretAnswer {
  operation: Operation;
  args: Record<string, unknown>;
  body: unknown;
}

/** Hands the secrets of an answer to the person: shown at their terminal, or written to the file that waits. */
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

/** What to do about a secret that was just made and that nobody has seen, unless Auth0 sends it by e-mail. */
function aboutUnseen(
  { operation, args }: SecretAnswer,
  secrets: readonly Secret[],
  { caller }: CallContext,
): string | undefined {
  if (operation.method !== 'POST') return undefined;
  // What the call itself brought is known to whoever made it.
  const given = JSON.stringify(Object.values(args));
  const unseen = secrets.filter(({ value }) => !given.includes(JSON.stringify(value)));
  if (unseen.length === 0) return undefined;
  const fields = unseen.map(({ field }) => field).join(', ');
  const instead =
    caller === 'local'
      ? 'Only where the person needs it themselves, have a new one made with save_secrets_to.'
      : 'Where the person needs it themselves, they can make one in the Auth0 dashboard.';
  return `Masked, and shown to nobody here: ${fields}. ${instead}`;
}

function unsafe(name: string, why: string): ToolError {
  return new ToolError(
    'file_refused',
    `save_secrets_to: ${JSON.stringify(name)} cannot be used: ${why}. Nothing was sent.`,
    {
      hint: 'Ask the person for the name of a new file that git ignores.',
    },
  );
}
