import { DOCUMENTS } from '../../shared/documents.ts';
import type { Run } from '../run.ts';
import { passed } from './summary.ts';

const SHOWN = 5;

/** The run in words, for the terminal. */
export function printed(run: Run): string {
  const { struck, lost, doubled, unexpected, ledger, told, sets, left, crashes } = run;
  const lines = [
    '',
    `${run.load.reactions.length} reactions, ${struck.length} faults, ${run.everything.length} messages, ${run.messages.length} told; documents in ${DOCUMENTS[run.options.documents]}`,
    ...sets.map(
      (set) =>
        `  ${set.name}: ${set.expected} expected, ${set.found} found` +
        ` · lost ${set.lost.length}, doubled ${set.doubled.length}, unexpected ${set.unexpected.length}`,
    ),
    `  what ${told.users} followers were told: lost ${told.lost.length}, unexpected ${told.unexpected.length}; told twice ${told.repeated}`,
    ...[...sets, { ...told, name: 'told', doubled: [] }].flatMap((set) =>
      (['lost', 'doubled', 'unexpected'] as const).flatMap((kind) =>
        set[kind].slice(0, SHOWN).map((each) => `    ${kind} (${set.name}): ${each}`),
      ),
    ),
    `  ledger: ${ledger.sound ? 'clean' : `${ledger.faults.length} faults`}, ${ledger.checked.entries} entries`,
    `  yabot trace: ${run.traces.whole} of ${run.traces.actions} actions explained whole`,
    ...run.traces.broken.slice(0, SHOWN).map((line) => `    ${line}`),
    `  drained after ${run.drainSeconds} s${Object.keys(left).length === 0 ? '' : `, left: ${JSON.stringify(left)}`}`,
    `  dead letters ${run.deadLetters.length} (and ${run.buriedPoison} of poison), crashes of its own ${crashes.length}`,
    ...run.deadLetters
      .slice(0, SHOWN)
      .map(({ service, code, reason }) => `    ${service}: ${code} ${reason}`),
    ...crashes.slice(0, SHOWN).map(({ name, reason }) => `    ${name}: ${reason}`),
    `lost ${lost} · doubled ${doubled} · unexpected ${unexpected} · ${passed(run) ? 'PASSED' : 'FAILED'} (seed ${run.options.seed})`,
  ];
  return lines.join('\n');
}
