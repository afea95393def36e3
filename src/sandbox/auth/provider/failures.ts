/** How the stand-in identity provider can fail: `catalog/sandbox/provider-failures.json`. */
import kinds from '../../../../catalog/sandbox/provider-failures.json' with { type: 'json' };

/** How a failure is logged and told to the application. */
export interface ProviderFailure {
  /** The log event. */
  type: string;
  /** The error of the answer to the application. */
  error: string;
  message: string;
}

/** A kind of failure: its text by strategy or, failing that, by family, and what differs from the usual event. */
interface Kind {
  error?: string;
  types?: Readonly<Record<string, string>>;
  [family: string]: unknown;
}

const FAMILIES: Readonly<Record<string, string>> = {
  samlp: 'saml',
  adfs: 'saml',
  pingfederate: 'saml',
  oidc: 'oidc',
  okta: 'oidc',
  waad: 'oidc',
  'google-apps': 'oidc',
  ad: 'directory',
  'auth0-adldap': 'directory',
};

/** `saml`, `oidc` or `directory` for enterprise connections, otherwise `social`. */
export const familyOf = (strategy: string): string => FAMILIES[strategy] ?? 'social';

export const failureKinds: readonly string[] = Object.keys(kinds);

/** A connection without an e-mail address in the profile is no failure of the sign-in itself. */
export const MISSING_EMAIL = 'missing_email';

/** The failure of this kind at a connection; undefined: connections of this strategy cannot fail like this. */
export function failureOf(
  kind: string,
  { name, strategy }: { name: string; strategy: string },
): ProviderFailure | undefined {
  const known = (kinds as unknown as Readonly<Record<string, Kind>>)[kind];
  const family = familyOf(strategy);
  // A social provider speaks OpenID Connect or its like.
  const message = known?.[strategy] ?? known?.[family] ?? (family === 'social' ? known?.oidc : undefined);
  if (known === undefined || typeof message !== 'string') return undefined;
  return {
    type: known.types?.[family] ?? 'f',
    error: known.error ?? 'access_denied',
    message: message.replaceAll('{connection}', name),
  };
}
