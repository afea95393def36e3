/** The contract of the hand-written resources. */
import type { CollectionDeclaration, Doc, LinkDeclaration, Tenant } from '../state/store.js';
import type { Handler, HandlerKey, SandboxServices } from '../types.js';
import type { CollectionTraits, SingletonTraits } from './traits.js';

/** What a file under `resources/` exports. */
export interface ResourceModule {
  /** Keyed `METHOD /path` with the catalogue's template; they take precedence over the generic engine. */
  handlers: Record<HandlerKey, Handler>;
  /** What the generic engine needs to know about this resource's collections and singletons, in addition to the catalog. */
  traits?: (Partial<CollectionTraits> & { path: string })[];
  singletons?: SingletonTraits[];
  collections?: CollectionDeclaration[];
  links?: LinkDeclaration[];
  /** Fills in what a new tenant has from birth. */
  onReset?: (services: SandboxServices) => void;
  /** By collection: what else goes when one of its documents is deleted. Runs after the deletion. */
  onDelete?: Record<string, (tenant: Tenant, doc: Doc) => void>;
}
