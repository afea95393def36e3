/**
 * The rules for `server.json` of https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json (JSON
 * Schema draft 7, from modelcontextprotocol/static), and those that the registry adds when an entry is published
 * (docs/reference/server-json/official-registry-requirements.md of modelcontextprotocol/registry). Restated here, so
 * that the check needs no network.
 */
import { Ajv } from 'ajv';

const text = { type: 'string' };
const flag = { type: 'boolean' };
const list = (items: object) => ({ type: 'array', items });
/** An object; members that are not named are allowed, as in the original. */
const object = (properties: object, ...required: string[]) => ({ type: 'object', properties, required });

const input = {
  ...{ description: text, value: text, default: text, placeholder: text },
  ...{ isRequired: flag, isSecret: flag, choices: list(text) },
  format: { enum: ['string', 'number', 'boolean', 'filepath'] },
};
const withVariables = {
  ...input,
  variables: { type: 'object', additionalProperties: object(input) },
};
const keyValue = object({ ...withVariables, name: text }, 'name');
const argument = {
  anyOf: [
    object({ ...withVariables, type: { const: 'named' }, name: text, isRepeated: flag }, 'type', 'name'),
    {
      ...object(
        { ...withVariables, type: { const: 'positional' }, valueHint: text, isRepeated: flag },
        'type',
      ),
      anyOf: [{ required: ['valueHint'] }, { required: ['value'] }],
    },
  ],
};
const remote = (...types: string[]) =>
  object({ type: { enum: types }, url: { ...text, minLength: 1 }, headers: list(keyValue) }, 'type', 'url');
const web = remote('streamable-http', 'sse');
const uri = { ...text, pattern: '^[a-z][a-z0-9+.-]*:[^\\s]+$' };

const schema = object(
  {
    $schema: uri,
    name: { ...text, minLength: 3, maxLength: 200, pattern: '^[a-zA-Z0-9.-]+/[a-zA-Z0-9._-]+$' },
    title: { ...text, minLength: 1, maxLength: 100 },
    description: { ...text, minLength: 1, maxLength: 100 },
    version: { ...text, maxLength: 255 },
    websiteUrl: uri,
    repository: object({ url: uri, source: text, id: text, subfolder: text }, 'url', 'source'),
    icons: list(
      object(
        {
          src: { ...uri, maxLength: 255 },
          mimeType: { enum: ['image/png', 'image/jpeg', 'image/jpg', 'image/svg+xml', 'image/webp'] },
          sizes: list({ ...text, pattern: '^(\\d+x\\d+|any)$' }),
          theme: { enum: ['light', 'dark'] },
        },
        'src',
      ),
    ),
    packages: list(
      object(
        {
          ...{ registryType: text, identifier: text, runtimeHint: text, registryBaseUrl: uri },
          version: { ...text, minLength: 1, not: { const: 'latest' } },
          fileSha256: { ...text, pattern: '^[a-f0-9]{64}$' },
          transport: { anyOf: [object({ type: { const: 'stdio' } }, 'type'), web] },
          runtimeArguments: list(argument),
          packageArguments: list(argument),
          environmentVariables: list(keyValue),
        },
        'registryType',
        'identifier',
        'transport',
      ),
    ),
    remotes: list({ allOf: [web, object({ variables: { type: 'object' } })] }),
    _meta: object({ 'io.modelcontextprotocol.registry/publisher-provided': { type: 'object' } }),
  },
  'name',
  'description',
  'version',
);

const follows = new Ajv({ strict: false, allErrors: true }).compile(schema);
const RANGE = /[\^~<>=*\s]|(^|\.)[xX](\.|$)|^latest$/;

interface Package {
  registryType: string;
  version?: string;
  registryBaseUrl?: string;
}

/** What is wrong with a `server.json`, in words. */
export function faultsOfServerJson(server: unknown): string[] {
  if (!follows(server))
    return (follows.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  const {
    version,
    packages = [],
    _meta = {},
  } = server as {
    version: string;
    packages?: Package[];
    _meta?: object;
  };
  return [
    ...[version, ...packages.map((one) => one.version ?? '')]
      .filter((one) => RANGE.test(one))
      .map((one) => `${one} is not one version`),
    ...packages
      .filter(({ registryType, registryBaseUrl = 'https://registry.npmjs.org' }) =>
        registryType === 'npm' ? registryBaseUrl !== 'https://registry.npmjs.org' : false,
      )
      .map(() => 'npm packages come from registry.npmjs.org only'),
    ...Object.keys(_meta)
      .filter((key) => key !== 'io.modelcontextprotocol.registry/publisher-provided')
      .map((key) => `_meta has ${key}`),
  ];
}
