/** Milliseconds since 1970 with fractions, steady within this process, comparable with other processes' clocks. */
export const wallClock = (): number => performance.timeOrigin + performance.now();
