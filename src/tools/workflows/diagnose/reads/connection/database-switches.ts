/** What a database is set to do, as far as it decides whether a password or passkey can be right. */
import { isObject } from '../../../../../text/is-object.js';
import type { Doc } from '../../../fields.js';
import type { Connection } from '../../facts.js';

/** Whether a way of signing in is on; undefined: the database does not say. */
function methodOf({ authentication_methods: methods }: Doc, name: string): boolean | undefined {
  const method = isObject(methods) ? methods[name] : undefined;
  return isObject(method) && typeof method.enabled === 'boolean' ? method.enabled : undefined;
}

export type Switches = Pick<Connection, 'passkeys' | 'passwords' | 'scriptsOff' | 'noSelfReset'>;

export function switchesOf(options: Doc): Switches {
  const passkeys = methodOf(options, 'passkey');
  const passwords = methodOf(options, 'password');
  const scripts = isObject(options.customScripts) ? options.customScripts : {};
  const idle = options.enabledDatabaseCustomization !== true && typeof scripts.login === 'string';
  return {
    ...(passkeys === undefined ? {} : { passkeys }),
    ...(passwords === undefined ? {} : { passwords }),
    ...(idle && scripts.login !== '' ? { scriptsOff: true } : {}),
    ...(options.disable_self_service_change_password === true ? { noSelfReset: true } : {}),
  };
}
