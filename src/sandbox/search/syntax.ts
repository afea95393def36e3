/** The tree that a Lucene query string is read into, and the error for what cannot be read. */

/** A query that Auth0 would answer with 400; `message` is the reason, without any prefix. */
export class QuerySyntaxError extends Error {
  override readonly name = 'QuerySyntaxError';
}

/** One end of a range; `value` undefined means open (`*`). */
export interface RangeBound {
  value: string | undefined;
  inclusive: boolean;
}

export type QueryNode =
  | { kind: 'all' }
  | { kind: 'and'; nodes: QueryNode[] }
  | { kind: 'or'; nodes: QueryNode[] }
  | { kind: 'not'; node: QueryNode }
  /** A bare word or escaped text. `field` undefined: any of the default fields. */
  | { kind: 'term'; field: string | undefined; value: string }
  | { kind: 'phrase'; field: string | undefined; value: string }
  /** The literal pieces between the `*`s: `jo*n` is `['jo', 'n']`, `*usa` is `['', 'usa']`. */
  | { kind: 'wildcard'; field: string | undefined; pieces: string[] }
  | { kind: 'range'; field: string; from: RangeBound; to: RangeBound }
  | { kind: 'exists'; field: string };
