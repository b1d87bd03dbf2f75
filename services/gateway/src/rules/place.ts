const MEDALS = ['🥇', '🥈', '🥉'] as const;

/** What stands before somebody in a ranking, by their place from 1: a medal, or the number. */
export const placeText = (place: number): string => MEDALS[place - 1] ?? `${place}.`;
