import { writeFile } from 'node:fs/promises';
import type { Difference, Summary } from '@yabot/economy-simulation';
import { escaped, htmlPage, htmlTable, lineChart } from '@yabot/pictures/charts';
import { shortPath } from '../home/home.ts';
import { t } from '../terminal/messages.ts';
import { remark } from '../terminal/output.ts';
import type { FollowersReport } from './followers.ts';
import type { PlayedReport } from './history.ts';

type Economies = readonly (readonly [title: string, economy: Summary])[];

/** So many are shown of those who win and lose most. */
const MOST_SHOWN = 20;

/** History as a page with curves. */
export function historyPage(report: PlayedReport): string {
  const { ledger, played, changed, messages, since, until, differing } = report;
  const economies: Economies = [
    [t('economy.ledger'), ledger],
    [t('economy.played'), played],
    ...(changed ? [[t('economy.changed'), changed] as const] : []),
  ];
  const exact = differing.length === 0;
  const verdict = exact
    ? t('economy.exact', { supply: ledger.supply, accounts: ledger.holders })
    : t('economy.inexact', { accounts: differing.length, ledger: ledger.supply, played: played.supply });
  return page(economies, [
    `<p>${escaped(t('economy.history', { messages, since, until }))}</p><p>${escaped(verdict)}</p>`,
    changed ? whoTable(changed.differing) : '',
  ]);
}

/** Followers that were made up as a page with curves. */
export function followersPage(report: FollowersReport): string {
  const { followers, days, seed, kinds } = report;
  const head = ['', t('economy.followers'), t('economy.each-has')];
  const rows = kinds.map((each) => [t(`economy.kind-${each.kind}`), each.followers, each.besitos]);
  return page(
    [[t('economy.simulated'), report]],
    [
      `<p>${escaped(t('economy.made-up', { followers, days: days.length, seed }))}</p>`,
      htmlTable(head, rows),
    ],
  );
}

function page(economies: Economies, parts: readonly string[]): string {
  const charts = [
    chart('economy.supply', economies, ({ supply }) => supply),
    chart('economy.minted', economies, ({ minted }) => minted),
    chart('economy.burned', economies, ({ burned }) => burned),
    chart('economy.growth-a-day', economies, ({ minted, burned, active }) =>
      active > 0 ? (minted - burned) / active : 0,
    ),
    chart('economy.active', economies.slice(0, 1), ({ active }) => active),
  ];
  const body = [...parts, `<div class="charts">${charts.join('\n')}</div>`, reasons(economies)].join('\n');
  return htmlPage(t('economy.title'), body, t('economy.language'));
}

function chart(
  title: 'economy.supply' | 'economy.minted' | 'economy.burned' | 'economy.growth-a-day' | 'economy.active',
  economies: Economies,
  value: (day: Summary['days'][number]) => number,
): string {
  const series = economies.map(([name, { days }]) => ({
    name,
    points: days.map((day, index) => [index + 1, value(day)] as const),
  }));
  return lineChart({ title: t(title), x: t('economy.day'), y: '', series });
}

function reasons(economies: Economies): string {
  const names = [...new Set(economies.flatMap(([, { byReason }]) => byReason.map(({ reason }) => reason)))];
  const head = [t('economy.reason'), ...economies.flatMap(([title]) => [`${title} +`, `${title} −`])];
  const rows = names.map((name) => [
    name,
    ...economies.flatMap(([, { byReason }]) => {
      const { minted = 0, burned = 0 } = byReason.find(({ reason }) => reason === name) ?? {};
      return [minted, burned];
    }),
  ]);
  return htmlTable(head, rows);
}

function whoTable(differing: readonly Difference[]): string {
  const shown =
    differing.length <= 2 * MOST_SHOWN
      ? differing
      : [...differing.slice(0, MOST_SHOWN), ...differing.slice(-MOST_SHOWN)];
  const rows = shown.map(({ userId, before, after }) => [userId, before, after, after - before]);
  return htmlTable([t('economy.account'), t('economy.played'), t('economy.changed'), '±'], rows);
}

/** Writes a page, and tells where. */
export async function writePage(file: string, html: string): Promise<void> {
  await writeFile(file, html);
  remark(t('economy.page', { file: shortPath(file) }));
}
