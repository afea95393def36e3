/** Makes the registry of this process: from the files of the build, or, running from source, from the modules. */
import { readFileSync } from 'node:fs';
import { builtFile } from '../catalog/built-file.js';
import { type Advertised, type Registry, registryOf, type ToolsFile } from './listing/registry.js';

const readBuilt = <T>(name: string): T | undefined => {
  const file = builtFile(name);
  return file ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
};

let loaded: Promise<Registry> | undefined;

async function load(): Promise<Registry> {
  const tools = readBuilt<ToolsFile>('tools.json');
  if (tools) {
    const files = ['advertised-everyday.json', 'advertised-others.json'];
    return registryOf(
      tools,
      files.map((file) => () => readBuilt<Advertised>(file) ?? {}),
    );
  }
  // Running from source: nothing is prebuilt.
  const [{ buildToolIndex }, { builtInTools }] = await Promise.all([
    import('./listing/build-index.js'),
    import('./built-in-tools.js'),
  ]);
  const index = await buildToolIndex();
  const builtIn = builtInTools.map((tool) => tool.record);
  const own = () => Object.fromEntries(builtInTools.map((tool) => [tool.record.name, tool.advertise()]));
  return registryOf({ builtIn, operations: index.records }, [own, () => index.advertised]);
}

/** The registry of this process. */
export function loadRegistry(): Promise<Registry> {
  loaded ??= load();
  return loaded;
}
