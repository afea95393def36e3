/**
 * The one way out: whatever leaves the server (answers, errors, resources, prompts, completions, questions, log and
 * audit lines) passes one of these functions, which work in one order. Hidden characters are shown first, so that
 * nothing hides behind them; then secrets are redacted; then personal data is masked where the policy asks for it.
 */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { isObject } from '../../text/is-object.js';
import { type Masking, maskPii, NO_MASKING } from './masking.js';
import { neutralize, neutralizeDeep } from './neutralize.js';
import { hideOwnSecrets } from './own-secrets.js';
import { redact, redactArguments, redactText } from './redaction.js';

export type { Masking } from './masking.js';
export { maskLines, NO_MASKING } from './masking.js';
export { neutralize, oneLine, quoteLine } from './neutralize.js';
export { guardSecrets } from './own-secrets.js';
export { plainText } from './plain-view.js';
export { redact, redactArguments } from './redaction.js';
export { secretField } from './search-fields.js';
export { isSecretName } from './secret-names.js';
export { mask } from './secret-rules.js';
export { findUnwritable, type Unwritable, type UnwritableKind } from './unwritable.js';

export interface OutgoingOptions {
  /** `METHOD /template` of the operation that a body comes from: its secrets are known by their place. */
  operation?: string;
  /** Personal data to show in part; absent: none. */
  masking?: Masking;
}

/**
 * A value as it may leave: an API body, a structured answer, anything made of JSON types. What needs no change is
 * returned as it is, and the value that was given is never changed.
 */
export function outgoing(value: unknown, { operation, masking = NO_MASKING }: OutgoingOptions = {}): unknown {
  const visible = neutralizeDeep(value);
  return maskPii(redact(visible, { operation }), masking);
}

/**
 * A value for a file that a person asked for: secrets and personal data as in `outgoing`, while hidden characters
 * stay, for nobody reads them off a screen and the data shall be the tenant's own.
 */
export function outgoingData(value: unknown, { operation, masking = NO_MASKING }: OutgoingOptions): unknown {
  return maskPii(redact(value, { operation }), masking);
}

/** Free text as it may leave: an error message, a log line, a sentence; `name=value` pairs are redacted, too. */
export function outgoingText(text: string, masking: Masking = NO_MASKING): string {
  return maskPii(redactText(neutralize(text)), masking) as string;
}

/**
 * Text that is composed already of values that have been shown line by line, such as a question: secrets by their
 * shape and personal data, but no `name: value` pairs, which are what such a text is made of.
 */
export function outgoingPage(text: string, masking: Masking = NO_MASKING): string {
  return outgoing(text, { masking }) as string;
}

/** The arguments of a call as they may be recorded or shown: secrets by the names they have on the wire. */
export function outgoingArguments(
  tool: Pick<ToolRecord, 'binding' | 'method' | 'path'>,
  args: Record<string, unknown>,
): Record<string, unknown> {
  return redactArguments(tool, neutralizeDeep(args) as Record<string, unknown>);
}

/**
 * The same for a tool whose arguments hold calls of other ones, `{operation, arguments}`: each by its own operation.
 *
 * @param find the record of an operation by its name
 */
export function outgoingCalls(value: unknown, find: (name: string) => ToolRecord | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => outgoingCalls(item, find));
  if (!isObject(value)) return value;
  const { operation, arguments: args } = value;
  const tool = typeof operation === 'string' && isObject(args) ? find(operation) : undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      tool && key === 'arguments'
        ? outgoingArguments(tool, args as Record<string, unknown>)
        : outgoingCalls(item, find),
    ]),
  );
}

/** What a logger takes out of its lines; it stands below the policy and is given this. */
export const logScrubber = {
  /** The fields of a line, errors included. */
  fields: (fields: object): object => outgoing(withErrors(fields)) as object,
  text: (message: string): string => outgoingText(message),
  /** A finished line of JSON: nothing but this process's own secrets, whatever wrote them. */
  line: (json: string): string => hideOwnSecrets(json),
};

/** Errors among the fields as plain objects, so that their texts are seen. */
function withErrors(fields: object): object {
  const entries = Object.entries(fields);
  if (!entries.some(([, value]) => value instanceof Error)) return fields;
  return Object.fromEntries(
    entries.map(([key, value]) => [key, value instanceof Error ? plain(value) : value]),
  );
}

function plain(error: Error): Record<string, unknown> {
  return {
    name: error.name,
    message: redactText(error.message),
    ...(error.stack === undefined ? {} : { stack: redactText(error.stack) }),
  };
}
