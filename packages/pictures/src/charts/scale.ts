/** How values become places on an axis. */
export interface Scale {
  /** From 0 at the start of the axis to 1 at its end. */
  place(value: number): number;
  readonly ticks: readonly number[];
}

/** From zero, evenly. */
export function linear(values: readonly number[]): Scale {
  const most = Math.max(0, ...values.filter(Number.isFinite)) || 1;
  const step = niceStep(most / 4);
  const end = Math.ceil(most / step) * step;
  const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step);
  return { place: (value) => value / end, ticks };
}

/** By powers of ten, where values differ much. */
export function logarithmic(values: readonly number[]): Scale {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  const first = Math.floor(Math.log10(Math.min(...positive, 1_000_000)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...positive, 1))));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
  const place = (value: number) =>
    Math.min(1, Math.max(0, (Math.log10(Math.max(value, 1e-9)) - first) / (last - first)));
  return { place, ticks };
}

/** 1, 2 or 5 times a power of ten. */
function niceStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= atLeast) ?? atLeast;
}
