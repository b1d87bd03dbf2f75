/** What was to be there, and what is. */
export interface SetCheck {
  readonly name: string;
  readonly expected: number;
  readonly found: number;
  /** To be there and not there. */
  readonly lost: readonly string[];
  /** There more often than it was to be. */
  readonly doubled: readonly string[];
  /** There and never asked for. */
  readonly unexpected: readonly string[];
}

/** Compares two collections of keys, each with how often it is there. */
export function compareSets(name: string, expected: Iterable<string>, found: Iterable<string>): SetCheck {
  const [wanted, there] = [countsOf(expected), countsOf(found)];
  const lost = [...wanted].flatMap(([key, count]) => ((there.get(key) ?? 0) < count ? [key] : []));
  const unexpected = [...there.keys()].filter((key) => !wanted.has(key));
  const doubled = [...there].flatMap(([key, count]) => {
    const times = wanted.get(key) ?? 0;
    return times > 0 && count > times ? [`${count} × ${key}`] : [];
  });
  return { name, expected: total(wanted), found: total(there), lost, doubled, unexpected };
}

/** All sets together. */
export function sumOf(checks: readonly SetCheck[]): { lost: number; doubled: number; unexpected: number } {
  const sum = (of: (check: SetCheck) => readonly string[]) =>
    checks.reduce((all, check) => all + of(check).length, 0);
  return {
    lost: sum(({ lost }) => lost),
    doubled: sum(({ doubled }) => doubled),
    unexpected: sum(({ unexpected }) => unexpected),
  };
}

function countsOf(keys: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const total = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, n) => sum + n, 0);
