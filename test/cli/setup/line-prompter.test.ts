import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { linePrompter } from '../../../src/cli/setup/prompts/line-prompter.js';

function over(input: string) {
  const stdin = new PassThrough();
  let shown = '';
  const stdout = new Writable({
    write(chunk, _encoding, done) {
      shown += chunk;
      done();
    },
  });
  const prompter = linePrompter(stdin, stdout);
  stdin.end(input);
  return { prompter, shown: () => shown };
}

const choices = [
  { value: 'a', label: 'First', hint: 'usual' },
  { value: 'b', label: 'Second' },
  { value: 'c', label: 'Third' },
];

describe('questions line by line', () => {
  it('take answers, defaults and numbers', async () => {
    const { prompter, shown } = over('\n acme \n2\n\n1, 3\n0\nn\n\nsecret\n');
    expect(await prompter.text('Name?', { initial: 'usual' })).toBe('usual');
    expect(await prompter.text('Name?')).toBe('acme');
    expect(await prompter.choose('Which?', choices, 'a')).toBe('b');
    expect(await prompter.choose('Which?', choices, 'c')).toBe('c');
    expect(await prompter.several('Which?', choices, ['b'])).toEqual(['a', 'c']);
    expect(await prompter.several('Which?', choices, ['b'])).toEqual([]);
    expect(await prompter.confirm('Sure?', true)).toBe(false);
    expect(await prompter.confirm('Sure?', true)).toBe(true);
    expect(await prompter.secret('Secret?')).toBe('secret');
    expect(shown()).toContain('  1. First (usual)\n  2. Second');
    expect(shown()).not.toContain('secret\n');
    prompter.close();
  });

  it('ask again after an answer that does not fit', async () => {
    const { prompter, shown } = over('4\n2 1\n1\nmaybe\ny\nx\nlong enough\n');
    expect(await prompter.choose('Which?', choices, 'a')).toBe('a');
    expect(await prompter.confirm('Sure?', false)).toBe(true);
    expect(await prompter.text('Name?', { check: (name) => (name === 'x' ? 'Too short.' : undefined) })).toBe(
      'long enough',
    );
    expect(shown().match(/Type a number from 1 to 3/g)).toHaveLength(2);
    expect(shown()).toContain('Type y or n.');
    expect(shown()).toContain('Too short.');
    prompter.close();
  });

  it('end with the input', async () => {
    const { prompter } = over('');
    await expect(prompter.text('Name?')).rejects.toThrow(/What is done is kept/);
    prompter.close();
  });
});
