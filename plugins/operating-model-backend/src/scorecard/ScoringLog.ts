import {
  Scoring,
  ScoringChange,
  scoringChanges,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';

interface ScoringRow {
  day: string;
  scoring: string;
}

/** Changes of one day. */
export interface ScoringDay {
  /** ISO date. */
  day: string;
  changes: ScoringChange[];
}

/** Remembers what scores were made by, a row for each day on which that changed. */
export class ScoringLog {
  readonly #knex: Knex;

  constructor({ knex }: { knex: Knex }) {
    this.#knex = knex;
  }

  /** Of several on one day the last is kept. @param day - ISO date */
  async keep(scoring: Scoring, day: string): Promise<void> {
    const text = JSON.stringify(scoring);
    const last = await this.#rows().orderBy('day', 'desc').first();
    if (last?.scoring === text) return;
    await this.#rows().insert({ day, scoring: text }).onConflict('day').merge();
  }

  /** The days on which something changed, the first and the last one given included. There is nothing that the very first differs from. */
  async changes({
    from,
    to,
  }: {
    from: string;
    to: string;
  }): Promise<ScoringDay[]> {
    const later = await this.#rows()
      .where('day', '>=', from)
      .where('day', '>', this.#rows().min('day'))
      .where('day', '<=', to)
      .orderBy('day');
    if (later.length === 0) return [];
    const before = await this.#rows()
      .where('day', '<', later[0].day)
      .orderBy('day', 'desc')
      .first();
    const scorings = [before!, ...later].map(({ scoring }): Scoring =>
      JSON.parse(scoring),
    );
    return later
      .map(({ day }, at) => ({
        day,
        changes: scoringChanges(scorings[at], scorings[at + 1]),
      }))
      .filter(({ changes }) => changes.length > 0);
  }

  #rows() {
    return this.#knex<ScoringRow>('scorecard_scorings');
  }
}
