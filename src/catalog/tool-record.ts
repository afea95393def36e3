import type { Exposure, JsonSchema, Method, Risk, ScopeExpression } from './types.js';

/** Where an argument goes on the wire. */
export interface Binding {
  in: 'path' | 'query' | 'body' | 'header';
  name: string;
}

/** Something about an operation that is at its end, in a sentence that says what to use. */
export interface DeprecationNote {
  /** Wire name of the field, dotted where nested; the whole operation when absent. */
  field?: string;
  /** The value of the field that is meant; any when absent. */
  value?: string;
  note: string;
}

/**
 * Everything about one tool that can be known without loading its module: enough to list it, search it,
 * authorize it and confirm it. Tools that are not a single API operation have no `method` and `path`.
 */
export interface ToolRecord {
  /** verb_noun in snake_case, unique and stable. */
  name: string;
  title: string;
  description: string;
  method?: Method;
  /** Path template below `/api/v2`, such as `/users/{id}`. */
  path?: string;
  /** The API resource (a file of `catalog/facts/`), or the tool's own family such as `workflows`. */
  resource: string;
  toolset: string;
  risk: Risk;
  scopes: ScopeExpression;
  /** Public sources do not say how the scopes combine: any one of them must be enough to try. */
  scopesUnclear?: boolean;
  /** `GA`, `EA`, `beta` or `deprecated`. */
  lifecycle: string;
  deprecations?: DeprecationNote[];
  /** Known from early-access documents only; hidden unless the policy asks for it. */
  earlyAccess: boolean;
  exposure: Exposure;
  /** Earlier names that still work. */
  aliases: string[];
  /** Argument -> where it goes on the wire; `{in: 'body', name: '*'}` is a whole body that is not an object. */
  binding: Record<string, Binding>;
  /** Arguments that must be given. */
  required: string[];
  /** Arguments of a call, for a tool of our own that is not listed. */
  example?: Readonly<Record<string, unknown>>;
}

/** A tool as `tools/list` shows it. */
export interface AdvertisedTool {
  name: string;
  title: string;
  description: string;
  inputSchema: JsonSchema;
  outputSchema?: JsonSchema;
  annotations: {
    readOnlyHint: boolean;
    destructiveHint?: boolean;
    idempotentHint?: boolean;
    openWorldHint?: boolean;
  };
  icons?: { src: string }[];
}
