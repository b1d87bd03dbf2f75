import type { Bands, Difference, Measured, Past, Summary } from '@yabot/economy-simulation';
import { type MessageKey, t } from '../terminal/messages.ts';
import { styled } from '../terminal/output.ts';
import { table } from '../terminal/table.ts';
import type { FollowersReport } from './followers.ts';
import type { PlayedReport } from './history.ts';

/** So many are shown of those who win and lose most. */
const MOST_SHOWN = 5;
/** So many of the last days are shown. */
const DAYS_SHOWN = 14;

/** What playing history came to, in lines. */
export function historyLines(report: PlayedReport): string[] {
  const { ledger, played, changed, since, until, messages } = report;
  return [
    t('economy.history', { messages, since, until }),
    ...(report.whole ? [] : [styled('yellow', t('economy.not-whole', { opening: ledger.opening }))]),
    '',
    ...reasonTable([
      [t('economy.ledger'), ledger],
      [t('economy.played'), played],
      ...(changed ? [[t('economy.changed'), changed] as const] : []),
    ]),
    '',
    ...verdictOnLedger(report),
    ...(changed ? changes(changed.differing) : []),
  ];
}

function verdictOnLedger({ differing, ledger, played, whole }: PlayedReport): string[] {
  if (differing.length === 0) {
    return [styled('green', t('economy.exact', { supply: ledger.supply, accounts: ledger.holders }))];
  }
  const values = { accounts: differing.length, ledger: ledger.supply, played: played.supply };
  return [
    styled(whole ? 'red' : 'yellow', t(whole ? 'economy.inexact' : 'economy.inexact-older', values)),
    ...differenceTable(extremes(differing), t('economy.ledger'), t('economy.played')),
  ];
}

function changes(differing: readonly Difference[]): string[] {
  const won = differing.filter(({ before, after }) => after > before).length;
  const lines = [t('economy.who', { won, lost: differing.length - won })];
  const [before, after] = [t('economy.played'), t('economy.changed')];
  return ['', ...lines, ...(differing.length > 0 ? differenceTable(extremes(differing), before, after) : [])];
}

const extremes = (differing: readonly Difference[]) =>
  differing.length <= 2 * MOST_SHOWN
    ? differing
    : [...differing.slice(0, MOST_SHOWN), ...differing.slice(-MOST_SHOWN)];

function differenceTable(differing: readonly Difference[], before: string, after: string): string[] {
  const right = (title: string) => ({ title, align: 'right' as const });
  return table(
    [{ title: t('economy.account') }, right(before), right(after), right('±')],
    differing.map((each) => [
      each.userId,
      String(each.before),
      String(each.after),
      signed(each.after - each.before),
    ]),
  );
}

/** What followers that were made up came to, in lines. */
export function followersLines(report: FollowersReport): string[] {
  const { followers, seed, days, kinds } = report;
  const right = (title: string) => ({ title, align: 'right' as const });
  return [
    t('economy.made-up', { followers, days: days.length, seed }),
    '',
    ...reasonTable([[t('economy.simulated'), report]]),
    '',
    ...table(
      [{ title: t('economy.kind') }, right(t('economy.followers')), right(t('economy.each-has'))],
      kinds.map((each) => [t(`economy.kind-${each.kind}`), String(each.followers), String(each.besitos)]),
    ),
    '',
    ...table(
      ['day', 'active', 'minted', 'burned', 'supply'].map((name) =>
        name === 'day' ? { title: t('economy.day') } : right(t(`economy.${name}` as MessageKey)),
      ),
      days
        .slice(-DAYS_SHOWN)
        .map(({ day, active, minted, burned, supply }) => [day, active, minted, burned, supply].map(String)),
    ),
  ];
}

/** What came and went by reason, in columns of economies. */
function reasonTable(economies: readonly (readonly [string, Summary])[]): string[] {
  const reasons = [...new Set(economies.flatMap(([, { byReason }]) => byReason.map(({ reason }) => reason)))];
  const flowOf = ({ byReason }: Summary, reason: string) => {
    const { minted = 0, burned = 0 } = byReason.find((each) => each.reason === reason) ?? {};
    return [minted > 0 ? signed(minted) : '', burned > 0 ? signed(-burned) : ''].filter(Boolean).join(' ');
  };
  const row = (title: string, value: (economy: Summary) => string) => [
    title,
    ...economies.map(([, economy]) => value(economy)),
  ];
  return table(
    [{ title: t('economy.reason') }, ...economies.map(([title]) => ({ title, align: 'right' as const }))],
    [
      ...reasons.map((reason) => row(reason, (economy) => flowOf(economy, reason))),
      row(t('economy.minted'), ({ minted }) => String(minted)),
      row(t('economy.burned'), ({ burned }) => String(burned)),
      row(t('economy.supply'), ({ supply }) => String(supply)),
    ],
  );
}

const BANDS = ['growth', 'sinks', 'gini', 'topTenth'] as const satisfies readonly (keyof Measured)[];

/** How an economy stands to its bands, and whether it is within all. */
export function bandLines({ measured }: Summary, bands: Bands, past: readonly Past[]): string[] {
  const rows = BANDS.map((band) => {
    const isPast = past.some((each) => each.band === band);
    const limit = bands[band];
    const text = limit === undefined ? t('economy.no-limit') : t(`economy.limit-${band}`, { limit });
    return [t(`economy.band-${band}`), styled(isPast ? 'red' : 'green', String(measured[band])), text];
  });
  const right = { align: 'right' as const };
  const verdict = past.map(({ band, limit, found }) => t(`economy.past-${band}`, { limit, found }));
  return [
    '',
    ...table(
      [
        { title: t('economy.measure') },
        { title: t('economy.found'), ...right },
        { title: t('economy.band') },
      ],
      rows,
    ),
    '',
    ...(past.length === 0
      ? [styled('green', t('economy.within'))]
      : verdict.map((line) => styled('red', line))),
  ];
}

const signed = (value: number) => (value > 0 ? `+${value}` : String(value));
