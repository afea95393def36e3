/** Judges log events by the published schema of tenant logs. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import published from './log-schema.json' with { type: 'json' };

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
const checks = new Map<string, ValidateFunction>();
const types: Readonly<Record<string, object>> = published.types;

/** Whether the schema describes events of a type. */
export const isPublished = (type: string): boolean => Object.hasOwn(types, type);

/** What is wrong with an event; nothing when the schema does not describe its type. */
export function eventErrors(event: { type: string }): string[] {
  const { type } = event;
  if (!isPublished(event.type)) return [];
  let check = checks.get(event.type);
  if (!check) {
    check = ajv.compile(types[event.type] as object);
    checks.set(event.type, check);
  }
  if (check(event)) return [];
  const { errors } = check;
  return (errors ?? []).map(({ instancePath, message }) => `${type}${instancePath} ${message}`);
}
