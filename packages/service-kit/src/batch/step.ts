/**
 * The moments at which a crash would matter. Told to `onStep` of the start options, so that a test can end the process there:
 * the batch begins; it is committed; its messages are about to be published; they are published; the database was told
 * how far the lane is; a message is about to be acknowledged; it is acknowledged.
 */
export type Step =
  | 'batch-begins'
  | 'committed'
  | 'publishing'
  | 'published'
  | 'marked'
  | 'acknowledging'
  | 'acknowledged';

/** @see Step */
export type OnStep = (step: Step) => void;
