/** Which tools stay listed where a client lists only so many. */
import { describe, expect, it } from 'vitest';
import type { ToolRecord } from '../../../src/catalog/tool-record.js';
import { type Surface, withinCap } from '../../../src/policy/gate/surface.js';

const tool = (name: string, more: Partial<ToolRecord> = {}): ToolRecord =>
  ({ name, method: 'GET', path: '/a/b/c/d', exposure: 'catalog', lifecycle: 'ga', ...more }) as ToolRecord;
const own = (name: string): ToolRecord => ({ name, exposure: 'direct' }) as ToolRecord;
const names = (tools: readonly ToolRecord[]) => tools.map(({ name }) => name);

/** From what goes first to what is kept longest. */
const all = [
  tool('deprecated_near', { path: '/x', lifecycle: 'deprecated' }),
  tool('far', { path: '/x/{id}/y/{y_id}/z' }),
  tool('part', { path: '/x/{id}/y' }),
  tool('object', { path: '/x/{id}' }),
  tool('everyday', { path: '/x/{id}/y/{y_id}/z/{z_id}', exposure: 'direct' }),
  tool('chosen', { path: '/x/{id}/y/{y_id}/z/{z_id}/w' }),
  own('find_tools'),
];
const surface: Surface = { tools: ['chosen', '*'] };

describe('a list of tools with a cap', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])('of %i keeps what finds the others, then by their use', (most) => {
    expect(names(withinCap({ ...surface, most }, all))).toEqual(names(all.slice(-most)));
  });

  it('counts the parts of a path, not its letters', () => {
    const long = tool('long', { path: '/a-very-long-name-of-a-resource/{id}' });
    expect(names(withinCap({ most: 1 }, [tool('deep', { path: '/a/b/c' }), long]))).toEqual(['long']);
  });

  it('keeps the given order', () => {
    const turned = all.toReversed();
    expect(names(withinCap({ ...surface, most: 3 }, turned))).toEqual(names(turned.slice(0, 3)));
    expect(names(withinCap({ most: 2 }, [tool('a'), tool('b'), tool('c')]))).toEqual(['a', 'b']);
  });

  it.each([0, undefined, 7, 8])('of %s leaves all, in a list of their own', (most) => {
    const listed = withinCap({ ...surface, most }, all);
    expect(listed).toEqual(all);
    expect(listed).not.toBe(all);
  });
});
