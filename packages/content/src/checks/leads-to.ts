/**
 * Whether one of these leads to another, by however many in between.
 * @param next what each of them names
 */
export function leadsTo(from: string, to: string, next: (name: string) => readonly string[]): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === to) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...next(name));
  }
  return false;
}
