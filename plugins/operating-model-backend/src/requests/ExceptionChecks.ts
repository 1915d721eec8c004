import { Knex } from 'knex';

const TABLE = 'exception_checks';

/** Counts how often in a row an exception was found not needed, for all replicas. A pass counts once, whoever tells of it. */
export class ExceptionChecks {
  readonly #knex: Knex;

  constructor({ knex }: { knex: Knex }) {
    this.#knex = knex;
  }

  /**
   * @param pass - sorts after those before it
   * @returns how many passes in a row there have been
   */
  async passed(requestId: string, pass: string): Promise<number> {
    const request_number = Number(requestId);
    await this.#knex(TABLE)
      .insert({ request_number, passes: 1, counted: pass })
      .onConflict('request_number')
      .merge({
        passes: this.#knex.raw(`${TABLE}.passes + 1`),
        counted: pass,
      })
      .where(`${TABLE}.counted`, '<', pass);
    const row = await this.#knex(TABLE).where({ request_number }).first();
    return row?.passes ?? 0;
  }

  /** Begins anew: it was needed in this pass. */
  async failed(requestId: string): Promise<void> {
    await this.#knex(TABLE)
      .where({ request_number: Number(requestId) })
      .delete();
  }

  /** Forgets those that this pass did not count, because they are exceptions no more. */
  async keepOnly(pass: string): Promise<void> {
    await this.#knex(TABLE).where('counted', '<', pass).delete();
  }
}
