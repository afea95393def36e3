/** Where a text occurs within a value: the paths, and what stands around it. */
import { isObject } from '../../../text/is-object.js';

export interface Place {
  /** Such as `callbacks[2]`. */
  path: string;
  /** What stands around the first occurrence in the value there; absent where only the name contains it. */
  around?: string;
  /** Line of the first occurrence, in a text of several lines. */
  line?: number;
  /** Occurrences in the value, where there are several. */
  times?: number;
}

const MASK = /\[redacted\]/g;
/** Characters shown on each side. */
const AROUND = 36;
const MOST_AROUND = 100;

/** The text as it is compared. Redaction marks are no part of it: what is redacted neither matches nor shows. */
const comparable = (text: string): string =>
  text.replace(MASK, (mark) => '\0'.repeat(mark.length)).toLowerCase();

/** All places in a value whose text, or name, contains `wanted`, in any case. The value has to be redacted. */
export function placesOf(value: unknown, wanted: string): Place[] {
  const places: Place[] = [];
  look(value, '', wanted.toLowerCase(), places);
  return places;
}

function look(value: unknown, path: string, wanted: string, places: Place[]): void {
  if (typeof value === 'string' || typeof value === 'number') {
    const place = placeIn(String(value), path, wanted);
    if (place) places.push(place);
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      look(item, `${path}[${index}]`, wanted, places);
    });
  } else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      const at = path === '' ? name : `${path}.${name}`;
      const before = places.length;
      look(item, at, wanted, places);
      if (places.length === before && comparable(name).includes(wanted)) places.push({ path: at });
    }
  }
}

function placeIn(text: string, path: string, wanted: string): Place | undefined {
  const compared = comparable(text);
  const at = compared.indexOf(wanted);
  if (at < 0) return undefined;
  const times = compared.split(wanted).length - 1;
  const line = text.slice(0, at).split('\n').length;
  return {
    path,
    around: excerpt(text, at, wanted.length),
    ...(text.includes('\n') ? { line } : {}),
    ...(times > 1 ? { times } : {}),
  };
}

/** Some text around an occurrence, on one line. */
function excerpt(text: string, at: number, length: number): string {
  const from = Math.max(0, at - AROUND);
  const to = Math.min(text.length, at + Math.min(length, MOST_AROUND) + AROUND);
  const part = text.slice(from, to).replace(/\s+/g, ' ');
  return `${from > 0 ? '…' : ''}${part}${to < text.length ? '…' : ''}`;
}
