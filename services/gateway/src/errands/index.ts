import type { ErrandHandler } from './errand.ts';

/** What follows from the calls of each kind. Rows in the send queue name them, so names stay. */
export const ERRANDS: Readonly<Record<string, ErrandHandler>> = {};
