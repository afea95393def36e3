/** Reads the file of tenants. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { nearest } from '../../text/nearest.js';
import { ConfigError } from '../errors.js';
import { configFolder } from '../state-folder.js';
import { type TenantEntry, tenantsSchema } from './tenants-schema.js';

/** The user's own file. */
export const defaultTenantsFile = (env: NodeJS.ProcessEnv): string => join(configFolder(env), 'tenants.yaml');

/** All tenants of the file, by name. @throws ConfigError in one line that names the place */
export async function readTenantsFile(file: string): Promise<ReadonlyMap<string, TenantEntry>> {
  let source: string;
  try {
    source = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ConfigError(
      code === 'ENOENT'
        ? `There is no file of tenants ${file}: create it, or name another one with --tenants-file.`
        : `The file of tenants ${file} cannot be read (${code ?? 'error'}).`,
    );
  }
  let data: unknown;
  try {
    data = parse(source);
  } catch (error) {
    const [line = ''] = String((error as Error).message).split('\n');
    throw new ConfigError(`${file}: not YAML: ${line}`);
  }
  const parsed = tenantsSchema.safeParse(data);
  if (!parsed.success) throw new ConfigError(`${file}: ${problem(parsed.error.issues)}`);
  return new Map(Object.entries(parsed.data.tenants));
}

interface Issue {
  code?: string;
  path: PropertyKey[];
  message: string;
  keys?: string[];
}

const KEYS = Object.keys(tenantsSchema.shape.tenants.valueType.shape);
const SECRETS = ['client_secret', 'client_private_key', 'token'];

/** An unknown key says more than what is missing because of it. */
function problem(issues: readonly unknown[]): string {
  const all = issues as readonly Issue[];
  const { code, path, message, keys } = (all.find((one) => one.code === 'unrecognized_keys') ??
    all[0]) as Issue;
  const at = path.map(String).join('.');
  const [key] = code === 'unrecognized_keys' ? (keys ?? []) : [];
  if (key === undefined) return `${at === '' ? '' : `${at}: `}${message}`;
  if (SECRETS.includes(key))
    return `${at}.${key}: secrets do not belong into this file; use ${key}_keychain, ${key}_command or ${key}_file.`;
  const near = nearest(key, path.length === 0 ? ['tenants'] : KEYS);
  return `${at === '' ? '' : `${at}.`}${key}: unknown key${near ? `; did you mean ${near}?` : ''}`;
}

/** The chosen ones. @param names `all`, or names separated by commas @throws ConfigError for an unknown name */
export function chosenTenants(
  all: ReadonlyMap<string, TenantEntry>,
  names: string,
  file: string,
): [string, TenantEntry][] {
  if (names.trim() === 'all') return [...all];
  const wanted = [...new Set(names.split(',').map((one) => one.trim()))];
  return wanted.map((name) => {
    const entry = all.get(name);
    if (entry) return [name, entry];
    const near = nearest(name, all.keys());
    throw new ConfigError(
      `There is no tenant ${JSON.stringify(name)} in ${file}${near ? `; did you mean ${near}?` : ` (it has ${[...all.keys()].join(', ')}).`}`,
    );
  });
}
