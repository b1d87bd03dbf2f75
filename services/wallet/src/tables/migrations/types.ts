/** How a database calls what columns hold. */
export interface Types {
  readonly text: string;
  readonly whole: string;
  /** After the columns. */
  readonly table: string;
}

/** Of SQLite. Texts are compared byte by byte on both, as in JavaScript. */
export const SQLITE: Types = { text: 'text', whole: 'integer', table: ' strict' };
/** @see SQLITE */
export const POSTGRESQL: Types = { text: 'text collate "C"', whole: 'bigint', table: '' };
