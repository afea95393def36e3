/**
 * Format 1, which is only read: each process had a chain of its own, so that the removal of a whole chain or of what
 * another one had between two of its lines did not always show.
 */
import { canonicalJson } from '../confirm/canonical.js';
import { NO_HASH, sha256 } from './audit-format.js';

export interface V1Line {
  chain: string;
  seq: number;
  prev: string;
  kind: string;
  hash: string;
}

/** Follows the chains of the first format, line by line. */
export class V1Chains {
  readonly #chains = new Map<string, { seq: number; hash: string }>();
  readonly #hashes = new Set([NO_HASH]);

  get count(): number {
    return this.#chains.size;
  }

  /** What is wrong with the next line; undefined when it fits. */
  next(line: V1Line): string | undefined {
    const { hash, ...rest } = line;
    if (sha256(canonicalJson(rest)) !== hash) return 'its contents were modified after it was written';
    const chain = this.#chains.get(line.chain);
    const problem = this.#misfit(line, chain);
    this.#chains.set(line.chain, { seq: line.seq, hash });
    this.#hashes.add(hash);
    return problem;
  }

  #misfit({ seq, prev, kind }: V1Line, chain: { seq: number; hash: string } | undefined): string | undefined {
    if (!chain) {
      if (seq !== 0 || kind !== 'open') return 'lines before it are missing';
      return this.#hashes.has(prev) ? undefined : 'the last line before this chain began is missing';
    }
    if (seq !== chain.seq + 1)
      return seq > chain.seq ? 'lines before it are missing' : 'it is out of order or repeated';
    return prev === chain.hash ? undefined : 'it does not follow from the line before it';
  }
}
