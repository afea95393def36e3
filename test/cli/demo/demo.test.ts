/** The demo checks itself; here is checked that it tells what it is for, for people and for pipes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PICTURE, playDemo, sessionPicture } from '../../../scripts/lib/picture/session-picture.js';
import { Stage } from '../../../src/cli/demo/demo-stage.js';
import { colorsFor } from '../../../src/cli/terminal/output.js';
import { wrap } from '../../../src/text/wrap.js';

const root = join(import.meta.dirname, '..', '..', '..');

describe('demo', () => {
  // Playing it takes seconds: it is played once for all.
  let played: Awaited<ReturnType<typeof playDemo>>;
  beforeAll(async () => {
    played = await playDemo();
  });

  it('is drawn as the picture of the README (npm run picture)', () => {
    expect(sessionPicture(played.stdout)).toBe(readFileSync(join(root, PICTURE), 'utf8'));
  });

  it('tells its five stories in plain text when it is piped', () => {
    const { stdout, stderr } = played;
    expect(stderr).toBe('');
    expect(stdout).not.toContain('\u001b');
    const told = (...parts: RegExp[]) => {
      let from = 0;
      for (const part of parts) {
        const found = stdout.slice(from).search(part);
        expect(found, String(part)).toBeGreaterThanOrEqual(0);
        from += found;
      }
    };
    told(
      /^1\. /m,
      /-> list_users_by_email \{"email":"jane@/,
      /-> list_user_logs/,
      /limit_wc/,
      /brute-force protection/,
      /-> clear_user_blocks/,
      /asks the person/,
      /Name: "Jane Holm"/,
      /no blocks/,
      /^2\. /m,
      /-> delete_user/,
      /asks the person/,
      /\(declines\)/,
      /declined/,
      /still there/,
      /-> delete_user/,
      /\(types\) /,
      /nobody/,
      /^3\. /m,
      /-> clear_user_blocks/,
      /update:users/,
      /^5\. /m,
      /-> diagnose_login/,
      /Action Members only denied\s+(<- )?access/,
      /-> rehearse_action/,
      /-> update_action/,
      /asks the person/,
      /`\+` "const DOMAINS/,
      /-> deploy_action/,
      /signs in/,
      /five stories/,
    );
  });

  it('uses colours on a terminal only, and never against NO_COLOR', () => {
    const output = (stream: { isTTY?: boolean }, env: Record<string, string>) => {
      let text = '';
      const stage = new Stage(
        (part) => {
          text += part;
        },
        colorsFor(stream, env),
      );
      stage.title('A title');
      stage.says('person', 'Something');
      stage.calls('get_user', { user_id: 'a' });
      return text;
    };
    expect(output({ isTTY: true }, {})).toContain('\u001b[');
    for (const [stream, env] of [
      [{}, {}],
      [{ isTTY: true }, { NO_COLOR: '1' }],
      [{ isTTY: true }, { TERM: 'dumb' }],
    ] as const) {
      expect(output(stream, env)).not.toContain('\u001b');
    }
  });

  it('wraps words and keeps line breaks and indentation', () => {
    expect(wrap('one two three\n  four five', 9)).toEqual(['one two', 'three', '  four', '  five']);
    expect(wrap('a-word-longer-than-the-line', 5)).toEqual(['a-word-longer-than-the-line']);
    expect(wrap('', 5)).toEqual(['']);
  });
});
