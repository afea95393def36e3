/** The shapes of the files under `catalog/`: facts about the API, and this project's own wording for them. */

/** JSON Schema 2020-12 as the facts use it; `$ref` is `#/schemas/NAME` within all facts files taken together. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  items?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  description?: string;
  title?: string;
  [keyword: string]: unknown;
}

/** Which scopes an operation needs: one of them, all of them, or one of each inner list. */
export type ScopeExpression =
  | { mode: 'any'; scopes: string[] }
  | { mode: 'all'; scopes: string[] }
  | { mode: 'cnf'; scopes: string[][] };

export interface ParameterFacts {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: JsonSchema;
  /** `sdk-types`: known only from the SDK's types, so a missing limit does not mean there is none. */
  source?: string;
}

export interface BodyFacts {
  contentType: string;
  required: boolean;
  schema: JsonSchema;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Something that is at its end, or about to be. */
export interface Deprecation {
  /** Wire name of the body field or query parameter, dotted where nested; the whole operation when absent. */
  field?: string;
  /** The value of the field that is at its end; the field itself when absent. */
  value?: string;
  /** The day from which it is not supported, such as `2026-11-18`. */
  end?: string;
  /** What to use: operations (`METHOD /path`), or the value that replaces this one. */
  instead: string[];
}

export interface OperationFacts {
  /** The document's operationId. */
  id: string;
  method: Method;
  /** Path template below `/api/v2`, such as `/users/{id}`. */
  path: string;
  /** `group.method` in the official SDK, or null for early-access operations it does not offer. */
  sdk: string | null;
  /** `GA`, `EA`, `beta` or `deprecated`. */
  lifecycle: string;
  scopes: ScopeExpression;
  /** Public sources do not say how the scopes combine: any one of them must be enough to try. */
  scopesUnclear?: boolean;
  scopesInferred?: boolean;
  deprecations?: Deprecation[];
  parameters: ParameterFacts[];
  body?: BodyFacts;
  /** Sent with `{}` as its body, although it has no fields (a deviation). */
  emptyBody?: boolean;
  /** Status -> schema of the JSON body, or null where none is documented. */
  responses: Record<string, JsonSchema | null>;
}

/** `catalog/facts/<resource>.json` */
export interface FactsFile {
  resource: string;
  operations: OperationFacts[];
  schemas: Record<string, JsonSchema>;
}

/** All facts files taken together. */
export interface Facts {
  operations: (OperationFacts & { resource: string })[];
  schemas: Record<string, JsonSchema>;
}

export type Risk = 'read' | 'write' | 'destructive';
export type Exposure = 'direct' | 'catalog';

/** This project's own wording for one operation: a value of `catalog/wording/<resource>.json`, keyed `METHOD /path`. */
export interface OperationWording {
  /** Tool name, verb_noun, at most 64 characters, unique over all operations. */
  name: string;
  title: string;
  /** One to three sentences: when to use it, what it needs, what it changes, which alternative to prefer. */
  description: string;
  risk: Risk;
  toolset: string;
  exposure: Exposure;
  /** Argument names that differ from the wire: `"path.id": "user_id"`, `"body.name": "new_name"`. */
  rename?: Record<string, string>;
  /** Hints for arguments that are easy to get wrong, by argument name. */
  hints?: Record<string, string>;
  /** Earlier names of the tool that still work. */
  aliases?: string[];
}
