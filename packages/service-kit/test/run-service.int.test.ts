import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

it('a bug that nothing catches ends the process, told in one line of the log as everything else', async () => {
  const program = join(import.meta.dirname, 'buggy-service.ts');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    env: { PATH: process.env.PATH, NATS_URL: 'nats://127.0.0.1:1', HEALTH_PORT: '0' },
  });
  const ended = once(child, 'exit');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(await ended).toEqual([1, null]);
  expect(err).toBe('');
  const lines = out.trimEnd().split('\n');
  const last = JSON.parse(lines.at(-1)!) as Record<string, unknown>;
  expect(last).toMatchObject({ level: 'fatal', service: 'wallet', event: 'ended-by-a-bug' });
  expect(last.fault).toMatch(/^TypeError: a bug/);
});
