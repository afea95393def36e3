/** What a generated operation module declares: one API operation as a typed tool. */
import type { z } from 'zod';
import type { Binding, ToolRecord } from '../catalog/tool-record.js';
import type { Method, ScopeExpression } from '../catalog/types.js';

/** How a list response is wrapped and paged. */
export interface ListFacts {
  /** The property that contains the items, or null if the body itself is the array. */
  key: string | null;
  /** Pages by `page`/`per_page`. */
  page: boolean;
  /** Pages by `from`/`take`. */
  checkpoint: boolean;
  /** Takes `include_totals`. */
  totals: boolean;
}

export interface Operation<Input extends z.ZodType = z.ZodType> extends ToolRecord {
  method: Method;
  path: string;
  /** Strict schema of the arguments: path, query and body fields at one level. */
  input: Input;
  /** How the body is sent: not at all, as JSON fields, as one JSON value, or as multipart form data. */
  body: 'none' | 'fields' | 'value' | 'form';
  /** What is sent if the operation has a body and none of its fields was given. */
  emptyBody: 'omit' | 'object';
  /** HTTP statuses that the API is known to return. */
  statuses: number[];
  list?: ListFacts;
}

/** An operation as its module writes it down: what is left out has its default, or follows from the rest. */
export type OperationDeclaration<Input extends z.ZodObject> = Pick<
  Operation<Input>,
  'name' | 'title' | 'description' | 'method' | 'path' | 'risk' | 'statuses' | 'input'
> &
  Partial<
    Pick<
      Operation,
      'body' | 'emptyBody' | 'lifecycle' | 'deprecations' | 'earlyAccess' | 'exposure' | 'aliases'
    >
  > & {
    /** A list: any one of these. */
    scopes: string[] | ScopeExpression;
    scopesUnclear?: true;
    /** The resource's own when left out. */
    toolset?: string;
    /** Only the arguments that go elsewhere than `defaultBinding` says. */
    binding?: Record<string, Binding>;
    /** For an answer that is a list: the property that holds the items, or null where the body is the array. */
    list?: string | null;
  };

const hasBody = (method: Method): boolean => method !== 'GET' && method !== 'DELETE';

/** How an operation sends its body when its module says nothing. */
export const defaultBody = (method: Method): 'none' | 'fields' => (hasBody(method) ? 'fields' : 'none');

/** Where an argument goes when the module says nothing: into the path that names it, else the body or the query. */
export function defaultBinding(method: Method, path: string, argument: string): Binding {
  if (path.includes(`{${argument}}`)) return { in: 'path', name: argument };
  return { in: hasBody(method) ? 'body' : 'query', name: argument };
}

/** Declares the operations of one API resource, whose toolset mostly has the resource's name. */
export function operationsOf(resource: string) {
  return <Input extends z.ZodObject>(declared: OperationDeclaration<Input>): Operation<Input> => {
    const { method, path, scopes, list, body = defaultBody(method), ...rest } = declared;
    const shape = Object.entries(declared.input.shape) as [string, z.ZodType][];
    const binding = Object.fromEntries(
      shape.map(([name]) => [name, declared.binding?.[name] ?? defaultBinding(method, path, name)]),
    );
    const takes = (name: string) =>
      Object.values(binding).some((place) => place.in === 'query' && place.name === name);
    const paging = () => ({
      page: takes('page'),
      checkpoint: takes('from') && takes('take'),
      totals: takes('include_totals'),
    });
    return {
      toolset: resource,
      lifecycle: 'GA',
      earlyAccess: false,
      exposure: 'catalog',
      aliases: [],
      emptyBody: body === 'none' ? 'omit' : 'object',
      ...rest,
      ...{ method, path, resource, body, binding },
      scopes: Array.isArray(scopes) ? { mode: 'any', scopes } : scopes,
      required: shape.filter(([, schema]) => schema.type !== 'optional').map(([name]) => name),
      ...(list === undefined ? {} : { list: { key: list, ...paging() } }),
    };
  };
}

/** The argument that sends a body field. */
export const argumentFor = ({ binding }: Operation, field: string): string | undefined =>
  Object.entries(binding).find(([, place]) => place.in === 'body' && place.name === field)?.[0];
