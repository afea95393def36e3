/** Ranked full-text search over the operations: built once, loaded when first used. */
import MiniSearch, { type Options } from 'minisearch';
import type { ToolRecord } from '../../catalog/tool-record.js';

interface Entry {
  id: string;
  name: string;
  title: string;
  synonyms: string;
  description: string;
  resource: string;
  arguments: string;
}

/** Words that say nothing about which operation is meant. */
const STOP_WORDS = new Set(
  'a an and any are as at be been by can cannot could did do does doing for from get has have he her his how i if in into is it its let like me my need not of on or our please she should show so some that the their them then there they this to us want was we what when where which who why will with would you your'.split(
    ' ',
  ),
);

/** Words of the field that mean the same: what people say -> what the catalogue says. */
const SAME: Record<string, string> = {
  application: 'client',
  app: 'client',
  api: 'resource_server',
  '2fa': 'mfa',
  mfa: 'mfa',
  multifactor: 'mfa',
  '2sv': 'mfa',
  two_factor: 'mfa',
  mail: 'email',
  login: 'login',
  signin: 'login',
  logon: 'login',
  organisation: 'organization',
  org: 'organization',
  authorise: 'authorize',
  authorisation: 'authorization',
  customise: 'customize',
  colour: 'color',
  enrolment: 'enrollment',
  enrol: 'enroll',
  person: 'user',
  people: 'user',
  customer: 'user',
  account: 'user',
  idp: 'connection',
  db: 'database',
  pwd: 'password',
  passcode: 'password',
  perms: 'permission',
  perm: 'permission',
  tenent: 'tenant',
};

/** A light stemmer: plural and common verb endings, so that "blocked users" meets "block a user". */
function stem(word: string): string {
  if (word.length <= 4)
    return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  return word
    .replace(/ies$/, 'y')
    .replace(/(?<=[^aeiou])(sses|shes|ches|xes)$/, (m) => m.slice(0, -2))
    .replace(/(?<!s)s$/, '')
    .replace(/(?<=[a-z]{3})(ing|ed)$/, '')
    .replace(/([bdgklmnprt])\1$/, '$1')
    .replace(/(?<=[a-z]{3})e$/, '');
}

export function processTerm(term: string): string[] | null {
  const word = term.toLowerCase().replace(/^'+|'+$|'s$/g, '');
  if (word.length < 2 || STOP_WORDS.has(word)) return null;
  const plain = stem(word);
  const same = SAME[word] ?? SAME[plain];
  return same && same !== plain ? [plain, stem(same)] : [plain];
}

export const SEARCH_OPTIONS: Options<Entry> = {
  fields: ['name', 'title', 'synonyms', 'description', 'resource', 'arguments'],
  tokenize: (text) => text.split(/[^\p{L}\p{N}']+/u).filter(Boolean),
  processTerm,
  searchOptions: {
    boost: { name: 4, title: 4, synonyms: 3.5, description: 1.6, resource: 1.5, arguments: 0.5 },
    prefix: (term) => term.length >= 5,
    fuzzy: (term) => (term.length >= 6 ? 0.15 : false),
    weights: { prefix: 0.3, fuzzy: 0.2 },
    combineWith: 'OR',
  },
};

/** The index, ready to be saved as JSON. */
export function buildSearchIndex(records: readonly ToolRecord[]): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>(SEARCH_OPTIONS);
  for (const record of records) {
    index.add({
      id: record.name,
      name: record.name.replaceAll('_', ' '),
      title: record.title,
      synonyms: record.synonyms.join(' , '),
      description: record.description,
      resource: `${record.resource.replaceAll('-', ' ')} ${record.toolset.replaceAll('-', ' ')}`,
      arguments: Object.keys(record.binding).join(' ').replaceAll('_', ' '),
    });
  }
  return index;
}
