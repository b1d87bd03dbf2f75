import type { Rig } from '../../rig/rig.ts';
import type { TellingFault } from './telling.ts';

type Rule = Parameters<Rig['telegram']['sandbox']['faults']['add']>[0];

async function withRule({ telegram: { sandbox } }: Rig, rule: Rule): Promise<() => Promise<void>> {
  const id = sandbox.faults.add(rule);
  return async () => void sandbox.faults.remove(id);
}

/** What goes wrong with Telegram, and which alert tells it. */
export const ofTelegram: readonly TellingFault[] = [
  {
    what: 'Telegram answers every message with 429',
    alert: 'TelegramFlood',
    begin: (rig) => withRule(rig, { kind: 'retry_after', seconds: 2, method: 'sendMessage' }),
  },
  {
    what: 'Telegram answers every message with 502',
    alert: 'TelegramDisturbed',
    begin: (rig) => withRule(rig, { kind: 'server_error', method: 'sendMessage' }),
  },
  {
    what: 'Telegram gives no updates',
    alert: 'UpdatesNotTaken',
    begin: (rig) => withRule(rig, { kind: 'server_error', method: 'getUpdates' }),
  },
];
