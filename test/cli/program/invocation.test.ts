import { join } from 'node:path';
import { expect, it } from 'vitest';
import { invocation } from '../../../src/cli/program/invocation.js';

it('says what to type to start the program as it was started', () => {
  const folder = join('/', 'home', 'jo', 'auth0-management-mcp');
  const script = join(folder, 'dist', 'cli.js');
  expect(invocation(script, folder)).toBe(`node ${join('dist', 'cli.js')}`);
  expect(invocation(script, join('/', 'home', 'jo', 'elsewhere'))).toBe(`node ${script}`);
  expect(invocation(join('/', 'usr', 'bin', 'auth0-management-mcp'), folder)).toBe('auth0-management-mcp');
  const installed = join('/', 'tmp', 'node_modules', 'auth0-management-mcp', 'dist', 'cli.js');
  expect(invocation(installed, folder)).toBe('npx -y auth0-management-mcp');
});
