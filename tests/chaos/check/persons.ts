import { Register } from '@yabot/contracts';
import { ofType, type StoredMessage } from './stream.ts';

/** Whose user id is whose in Telegram, by the registrations. */
export function personsOf(everything: readonly StoredMessage[]): Map<string, number> {
  return new Map(ofType(everything, Register).map(({ data }) => [data.userId, data.telegramId]));
}
