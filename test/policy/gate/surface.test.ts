import { describe, expect, it } from 'vitest';
import type { ToolRecord } from '../../../src/catalog/tool-record.js';
import { isDirect } from '../../../src/policy/gate/surface.js';

const tool = (exposure: ToolRecord['exposure']): ToolRecord =>
  ({ name: 'get_user', aliases: ['read_user', 'show_user'], toolset: 'users', exposure }) as ToolRecord;
const direct = tool('direct');
const hidden = tool('catalog');

describe('which tools are listed', () => {
  it.each([
    ['the everyday tools by default', {}, true, false],
    ['all of them', { toolsets: 'all' }, true, true],
    ['those of a toolset', { toolsets: ['roles', 'users'] }, true, true],
    ['none of another toolset', { toolsets: ['roles'] }, false, false],
    ['none of no toolset', { toolsets: [] }, false, false],
    ['those with a name', { tools: ['list_users', 'get_*'] }, true, true],
    ['those with an alias', { tools: ['show_user'] }, true, true],
    ['none with another name', { tools: ['get_users', 'user'] }, false, false],
    ['by name, where both are given', { tools: ['x'], toolsets: 'all' }, false, false],
  ] as const)('%s', (_, surface, everyday, other) => {
    expect(isDirect(surface, direct)).toBe(everyday);
    expect(isDirect(surface, hidden)).toBe(other);
  });
});
