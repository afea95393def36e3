/** The tenant's state: named collections with indexes, link tables and singletons, all serialisable. */

/** A stored or answered object. Keys that begin with `$` are the sandbox's own and never leave it (see `visible`). */
export type Doc = Record<string, unknown>;

/** How one kind of document is kept. */
export interface CollectionDeclaration {
  name: string;
  /** Property that identifies a document; `id` when absent. */
  key?: string;
  /** Secondary indexes by name. A function giving several values indexes the document under each. */
  indexes?: Record<string, IndexDeclaration>;
}

export interface IndexDeclaration {
  // biome-ignore lint/suspicious/noExplicitAny: documents are the API's own shapes
  of: (doc: any) => string | readonly string[] | undefined;
  /** A second document with the same value is refused by `insert` and `update` with a UniqueViolation. */
  unique?: boolean;
}

/** A many-to-many table. Deleting a document of `left` or `right` removes its links. */
export interface LinkDeclaration {
  name: string;
  /** Collection of the left keys, such as `roles`. */
  left: string;
  /** Collection of the right keys, such as `users`. */
  right: string;
}

/** Thrown when a unique index already holds the value. */
export class UniqueViolation extends Error {
  readonly collection: string;
  readonly index: string;

  constructor(collection: string, index: string) {
    super(`${collection}: ${index} is taken`);
    this.collection = collection;
    this.index = index;
  }
}

/** Documents of one kind in order of insertion. Documents are replaced, never mutated in place. */
export class Collection {
  readonly name: string;
  readonly key: string;
  readonly #docs = new Map<string, Doc>();
  readonly #declared: [string, IndexDeclaration][];
  readonly #indexes = new Map<string, Map<string, Set<string>>>();
  #deleted: ((doc: Doc) => void) | undefined;

  constructor(declaration: CollectionDeclaration, deleted?: (doc: Doc) => void) {
    this.name = declaration.name;
    this.key = declaration.key ?? 'id';
    this.#declared = Object.entries(declaration.indexes ?? {});
    for (const [name] of this.#declared) this.#indexes.set(name, new Map());
    this.#deleted = deleted;
  }

  get size(): number {
    return this.#docs.size;
  }

  /** Adds a document; throws UniqueViolation when its key or a unique index value is in use. */
  insert(doc: Doc): Doc {
    const id = String(doc[this.key]);
    if (this.#docs.has(id)) throw new UniqueViolation(this.name, this.key);
    this.#checkUnique(doc, id);
    this.#docs.set(id, doc);
    this.#index(doc, id);
    return doc;
  }

  get(id: string): Doc | undefined {
    return this.#docs.get(id);
  }

  has(id: string): boolean {
    return this.#docs.has(id);
  }

  /** Replaces properties (undefined removes one); keeps the place in the order. Returns undefined when absent. */
  update(id: string, changes: Doc): Doc | undefined {
    const old = this.#docs.get(id);
    if (!old) return undefined;
    const next: Doc = { ...old };
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) delete next[name];
      else next[name] = value;
    }
    return this.replace(id, next);
  }

  /** Puts a whole new document in the place of an old one with the same key. */
  replace(id: string, doc: Doc): Doc | undefined {
    const old = this.#docs.get(id);
    if (!old) return undefined;
    this.#checkUnique(doc, id);
    this.#docs.set(id, doc);
    this.#reindex(old, doc, id);
    return doc;
  }

  /** Deletes and runs the cascades. Returns the document, or undefined when there was none. */
  delete(id: string): Doc | undefined {
    const doc = this.#docs.get(id);
    if (!doc) return undefined;
    this.#unindex(doc, id);
    this.#docs.delete(id);
    this.#deleted?.(doc);
    return doc;
  }

