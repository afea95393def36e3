/**
 * What each operation that changes something does to the tenant, as reviewed data: `catalog/changes/<resource>.json`,
 * keyed by `METHOD /path`. The policy layer reads it to name the effects of a call, to keep what a partial update
 * would drop, and to know how a change is taken back.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFile } from './built-file.js';

/** The closed list of high-impact effects; `unknown` is a field that the catalogue does not know. */
export const EFFECTS = [
  'privileges',
  'credentials',
  'sign_in',
  'code',
  'egress',
  'loss',
  'lock_out',
  'weakens',
  'reach',
  'irreversible',
  'unknown',
] as const;
export type Effect = (typeof EFFECTS)[number];

/**
 * Which change of a field has the effect. `set`: any. `added`: a value or list entry that was not there, or another
 * value. `removed`: a value or list entry that is gone. `on`/`off`: becomes true / becomes false or absent.
 * `raised`/`lowered`: a number, or a value of `order`. `added` and `on` are assumed where the present value could not
 * be read, and so are the others.
 */
export type When = 'set' | 'added' | 'removed' | 'on' | 'off' | 'raised' | 'lowered';

export interface FieldEffect {
  effect: Effect;
  when?: When;
  /** What holds where the field has no value. */
  unset?: string | number | boolean;
  /** The field's values from the lowest to the highest, where they are no numbers. */
  order?: readonly string[];
}

/** `plain`: a name, a description, a note: no high-impact effect. */
export type FieldEntry = 'plain' | Effect | FieldEffect | readonly (Effect | FieldEffect)[];

/**
 * What the API does with a field that an update names. `replace`: the value given is the whole new value (lists and
 * objects included). `root-merge`: first-level members given are set, null removes one, the others stay. `merge`:
 * members stay at any depth.
 */
export type ApiMerge = 'replace' | 'root-merge' | 'merge';

/** `update`: fields left out stay. `replace`: the body is the whole new state. `act`: anything else. */
export type ChangeKind = 'create' | 'update' | 'replace' | 'delete' | 'link' | 'unlink' | 'act';

/** References are `path.id`, `query.email`, `body.roles`, `before.name`, `answer.client_id`. */
export type References = Readonly<Record<string, string>>;

/** How a shown entry of a list is named when it is sent. */
export interface EntryForms {
  /**
   * Dotted place in the sent entry -> `$place` in the shown one, or a literal. Each form names the same entry; what is
   * kept is sent in the first.
   */
  forms: readonly References[];
  /** Members that are sent as they are shown. */
  also?: readonly string[];
}

export interface ChangeFacts {
  kind: ChangeKind;
  /** The read that shows the object as it is, as `GET /path`; absent where the API has none. */
  object?: string;
  /** Parameter or query parameter of that read -> reference; those of the same name need no entry. */
  params?: References;
  /** Dotted place in the read's answer that corresponds to the body; absent: the answer itself. */
  within?: string;
  /** For a read whose answer has other names: body field -> dotted place in the answer. */
  readAs?: Readonly<Record<string, string>>;
  /** Fields of the body (or all but some) that the read shows only to a token with one of these scopes. */
  shownWith?: readonly {
    fields?: readonly string[];
    except?: readonly string[];
    scopes: readonly string[];
  }[];
  /** For lists whose entries are sent in another form than they are shown: body field -> how. */
  entries?: Readonly<Record<string, EntryForms>>;
  /** For a read whose answer is a list: the entry meant is the one whose `key` equals the reference `is`. */
  entry?: { key: string; is: string };
  /** Fields that an update resets when they are left out: sent again as they are. */
  resend?: readonly string[];
  /** Dotted body path -> what the API does with it; `replace` where nothing is said. */
  merge?: Readonly<Record<string, ApiMerge>>;
  /** Dotted body paths (or `query.x`) that reads never show, such as a provider's credentials. */
  hidden?: readonly string[];
  /** Body fields that are no part of the object, such as whether to send a message. */
  apart?: readonly string[];
  /** Dotted places of the object that an update may alter along with what it names, and that no call puts back. */
  lasting?: readonly string[];
  /** What a thing that is made again lacks, or has another of -> reference to what tells that there was any. */
  notRemade?: References;
  /**
   * Dotted body path (or `query.x`) -> effects of changing it; the longest matching prefix counts, `*` is the rest of
   * the body. A list's entries have the path of the list.
   */
  effects: Readonly<Record<string, FieldEntry>>;
  /** Effects of any call, whatever its arguments. */
  always?: readonly Effect[];
  /** Names of functions in `src/policy/change/effects/` that look at the whole change. */
  computed?: readonly string[];
  /** It concerns the sign-in of everybody: the person types the name. */
  everybody?: boolean;
  /** For `link` and `unlink`: the list as it is, the body field that holds the entries, and their identity. */
  relation?: {
    list: string;
    /** Its place in the answer, where there may be other lists. */
    within?: string;
    body: string;
    /** A member's name, or several with spaces between. */
    key: string;
    params?: References;
    /** The list also shows entries held through something else (`sources`), which are not part of the relation. */
    direct?: true;
  };
  /** The operation that takes the change back, and where its arguments come from (wire names -> reference). */
  inverse?: {
    operation: string;
    path?: References;
    body?: References;
    query?: References;
    /** Reference to a list: one call is made for each of its entries, which are `each` then. */
    each?: string;
  };
  /** Why it cannot be undone, in a sentence; said in the question. */
  cannotUndo?: string;
}

export type ChangeCatalog = Readonly<Record<string, ChangeFacts>>;

/** The reviewed data of the folder `catalog/`, all resources in one record. Throws where two files name one operation. */
export function changesFromSource(catalog = join(import.meta.dirname, '..', '..', 'catalog')): ChangeCatalog {
  const folder = join(catalog, 'changes');
  const all: Record<string, ChangeFacts> = {};
  for (const name of readdirSync(folder).sort()) {
    const file = JSON.parse(readFileSync(join(folder, name), 'utf8')) as ChangeCatalog;
    for (const [operation, facts] of Object.entries(file)) {
      if (Object.hasOwn(all, operation)) throw new Error(`catalog/changes: ${operation} is listed twice`);
      all[operation] = facts;
    }
  }
  return all;
}

let loaded: ChangeCatalog | undefined;

/** Facts about all changes, read once per process when the first call changes something. */
export function loadChangeFacts(): ChangeCatalog {
  if (loaded) return loaded;
  const compiled = builtFile('changes.json');
  loaded = compiled ? (JSON.parse(readFileSync(compiled, 'utf8')) as ChangeCatalog) : changesFromSource();
  return loaded;
}
