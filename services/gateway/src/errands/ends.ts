import type { RecordSent } from '@yabot/contracts';
import type { Decision } from '@yabot/service-kit';
import { joined } from '../rules/joined.ts';
import type { Outgoing } from '../rules/outgoing.ts';
import type { Ended, ErrandHandler } from './errand.ts';
import { ERRANDS } from './index.ts';

type Ends = Pick<typeof RecordSent.sample, 'sent' | 'refused'>;
type Around = Omit<Ended, 'correlationId'>;
type RowOf = (id: string) => Outgoing | undefined;

/** Whether something follows when Telegram refuses a call, so that nobody has to look after it. */
export const isMinded = (row: Outgoing | undefined): boolean => handlerOf(row)?.failed !== undefined;

/** What follows from the errands that ended. */
export function errandsEnded({ sent, refused }: Ends, rowOf: RowOf, around: Around): Decision {
  const done = sent.flatMap(({ id, answer }) => {
    const row = rowOf(id);
    const handler = handlerOf(row);
    return handler
      ? [handler.done(row?.errand?.about, answer, { ...around, correlationId: row!.correlationId })]
      : [];
  });
  const failed = refused.flatMap(({ id, code }) => {
    const row = rowOf(id);
    const decided = handlerOf(row)?.failed?.(row?.errand?.about, code, {
      ...around,
      correlationId: row!.correlationId,
    });
    return decided ? [decided] : [];
  });
  return joined(...done, ...failed);
}

const handlerOf = (row: Outgoing | undefined): ErrandHandler | undefined =>
  row?.errand ? ERRANDS[row.errand.name] : undefined;
