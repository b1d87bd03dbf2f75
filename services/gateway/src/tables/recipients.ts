import type { Language, Reach } from '@yabot/contracts';
import { sqlTable } from '@yabot/service-kit';

/** A user as somebody the bot writes to. */
export interface Recipient {
  readonly userId: string;
  /** The private chat. */
  readonly telegramId: number;
  readonly language: Language;
  readonly timeZone: string;
  /** Whether they want to be told of what they earn. */
  readonly notices: boolean;
  readonly reach: Reach;
}

export const recipients = sqlTable<Recipient>('recipients', {
  key: 'userId',
  columns: {
    userId: 'text',
    telegramId: 'integer',
    language: 'text',
    timeZone: 'text',
    notices: 'boolean',
    reach: 'text',
  },
});
