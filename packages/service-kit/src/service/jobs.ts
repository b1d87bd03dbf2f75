import type { Job } from '../definitions/handlers.ts';
import type { Log } from '../observability/log.ts';
import type { Attachment } from './definition.ts';
import type { Submit } from './submit.ts';

/** Does what is due, again and again. A turn that is refused or late is made up for by the next. */
export function runJobs(jobs: readonly Job[], submit: Submit, clock: () => Date, log: Log): Attachment {
  const timers = jobs.map((job) => {
    const turn = async () => {
      const command = job.command(clock());
      if (!command) return;
      const answer = await submit(command);
      if (!answer.ok) log.warn({ job: job.name, code: answer.refusal.code }, 'job-refused');
    };
    return setInterval(() => void turn(), job.every);
  });
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
