/**
 * Bodies whose schema does not say which form of a part belongs to which kind, although the API's documentation does: by
 * the name of a provider, in the order of the part's forms in the API's document.
 */
import { z } from 'zod';

/** Part of the body -> for each of its forms, the names of the providers that take it. */
type FormsOf = Readonly<Record<string, readonly (readonly string[])[]>>;

const EMAIL: FormsOf = {
  credentials: [
    ['mandrill', 'sendgrid', 'resend'],
    ['ses'],
    ['smtp'],
    ['sparkpost'],
    ['mailgun'],
    ['azure_cs'],
    ['ms365'],
    ['custom'],
  ],
};
const PHONE: FormsOf = { credentials: [['twilio'], ['custom']], configuration: [['twilio'], ['custom']] };

const BODIES: Readonly<Record<string, FormsOf>> = {
  'POST /emails/provider': EMAIL,
  'PATCH /emails/provider': EMAIL,
  'POST /branding/phone/providers': PHONE,
  'PATCH /branding/phone/providers/{id}': PHONE,
};

/** The options of a union, which may be optional or nullable. */
function optionsOf(schema: unknown): readonly z.ZodType[] {
  const { def } = schema as { def: { innerType?: unknown; options?: readonly z.ZodType[] } };
  return def.innerType ? optionsOf(def.innerType) : (def.options ?? []);
}

/**
 * The input with the forms of each provider, by which problems are explained. It accepts what it did: what is accepted
 * is never stricter than what is listed.
 */
export function withKinds(input: z.ZodObject, request: string): z.ZodObject {
  const parts = Object.hasOwn(BODIES, request) ? Object.entries(BODIES[request] as FormsOf) : [];
  if (parts.length === 0) return input;
  const formFor = (part: string, name: string, forms: FormsOf[string]): z.ZodType => {
    const form = optionsOf(input.shape[part])[forms.findIndex((names) => names.includes(name))];
    return form ? form.optional() : z.unknown();
  };
  const names = [...new Set(parts.flatMap(([, forms]) => forms.flat()))];
  const variants = names.map((name) =>
    z.strictObject({
      name: z.literal(name),
      ...Object.fromEntries(parts.map(([part, forms]) => [part, formFor(part, name, forms)])),
    }),
  );
  return input.check(Object.assign(() => undefined, { variants: z.union(variants) }));
}
