const nothing = () => undefined;

/** What each pool of connections is told. */
export const KNEX_OPTIONS = {
  // Errors tell the statement and not its values: they go to logs and dead letters, and values may be personal data.
  compileSqlOnError: false,
  // What fails is thrown, and told in the log by whoever asked; lines of knex's own are no JSON.
  log: { debug: nothing, warn: nothing, error: nothing, deprecate: nothing },
};

/** How often the pools look for connections that nobody uses any more; by default each second. */
export const LOOK_FOR_UNUSED_MS = 10_000;
