import { ago } from '../terminal/duration.ts';
import { moment } from '../terminal/local-time.ts';
import { t } from '../terminal/messages.ts';
import { styled } from '../terminal/output.ts';
import { cut, table, widthOf } from '../terminal/table.ts';
import type { Consumption, Trace, TraceNode } from './trace.ts';

/** A chain as lines for a person: a tree of what caused what, with times. */
export function showTrace(trace: Trace, now: Date = new Date()): string[] {
  const { correlationId, startedAt, messages, services, durationMs } = trace;
  const rows = trace.roots.flatMap((root) => rowsOf(root, { correlationId, now }, '', '', ''));
  const lines = table(
    [
      { title: t('trace.message') },
      { title: t('trace.about') },
      { title: t('trace.after'), align: 'right' },
      { title: t('trace.consumers') },
    ],
    rows,
  );
  return [
    styled('bold', correlationId),
    `${moment(new Date(startedAt))}  ·  ${t('trace.summary', { messages, services: services.length, ms: durationMs })}`,
    '',
    ...lines,
  ];
}

/** Siblings that say the same and led to nothing: one row, and how many. */
function alikeTogether(nodes: readonly TraceNode[]): { node: TraceNode; count: number }[] {
  const together: { node: TraceNode; count: number }[] = [];
  for (const node of nodes) {
    const before = together.at(-1);
    if (before && areAlike(before.node, node)) before.count++;
    else together.push({ node, count: 1 });
  }
  return together;
}

function areAlike(a: TraceNode, b: TraceNode): boolean {
  const leads = (node: TraceNode) => node.children.length + node.letters.length > 0;
  const look = ({ kind, type, entity, afterMs, consumers }: TraceNode) =>
    JSON.stringify([
      kind,
      type,
      entity,
      afterMs,
      consumers.map(({ service, done, taken }) => [service, done, taken]),
    ]);
  return !leads(a) && !leads(b) && look(a) === look(b);
}

/** The rows of a node and of all below it: tree, entity, time, who consumed it. */
function rowsOf(
  node: TraceNode,
  shown: { readonly correlationId: string; readonly now: Date },
  stem: string,
  branch: string,
  below: string,
  count = 1,
): string[][] {
  const row = [
    `${styled('dim', stem + branch)}${titleOf(node, shown.correlationId)}${count > 1 ? ` ×${count}` : ''}`,
    styled('dim', shortEntity(node.entity)),
    styled('cyan', `+${node.afterMs} ms`),
    node.consumers.map((each) => consumption(each, shown.now)).join('  '),
  ];
  const inner = stem + below;
  const letters = node.letters.map(({ seq, service, code, reason }) => [
    `${styled('dim', inner)}${styled('red', `✗ ${t('trace.letter', { seq, service, code })}`)}`,
    '',
    '',
    cut(reason, 60),
  ]);
  const children = alikeTogether(node.children).flatMap((child, index, all) => {
    const isLast = index === all.length - 1;
    const [at, under] = isLast ? ['└─ ', '   '] : ['├─ ', '│  '];
    return rowsOf(child.node, shown, inner, at, under, child.count);
  });
  return [row, ...letters, ...children];
}

function titleOf({ id, kind, type, source, dueAt }: TraceNode, correlationId: string): string {
  if (kind === 'unseen' && id === correlationId && !type)
    return styled('bold', `● ${t('trace.action', { source })}`);
  if (kind === 'unseen') return `◌ ${type ?? t('trace.unseen', { source })}`;
  const name = type!.replace(/\.v1$/, '');
  if (kind === 'event') return styled('green', name);
  if (kind === 'scheduled')
    return `⏱ ${name} ${t('trace.due', { at: dueAt ? moment(new Date(dueAt)) : '' })}`;
  return `→ ${styled('yellow', name)}`;
}

/** What is not done tells whether an instance has it, and for how long. */
function consumption({ service, done, taken = false, since }: Consumption, now: Date): string {
  if (done) return styled('dim', `${service} ✓`);
  const waits = since ? ` ${t(taken ? 'trace.taken' : 'trace.waits', { ago: ago(since, now) })}` : '';
  return styled('yellow', `${service} …${waits}`);
}

/** The end of an id tells it apart as well as all of it. */
function shortEntity(entity = ''): string {
  return widthOf(entity) > 12 ? `…${entity.slice(-8)}` : entity;
}
