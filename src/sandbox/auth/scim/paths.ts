/** Attribute paths of SCIM resources (RFC 7644, 3.10): `name.givenName`, `emails[type eq "work"].value`, extensions. */
import { isObject } from '../../../text/is-object.js';
import type { Doc } from '../../state/store.js';

/** Where a value is in a resource. */
interface Place {
  /** The URN of an extension, when it is in one. */
  extension?: string;
  attribute: string;
  /** Which entry of a list: the one whose property has this value. */
  entry?: { name: string; value: unknown };
  part?: string;
}

const EXTENSION = /^(urn:[\w:.-]+:User)[.:](.+)$/;
const PATH = /^(\w+|\$ref)(?:\[(\w+) eq ("(?:[^"\\]|\\.)*"|true|false)\])?(?:\.(\w+))?$/i;

/** Reads a path; undefined for one that is none. */
export function placeOf(path: string): Place | undefined {
  const [, extension, inner] = EXTENSION.exec(path) ?? [];
  const found = PATH.exec(inner ?? path);
  if (!found) return undefined;
  const [, attribute = '', name, value, part] = found;
  return {
    attribute,
    ...(extension === undefined ? {} : { extension }),
    ...(name === undefined
      ? {}
      : {
          entry: {
            name,
            value: JSON.parse(
              String(value).toLowerCase() === 'true' || String(value).toLowerCase() === 'false'
                ? String(value).toLowerCase()
                : String(value),
            ),
          },
        }),
    ...(part === undefined ? {} : { part }),
  };
}

/** Names of attributes are compared without regard to case. */
function keyOf(doc: Doc, name: string): string {
  return Object.keys(doc).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
}

const entryOf = (list: unknown, { name, value }: NonNullable<Place['entry']>): Doc | undefined =>
  (Array.isArray(list) ? list : []).find((one) => isObject(one) && one[keyOf(one, name)] === value) as
    | Doc
    | undefined;

export function readAt(resource: Doc, place: Place): unknown {
  const base = place.extension === undefined ? resource : resource[place.extension];
  if (!isObject(base)) return undefined;
  const value = base[keyOf(base, place.attribute)];
  const found = place.entry ? entryOf(value, place.entry) : value;
  if (place.part === undefined) return found;
  return isObject(found) ? found[keyOf(found, place.part)] : undefined;
}

/** Sets a value, or takes it away when it is undefined. */
export function writeAt(resource: Doc, place: Place, value: unknown): void {
  const base = place.extension === undefined ? resource : childOf(resource, place.extension);
  const key = keyOf(base, place.attribute);
  const holder = holderIn(base, key, place);
  if (holder === undefined) {
    assign(base, key, value);
    return;
  }
  if (place.part !== undefined) assign(holder, keyOf(holder, place.part), value);
  else if (isObject(value)) Object.assign(holder, value);
  else if (value === undefined && Array.isArray(base[key]))
    base[key] = (base[key] as unknown[]).filter((one) => one !== holder);
}

/** The object that has the part, made when it is not there; undefined when the attribute itself is meant. */
function holderIn(base: Doc, key: string, { entry, part }: Place): Doc | undefined {
  if (entry) {
    const known = entryOf(base[key], entry);
    if (known) return known;
    const made: Doc = { [entry.name]: entry.value };
    base[key] = [...(Array.isArray(base[key]) ? (base[key] as unknown[]) : []), made];
    return made;
  }
  return part === undefined ? undefined : childOf(base, key);
}

function childOf(doc: Doc, key: string): Doc {
  const known = doc[key];
  if (isObject(known)) return known as Doc;
  const made: Doc = {};
  doc[key] = made;
  return made;
}

function assign(doc: Doc, key: string, value: unknown): void {
  if (value === undefined || value === null) delete doc[key];
  else doc[key] = value;
}
