import { t } from '../terminal/messages.ts';
import { styled } from '../terminal/output.ts';
import { cut, table, widthOf } from '../terminal/table.ts';
import type { Consumption, Trace, TraceNode } from './trace.ts';

/** A chain as lines for a person: a tree of what caused what, with times. */
export function showTrace(trace: Trace): string[] {
  const { correlationId, startedAt, messages, services, durationMs } = trace;
  const rows = trace.roots.flatMap((root) => rowsOf(root, correlationId, '', '', ''));
  const [, ...lines] = table(
    [{ title: '' }, { title: '' }, { title: '', align: 'right' }, { title: '' }],
    rows,
  );
  return [
    styled('bold', correlationId),
    `${moment(startedAt)}  ·  ${t('trace.summary', { messages, services: services.length, ms: durationMs })}`,
    '',
    ...lines,
  ];
}

/** Local time, with milliseconds. */
function moment(iso: string): string {
  const at = new Date(iso);
  return `${at.toLocaleDateString()} ${at.toLocaleTimeString()}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

/** The rows of a node and of all below it: tree, entity, time, who consumed it. */
function rowsOf(
  node: TraceNode,
  correlationId: string,
  stem: string,
  branch: string,
  below: string,
): string[][] {
  const row = [
    `${styled('dim', stem + branch)}${titleOf(node, correlationId)}`,
    styled('dim', shortEntity(node.entity)),
    styled('cyan', `+${node.afterMs} ms`),
    node.consumers.map(consumption).join('  '),
  ];
  const inner = stem + below;
  const letters = node.letters.map(({ seq, service, code, reason }) => [
    `${styled('dim', inner)}${styled('red', `✗ ${t('trace.letter', { seq, service, code })}`)}`,
    '',
    '',
    cut(reason, 60),
  ]);
  const children = node.children.flatMap((child, index) => {
    const isLast = index === node.children.length - 1;
    return rowsOf(child, correlationId, inner, isLast ? '└─ ' : '├─ ', isLast ? '   ' : '│  ');
  });
  return [row, ...letters, ...children];
}

function titleOf({ id, kind, type, source, dueAt }: TraceNode, correlationId: string): string {
  if (kind === 'unseen' && id === correlationId && !type)
    return styled('bold', `● ${t('trace.action', { source })}`);
  if (kind === 'unseen') return `◌ ${type ?? t('trace.unseen', { source })}`;
  const name = type!.replace(/\.v1$/, '');
  if (kind === 'event') return styled('green', name);
  if (kind === 'scheduled') return `⏱ ${name} ${t('trace.due', { at: dueAt ? moment(dueAt) : '' })}`;
  return `→ ${styled('yellow', name)}`;
}

function consumption({ service, done }: Consumption): string {
  return done ? styled('dim', `${service} ✓`) : styled('yellow', `${service} …`);
}

/** The end of an id tells it apart as well as all of it. */
function shortEntity(entity = ''): string {
  return widthOf(entity) > 12 ? `…${entity.slice(-8)}` : entity;
}
