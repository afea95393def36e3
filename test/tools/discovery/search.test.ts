/** How well the search finds what people ask for, in their words. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requestsFromSource } from '../../../src/catalog/requests.js';
import { builtInTools } from '../../../src/tools/built-in-tools.js';
import {
  openSearchIndex,
  requestKey,
  searched,
  searchOperations,
} from '../../../src/tools/discovery/search.js';
import { buildToolIndex } from '../../../src/tools/listing/build-index.js';

interface Asked {
  request: string;
  answers: string[];
}

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as Asked[];
const requests = read('search-requests.json');
/** Not learned from: how it does with requests that it was not made for. */
const heldOut = read('search-requests-held-out.json');
/** Tickets as people paste them, with small talk; written before the search was tried with them. */
const long = read('search-requests-long.json');
/** More of these, forwarded e-mails and chats too: for what workflows answer as well as operations. */
const tickets = read('search-requests-tickets.json');

/** For each of our own tools that are not listed, ten requests that were written before the search was tried. */
const own = Object.entries(
  JSON.parse(readFileSync(join(import.meta.dirname, 'search-requests-own.json'), 'utf8')) as Record<
    string,
    string[]
  >,
);

const records = searched({
  records: (await buildToolIndex()).records,
  builtIn: builtInTools.map(({ record }) => record),
});
const learnedFrom = requestsFromSource();
const built = join(import.meta.dirname, '..', '..', '..', 'dist', 'search.json');
const index = openSearchIndex(JSON.parse(readFileSync(built, 'utf8')));
const keyOf = new Map(records.map((r) => [r.name, requestKey(r)]));

function recall(asked: Asked[]): { first: number; five: number; missed: string[] } {
  let first = 0;
  const missed: string[] = [];
  for (const { request, answers } of asked) {
    const found = searchOperations(index, request, { limit: 5, accept: () => true }).map(
      (name) => keyOf.get(name) ?? '',
    );
    if (answers.includes(found[0] ?? '')) first += 1;
    if (!found.some((key) => answers.includes(key))) missed.push(`${request} -> ${found.join(', ')}`);
  }
  return { first: first / asked.length, five: 1 - missed.length / asked.length, missed };
}

describe('the search', () => {
  it('finds the operation among the first five, and mostly first', () => {
    const { first, five, missed } = recall(requests);
    expect(five, missed.join('\n')).toBeGreaterThanOrEqual(0.97);
    expect(first).toBeGreaterThanOrEqual(0.98);
  });

  it('does as well with requests that it was not made for', () => {
    const { first, five, missed } = recall(heldOut);
    expect(five, missed.join('\n')).toBeGreaterThanOrEqual(0.97);
    expect(first).toBeGreaterThanOrEqual(0.84);
  });

  it.each([
    ['a pasted ticket', long],
    ['a forwarded mail or chat', tickets],
  ] as const)('finds what %s is about, however much else it says', (_, set) => {
    expect(set.length).toBeGreaterThanOrEqual(100);
    expect(set.filter(({ request }) => request.length <= 300)).toEqual([]);
    const { first, five, missed } = recall([...set]);
    expect(five, missed.join('\n')).toBeGreaterThanOrEqual(0.96);
    expect(first).toBeGreaterThanOrEqual(0.8);
  });

  it('finds all of them together, short and long', () => {
    const { first, five } = recall([...requests, ...heldOut, ...long, ...tickets]);
    expect(five).toBeGreaterThanOrEqual(0.97);
    expect(first).toBeGreaterThanOrEqual(0.87);
  });

  it.each(own)('finds %s by what it is for', (name, asked) => {
    expect(asked).toHaveLength(10);
    const { five, missed } = recall(asked.map((request) => ({ request, answers: [name] })));
    expect(five, missed.join('\n')).toBe(1);
  });

  it('is asked at least once for every resource, about operations that exist', () => {
    const known = new Map(records.map((r) => [requestKey(r), r.resource]));
    const answers = [...requests, ...heldOut, ...long, ...tickets].flatMap((r) => r.answers);
    expect(answers.filter((key) => !known.has(key))).toEqual([]);
    const asked = new Set(requests.flatMap((r) => r.answers.map((key) => known.get(key))));
    const operations = records.filter(({ method }) => method);
    expect(operations.map((r) => r.resource).filter((resource) => !asked.has(resource))).toEqual([]);
  });

  it('learned from requests for every operation, each said once, and from none that is held out', () => {
    const known = new Set(records.map(requestKey));
    expect(Object.keys(learnedFrom).filter((key) => !known.has(key))).toEqual([]);
    const learnedBy = (r: (typeof records)[number]) => learnedFrom[requestKey(r)] ?? [];
    expect(records.filter((r) => learnedBy(r).length === 0).map((r) => r.name)).toEqual([]);
    expect(
      records.filter((r) => new Set(learnedBy(r)).size < learnedBy(r).length).map((r) => r.name),
    ).toEqual([]);
    const learned = new Set(
      Object.values(learnedFrom)
        .flat()
        .map((request) => request.toLowerCase()),
    );
    const unseen = [
      ...heldOut,
      ...long,
      ...tickets,
      ...own.flatMap(([, of]) => of.map((request) => ({ request }))),
    ];
    expect(unseen.filter(({ request }) => learned.has(request.toLowerCase()))).toEqual([]);
  });

  it('finds nothing that it may not', () => {
    const found = searchOperations(index, 'delete a user', {
      limit: 10,
      accept: (name) => name !== 'delete_user',
    });
    expect(found).not.toContain('delete_user');
    expect(found.length).toBeGreaterThan(0);
  });
});
