import { mkdtemp, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { clientInWords, lastClient, rememberClient } from '../../../src/server/asking/last-client.js';

const client = {
  name: 'claude-ai',
  version: '0.1',
  protocol: '2025-06-18',
  form: false,
  url: false,
  unshown: false,
  ways: ['page'],
};
let folder: string;
const file = () => join(folder, 'last-client.json');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'state-'));
});

describe('rememberClient', () => {
  it('keeps what a client can do, for the user alone', async () => {
    await rememberClient(client, folder);
    expect(await lastClient(folder)).toEqual({ ...client, at: expect.any(Number) });
    expect((await stat(file())).mode & 0o777).toBe(0o600);
  });

  it('writes once for a client, and again when it turns out to show nothing', async () => {
    await rememberClient(client, folder);
    await unlink(file());
    await rememberClient(client, folder);
    expect(await lastClient(folder)).toBeUndefined();
    await rememberClient({ ...client, unshown: true }, folder);
    expect(await lastClient(folder)).toMatchObject({ unshown: true });
  });

  it('ignores a folder that cannot be written to', async () => {
    const taken = join(folder, 'taken');
    await writeFile(taken, '');
    await expect(rememberClient(client, taken)).resolves.toBeUndefined();
    expect(await lastClient(taken)).toBeUndefined();
  });

  it.each(['', '{', '{"name":1}', JSON.stringify({ ...client, at: 1, ways: 'page' })])(
    'reads nothing from a file that is not its own: %s',
    async (text) => {
      await writeFile(file(), text);
      expect(await lastClient(folder)).toBeUndefined();
      expect(await readFile(file(), 'utf8')).toBe(text);
    },
  );
});

it.each([
  [{}, 'claude-ai 0.1 (2025-06-18): cannot show prompts; approvals go to the page'],
  [{ ways: [] }, 'claude-ai 0.1 (2025-06-18): cannot show prompts; nobody can be asked elsewhere'],
  [{ form: true }, 'claude-ai 0.1 (2025-06-18): shows prompts'],
  [{ url: true }, 'claude-ai 0.1 (2025-06-18): cannot show prompts; it opens the address of an approval'],
  [
    { form: true, unshown: true },
    'claude-ai 0.1 (2025-06-18): declares prompts and answers them itself; approvals go to the page',
  ],
])('clientInWords: %j', (more, words) => {
  expect(clientInWords({ ...client, ...more, at: 0 })).toBe(words);
});
