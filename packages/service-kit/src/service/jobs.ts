import type { Job } from '../definitions/handlers.ts';
import type { Log } from '../observability/log.ts';
import type { Submit } from '../requests/submit.ts';
import type { Attachment } from './definition.ts';

/** Does what is due, again and again. A turn that fails, is refused or is late is made up for by the next. */
export function runJobs(jobs: readonly Job[], submit: Submit, clock: () => Date, log: Log): Attachment {
  const running = jobs.map((job) => runJob(job, submit, clock, log));
  return {
    async stop() {
      await Promise.all(running.map((job) => job.stop()));
    },
  };
}

function runJob(job: Job, submit: Submit, clock: () => Date, log: Log): Attachment {
  let turn: Promise<void> | undefined;
  const tick = () => {
    turn ??= takeTurn(job, submit, clock(), log).finally(() => {
      turn = undefined;
    });
  };
  if (job.atStart) tick();
  const timer = setInterval(tick, job.every);
  return {
    async stop() {
      clearInterval(timer);
      await turn;
    },
  };
}

async function takeTurn(job: Job, submit: Submit, now: Date, log: Log) {
  try {
    const command = job.command(now);
    if (!command) return;
    const answer = await submit(command);
    if (!answer.ok) log.warn({ job: job.name, code: answer.refusal.code }, 'job-refused');
  } catch (error) {
    log.error({ job: job.name, fault: String(error) }, 'job-failed');
  }
}
