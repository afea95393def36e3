/** What deploying an Action, a version or a module changes of what runs. */
import { describe, expect, it } from 'vitest';
import { pendingWords } from '../../../../src/policy/confirm/pending.js';
import { deploymentLines } from '../../../../src/policy/confirm/question/deployment.js';
import { wireOf } from '../../change/made.js';
import { fails, reader } from '../reader.js';

const ACTION = '/actions/actions/a1';
const deploy = (answers: Record<string, unknown>, operation = 'POST /actions/actions/{id}/deploy') =>
  deploymentLines(operation, wireOf({ path: { id: 'a1' } }), reader(answers).read);
const HEAD = 'Code, compared with now';

describe('deploying an Action', () => {
  it('is compared with what runs now', async () => {
    const deployed_version = { code: 'a\nb', runtime: 'node18', number: 3 };
    const draft = { code: 'a\nc', runtime: 'node22', deployed_version, number: 4 };
    expect(await deploy({ [ACTION]: draft })).toEqual([
      HEAD,
      '  code: lines removed: 1, lines added: 1',
      '    at line 2',
      '    - "b"',
      '    + "c"',
      '  runtime: "node18" -> "node22"',
    ]);
    expect(await deploy({ [ACTION]: { ...draft, ...deployed_version } })).toEqual([HEAD, '  code: the same']);
  });

  it('shows all hosts of the code, and which are new', async () => {
    const code = (...hosts: string[]) => hosts.map((host) => `fetch("https://${host}")`).join('\n');
    const deployed_version = { code: code('a.example') };
    const lines = await deploy({ [ACTION]: { code: code('a.example', 'b.example'), deployed_version } });
    expect(lines?.slice(-2)).toEqual(['    host: a.example', '    host (new): b.example']);
  });

  it('shows the whole code where nothing of it runs yet', async () => {
    expect(await deploy({ [ACTION]: { code: 'x' } })).toEqual([
      HEAD,
      '  code (nothing of it runs yet)',
      '  code: "x"',
    ]);
  });

  it('names the triggers that it would run in from now on', async () => {
    const at = (id: string) => ({ code: 'x', supported_triggers: [{ id, version: 'v3' }] });
    const draft = { ...at('credentials-exchange'), deployed_version: at('post-login') };
    expect(await deploy({ [ACTION]: draft })).toEqual([
      HEAD,
      '  code: the same',
      '  supported_triggers (before)[1].id: "post-login"',
      '  supported_triggers (before)[1].version: "v3"',
      '  supported_triggers (after)[1].id: "credentials-exchange"',
      '  supported_triggers (after)[1].version: "v3"',
    ]);
  });

  it('shows long code whole, unless its ends were asked for', async () => {
    const code = `${'// a line of code\n'.repeat(300)}evil()`;
    const lines = async (deployed_version: unknown, ...ends: [boolean?]) => {
      const wire = wireOf({ path: { id: 'a1' } });
      const { read } = reader({ [ACTION]: { code, deployed_version } });
      const all = await deploymentLines('POST /actions/actions/{id}/deploy', wire, read, ...ends);
      return (all ?? []).join('\n');
    };
    expect(await lines(undefined)).toContain('evil()"');
    expect(await lines(undefined)).not.toContain('SHA-256');
    expect(await lines(undefined, true)).toContain(`(${code.length} characters, SHA-256 `);
    const long = { code: 'x' };
    expect(await lines(long)).toContain('+ "evil()"');
  });

  it('compares what its parts are, without dates and values of secrets', async () => {
    const deployed_version = {
      code: 'x',
      dependencies: [{ name: 'a', version: '1', _resolved: 'then' }],
      secrets: [{ name: 'KEY', updated_at: 'then' }],
      supported_triggers: [{ id: 'post-login', version: 'v3', status: 'CURRENT' }],
      modules: [],
    };
    const same = {
      ...{ code: 'x', deployed_version },
      dependencies: [{ name: 'a', version: '1', _resolved: 'now' }],
      secrets: [{ name: 'KEY', updated_at: 'now' }],
      supported_triggers: [{ id: 'post-login', version: 'v3', status: 'DEPRECATED' }],
    };
    expect(await deploy({ [ACTION]: same })).toEqual([HEAD, '  code: the same']);
    const other = {
      ...same,
      dependencies: [{ name: 'a', version: '2', registry_url: 'https://r.example' }],
      secrets: [{ name: 'OTHER', value: 'never-shown' }],
      supported_triggers: [{ id: 'post-login', version: 'v2' }],
      modules: [
        { module_name: 'm', module_id: 'i', module_version_number: 2, module_version_id: 'v', at: 'now' },
      ],
    };
    const text = (await deploy({ [ACTION]: other }))?.join('\n');
    for (const part of [
      'dependencies (before)[1].name: "a"',
      'dependencies (before)[1].version: "1"',
      'dependencies (after)[1].version: "2"',
      'dependencies (after)[1].registry_url: "https://r.example"',
      'host: r.example',
      'secrets (before)[1].name: "KEY"',
      'secrets (after)[1].name: "OTHER"',
      'supported_triggers (after)[1].version: "v2"',
      'modules (after)[1].module_name: "m"',
      'modules (after)[1].module_id: "i"',
      'modules (after)[1].module_version_number: 2',
      'modules (after)[1].module_version_id: "v"',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/never-shown|CURRENT|_resolved|then|now"|nothing/);
  });

  it('says what could not be read or is not shown', async () => {
    const unread = ['Code', '  It could not be read: what will run is not known.'];
    expect(await deploy({})).toEqual(unread);
    expect(await deploy({ [ACTION]: fails(403) })).toEqual(unread);
    expect(await deploy({ [ACTION]: { name: 'x' } })).toEqual([HEAD, '  code: not shown by the API']);
  });

  it('that an earlier change of the same set makes is said to be as that one makes it', async () => {
    const wire = wireOf({ path: { id: pendingWords('id', 2) } });
    const lines = await deploymentLines('POST /actions/actions/{id}/deploy', wire, reader({}).read);
    expect(lines).toEqual(['Code', '  As change 2 makes it.']);
  });
});

describe('other deployments', () => {
  const version = async (answers: Record<string, unknown>) =>
    deploymentLines(
      'POST /actions/actions/{actionId}/versions/{id}/deploy',
      wireOf({ path: { actionId: 'a1', id: 'v2' } }),
      reader(answers).read,
    );
  const VERSION = '/actions/actions/a1/versions/v2';

  it('of a version compare it with the deployed one', async () => {
    const answers = {
      [ACTION]: { code: 'draft', deployed_version: { code: 'a' } },
      [VERSION]: { code: 'b' },
    };
    expect(await version(answers)).toEqual([
      HEAD,
      '  code: lines removed: 1, lines added: 1',
      '    - "a"',
      '    + "b"',
    ]);
    expect(await version({ ...answers, [ACTION]: fails(403) })).toEqual([
      HEAD,
      '  code (what runs now could not be read)',
      '  code: "b"',
    ]);
    expect((await version({ ...answers, [ACTION]: fails(404) }))?.[1]).toBe(
      '  code (nothing of it runs yet)',
    );
    expect((await version({ [ACTION]: answers[ACTION] }))?.[0]).toBe('Code');
  });

  it('of a module compare its draft with its latest version', async () => {
    const answers = { '/actions/modules/m1': { code: 'b', latest_version: { code: 'a' } } };
    const wire = wireOf({ path: { id: 'm1' } });
    expect(
      (await deploymentLines('POST /actions/modules/{id}/versions', wire, reader(answers).read))?.slice(2),
    ).toEqual(['    - "a"', '    + "b"']);
  });

  it('back to a version of a module compare the module with it', async () => {
    const answers = {
      '/actions/modules/m1': { code: 'b', latest_version: { code: 'c' } },
      '/actions/modules/m1/versions/v1': { code: 'a' },
    };
    const wire = wireOf({ path: { id: 'm1' }, body: { module_version_id: 'v1' } });
    expect(
      (await deploymentLines('POST /actions/modules/{id}/rollback', wire, reader(answers).read))?.slice(2),
    ).toEqual(['    - "b"', '    + "a"']);
  });

  it('are none for any other operation', async () => {
    for (const operation of ['POST /clients', 'toString'])
      expect(await deploy({}, operation)).toBeUndefined();
  });
});
