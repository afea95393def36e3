/** The document that tells clients where to get a token for this server (RFC 9728). */
import { getOAuthProtectedResourceMetadataUrl } from '@modelcontextprotocol/server';
import { clauses } from '../../policy/gate/scopes.js';
import { isDirect } from '../../policy/gate/surface.js';
import type { Runtime } from '../../tools/runtime.js';

const WELL_KNOWN = '/.well-known/oauth-protected-resource';

export class ResourceMetadata {
  /** The URL that clients are told to fetch it from. */
  readonly url: string;
  readonly #runtime: Runtime;
  readonly #resource: string;
  readonly #issuer: string;
  #scopes: { revision: number; names: string[] } | undefined;

  constructor(runtime: Runtime, resource: string, issuer: string) {
    this.#runtime = runtime;
    this.#resource = resource;
    this.#issuer = issuer;
    this.url = getOAuthProtectedResourceMetadataUrl(new URL(resource));
  }

  /** Whether clients look for the document at this path: that of this resource, or of the host. */
  isAt(path: string): boolean {
    return path === WELL_KNOWN || path === new URL(this.url).pathname;
  }

  document(): Record<string, unknown> {
    return {
      resource: this.#resource,
      resource_name: 'Auth0 Management',
      authorization_servers: [this.#issuer],
      bearer_methods_supported: ['header'],
      scopes_supported: this.defaultScopes,
    };
  }

  /**
   * The scopes that a client should ask for first: those that the listed reads need. More is asked for when a call needs
   * it.
   */
  get defaultScopes(): string[] {
    const { gate, registry, scopes, surface } = this.#runtime;
    const { revision } = gate;
    if (this.#scopes?.revision !== revision) {
      const granted = scopes().scopes;
      const names = registry.records
        .filter(
          (record) => record.risk === 'read' && isDirect(surface, record) && gate.check(record).available,
        )
        .flatMap((record) => clauses(record.scopes, record.scopesUnclear).map(([widest = '']) => widest))
        .filter((scope) => scope.startsWith('read:') && granted.has(scope));
      this.#scopes = { revision, names: [...new Set(names)].sort() };
    }
    return this.#scopes.names;
  }
}
