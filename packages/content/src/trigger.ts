import { EVENT_CATALOGUE, type EventCatalogue } from './events/catalogue.ts';
import type { Scalar, Trigger } from './schema/trigger.ts';

/** Tells whether the data of an event, already of the right type, is counted. */
export type Condition = (data: unknown) => boolean;

/** Something that counts events. */
export interface Triggered {
  readonly trigger: Trigger;
}

/**
 * Whether an event is counted by a trigger. For many triggers and events, use {@link indexByEvent}.
 * @param eventType the CloudEvents type, `<owner>.<name>.v<version>`
 */
export function matches(trigger: Trigger, eventType: string, data: unknown): boolean {
  return nameOf(eventType) === trigger.event && compileCondition(trigger)(data);
}

/** Compiles what a trigger asks of the fields; a trigger without `where` counts every event of its type. */
export function compileCondition(trigger: Trigger): Condition {
  const tests = Object.entries(trigger.where ?? {}).map(([path, wanted]) => compileTest(path, wanted));
  const [only] = tests;
  if (!only) return () => true;
  if (tests.length === 1) return only;
  return (data) => {
    for (const test of tests) if (!test(data)) return false;
    return true;
  };
}

/** Definitions by the type of the events they count. */
export interface EventIndex<Definition extends Triggered> {
  /** The types of the events any definition counts. */
  readonly types: readonly string[];
  /** The definitions that count this event; one shared empty list when none does. */
  matching(eventType: string, data: unknown): readonly Definition[];
}

/** Builds the index once per version of the content; looking up costs what the definitions of that one event cost. */
export function indexByEvent<Definition extends Triggered>(
  definitions: readonly Definition[],
  catalogue: EventCatalogue = EVENT_CATALOGUE,
): EventIndex<Definition> {
  const byType = new Map<string, { definition: Definition; condition: Condition }[]>();
  for (const definition of definitions) {
    const entry = { definition, condition: compileCondition(definition.trigger) };
    for (const type of catalogue.get(definition.trigger.event)?.types ?? []) {
      const entries = byType.get(type);
      if (entries) entries.push(entry);
      else byType.set(type, [entry]);
    }
  }
  return { types: [...byType.keys()], matching: (type, data) => select(byType.get(type), data) };
}

const NONE: readonly never[] = Object.freeze([]);

function select<Definition>(
  entries: readonly { definition: Definition; condition: Condition }[] | undefined,
  data: unknown,
): readonly Definition[] {
  let selected: Definition[] | undefined;
  for (const entry of entries ?? NONE) {
    if (!entry.condition(data)) continue;
    if (selected) selected.push(entry.definition);
    else selected = [entry.definition];
  }
  return selected ?? NONE;
}

function compileTest(path: string, wanted: Scalar | readonly Scalar[]): Condition {
  const parts = path.split('.');
  const accepted = new Set<unknown>(Array.isArray(wanted) ? wanted : [wanted]);
  return (data) => reaches(data, parts, 0, accepted);
}

// A list on the way matches when one of its entries does.
function reaches(
  value: unknown,
  parts: readonly string[],
  depth: number,
  accepted: ReadonlySet<unknown>,
): boolean {
  if (Array.isArray(value)) {
    for (const entry of value) if (reaches(entry, parts, depth, accepted)) return true;
    return false;
  }
  const part = parts[depth];
  if (part === undefined) return accepted.has(value);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return false;
  return reaches((value as Record<string, unknown>)[part], parts, depth + 1, accepted);
}

function nameOf(eventType: string): string {
  return eventType.replace(/\.v\d+$/, '');
}
