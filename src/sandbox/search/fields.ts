/** What a kind of document lets a query ask about. */

/** How a field's values are kept and compared. */
export type FieldType =
  /** Like text, and a bare word is also found inside a longer value. */
  | 'words'
  /** The whole value, case does not matter. */
  | 'text'
  /** The whole value, case-sensitive. */
  | 'keyword'
  | 'date'
  | 'number'
  | 'boolean';

export interface FieldModel<T> {
  typeOf(field: string): FieldType;
  /** Fields in which a term without a field is looked for. */
  defaults: readonly string[];
  /** Fields where ranges and wildcards are refused; the answer is what to call them in the error. */
  exactOnly(field: string): string | undefined;
  /** Values that are not in the document itself. */
  derived?: ReadonlyMap<string, (doc: T) => readonly unknown[] | undefined>;
}
