/** The fields of a form: how each is shown, and what is read of it. */
import { type Html, html } from '../../../text/html.js';
import { MAIL_ADDRESS } from '../../../text/mail-address.js';
import type { Doc } from '../../state/store.js';

type Fields = Readonly<Record<string, unknown>>;

interface Field {
  show(field: Doc, value: unknown): Html;
  /** What the person entered; undefined for nothing. */
  read(field: Doc, given: Fields): unknown;
}

const configOf = (field: Doc): Doc => (field.config ?? {}) as Doc;
const optionsOf = (field: Doc): { value: string; label: string }[] =>
  ((configOf(field).options ?? []) as Doc[]).map(({ value, label }) => ({
    value: String(value),
    label: String(label ?? value),
  }));
const idOf = (field: Doc): string => String(field.id);
const required = (field: Doc): Html | false => field.required === true && html` required`;
const shownValue = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const textIn = (field: Doc, given: Fields): string | undefined => {
  const value = given[idOf(field)];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const label = (field: Doc): Html =>
  html`<label for="${idOf(field)}">${String(field.label ?? field.id)}</label>`;

const input = (type: string, read: Field['read'] = textIn): Field => ({
  show: (field, value) =>
    html`${label(field)}
<input id="${idOf(field)}" name="${idOf(field)}" type="${type}" placeholder="${shownValue(configOf(field).placeholder)}" value="${type === 'password' ? '' : shownValue(value)}"${required(field)}>`,
  read,
});

const text: Field = {
  show: (field, value) =>
    configOf(field).multiline === true
      ? html`${label(field)}
<textarea id="${idOf(field)}" name="${idOf(field)}" rows="4"${required(field)}>${shownValue(value)}</textarea>`
      : input('text').show(field, value),
  read: textIn,
};

const checkbox = (name: string, shown: unknown, checked: boolean): Html =>
  html`<label><input type="checkbox" name="${name}" value="true"${checked && html` checked`}> ${String(shown)}</label>`;

const boolean: Field = {
  show: (field, value) => checkbox(idOf(field), field.label ?? field.id, value === true || value === 'true'),
  read: (field, given) => given[idOf(field)] === 'true',
};

const legal: Field = {
  show: (field, value) =>
    checkbox(idOf(field), configOf(field).text ?? field.label ?? field.id, value === true),
  read: (field, given) => (given[idOf(field)] === 'true' ? true : undefined),
};

/** One of several options, or some of them: a box for each, as forms send one value a name. */
const choice = (as: 'radio' | 'select'): Field => ({
  show: (field, value) => {
    const chosen = new Set([value].flat().map(String));
    const options = optionsOf(field);
    if (configOf(field).multiple === true) {
      const boxes = options.map((one) =>
        checkbox(`${idOf(field)}:${one.value}`, one.label, chosen.has(one.value)),
      );
      return html`<fieldset><legend>${String(field.label ?? field.id)}</legend>${boxes}</fieldset>`;
    }
    if (as === 'select') {
      const shown = options.map(
        (one) =>
          html`<option value="${one.value}"${chosen.has(one.value) && html` selected`}>${one.label}</option>`,
      );
      return html`${label(field)}<select id="${idOf(field)}" name="${idOf(field)}"${required(field)}><option value=""></option>${shown}</select>`;
    }
    const radios = options.map(
      (one) =>
        html`<label><input type="radio" name="${idOf(field)}" value="${one.value}"${chosen.has(one.value) && html` checked`}> ${one.label}</label>`,
    );
    return html`<fieldset><legend>${String(field.label ?? field.id)}</legend>${radios}</fieldset>`;
  },
  read: (field, given) => {
    if (configOf(field).multiple !== true) return textIn(field, given);
    const chosen = optionsOf(field).filter(({ value }) => given[`${idOf(field)}:${value}`] === 'true');
    return chosen.length > 0 ? chosen.map(({ value }) => value) : undefined;
  },
});

const numberIn: Field['read'] = (field, given) => {
  const typed = textIn(field, given);
  return typed === undefined || Number.isNaN(Number(typed)) ? typed : Number(typed);
};

const FIELDS: Readonly<Record<string, Field>> = {
  TEXT: text,
  EMAIL: input('email'),
  TEL: input('tel'),
  URL: input('url'),
  DATE: input('date'),
  PASSWORD: input('password'),
  NUMBER: input('number', numberIn),
  BOOLEAN: boolean,
  LEGAL: legal,
  CHOICE: choice('radio'),
  CARDS: choice('radio'),
  DROPDOWN: choice('select'),
};

/** The field of a component; undefined for one that the sandbox does not show. */
export const fieldOf = ({ category, type }: Doc): Field | undefined =>
  category === 'FIELD' && Object.hasOwn(FIELDS, String(type)) ? FIELDS[String(type)] : undefined;

const FORMATS: Readonly<Record<string, [pattern: RegExp, what: string]>> = {
  EMAIL: [MAIL_ADDRESS, 'an email address'],
  TEL: [/^\+?[\d\s().-]{4,}$/, 'a phone number'],
  URL: [/^https?:\/\/\S+$/, 'an address that begins with https://'],
  DATE: [/^\d{4}-\d{2}-\d{2}/, 'a date'],
  NUMBER: [/^-?\d+(\.\d+)?$/, 'a number'],
};

/** What is wrong with the value of a field. */
export function wrongWith(field: Doc, value: unknown): string | undefined {
  const name = String(field.label ?? field.id);
  const { min_length, max_length, min_value, max_value } = configOf(field);
  const missing =
    value === undefined || (field.type === 'BOOLEAN' && value === false && field.required === true);
  if (missing) return field.required === true ? `${name}: this is required.` : undefined;
  const [pattern, what] = FORMATS[String(field.type)] ?? [];
  if (pattern && !pattern.test(String(value))) return `${name}: enter ${what}.`;
  const { length } = String(value);
  if (typeof min_length === 'number' && length < min_length)
    return `${name}: enter at least ${min_length} characters.`;
  if (typeof max_length === 'number' && length > max_length)
    return `${name}: enter at most ${max_length} characters.`;
  if (typeof min_value === 'number' && Number(value) < min_value)
    return `${name}: enter ${min_value} or more.`;
  if (typeof max_value === 'number' && Number(value) > max_value)
    return `${name}: enter ${max_value} or less.`;
  const options = optionsOf(field).map((one) => one.value);
  if (options.length > 0 && ![value].flat().every((one) => options.includes(String(one))))
    return `${name}: choose one of the options.`;
  return undefined;
}
