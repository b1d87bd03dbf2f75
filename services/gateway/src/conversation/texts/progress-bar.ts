const WIDTH = 10;

/** How far something is, such as ▰▰▰▱▱▱▱▱▱▱. Full only when it is done. */
export function progressBar(progress: number, target: number): string {
  const share = target > 0 ? Math.min(1, Math.max(0, progress / target)) : 1;
  const full = Math.floor(share * WIDTH);
  return '▰'.repeat(full) + '▱'.repeat(WIDTH - full);
}
