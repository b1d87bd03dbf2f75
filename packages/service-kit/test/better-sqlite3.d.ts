declare module 'better-sqlite3' {
  /** As much of it as the tests use. */
  export default class Database {
    constructor(file: string);
    exec(sql: string): void;
    prepare(sql: string): {
      all(values?: readonly unknown[]): unknown[];
      run(values: readonly unknown[]): unknown;
    };
    close(): void;
  }
}
