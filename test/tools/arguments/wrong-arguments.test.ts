/** What every operation says to wrong arguments: which, what is wanted and what was given, in few words. */
import { describe, expect, it } from 'vitest';
import { checkArguments } from '../../../src/tools/call/arguments.js';
import { exampleOf } from '../../../src/tools/discovery/example.js';
import { ToolError } from '../../../src/tools/errors.js';
import { fullInputSchema } from '../../../src/tools/listing/json-schema.js';
import { loadRegistry } from '../../../src/tools/load-registry.js';
import { inputOf } from '../../../src/tools/own-arguments.js';

const LONGEST = 400;
/** Arguments that are named after secrets and hold none: settings about passwords, and names. */
const NO_SECRETS = /_policy$|^secret_names$|^change_password$/;
/** Wrong for most arguments, each in another way. */
const WRONG = [12.5, true, [[]], { a: 1 }, '', 'no such value', 'x'.repeat(5_000), '2024-99-99', 1e12];

const registry = await loadRegistry();
const operations = await Promise.all(
  registry.records.map(async ({ name }) => {
    const operation = await registry.operation(name);
    if (!operation) throw new Error(`no ${name}`);
    const schema = fullInputSchema(operation);
    return { name, input: inputOf(operation), schema, example: exampleOf(operation, schema) };
  }),
);

function refusal(
  name: string,
  input: (typeof operations)[number]['input'],
  args: unknown,
): string | undefined {
  try {
    checkArguments(name, input, args, true);
    return undefined;
  } catch (error) {
    expect(error).toBeInstanceOf(ToolError);
    return (error as ToolError).message;
  }
}

describe('wrong arguments', () => {
  it('are named with what is wanted and what was given, for every argument of every operation', () => {
    const odd: string[] = [];
    let refused = 0;
    for (const { name, input, schema, example } of operations)
      for (const argument of Object.keys(schema.properties ?? {}))
        for (const wrong of WRONG) {
          const message = refusal(name, input, { ...example, [argument]: wrong });
          if (message === undefined) continue;
          refused += 1;
          const about = message.split('\n').find((line) => new RegExp(`^- ${argument}[.:[]`).test(line));
          const says = /must|is required|unknown argument|needs|takes|fits none|belongs/.test(about ?? '');
          if (!says || message.length > LONGEST || /undefined|\[object|NaN|Invalid input/.test(message))
            odd.push(`${name} ${argument}=${JSON.stringify(wrong).slice(0, 40)}: ${message}`);
        }
    expect(odd).toEqual([]);
    expect(refused).toBeGreaterThan(10_000);
  });

  it('that are missing or unknown are named, in a few lines', () => {
    for (const { name, input, schema, example } of operations) {
      const required = schema.required ?? [];
      const missing = refusal(name, input, {});
      expect(missing === undefined, name).toBe(required.length === 0);
      const [first] = required;
      if (first) expect(missing, name).toContain(first);
      expect(missing?.length ?? 0, name).toBeLessThanOrEqual(LONGEST);
      const unknown = refusal(name, input, { ...example, no_such: 1 });
      expect(unknown, name).toContain('no_such: unknown argument.');
      expect(unknown?.length, name).toBeLessThanOrEqual(LONGEST);
    }
  });

  it('that are secrets are not shown', () => {
    const secret = 'sk-a-secret-that-must-stay-out';
    const shown = operations.flatMap(({ name, input, schema, example }) =>
      Object.keys(schema.properties ?? {})
        .filter((argument) => /secret|password|token$|api_key/.test(argument) && !NO_SECRETS.test(argument))
        .filter((argument) => refusal(name, input, { ...example, [argument]: secret })?.includes(secret))
        .map((argument) => `${name} ${argument}`),
    );
    expect(shown).toEqual([]);
    const create = operations.find(({ name }) => name === 'create_email_provider');
    const message =
      create &&
      refusal('create_email_provider', create.input, {
        name: 'smtp',
        credentials: { smtp_pass: 12345, smtp_port: 'mail' },
      });
    expect(message).toContain('credentials.smtp_pass: must be a string; got a number (not shown).');
    expect(message).toContain('credentials.smtp_port: must be a number; got "mail".');
  });

  it('that are several are told together', () => {
    const theme = operations.find(({ name }) => name === 'create_branding_theme');
    const message = theme && refusal('create_branding_theme', theme.input, { borders: { radius: 1 } });
    expect(message).toMatch(
      /\n- missing: borders\.button_border_radius \(number\), .* and \d+ more\.\n- borders\.radius: unknown/,
    );
  });
});
