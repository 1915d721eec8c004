import { CellState } from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';

/** What can be seen of the plugin from outside, of all replicas together. */
export interface Observation {
  /** Since the last refresh that went well; absent before the first. */
  refreshAgeSeconds?: number;
  cells: Record<CellState, number>;
  /** Messages that are still to be sent. */
  outboxDepth: number;
  /** Of the oldest of them. */
  outboxAgeSeconds: number;
  /** For so long the first of them could have been sent, and nobody did. */
  outboxIdleSeconds: number;
}

const SECOND_MS = 1_000;

/** A scrape asks for each metric by itself. */
const KEPT_MS = 1_000;

/** Reads from the database what is observed: no replica knows it by itself. */
export class Observed {
  readonly #knex: Knex;
  readonly #now: () => Date;
  #kept?: { at: number; observation: Promise<Observation> };

  constructor({ knex, now }: { knex: Knex; now?: () => Date }) {
    this.#knex = knex;
    this.#now = now ?? (() => new Date());
  }

  read(): Promise<Observation> {
    const at = this.#now().getTime();
    if (!this.#kept || at - this.#kept.at >= KEPT_MS) {
      const observation = this.#read(at);
      this.#kept = { at, observation };
      observation.catch(() => {
        this.#kept = undefined;
      });
    }
    return this.#kept.observation;
  }

  async #read(now: number): Promise<Observation> {
    const [generation, sums, outbox] = await Promise.all([
      this.#knex('scorecard_generation').where({ id: 1 }).first(),
      this.#knex('scorecard_rollups').where({ by: 'everything' }).first(),
      this.#knex('outbox')
        .whereNull('sent_at')
        .count({ depth: '*' })
        .min({ oldest: 'created_at', due: 'available_at' })
        .first(),
    ]);
    const since = (millis: unknown) =>
      millis === null || millis === undefined
        ? 0
        : Math.max(0, (now - Number(millis)) / SECOND_MS);
    const computedAt: string | null = generation.computed_at;
    const count = (state: CellState) => Number(sums?.[state] ?? 0);
    return {
      refreshAgeSeconds: computedAt ? since(Date.parse(computedAt)) : undefined,
      cells: {
        covered: count('covered'),
        weak: count('weak'),
        missing: count('missing'),
        exempt: count('exempt'),
        unknown: count('unknown'),
      },
      outboxDepth: Number(outbox?.depth ?? 0),
      outboxAgeSeconds: since(outbox?.oldest),
      outboxIdleSeconds: since(outbox?.due),
    };
  }
}