  /** All documents in order of insertion. */
  list(): Doc[] {
    return [...this.#docs.values()];
  }

  values(): IterableIterator<Doc> {
    return this.#docs.values();
  }

  keys(): IterableIterator<string> {
    return this.#docs.keys();
  }

  /** Documents under a value of a secondary index, in order of indexing. */
  by(index: string, value: string): Doc[] {
    const ids = this.#table(index).get(value);
    return ids ? Array.from(ids, (id) => this.#docs.get(id) as Doc) : [];
  }

  /** First document under a value of a secondary index. */
  findBy(index: string, value: string): Doc | undefined {
    for (const id of this.#table(index).get(value) ?? []) return this.#docs.get(id);
    return undefined;
  }

  countBy(index: string, value: string): number {
    return this.#table(index).get(value)?.size ?? 0;
  }

  /** Values of an index with the keys under each (read only), for search. */
  indexEntries(index: string): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#table(index);
  }

  clear(): void {
    this.#docs.clear();
    for (const table of this.#indexes.values()) table.clear();
  }

  #table(index: string): Map<string, Set<string>> {
    const table = this.#indexes.get(index);
    if (!table) throw new Error(`collection ${this.name} has no index ${index}`);
    return table;
  }

  #checkUnique(doc: Doc, id: string): void {
    for (const [name, { of, unique }] of this.#declared) {
      if (!unique) continue;
      for (const value of valuesOf(of(doc))) {
        for (const holder of this.#table(name).get(value) ?? []) {
          if (holder !== id) throw new UniqueViolation(this.name, name);
        }
      }
    }
  }

  #index(doc: Doc, id: string): void {
    this.#reindex(undefined, doc, id);
  }

  #unindex(doc: Doc, id: string): void {
    this.#reindex(doc, undefined, id);
  }

  /** Moves a document from its old values to its new ones; under values that stay it keeps its place. */
  #reindex(old: Doc | undefined, doc: Doc | undefined, id: string): void {
    for (const [name, { of }] of this.#declared) {
      const table = this.#table(name);
      const before = old ? valuesOf(of(old)) : [];
      const after = doc ? valuesOf(of(doc)) : [];
      for (const value of before) {
        if (after.includes(value)) continue;
        const ids = table.get(value);
        ids?.delete(id);
        if (ids?.size === 0) table.delete(value);
      }
      for (const value of after) {
        const ids = table.get(value);
        if (ids) ids.add(id);
        else table.set(value, new Set([id]));
      }
    }
  }
}

function valuesOf(value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}

/** Pairs of keys, each with optional data, quick from either side and in order of adding. */
export class LinkTable {
  readonly declaration: LinkDeclaration;
  readonly #byLeft = new Map<string, Map<string, unknown>>();
  readonly #byRight = new Map<string, Set<string>>();

  constructor(declaration: LinkDeclaration) {
    this.declaration = declaration;
  }

  /** Links two keys, or replaces the data of the link; true when it was not there before. */
  add(left: string, right: string, data: unknown = null): boolean {
    const row = this.#byLeft.get(left) ?? new Map<string, unknown>();
    const column = this.#byRight.get(right) ?? new Set<string>();
    const fresh = !row.has(right);
    this.#byLeft.set(left, row.set(right, data));
    this.#byRight.set(right, column.add(left));
    return fresh;
  }

  has(left: string, right: string): boolean {
    return this.#byLeft.get(left)?.has(right) ?? false;
  }

  /** The link's data, or undefined when there is no link. */
  data(left: string, right: string): unknown {
    return this.#byLeft.get(left)?.get(right);
  }

  remove(left: string, right: string): boolean {
    const row = this.#byLeft.get(left);
    if (!row?.delete(right)) return false;
    if (row.size === 0) this.#byLeft.delete(left);
    const column = this.#byRight.get(right);
    column?.delete(left);
    if (column?.size === 0) this.#byRight.delete(right);
    return true;
  }

