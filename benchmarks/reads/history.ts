import { Knex } from 'knex';

const DAYS = 366;

const isoDay = (millis: number) => new Date(millis).toISOString().slice(0, 10);

/** Gives every group, system, domain and so on a point for each day of a year. */
export async function fillHistory(
  knex: Knex,
): Promise<{ from: string; to: string }> {
  const columns = Object.keys(await knex('scorecard_rollups').columnInfo())
    .map(column => `"${column}"`)
    .join(', ');
  const now = Date.now();
  const day = (back: number) => isoDay(now - back * 86_400_000);
  await knex.transaction(async trx => {
    for (let back = 0; back < DAYS; back++) {
      await trx.raw(
        `insert into scorecard_history (${columns}, day)
         select ${columns}, ? from scorecard_rollups where true
         on conflict ("by", "key", day) do nothing`,
        [day(back)],
      );
    }
  });
  await knex.raw('ANALYZE scorecard_history');
  return { from: day(364), to: day(0) };
}
