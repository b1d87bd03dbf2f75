import type { NatsConnection } from '@nats-io/nats-core';
import { FindUser, requestSubject } from '@yabot/contracts';

const TOGETHER = 50;
const TIMEOUT_MS = 10_000;

/** Whose user id is whose in Telegram, as the user service knows it; nobody stands for who is not registered. */
export async function askPersons(
  connection: NatsConnection,
  names: readonly (typeof FindUser.sample)[],
): Promise<Map<string, number>> {
  const persons = new Map<string, number>();
  for (let first = 0; first < names.length; first += TOGETHER) {
    const asked = names.slice(first, first + TOGETHER).map(async (name) => {
      const reply = await connection.request(requestSubject(FindUser), JSON.stringify(name), {
        timeout: TIMEOUT_MS,
      });
      const { result } = reply.json<{ result?: typeof FindUser.sampleResult }>();
      if (result) persons.set(result.userId, result.telegramId);
    });
    await Promise.all(asked);
  }
  return persons;
}
