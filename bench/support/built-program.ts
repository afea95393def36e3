/** A copy of the built program, so that a concurrent build does not change what is measured. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ToolsFile } from '../../src/tools/listing/registry.js';

const ROOT = join(import.meta.dirname, '..', '..');

export interface BuiltProgram {
  cli: string;
  remove(): void;
}

export function copyOfDist(change: (dist: string) => void = () => undefined): BuiltProgram {
  const folder = mkdtempSync(join(tmpdir(), 'bench-program-'));
  const dist = join(folder, 'dist');
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  cpSync(join(ROOT, 'dist'), dist, { recursive: true });
  change(dist);
  return { cli: join(dist, 'cli.js'), remove: () => rmSync(folder, { recursive: true }) };
}

/** Leaves a build so many operations, those that are listed directly first: its list stays the same. */
export function cutTo(count: number): (dist: string) => void {
  return (dist) => {
    const change = <T>(name: string, cut: (content: T) => T): void => {
      const file = join(dist, name);
      writeFileSync(file, JSON.stringify(cut(JSON.parse(readFileSync(file, 'utf8')) as T)));
    };
    const kept = new Set<string>();
    change<ToolsFile>('tools.json', ({ builtIn, operations }) => {
      const direct = operations.filter((tool) => tool.exposure === 'direct');
      const others = operations.filter((tool) => tool.exposure !== 'direct');
      for (const tool of [...direct, ...others].slice(0, count)) kept.add(tool.name);
      return { builtIn, operations: operations.filter((tool) => kept.has(tool.name)) };
    });
    change<object>('advertised-others.json', (tools) =>
      Object.fromEntries(Object.entries(tools).filter(([name]) => kept.has(name))),
    );
  };
}
