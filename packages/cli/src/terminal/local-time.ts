const two = (number: number) => String(number).padStart(2, '0');

/** The time of day here, such as `08:54:35`. */
export function timeOfDay(at: Date): string {
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':');
}

/** A moment as it is here, to the millisecond: `2026-11-21 08:54:35.371`, alike in every language. */
export function moment(at: Date): string {
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day} ${timeOfDay(at)}.${String(at.getMilliseconds()).padStart(3, '0')}`;
}

/** A moment as it is here, to the minute: `2026-11-21 08:54`. */
export function minute(at: Date): string {
  return moment(at).slice(0, 'yyyy-mm-dd hh:mm'.length);
}