  /** Keys on the right that are linked with a left one. */
  rights(left: string): string[] {
    return [...(this.#byLeft.get(left)?.keys() ?? [])];
  }

  /** Keys on the left that are linked with a right one. */
  lefts(right: string): string[] {
    return [...(this.#byRight.get(right) ?? [])];
  }

  countRights(left: string): number {
    return this.#byLeft.get(left)?.size ?? 0;
  }

  countLefts(right: string): number {
    return this.#byRight.get(right)?.size ?? 0;
  }

  removeLeft(left: string): void {
    for (const right of this.rights(left)) this.remove(left, right);
  }

  removeRight(right: string): void {
    for (const left of this.lefts(right)) this.remove(left, right);
  }

  *entries(): IterableIterator<[left: string, right: string, data: unknown]> {
    for (const [left, row] of this.#byLeft) for (const [right, data] of row) yield [left, right, data];
  }

  clear(): void {
    this.#byLeft.clear();
    this.#byRight.clear();
  }
}

/** What runs when a document of a collection is deleted. */
export type DeleteHook = (tenant: Tenant, doc: Doc) => void;

export interface TenantDeclarations {
  collections: readonly CollectionDeclaration[];
  links: readonly LinkDeclaration[];
  onDelete: Readonly<Record<string, readonly DeleteHook[]>>;
}

/** Some fields of a document. */
export const fieldsOf = (doc: Doc, names: readonly string[]): Doc =>
  Object.fromEntries(names.map((name) => [name, doc[name]]));

/** The whole state of one tenant. */
export class Tenant {
  readonly #declarations: TenantDeclarations;
  readonly #collections = new Map<string, Collection>();
  readonly #links = new Map<string, LinkTable>();
  readonly #singletons = new Map<string, unknown>();

  constructor(declarations: TenantDeclarations) {
    this.#declarations = declarations;
    for (const declaration of declarations.collections) this.#addCollection(declaration);
    for (const declaration of declarations.links) {
      this.#links.set(declaration.name, new LinkTable(declaration));
    }
  }

  /** A collection by name; an undeclared one is created on first use, with key `id` and no indexes. */
  collection(name: string): Collection {
    return this.#collections.get(name) ?? this.#addCollection({ name });
  }

  /** A declared link table. */
  links(name: string): LinkTable {
    const table = this.#links.get(name);
    if (!table) throw new Error(`no link table ${name} is declared`);
    return table;
  }

  /** A single value, such as settings, or undefined when it was never set. */
  singleton(name: string): unknown {
    return this.#singletons.get(name);
  }

  /** Settings that are kept as a single value; empty when they were never set. */
  settings(name: string): Doc {
    return (this.singleton(name) ?? {}) as Doc;
  }

  /** Sets a single value; undefined removes it. */
  setSingleton(name: string, value: unknown): void {
    if (value === undefined) this.#singletons.delete(name);
    else this.#singletons.set(name, value);
  }

  singletonNames(): string[] {
    return [...this.#singletons.keys()];
  }

  clear(): void {
    for (const collection of this.#collections.values()) collection.clear();
    for (const table of this.#links.values()) table.clear();
    this.#singletons.clear();
  }

  /** The state as records, one small value each, so that a large tenant can be written piece by piece. */
  *records(): IterableIterator<StateRecord> {
    for (const [name, value] of this.#singletons) yield ['s', name, value];
    for (const collection of this.#collections.values()) {
      for (const doc of collection.values()) yield ['d', collection.name, doc];
    }
    for (const table of this.#links.values()) {
      for (const [left, right, data] of table.entries()) {
        yield ['l', table.declaration.name, left, right, data];
      }
    }
  }

  /** Restores one record; unknown link tables are an error. */
  restore(record: StateRecord): void {
    if (record[0] === 's') this.setSingleton(record[1], record[2]);
    else if (record[0] === 'd') this.collection(record[1]).insert(record[2]);
    else this.links(record[1]).add(record[2], record[3], record[4]);
  }

  #addCollection(declaration: CollectionDeclaration): Collection {
    const collection = new Collection(declaration, (doc) => this.#afterDelete(collection, doc));
    this.#collections.set(declaration.name, collection);
    return collection;
  }

  #afterDelete(collection: Collection, doc: Doc): void {
    const id = String(doc[collection.key]);
    for (const table of this.#links.values()) {
      if (table.declaration.left === collection.name) table.removeLeft(id);
      if (table.declaration.right === collection.name) table.removeRight(id);
    }
    for (const hook of this.#declarations.onDelete[collection.name] ?? []) hook(this, doc);
  }
}

/** One piece of a snapshot: a singleton, a document or a link. */
export type StateRecord =
  | ['s', name: string, value: unknown]
  | ['d', collection: string, doc: Doc]
  | ['l', table: string, left: string, right: string, data: unknown];
