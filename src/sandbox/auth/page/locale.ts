/**
 * The language that a page is asked for in. The sandbox writes its pages in English whatever it is: templates know it.
 * Source: public documentation, universal-login-internationalization.
 */
import type { AuthContext } from '../../types.js';

/** Languages of a header, the most wanted first. */
const accepted = (header = ''): string[] =>
  header
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/\s*;\s*q=/);
      return { tag, quality: Number(quality ?? 1) };
    })
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);

/** Of the tenant's languages the one that is asked for: by the application, else by the browser, else its first. */
export function localeOf({ tenant, request }: AuthContext, asked: string | undefined): string {
  const { enabled_locales: list } = tenant.settings('/tenants/settings');
  const enabled = Array.isArray(list) && list.length > 0 ? list.map(String) : ['en'];
  const [first] = (asked ?? '').split(' ').filter(Boolean);
  const wanted = [...(first === undefined ? [] : [first]), ...accepted(request.headers['accept-language'])];
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
  const base = (tag: string): string => tag.split('-')[0] ?? tag;
  for (const tag of wanted) {
    const found = enabled.find((one) => same(one, tag)) ?? enabled.find((one) => same(base(one), base(tag)));
    if (found !== undefined) return found;
  }
  return enabled[0] as string;
}
