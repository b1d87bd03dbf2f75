import { z } from 'zod';
import { EVENT_CATALOGUE } from '../events/catalogue.ts';
import { suggestion } from '../explain/suggest.ts';
import { written } from '../explain/words.ts';
import type { ParsedFile } from '../files/parsed-file.ts';
import type { Mistake } from '../mistake.ts';
import { type Path, valueAt } from '../path.ts';
import { t } from '../texts.ts';
import type { Check } from './check.ts';
import { eventNamedAt, wantedAt } from './trigger-places.ts';
import { fieldMistake } from './triggers.ts';

const GOALS = ['count', 'sum', 'distinct', 'streak'] as const;
const TRIGGER = { event: ['trigger', 'event'], where: ['trigger', 'where'] } as const;

/** Every mission has one goal, with the field it needs, and nothing that belongs to another kind of goal. */
export const goalsCanBeReached: Check = (files) =>
  files
    .of('mission')
    .flatMap((file) => [...wholeGoal(file), ...oneTarget(file), ...fieldOfTarget(file), ...streakOnly(file)]);

const has = (file: ParsedFile, ...path: Path) => valueAt(file.value, path) !== undefined;

function wholeGoal(file: ParsedFile): Mistake[] {
  const parts = ['trigger', 'target'].filter((part) => has(file, part));
  if (has(file, 'steps'))
    return parts.map((part) =>
      file.mistake([part], t('goal.both', { part }), t('goal.both-instead', { part }), 'key'),
    );
  return ['trigger', 'target']
    .filter((part) => !parts.includes(part))
    .map((name) =>
      file.mistake(
        [name],
        t('field.missing', { name }),
        t('field.add', { value: written([name], EXAMPLES[name]) }),
      ),
    );
}

const EXAMPLES: Readonly<Record<string, unknown>> = {
  trigger: { event: 'gateway.reaction-added' },
  target: { count: 10 },
};

function oneTarget(file: ParsedFile): Mistake[] {
  if (file.part(['target'], z.record(z.string(), z.unknown())) === undefined) return [];
  const [first, ...more] = GOALS.filter((goal) => has(file, 'target', goal));
  if (!first)
    return [file.mistake(['target'], t('goal.none'), t('write.like', { value: '`target: { count: 10 }`' }))];
  const twice = more.map((goal) =>
    file.mistake(['target', goal], t('goal.second', { goal, first }), t('write.leave-out'), 'key'),
  );
  const needsField = first === 'sum' || first === 'distinct';
  if (needsField === has(file, 'target', 'of')) return twice;
  const wrong = needsField
    ? file.mistake(['target'], t('goal.no-field', { goal: first }), t('goal.no-field-instead'))
    : file.mistake(['target', 'of'], t('goal.field', { goal: first }), t('write.leave-out'), 'key');
  return [...twice, wrong];
}

function fieldOfTarget(file: ParsedFile): Mistake[] {
  const [field, event] = [file.part(['target', 'of'], z.string()), countedBy(file)];
  if (field === undefined || !event) return [];
  const path = ['target', 'of'];
  const leaf = event.fields.leaves.get(field);
  if (!leaf) return [fieldMistake(file, path, event, field, 'value')];
  if (has(file, 'target', 'distinct')) return tooFewValues(file, field, leaf);
  const numbers = [...event.fields.leaves].filter(([, schema]) => isNumber(schema)).map(([name]) => name);
  if (!has(file, 'target', 'sum') || numbers.includes(field)) return [];
  return [file.mistake(path, t('goal.no-number', { field }), suggestion(field, numbers))];
}

function countedBy(file: ParsedFile) {
  const event = EVENT_CATALOGUE.get(eventNamedAt(file, TRIGGER) ?? '');
  return event?.counted ? event : undefined;
}

const isNumber = (schema: z.ZodType) => schema.safeParse(1).success && !schema.safeParse('1').success;

function tooFewValues(file: ParsedFile, field: string, leaf: z.ZodType): Mistake[] {
  const wanted = wantedAt(file, TRIGGER, field).length;
  const options = leaf instanceof z.ZodEnum ? leaf.options.length : Number.POSITIVE_INFINITY;
  const most = Math.min(options, wanted || options);
  const distinct = file.part(['target', 'distinct'], z.int());
  if (distinct === undefined || distinct <= most) return [];
  const path = ['target', 'distinct'];
  return [file.mistake(path, t('goal.few-values', { field, most }), t('goal.few-values-instead', { most }))];
}

function streakOnly(file: ParsedFile): Mistake[] {
  const isStreak = has(file, 'target', 'streak');
  const window = file.part(['window'], z.string());
  const strange = isStreak ? [] : ['freezes', 'repair'].filter((part) => has(file, part));
  const once = window === 'once' || window === undefined;
  return [
    ...strange.map((part) =>
      file.mistake([part], t('goal.streak-only', { part }), t('write.leave-out'), 'key'),
    ),
    ...(isStreak && !once
      ? [file.mistake(['window'], t('goal.streak-window'), t('write', { value: 'window: once' }))]
      : []),
    ...(has(file, 'repeat') && !once
      ? [
          file.mistake(
            ['repeat'],
            t('goal.repeat-window', { window: window ?? '' }),
            t('goal.repeat-instead'),
            'key',
          ),
        ]
      : []),
    ...freezesFit(file),
  ];
}

function freezesFit(file: ParsedFile): Mistake[] {
  const given = file.part(['freezes', 'given'], z.int());
  const keep = file.part(['freezes', 'keep'], z.int());
  if (given === undefined || keep === undefined || given <= keep) return [];
  const problem = t('goal.freezes', { given, keep });
  return [file.mistake(['freezes', 'given'], problem, t('goal.freezes-instead', { keep }))];
}
