const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** A time span in its two largest units, such as `2 h 5 min`. */
export function duration(milliseconds: number): string {
  let left = Math.max(0, Math.floor(milliseconds / 1000));
  const parts: string[] = [];
  for (const [unit, seconds] of UNITS) {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    if (count > 0 && parts.length < 2) parts.push(`${count} ${unit}`);
    else if (parts.length > 0) break;
  }
  return parts.join(' ') || '0 s';
}

/** How long ago a moment was. */
export function ago(iso: string, now: Date): string {
  return duration(now.getTime() - new Date(iso).getTime());
}
