/** Changes one entry of a YAML file that another program owns; comments and the order of keys stay. */
import { type Document, parseDocument } from 'yaml';
import { valueAt } from '../../text/values.js';
import { JsonEditError } from './json-edit.js';

function parsed(text: string): Document {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new JsonEditError(`line ${error.linePos?.[0].line ?? 1} is not valid YAML`);
  const value: unknown = document.toJS();
  if (value !== null && (typeof value !== 'object' || Array.isArray(value)))
    throw new JsonEditError('the file does not hold a mapping');
  return document as Document;
}

const written = (document: Document) => document.toString({ lineWidth: 0 });

/** The value at a path of keys, or undefined. @throws JsonEditError */
export const readEntry = (text: string, path: readonly string[]): unknown =>
  valueAt(parsed(text).toJS(), path);

/** The text with the value at the path. @throws JsonEditError */
export function setEntry(text: string, path: readonly string[], value: unknown): string {
  const document = parsed(text);
  const [parent = ''] = path;
  // A key without a value is how an empty list of servers is often written.
  if (document.get(parent) === null) document.delete(parent);
  document.setIn(path, document.createNode(value));
  return written(document);
}

/** The text without the entry, and without a parent that is empty then; empty when nothing is left. @throws JsonEditError */
export function removeEntry(text: string, path: readonly string[]): string {
  const document = parsed(text);
  if (!document.hasIn(path)) return text;
  document.deleteIn(path);
  const [parent = ''] = path;
  const rest = (document.toJS() as Record<string, unknown>)[parent];
  if (rest === null || (typeof rest === 'object' && Object.keys(rest).length === 0)) document.delete(parent);
  const value = document.toJS() as object | null;
  return value === null || Object.keys(value).length === 0 ? '' : written(document);
}
