import { randomUUID } from 'node:crypto';
import { ApplyOwners } from '@yabot/contracts';
import type { Attachment, ServiceContext } from '@yabot/service-kit';
import type { UserSettings } from '../config.ts';

const RETRY_MS = 1_000;

/** Once at every start: the owners are those whom the settings name now. */
export async function applyingOwners({
  settings,
  submit,
  log,
}: ServiceContext<UserSettings>): Promise<Attachment> {
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;
  const apply = async () => {
    const telegramIds = settings.OWNER_TELEGRAM_IDS;
    const answer = await submit(ApplyOwners.of({ telegramIds }, { key: randomUUID() }));
    if (answer.ok) return log.info({ changed: answer.result.changed }, 'owners-applied');
    log.warn({ code: answer.refusal.code }, 'owners-not-applied');
    if (!stopped) retry = setTimeout(apply, RETRY_MS);
  };
  await apply();
  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
    },
  };
}
