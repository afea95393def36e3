/** The rules of the formats of assistants: plugins of Claude Code, and extensions of Gemini CLI. */
import { z } from 'zod';
import { VARIABLE_NAMES } from '../../src/config/variables.js';

const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const semver = z.string().regex(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
/** Below the plugin's folder, from where nothing leads out. */
const inside = z.string().regex(/^\.\/(?!.*\.\.)/);
const paths = z.union([inside, z.array(inside)]);
const person = z.strictObject({
  name: z.string().min(1),
  email: z.email().optional(),
  url: z.url().optional(),
});

/** `.claude-plugin/plugin.json`: https://code.claude.com/docs/en/plugins-reference */
export const pluginManifest = z.strictObject({
  name: kebab,
  version: semver.optional(),
  description: z.string().optional(),
  author: person.optional(),
  homepage: z.url().optional(),
  repository: z.string().optional(),
  license: z.string().optional(),
  keywords: z.array(z.string()).optional(),
  commands: paths.optional(),
  agents: paths.optional(),
  skills: paths.optional(),
  hooks: z.union([inside, z.looseObject({})]).optional(),
  mcpServers: z.union([inside, z.looseObject({})]).optional(),
});

/** `.claude-plugin/marketplace.json`: https://code.claude.com/docs/en/plugin-marketplaces */
export const marketplace = z.strictObject({
  name: kebab,
  description: z.string().min(1),
  owner: person,
  plugins: z.array(
    z.looseObject({ name: kebab, source: inside, description: z.string(), version: semver.optional() }),
  ),
});

const described = {
  description: z
    .string()
    .min(1)
    .max(1_024)
    .regex(/^[^<>]*$/),
};

/** The head of `agents/*.md`; plugins cannot set hooks, MCP servers or permissions for their agents. */
export const agentHead = z.strictObject({
  name: kebab,
  ...described,
  tools: z.string().optional(),
  disallowedTools: z.string().optional(),
  model: z.string().optional(),
  color: z.string().optional(),
  skills: z.string().optional(),
});

/** The head of a `SKILL.md`: https://code.claude.com/docs/en/skills, https://agentskills.io/specification */
export const skillHead = z.strictObject({
  name: kebab.max(64).refine((name) => !/anthropic|claude/.test(name)),
  ...described,
  'allowed-tools': z.string().optional(),
  'disable-model-invocation': z.boolean().optional(),
});

/**
 * `gemini-extension.json`: ExtensionConfig in packages/cli/src/config/extension.ts, ExtensionSetting in
 * extensions/extensionSettings.ts, and the check of names in extension-manager.ts of google-gemini/gemini-cli. `trust`
 * is not for extensions to set.
 */
export const geminiExtension = z.strictObject({
  name: z.string().regex(/^[a-zA-Z0-9-]+$/),
  version: semver,
  description: z.string().optional(),
  mcpServers: z.record(
    // An underscore would make the names of its tools ambiguous.
    z.string().regex(/^[a-zA-Z0-9-]+$/),
    z.strictObject({
      command: z.string(),
      args: z.array(z.string()),
      env: z.partialRecord(z.enum(VARIABLE_NAMES), z.string()),
    }),
  ),
  contextFileName: z.union([z.string(), z.array(z.string())]).optional(),
  excludeTools: z.array(z.string()).optional(),
  settings: z.array(
    z.strictObject({
      name: z.string().min(1),
      description: z.string().min(1),
      envVar: z.enum(VARIABLE_NAMES),
      sensitive: z.boolean().optional(),
    }),
  ),
});
