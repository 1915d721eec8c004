import { Knex } from 'knex';

/** What was asked of a database. */
export interface Asked {
  statements: number;
  /** Rows that were answered. */
  rows: number;
}

/** Counts statements and rows while the work is done. Beginning and ending a transaction is no statement. */
export async function counted<T>(
  knex: Knex,
  work: () => Promise<T>,
): Promise<{ result: T } & Asked> {
  const asked: Asked = { statements: 0, rows: 0 };
  const onQuery = ({ sql }: { sql: string }) => {
    if (!/^(begin|commit|rollback)/i.test(sql)) asked.statements += 1;
  };
  const onResponse = (response: unknown) => {
    if (Array.isArray(response)) asked.rows += response.length;
    // The first of them alone.
    else if (response && typeof response === 'object') asked.rows += 1;
  };
  knex.on('query', onQuery);
  knex.on('query-response', onResponse);
  try {
    const result = await work();
    return { result, ...asked };
  } finally {
    knex.removeListener('query', onQuery);
    knex.removeListener('query-response', onResponse);
  }
}
