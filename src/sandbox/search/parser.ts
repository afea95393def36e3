import { MAX_QUERY_DEPTH } from '../limits.js';
import { type Token, tokenize } from './lexer.js';
import { type QueryNode, QuerySyntaxError } from './syntax.js';

/** Deeper nesting than any person writes; keeps hostile input from exhausting the stack. */
const FIELD_NAME = /^[^*\s]+$/;

type Sign = '+' | '-' | 'not' | undefined;
interface Clause {
  node: QueryNode;
  sign: Sign;
  /** Joined to the clause before it by nothing at all, rather than by OR. */
  implicit: boolean;
}

/**
 * Reads a Lucene query string. `AND` binds tighter than `OR`; clauses that merely stand side by side are joined
 * as Lucene does by default: any of them, all of those marked `+`, none of those marked `-` or `NOT`.
 * Throws QuerySyntaxError.
 */
export function parseQuery(query: string): QueryNode {
  const parser = new Parser(tokenize(query));
  return parser.parse();
}

class Parser {
  private position = 0;
  private depth = 0;

  constructor(private readonly tokens: Token[]) {}

  parse(): QueryNode {
    if (this.tokens.length === 0) throw new QuerySyntaxError('The query is empty');
    const node = this.clauses(undefined);
    const rest = this.tokens[this.position];
    if (rest) throw new QuerySyntaxError(`Unexpected '${rest.kind}' at position ${rest.at}`);
    return node;
  }

  private peek(): Token | undefined {
    return this.tokens[this.position];
  }

  private take(kind: Token['kind']): boolean {
    if (this.peek()?.kind !== kind) return false;
    this.position++;
    return true;
  }

  /** Clauses up to a closing parenthesis or the end. */
  private clauses(field: string | undefined): QueryNode {
    if (++this.depth > MAX_QUERY_DEPTH) throw new QuerySyntaxError('The query is nested too deeply');
    const clauses: Clause[] = [{ ...this.conjunction(field), implicit: false }];
    for (let next = this.peek(); next && next.kind !== ')'; next = this.peek()) {
      const implicit = !this.take('or');
      clauses.push({ ...this.conjunction(field), implicit });
    }
    this.depth--;
    return combine(clauses);
  }

  private conjunction(field: string | undefined): { node: QueryNode; sign: Sign } {
    const first = this.signed(field);
    if (this.peek()?.kind !== 'and') return first;
    const nodes = [negateIfNeeded(first)];
    while (this.take('and')) nodes.push(negateIfNeeded(this.signed(field)));
    return { node: { kind: 'and', nodes }, sign: undefined };
  }

  private signed(field: string | undefined): { node: QueryNode; sign: Sign } {
    const token = this.peek();
    if (token?.kind === '+' || token?.kind === '-') {
      this.position++;
      const next = this.peek();
      if (next?.spaceBefore) throw new QuerySyntaxError(`Dangling '${token.kind}' at position ${token.at}`);
      return { node: this.primary(field), sign: token.kind };
    }
    if (this.take('not')) {
      if (++this.depth > MAX_QUERY_DEPTH) throw new QuerySyntaxError('The query is nested too deeply');
      const inner = this.signed(field);
      this.depth--;
      const node = negateIfNeeded(inner);
      return inner.sign === undefined || inner.sign === '+'
        ? { node, sign: 'not' }
        : { node: negate(node), sign: undefined };
    }
    return { node: this.primary(field), sign: undefined };
  }

