import { describe, expect, it } from 'vitest';
import { guardSecrets, logScrubber as scrubber } from '../../src/policy/outgoing/outgoing.js';
import { createLogger } from '../../src/server/logger.js';

async function logged(use: (logger: ReturnType<typeof createLogger>) => void, secrets: string[] = []) {
  const lines: string[] = [];
  const logger = createLogger('info', { scrubber, write: (line) => lines.push(line) });
  const release = guardSecrets(secrets);
  use(logger);
  await logger.flush();
  release();
  return lines;
}

describe('logger', () => {
  it('writes JSON lines at its level and above, in order', async () => {
    const lines = await logged((logger) => {
      logger.debug({}, 'quiet');
      logger.info({ attempt: 1 }, 'first');
      logger.error({ attempt: 2 }, 'second');
    });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { level: 30, attempt: 1, msg: 'first' },
      { level: 50, attempt: 2, msg: 'second' },
    ]);
  });

  it('is silent when told so', async () => {
    const lines: string[] = [];
    const logger = createLogger('silent', { scrubber, write: (line) => lines.push(line) });
    logger.fatal({}, 'nobody hears this');
    await logger.flush();
    expect(lines).toEqual([]);
  });

  it('masks secret fields, tokens in texts, and the configured secrets wherever they are', async () => {
    const key = '-----BEGIN PRIVATE KEY-----\nabcdefghijklmnop\n-----END PRIVATE KEY-----\n';
    const [line = ''] = await logged(
      (logger) =>
        logger.warn(
          { client_secret: 'field-secret', note: 'the secret is configured-secret', nested: { key } },
          'refused with configured-secret',
        ),
      ['configured-secret', key],
    );
    for (const secret of ['field-secret', 'configured-secret', 'abcdefghijklmnop'])
      expect(line).not.toContain(secret);
    expect(line).toContain('[redacted]');
  });

  it('masks what an error brings, in its message and in its stack', async () => {
    const lines = await logged(
      (logger) =>
        logger.error({ err: new Error('client_secret=hunter2 and configured-secret failed') }, 'broken'),
      ['configured-secret'],
    );
    const { err } = JSON.parse(lines[0] ?? '{}');
    expect(err.message).toBe('client_secret=[redacted] and [redacted] failed');
    expect(err.stack).toContain('logger.test');
    expect(lines[0]).not.toMatch(/hunter2|configured-secret/);
  });

  it('masks its own secrets in what has a form of its own', async () => {
    const lines = await logged(
      (logger) => logger.error({ at: { toJSON: () => 'configured-secret' } }, 'odd'),
      ['configured-secret'],
    );
    expect(JSON.parse(lines[0] ?? '{}').at).toBe('[redacted]');
  });

  it('logs the fields as they were, even if they change before it is loaded', async () => {
    const fields = { state: 'before' };
    const [line = ''] = await logged((logger) => {
      logger.info(fields, 'x');
      fields.state = 'after';
    });
    expect(line).toContain('before');
  });
});
