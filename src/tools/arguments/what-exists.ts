/** What the API requires of other objects, looked up before a person is asked: a question about nothing is no use. */
import type { Wire } from '../../catalog/wire.js';
import { type PreviewReader, readOne } from '../../policy/confirm/preview-read.js';
import { isObject } from '../../text/is-object.js';
import { ToolError } from '../errors.js';

type Json = Record<string, unknown>;
type Check = (body: Json, read: PreviewReader) => Promise<void>;

const refusal = (message: string, hint: string): ToolError =>
  new ToolError('invalid_arguments', `${message} Nothing was changed.`, { hint });

/** By strategy: the sets of arguments of which one is needed; a database has its own rule for passwords. */
const IDENTIFIERS: Readonly<Record<string, readonly string[]>> = {
  auth0: ['email', 'username', 'phone_number'],
  email: ['email'],
  sms: ['phone_number'],
};

/** Whether people of the database sign in with passwords. */
function hasPasswords({ options }: Json): boolean {
  const methods = isObject(options) ? options.authentication_methods : undefined;
  const password = isObject(methods) ? methods.password : undefined;
  return !(isObject(password) && password.enabled === false);
}

/** A user of a database needs a password; of any connection, what people sign in with. */
const newUser: Check = async (body, read) => {
  const { connection: name, password } = body;
  const query = { name: String(name), fields: 'name,strategy,options' };
  const reading = await readOne(read, '/connections', {}, query);
  if (reading.kind !== 'found' || !Array.isArray(reading.value)) return;
  const connection = reading.value.filter(isObject).find((one) => one.name === name);
  if (!connection && reading.value.length === 0)
    throw refusal(`There is no connection ${JSON.stringify(name)}.`, 'list_connections shows their names.');
  if (!connection) return;
  const { strategy } = connection;
  const identifiers = IDENTIFIERS[String(strategy)];
  if (identifiers?.every((one) => body[one] === undefined))
    throw refusal(
      `create_user needs ${identifiers.join(' or ')} for the connection ${JSON.stringify(name)}.`,
      'Add what is missing and retry.',
    );
  if (strategy === 'auth0' && password === undefined && hasPasswords(connection))
    throw refusal(
      `create_user needs password: the connection ${JSON.stringify(name)} is a database.`,
      'Give a long random one, then create_password_change_ticket: with its link the person sets their own.',
    );
};

/** Permissions that are given have to exist in their API. */
const existingPermissions: Check = async ({ permissions }, read) => {
  const wanted = (Array.isArray(permissions) ? permissions : []).filter(isObject);
  for (const api of new Set(wanted.map((entry) => String(entry.resource_server_identifier)))) {
    const reading = await readOne(read, '/resource-servers/{id}', { id: api });
    if (reading.kind === 'absent')
      throw refusal(
        `There is no API ${JSON.stringify(api.slice(0, 200))}.`,
        'list_resource_servers shows their identifiers.',
      );
    if (reading.kind !== 'found' || !isObject(reading.value)) continue;
    const { id, identifier, scopes } = reading.value;
    if (identifier !== api && id !== api) continue;
    const known = new Set((Array.isArray(scopes) ? scopes : []).map((scope) => scope?.value));
    const missing = wanted
      .filter((entry) => entry.resource_server_identifier === api && !known.has(entry.permission_name))
      .map((entry) => String(entry.permission_name));
    if (missing.length > 0)
      throw refusal(
        `The API ${JSON.stringify(api)} has no permission ${missing.map((name) => JSON.stringify(name.slice(0, 200))).join(', ')}.`,
        'get_resource_server shows its permissions; update_resource_server with apply: "add" and scopes adds one.',
      );
  }
};

/** `METHOD /path` -> what is looked up. */
const CHECKS: Readonly<Record<string, Check>> = {
  'POST /users': newUser,
  'POST /roles/{id}/permissions': existingPermissions,
  'POST /users/{id}/permissions': existingPermissions,
};

/**
 * Looks up what the call needs to be there. What cannot be read is left to the API.
 *
 * @throws ToolError `invalid_arguments` that says what is missing
 */
export async function assertExists({ tool, body }: Wire, read: PreviewReader): Promise<void> {
  const check = CHECKS[`${tool.method} ${tool.path}`];
  if (!check || !isObject(body)) return;
  try {
    await check(body, read);
  } catch (error) {
    if (error instanceof ToolError) throw error;
  }
}