  private primary(field: string | undefined): QueryNode {
    const token = this.peek();
    if (!token) throw new QuerySyntaxError('The query ends where a term was expected');
    this.position++;
    switch (token.kind) {
      case '(': {
        const node = this.clauses(field);
        if (!this.take(')')) throw new QuerySyntaxError(`Unbalanced '(' at position ${token.at}`);
        return node;
      }
      case 'phrase':
        if (this.peek()?.kind === ':') throw new QuerySyntaxError(`Unexpected ':' after a phrase`);
        return field === '_exists_'
          ? { kind: 'exists', field: token.text }
          : { kind: 'phrase', field, value: token.text };
      case 'range':
        if (field === undefined) throw new QuerySyntaxError('A range needs a field');
        return {
          kind: 'range',
          field,
          from: { value: openEnd(token.from), inclusive: token.fromIncluded },
          to: { value: openEnd(token.to), inclusive: token.toIncluded },
        };
      case 'word':
        if (this.peek()?.kind === ':') return this.fielded(token, field);
        return wordNode(token.pieces, field);
      default:
        throw new QuerySyntaxError(`Unexpected '${token.kind.toUpperCase()}' at position ${token.at}`);
    }
  }

  private fielded(token: Extract<Token, { kind: 'word' }>, outer: string | undefined): QueryNode {
    this.position++; // the colon
    // Also what `created_at:10:30` runs into: a colon inside a value must be escaped or quoted, as in Lucene.
    if (outer !== undefined) throw new QuerySyntaxError(`A field inside a field at position ${token.at}`);
    const next = this.peek();
    if (!next) throw new QuerySyntaxError(`The field ${token.text} has no value`);
    if (token.text === '*') {
      if (next.kind === 'word' && next.text === '*') {
        this.position++;
        return { kind: 'all' };
      }
      throw new QuerySyntaxError('Wildcards in field names are not supported');
    }
    if (token.pieces.length > 1 || !FIELD_NAME.test(token.text)) {
      throw new QuerySyntaxError('Wildcards in field names are not supported');
    }
    if (next.kind !== 'word' && next.kind !== 'phrase' && next.kind !== 'range' && next.kind !== '(') {
      throw new QuerySyntaxError(`The field ${token.text} has no value`);
    }
    return this.primary(token.pieces[0] as string);
  }
}

const openEnd = (bound: string): string | undefined => (bound === '*' ? undefined : bound);
const negate = (node: QueryNode): QueryNode => ({ kind: 'not', node });

function negateIfNeeded(clause: { node: QueryNode; sign: Sign }): QueryNode {
  return clause.sign === '-' || clause.sign === 'not' ? negate(clause.node) : clause.node;
}

function wordNode(pieces: string[], field: string | undefined): QueryNode {
  if (field === '_exists_') {
    if (pieces.length > 1) throw new QuerySyntaxError('Wildcards in field names are not supported');
    return { kind: 'exists', field: pieces[0] as string };
  }
  if (pieces.length === 1) return { kind: 'term', field, value: pieces[0] as string };
  if (pieces.every((piece) => piece === ''))
    return field === undefined ? { kind: 'all' } : { kind: 'exists', field };
  return { kind: 'wildcard', field, pieces };
}

/** Joins clauses of one level; see parseQuery. */
function combine(clauses: Clause[]): QueryNode {
  const must: QueryNode[] = [];
  const mustNot: QueryNode[] = [];
  const should: QueryNode[] = [];
  clauses.forEach((clause, index) => {
    // `a OR NOT b` is a plain disjunction, `a NOT b` excludes b.
    const besideOther = clause.implicit || (index === 0 && clauses[1]?.implicit === true);
    if (clause.sign === '+') must.push(clause.node);
    else if (clause.sign === '-' || (clause.sign === 'not' && besideOther)) mustNot.push(clause.node);
    else should.push(negateIfNeeded(clause));
  });
  if (must.length === 0 && mustNot.length === 0) {
    return should.length === 1 ? (should[0] as QueryNode) : { kind: 'or', nodes: should };
  }
  const nodes = [...must, ...mustNot.map(negate)];
  if (must.length === 0 && should.length > 0) nodes.push({ kind: 'or', nodes: should });
  return nodes.length === 1 ? (nodes[0] as QueryNode) : { kind: 'and', nodes };
}
