import type { QueryContext } from '@yabot/service-kit';

/** An expiry run that was carried out: of so many it can be undone. */
export interface ExpiryRun {
  readonly runId: string;
  /** When the first and the last lost access by it. */
  readonly from: string;
  readonly until: string;
  readonly users: number;
}

/** The runs that are written into the rows of a table, the latest first. */
export const runsIn =
  (table: string, { run, at }: { readonly run: string; readonly at: string }) =>
  async (sql: QueryContext['sql'], since: string, limit: number): Promise<ExpiryRun[]> => {
    const rows = await sql(table)
      .where(at, '>', since)
      .whereNotNull(run)
      .groupBy(run)
      .select({ run_id: run })
      .count({ users: '*' })
      .min({ first_at: at })
      .max({ last_at: at })
      .orderBy('last_at', 'desc')
      .limit(limit);
    return rows.map((row: Record<string, unknown>) => ({
      runId: String(row.run_id),
      from: String(row.first_at),
      until: String(row.last_at),
      users: Number(row.users),
    }));
  };
