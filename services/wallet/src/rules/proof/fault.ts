/** Something in the book that does not hold. */
export interface Fault {
  /** Stable, kebab-case. */
  readonly code: string;
  /** `account:<user>`, `entry:<id>`, `movement:<id>`, `checkpoint:<number>` or `ledger`. */
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
}

type Value = string | number | undefined;

const shown = (value: Value) => (value === undefined ? 'nothing' : String(value));

export function fault(code: string, subject: string, expected: Value, found: Value): Fault {
  return { code, subject, expected: shown(expected), found: shown(found) };
}

/** A fault when two values differ. */
export function differing(code: string, subject: string, expected: Value, found: Value): Fault[] {
  return expected === found ? [] : [fault(code, subject, expected, found)];
}
