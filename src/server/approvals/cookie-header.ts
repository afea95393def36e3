/** What a browser sent as cookies. */

/** The values of all cookies of a name: those of other paths may share it. */
export function cookiesNamed(header: string | null, wanted: string): string[] {
  return (header ?? '').split(';').flatMap((pair) => {
    const [name = '', ...value] = pair.trim().split('=');
    return name === wanted ? [value.join('=')] : [];
  });
}
