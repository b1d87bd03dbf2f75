import type { CampaignSelection } from '@yabot/contracts';
import { type StoredRow, sqlTable } from '@yabot/service-kit';
import type { Knex } from 'knex';
import type { Campaign, CampaignRefusal } from '../rules/book.ts';
import { REVERSIBLE } from '../rules/reverse.ts';
import type { Sql } from './moment.ts';
import { movements } from './movements.ts';

export const campaigns = sqlTable<Campaign>('campaigns', {
  key: 'campaignId',
  columns: {
    campaignId: 'text',
    movements: 'integer',
    sent: 'integer',
    by: 'text',
    reason: 'text',
    partial: 'boolean',
    at: 'text',
  },
});

/** What of a campaign was refused. */
export const campaignRefusals = sqlTable<CampaignRefusal>('campaign_refusals', {
  key: 'id',
  columns: { id: 'text', campaignId: 'text', userId: 'text', cause: 'text', code: 'text' },
});

/** After the last text that begins with another. */
const AFTER = '\u{10ffff}';

/** The movements of a selection that can be undone and were not, with what boosts added to them. */
function selected(sql: Knex, { causePrefix, reason, from, until }: CampaignSelection) {
  const own = sql('movements as s').where((which) => {
    if (causePrefix !== undefined) {
      which.where('s.cause', '>=', causePrefix).where('s.cause', '<', `${causePrefix}${AFTER}`);
    }
    if (reason !== undefined) which.where('s.reason', reason);
    if (from !== undefined) which.where('s.at', '>=', new Date(from).toISOString());
    if (until !== undefined) which.where('s.at', '<', new Date(until).toISOString());
  });
  const boosts = own.clone().select(sql.raw("'boost:' || s.movement_id"));
  return sql('movements as m')
    .where((which) => which.whereIn('m.cause', own.clone().select('s.cause')).orWhereIn('m.cause', boosts))
    .whereIn('m.kind', REVERSIBLE)
    .whereNotExists(sql('reversals as r').whereRaw('r.cause = m.cause').select('r.cause'));
}

/** The next movements of a selection, for a decision. */
export const selectedMovements = (
  { selection, after, through }: { selection: CampaignSelection; after: string; through: string },
  limit: number,
) =>
  movements.lookup((sql) =>
    selected(sql, selection)
      .where('m.movement_id', '>', after)
      .where('m.movement_id', '<=', through)
      .orderBy('m.movement_id')
      .limit(limit)
      .select('m.*'),
  );

/** How many users who are short a preview names. */
const NAMED = 20;

/** What undoing a selection would do. */
export async function previewOf(sql: Sql, selection: CampaignSelection) {
  const users = sql
    .from(
      selected(sql, selection)
        .groupBy('m.user_id')
        .select('m.user_id')
        .count({ movements: '*' })
        .max({ last: 'm.movement_id' })
        .select(sql.raw("sum(case when m.kind = 'credit' then m.amount else 0 end) as taken"))
        .select(sql.raw("sum(case when m.kind <> 'credit' then m.amount else 0 end) as given_back"))
        .as('u'),
    )
    .leftJoin('accounts as a', 'a.user_id', 'u.user_id');
  const missing = 'u.taken - coalesce(a.balance, 0) - u.given_back';
  const [sums]: StoredRow[] = await users
    .clone()
    .count({ users: '*' })
    .max({ last: 'u.last' })
    .sum({ movements: 'u.movements', taken: 'u.taken', given_back: 'u.given_back' })
    .select(sql.raw(`sum(case when ${missing} > 0 then 1 else 0 end) as short_users`))
    .select(sql.raw(`sum(case when ${missing} > 0 then ${missing} else 0 end) as short_besitos`));
  const shortest: StoredRow[] = await users
    .clone()
    .whereRaw(`${missing} > 0`)
    .orderByRaw(`${missing} desc, u.user_id`)
    .limit(NAMED)
    .select('u.user_id', 'u.taken', 'a.balance');
  return {
    movements: Number(sums?.movements ?? 0),
    through: sums?.last ? String(sums.last) : null,
    users: Number(sums?.users ?? 0),
    taken: Number(sums?.taken ?? 0),
    givenBack: Number(sums?.given_back ?? 0),
    short: { users: Number(sums?.short_users ?? 0), besitos: Number(sums?.short_besitos ?? 0) },
    shortest: shortest.map((row) => ({
      userId: String(row.user_id),
      balance: Number(row.balance ?? 0),
      needed: Number(row.taken),
    })),
  };
}

/** How many refusals the progress names. */
const REFUSALS = 100;

/** What of a campaign is done. */
export async function progressOf(sql: Sql, campaignId: string) {
  const [sums]: StoredRow[] = await sql('reversals')
    .where({ campaign_id: campaignId })
    .count({ reversed: '*' })
    .sum({ amount: 'amount', missing: 'missing' });
  const [refused] = await sql('campaign_refusals').where({ campaign_id: campaignId }).count({ refused: '*' });
  const refusals: StoredRow[] = await sql('campaign_refusals')
    .where({ campaign_id: campaignId })
    .orderBy('id')
    .limit(REFUSALS);
  return {
    reversed: Number(sums?.reversed ?? 0),
    amount: Number(sums?.amount ?? 0),
    missing: Number(sums?.missing ?? 0),
    notReversed: Number(refused?.refused ?? 0),
    refusals: refusals
      .map(campaignRefusals.fromStored)
      .map(({ userId, cause, code }) => ({ userId, cause, code })),
  };
}
