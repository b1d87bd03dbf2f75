/** Every way in which two schemas can differ, with the words for it. */
export const RULES = {
  'property-removed': 'the property is gone',
  'property-made-required': 'the property was optional and is required now',
  'property-made-optional': 'the property was required and is optional now',
  'required-property-added': 'the property is new and required',
  'type-changed': 'the type is another one',
  'type-narrowed': 'a type that was possible is not any more',
  'type-widened': 'a type is possible that was not',
  'values-narrowed': 'values that were possible are not any more',
  'values-widened': 'values are possible that were not',
  'constraint-tightened': 'a limit is tighter',
  'constraint-loosened': 'a limit is looser',
  'constraint-changed': 'a limit is another one',
  'order-changed': 'messages are ordered by something else',
  'kind-changed': 'the message is of another kind',
  'refusal-removed': 'the code is gone, as it would be when renamed',
  'refusal-status-changed': 'the HTTP status is another one',
} as const;

/** The name of a way in which two schemas differ. */
export type Rule = keyof typeof RULES;

/** One difference, at one place. */
export interface Difference {
  readonly rule: Rule;
  /** The place, such as `data.steps[].progress`. */
  readonly path: string;
  /** Before and after, in short. */
  readonly detail: string;
}

/** Puts a difference together. */
export function difference(rule: Rule, path: string, before?: unknown, after?: unknown): Difference {
  const shown = (value: unknown) => (value === undefined ? 'none' : JSON.stringify(value));
  const detail = before === undefined && after === undefined ? '' : `${shown(before)} → ${shown(after)}`;
  return { rule, path, detail };
}
