/** The settings of a SAML response: the application's addon, with what Actions have changed. */
import { isObject } from '../../../text/is-object.js';
import type { Command } from '../../runtime/protocol.js';
import type { Doc } from '../../state/store.js';

const CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';

/** Profile properties by the names that their attributes have. Source: auth0.com/docs, Customize SAML Assertions. */
const MAPPINGS: Readonly<Record<string, unknown>> = {
  user_id: `${CLAIMS}/nameidentifier`,
  email: `${CLAIMS}/emailaddress`,
  name: `${CLAIMS}/name`,
  given_name: `${CLAIMS}/givenname`,
  family_name: `${CLAIMS}/surname`,
  upn: `${CLAIMS}/upn`,
  groups: 'http://schemas.xmlsoap.org/claims/Group',
};

export const UPN = MAPPINGS.upn as string;

export interface SamlSettings {
  audience?: string;
  recipient?: string;
  destination?: string;
  issuer?: string;
  relayState?: string;
  mappings: Readonly<Record<string, unknown>>;
  createUpnClaim: boolean;
  passthroughClaimsWithNoMapping: boolean;
  mapUnknownClaimsAsIs: boolean;
  mapIdentities: boolean;
  lifetimeInSeconds: number;
  signResponse: boolean;
  nameIdentifierFormat: string;
  nameIdentifierProbes: string[];
  authnContextClassRef: string;
  includeAttributeNameFormat: boolean;
  typedAttributes: boolean;
  signatureAlgorithm: string;
  digestAlgorithm: string;
  encryptionAlgorithm: string;
  signingCert?: string;
  encryptionCert?: string;
  encryptionPublicKey?: string;
  cert?: string;
  key?: string;
  /** Attributes that Actions have set; null removes one. */
  attributes: Doc;
}

const DEFAULTS: SamlSettings = {
  mappings: MAPPINGS,
  createUpnClaim: true,
  passthroughClaimsWithNoMapping: true,
  mapUnknownClaimsAsIs: false,
  mapIdentities: true,
  lifetimeInSeconds: 3_600,
  signResponse: false,
  nameIdentifierFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  nameIdentifierProbes: [`${CLAIMS}/nameidentifier`, `${CLAIMS}/emailaddress`, `${CLAIMS}/name`],
  authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified',
  includeAttributeNameFormat: true,
  typedAttributes: true,
  signatureAlgorithm: 'rsa-sha256',
  digestAlgorithm: 'sha256',
  encryptionAlgorithm: 'aes256-cbc',
  attributes: {},
};

const addonOf = (client: Doc): unknown => ((client.addons ?? {}) as Doc).samlp;

/** Whether an application signs people in by SAML. */
export const hasSaml = (client: Doc): boolean => isObject(addonOf(client));

/** `setNameIdentifierFormat` as `nameIdentifierFormat`. */
const propertyOf = (method: string): string => {
  const bare = method.slice('samlResponse.set'.length);
  return `${bare.charAt(0).toLowerCase()}${bare.slice(1)}`;
};

export function samlSettings(client: Doc, commands: readonly Command[] = []): SamlSettings {
  const addon = addonOf(client);
  const given = isObject(addon) ? addon : {};
  const settings: SamlSettings = {
    ...DEFAULTS,
    ...(Object.fromEntries(
      Object.entries(given).filter(([, value]) => value !== null && value !== ''),
    ) as object),
    attributes: {},
    mappings: isObject(given.mappings) && Object.keys(given.mappings).length > 0 ? given.mappings : MAPPINGS,
  };
  for (const { method, args } of commands) {
    if (!method.startsWith('samlResponse.set')) continue;
    const [first, second] = args;
    if (method === 'samlResponse.setAttribute') settings.attributes[String(first)] = second ?? null;
    else Object.assign(settings, { [propertyOf(method)]: first });
  }
  return settings;
}
