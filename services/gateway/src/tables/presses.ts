import { sqlTable } from '@yabot/service-kit';

/** Which reaction buttons of a post somebody has pressed. */
export interface Press {
  /** `<post>:<telegram id>` */
  readonly id: string;
  readonly emojis: readonly string[];
}

export const presses = sqlTable<Press>('presses', { key: 'id', columns: { id: 'text', emojis: 'json' } });
