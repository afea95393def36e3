/** The attributes of an assertion: the profile, mapped as the settings say, with what Actions have set over it. */
import { isObject } from '../../../text/is-object.js';
import { userView } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import { type SamlSettings, UPN } from './settings.js';
import { element, type Xml } from './xml/xml.js';

const PREFIX = 'http://schemas.auth0.com/';
const XS = 'http://www.w3.org/2001/XMLSchema';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

export interface Attribute {
  name: string;
  values: unknown[];
}

const valuesOf = (value: unknown): unknown[] =>
  [value].flat().map((one) => (isObject(one) ? JSON.stringify(one) : one));

/** `user_metadata.plan` of a profile. */
function valueAt(user: Doc, path: string): unknown {
  let value: unknown = user;
  for (const name of path.split('.'))
    value = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return value;
}

/** Names of the attributes of a property. */
const namesOf = (mapped: unknown): string[] => [mapped].flat().map(String);

function identityAttributes(user: Doc): Doc {
  const [first] = (user.identities ?? []) as Doc[];
  if (!first) return {};
  const { provider, connection, isSocial } = first;
  return {
    [`${PREFIX}identities/default/provider`]: provider,
    [`${PREFIX}identities/default/connection`]: connection,
    [`${PREFIX}identities/default/isSocial`]: isSocial === true,
  };
}

/** @param client whose id is among the attributes */
export function attributesOf(user: Doc, client: Doc, settings: SamlSettings): Attribute[] {
  const { identities, user_metadata, app_metadata, ...profile } = userView(user);
  const all: Doc = {};
  for (const [property, mapped] of Object.entries(settings.mappings)) {
    const value = valueAt({ ...profile, user_metadata, app_metadata }, property);
    if (value !== undefined) for (const name of namesOf(mapped)) all[name] = value;
  }
  if (settings.createUpnClaim && all[UPN] === undefined && profile.email !== undefined)
    all[UPN] = profile.email;
  if (settings.mapIdentities) Object.assign(all, identityAttributes({ identities }));
  if (settings.passthroughClaimsWithNoMapping) {
    const rest: Doc = { clientID: client.client_id, ...profile };
    for (const [name, value] of Object.entries(rest)) {
      if (Object.hasOwn(settings.mappings, name)) continue;
      all[settings.mapUnknownClaimsAsIs ? name : `${PREFIX}${name}`] = value;
    }
  }
  Object.assign(all, settings.attributes);
  return Object.entries(all)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ({ name, values: valuesOf(value) }));
}

function typeOf(value: unknown, typed: boolean): string {
  if (!typed) return 'xs:anyType';
  if (typeof value === 'boolean') return 'xs:boolean';
  return typeof value === 'number' ? 'xs:double' : 'xs:string';
}

function formatOf(name: string): string {
  const base = 'urn:oasis:names:tc:SAML:2.0:attrname-format:';
  if (/^(https?:|urn:)/.test(name)) return `${base}uri`;
  return /^[A-Za-z_][\w.-]*$/.test(name) ? `${base}basic` : `${base}unspecified`;
}

export function attributeStatement(
  attributes: readonly Attribute[],
  settings: SamlSettings,
): Xml | undefined {
  if (attributes.length === 0) return undefined;
  const { includeAttributeNameFormat: named, typedAttributes: typed } = settings;
  return element(
    'saml:AttributeStatement',
    {},
    attributes.map(({ name, values }) =>
      element(
        'saml:Attribute',
        { Name: name, NameFormat: named ? formatOf(name) : undefined },
        values.map((value) =>
          element(
            'saml:AttributeValue',
            { 'xmlns:xs': XS, 'xmlns:xsi': XSI, 'xsi:type': typeOf(value, typed) },
            value === null || value === undefined ? '' : String(value),
          ),
        ),
      ),
    ),
  );
}

/** The subject: the first of the probes that has a value. */
export function nameIdOf(
  attributes: readonly Attribute[],
  { nameIdentifierProbes: probes }: SamlSettings,
  user: Doc,
): string {
  for (const probe of probes) {
    const value = attributes.find(({ name }) => name === probe)?.values[0];
    if (value !== undefined && value !== null && value !== '') return String(value);
  }
  return String(user.user_id);
}
