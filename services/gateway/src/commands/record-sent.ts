import { BotBlocked, RecordSent, ResendMessage } from '@yabot/contracts';
import { accept, type Change, command, type DecisionContext } from '@yabot/service-kit';
import { errandsEnded, isMinded } from '../errands/ends.ts';
import type { Resources } from '../resources.ts';
import type { Earned } from '../rules/earned.ts';
import { joined } from '../rules/joined.ts';
import type { Outgoing } from '../rules/outgoing.ts';
import { isNothing, urgencyOf, withoutTold } from '../rules/told.ts';
import { type Notice, notices } from '../tables/notices.ts';
import { outgoing, waitingFor } from '../tables/outgoing.ts';
import { posts } from '../tables/posts.ts';
import { recipients } from '../tables/recipients.ts';

/** The row that publishes a post is named after it. */
const PUBLISHES = /^post:(.+)$/;

export const recordSent = command(RecordSent, {
  reads: ({ data }) => ({
    rows: [...data.sent, ...data.refused].map(({ id }) => outgoing.ref(id)),
    published: data.sent.flatMap(({ id }) => PUBLISHES.exec(id)?.[1] ?? []).map(posts.ref),
    told: (data.told ?? []).map(({ userId }) => notices.ref(userId)),
    blocked: data.blocked.map(recipients.ref),
    dropped: data.blocked.length > 0 ? waitingFor(data.blocked) : [],
  }),
  decide: (
    { data },
    { rows, published, told, blocked, dropped },
    { now, newId, resources }: DecisionContext<Resources>,
  ) => {
    const byId = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
    const numbers = new Map(data.sent.map(({ id, messageId }) => [id, messageId]));
    const rowOf = (id: string) => byId.get(id);
    const refused = data.refused.flatMap(({ id, reason }) => {
      const row = rowOf(id);
      if (!row) return [];
      return [isMinded(row) ? outgoing.remove(id) : outgoing.put({ ...row, state: 'refused', reason })];
    });
    const gone = blocked.flatMap((recipient) => recipient ?? []).filter(({ reach }) => reach !== 'blocked');
    const numbered = published.flatMap((post) =>
      post
        ? [posts.put({ ...post, messageId: post.messageId ?? numbers.get(`post:${post.key}`) ?? null })]
        : [],
    );
    const save: Change[] = [
      ...data.sent.flatMap(({ id, revision }) => takenOut(byId.get(id), revision)),
      ...(data.told ?? []).flatMap(({ since, earned }, index) =>
        afterTelling(told[index], { since, earned: earned as unknown as Earned }, now),
      ),
      ...refused,
      ...numbered,
      ...gone.map((recipient) => recipients.put({ ...recipient, reach: 'blocked' })),
      ...(dropped as readonly Outgoing[]).map(({ id }) => outgoing.remove(id)),
    ];
    const recorded = {
      save,
      emit: gone.map(({ userId }) => BotBlocked.of({ userId })),
      bury: data.refused
        .filter(({ id }) => rowOf(id) && !isMinded(rowOf(id)))
        .map(({ id, code, reason }) => ({
          command: ResendMessage.of({ id }, { key: `${id}:${rowOf(id)?.revision}` }),
          code,
          reason,
        })),
    };
    return accept({}, joined(recorded, errandsEnded(data, rowOf, { now, newId, texts: resources.texts })));
  },
});

/** A row that was replaced since it was sent stays for its newer content. */
const takenOut = (row: Outgoing | undefined, revision: number) =>
  row && row.revision <= revision ? [outgoing.remove(row.id)] : [];

/** What was earned since the notice was written stays for the next one. */
function afterTelling(
  notice: Notice | undefined,
  told: { readonly since: string | undefined; readonly earned: Earned },
  now: Date,
): Change[] {
  if (!notice || notice.since !== told.since) return [];
  const earned = withoutTold(notice.earned, told.earned);
  if (isNothing(earned)) return [notices.remove(notice.userId)];
  return [notices.put({ ...notice, earned, urgency: urgencyOf(earned), since: now.toISOString() })];
}
