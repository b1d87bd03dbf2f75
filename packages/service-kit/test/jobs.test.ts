import type { SentCommand } from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { job } from '../src/index.ts';
import { openLog } from '../src/observability/log.ts';
import type { Submit } from '../src/requests/submit.ts';
import { runJobs } from '../src/service/jobs.ts';
import { until } from '../src/testing/index.ts';
import { Take } from './adder.ts';

const command = Take.of({ who: 'ana', amount: 1 }, { key: 'k' }) as SentCommand;
const clock = () => new Date();

function openTestLog() {
  const lines: string[] = [];
  return { lines, log: openLog('wallet', 'info', { write: (line) => void lines.push(line) }) };
}

describe('A job', () => {
  it('goes on after turns that fail or are refused, and says so', async () => {
    const { log, lines } = openTestLog();
    let turns = 0;
    const failing = job({
      name: 'sealing',
      every: 1,
      command: () => {
        turns += 1;
        if (turns === 1) throw new Error('a bug');
        return command;
      },
    });
    const submit = (async () => {
      if (turns === 2) throw new Error('another');
      return { ok: false, refusal: { code: 'too-much', details: {} } };
    }) as unknown as Submit;
    const running = runJobs([failing], submit, clock, log);
    await until('four turns', () => turns >= 4);
    await running.stop();
    expect(lines.slice(0, 3).map((line) => JSON.parse(line))).toMatchObject([
      { event: 'job-failed', job: 'sealing', fault: 'Error: a bug' },
      { event: 'job-failed', job: 'sealing', fault: 'Error: another' },
      { event: 'job-refused', job: 'sealing', code: 'too-much' },
    ]);
  });

  it('that begins at the start does not wait until its time has passed once', async () => {
    const { log } = openTestLog();
    const asked: SentCommand[] = [];
    const submit = (async (sent: SentCommand) => {
      asked.push(sent);
      return { ok: true, result: {} };
    }) as unknown as Submit;
    const hourly = { every: 3_600_000, command: () => command };
    const [eager, patient] = [
      job({ ...hourly, name: 'eager', atStart: true }),
      job({ ...hourly, name: 'p' }),
    ];
    const running = runJobs([eager, patient], submit, clock, log);
    await running.stop();
    expect(asked).toEqual([command]);
  });

  it('takes one turn at a time, and its stop waits for the turn that is under way', async () => {
    const { log } = openTestLog();
    const answers: ((answer: { ok: true; result: unknown }) => void)[] = [];
    let ticks = 0;
    const tick = () => {
      ticks += 1;
      return undefined;
    };
    const submit = (() => new Promise((resolve) => answers.push(resolve as never))) as unknown as Submit;
    const slow = job({ name: 'slow', every: 1, command: () => command });
    const quick = job({ name: 'quick', every: 1, command: tick });
    const running = runJobs([slow, quick], submit, clock, log);
    await until('the slow one had its chances', () => ticks > 10);
    expect(answers).toHaveLength(1);
    let stopped = false;
    const stopping = running.stop().then(() => (stopped = true));
    await Promise.resolve();
    expect(stopped).toBe(false);
    answers[0]!({ ok: true, result: {} });
    await stopping;
    expect(answers).toHaveLength(1);
  });
});
