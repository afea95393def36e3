/** The part of a CycloneDX document that is about a bundle. */

interface Component {
  'bom-ref': string;
  name: string;
  version: string;
  scope?: string;
  properties?: unknown;
}

export interface Sbom {
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn?: string[] }[];
}

/** `name@version` of the packages in the bundle, out of the license file that the build writes. */
export function bundledPackages(licenses: string): Set<string> {
  const headings = licenses.matchAll(/(?:^|-{80}\n)\n(@?[\w./-]+) (\d\S*) \(/gm);
  return new Set([...headings].map(([, name, version]) => `${name}@${version}`));
}

/** @throws Error where npm does not know a package of the bundle */
export function sbomOf(all: Sbom, bundled: ReadonlySet<string>, name: string): Sbom {
  const known = new Set(all.components.map((one) => `${one.name}@${one.version}`));
  const unknown = [...bundled].filter((one) => !known.has(one));
  if (unknown.length > 0) throw new Error(`not in package-lock.json: ${unknown.join(', ')}`);
  const root = { ...all.metadata.component, name };
  const components = all.components
    .filter((one) => bundled.has(`${one.name}@${one.version}`))
    // Here they are parts of the program, whatever they are to npm.
    .map(({ scope: _, properties: __, ...one }) => one);
  const refs = new Set([root['bom-ref'], ...components.map((one) => one['bom-ref'])]);
  return {
    ...all,
    metadata: { ...all.metadata, component: root },
    components,
    dependencies: all.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  };
}
