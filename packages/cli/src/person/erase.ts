import type { NatsConnection } from '@nats-io/nats-core';
import { Balance, ErasePerson } from '@yabot/contracts';
import { ask, operator } from '../fleet/ask.ts';
import { withFleet } from '../fleet/known-fleet.ts';
import { CliError, EXIT_CODES } from '../terminal/cli-error.ts';
import { confirm, isInteractive } from '../terminal/confirm.ts';
import { t } from '../terminal/messages.ts';
import { say, sayJson } from '../terminal/output.ts';
import { findPerson, type Person } from './find.ts';

/** What `yabot person erase` can be told. */
export interface EraseOptions {
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `yabot person erase`: forgets somebody in the whole fleet, for good. */
export async function erasePerson(who: string, { yes, json }: EraseOptions): Promise<number> {
  await withFleet(async (connection) => {
    const person = await findPerson(connection, who);
    if (!yes && !(await isConfirmed(connection, person))) return;
    const { userId } = person;
    const reply = await ask(connection, ErasePerson, { userId, by: operator(), confirmed: true });
    if ('refused' in reply) {
      const { code } = reply.refused;
      if (code === 'owner-fixed') throw new CliError('person.owner');
      throw new CliError('person.not-erased', { why: code }, EXIT_CODES.notReachable);
    }
    if (json) sayJson({ userId });
    else say(t('person.erased', { userId }));
  });
  return EXIT_CODES.ok;
}

async function isConfirmed(connection: NatsConnection, { userId, firstName: name, telegramId }: Person) {
  if (!isInteractive()) throw new CliError('person.confirm', {}, EXIT_CODES.usage);
  const reply = await ask(connection, Balance, { userId });
  const balance = 'result' in reply ? reply.result.available + reply.result.held : 0;
  return confirm(t('person.erase-this', { name, telegramId: String(telegramId), balance }));
}
