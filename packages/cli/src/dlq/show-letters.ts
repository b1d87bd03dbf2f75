import { ago } from '../terminal/duration.ts';
import { t } from '../terminal/messages.ts';
import { styled } from '../terminal/output.ts';
import { cut, table } from '../terminal/table.ts';
import type { AuditRecord } from './audit.ts';
import type { Letter } from './letter.ts';

const REASON_WIDTH = 70;

/** A letter without what may hold personal data. */
export function withoutRaw(letter: Letter): unknown {
  const { raw: _, ...message } = letter.message;
  return { ...letter, message };
}

/** Letters as a table. */
export function showLetters(letters: readonly Letter[], now: Date): string[] {
  const columns = [
    { title: t('dlq.seq'), align: 'right' as const },
    { title: t('dlq.ago') },
    { title: t('dlq.service') },
    { title: t('dlq.type') },
    { title: t('dlq.code') },
    { title: t('dlq.reason') },
  ];
  const rows = letters.map(({ seq, at, service, code, reason, message }) => [
    styled('bold', String(seq)),
    ago(at, now),
    service,
    message.envelope.type,
    styled('red', code),
    cut(reason, REASON_WIDTH),
  ]);
  return table(columns, rows);
}

/** All that is known of a letter; what the message says only when asked for. */
export function showLetter(letter: Letter, { raw }: { raw: boolean }): string[] {
  const { seq, service, code, reason, field, attempts, codeVersion, at, stack, message } = letter;
  const { envelope, entity } = message;
  const facts: [label: string, value: string | undefined][] = [
    [t('dlq.seq'), String(seq)],
    [t('dlq.at'), at],
    [t('dlq.service'), `${service} (${codeVersion})`],
    [t('dlq.type'), envelope.type],
    [t('dlq.code'), styled('red', code)],
    [t('dlq.reason'), reason],
    [t('dlq.field'), field || undefined],
    [t('dlq.attempts'), String(attempts)],
    [t('dlq.entity'), entity],
    [t('dlq.message'), `${envelope.id}  ${envelope.source}  ${envelope.time}`],
    [t('dlq.correlation'), envelope.correlationId],
  ];
  const width = Math.max(...facts.map(([label]) => label.length)) + 2;
  const lines = facts.flatMap(([label, value]) => (value ? [`${label.padEnd(width)}${value}`] : []));
  const trace = stack ? ['', styled('dim', stack)] : [];
  const data = ['', raw ? pretty(message.raw) : t('dlq.raw-hidden', { seq })];
  return [...lines, ...trace, ...data];
}

function pretty(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}

/** How many letters of which kind there are, most first. */
export function countedByKind(letters: readonly Letter[]): string[] {
  const kinds = Map.groupBy(
    letters,
    ({ service, code, message }) => `${service}  ${message.envelope.type}  ${code}`,
  );
  return [...kinds]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([kind, same]) => `${String(same.length).padStart(6)}  ${kind}`);
}

/** What people did with letters, as a table. */
export function showHistory(records: readonly AuditRecord[]): string[] {
  const columns = [
    'dlq.at',
    'dlq.action',
    'dlq.seq',
    'dlq.service',
    'dlq.type',
    'dlq.by',
    'dlq.why',
  ] as const;
  const rows = records.map(({ at, action, seq, service, type, by, reason = '' }) => [
    at,
    t(`dlq.${action}`),
    String(seq),
    service,
    type,
    by,
    reason,
  ]);
  return table(
    columns.map((key) => ({ title: t(key) })),
    rows,
  );
}
