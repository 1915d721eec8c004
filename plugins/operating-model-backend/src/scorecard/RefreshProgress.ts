import { randomUUID } from 'node:crypto';
import { ScorecardRefresh } from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';

/** Between two notes of how far a refresh is. */
const NOTE_MS = 1_000;

/** A refresh that says nothing for so long has died with its process. */
const DEAD_MS = 60_000;

/** So that one that is busy with something long is not taken for dead. */
const HEARTBEAT_MS = 15_000;

/** Who has to begin a refresh that was asked for does so within seconds. */
const FORGOTTEN_MS = 120_000;

export type RefreshPhase = NonNullable<ScorecardRefresh['phase']>;

/** How a refresh ended. */
export type RefreshEnd = Pick<
  NonNullable<ScorecardRefresh['last']>,
  'outcome' | 'entities' | 'written' | 'problem'
>;

/** What a refresh tells of itself. */
export interface RefreshWatch {
  phase(phase: RefreshPhase): Promise<void>;
  /** May be told as often as one likes. */
  progress(figures: { seen: number; written: number }): Promise<void>;
  end(end: RefreshEnd): Promise<void>;
}

const moment = (millis: number | string | null) =>
  millis === null ? undefined : new Date(Number(millis)).toISOString();

/** How a refresh goes, for the pages of all replicas. */
export class RefreshProgress {
  readonly #knex: Knex;
  readonly #now: () => Date;

  constructor({ knex, now }: { knex: Knex; now?: () => Date }) {
    this.#knex = knex;
    this.#now = now ?? (() => new Date());
  }

  async read(): Promise<ScorecardRefresh> {
    const row = await this.#knex('scorecard_refresh').where({ id: 1 }).first();
    const now = this.#now().getTime();
    const last = row.last === null ? undefined : JSON.parse(row.last);
    const common = { seen: row.seen, written: row.written };
    if (row.run !== null && Number(row.alive_at) > now - DEAD_MS) {
      return {
        ...common,
        state: 'running',
        phase: row.phase,
        expected: row.expected ?? undefined,
        startedAt: moment(row.started_at),
        last,
      };
    }
    const isWaiting =
      row.requested_at !== null &&
      Number(row.requested_at) > now - FORGOTTEN_MS;
    if (isWaiting) {
      return {
        seen: 0,
        written: 0,
        state: 'waiting',
        requestedAt: moment(row.requested_at),
        last,
      };
    }
    return {
      seen: 0,
      written: 0,
      state: 'idle',
      last:
        row.run === null
          ? last
          : {
              outcome: 'failed',
              startedAt: moment(row.started_at),
              endedAt: moment(row.alive_at),
              entities: row.seen,
              written: 0,
              problem:
                'The refresh stopped half-way; what is shown is of the time before',
            },
    };
  }

  /** @returns false where one runs or was asked for already, on whatever replica */
  async ask(): Promise<boolean> {
    const now = this.#now().getTime();
    const asked = await this.#knex('scorecard_refresh')
      .where({ id: 1 })
      .where(free =>
        free.whereNull('run').orWhere('alive_at', '<=', now - DEAD_MS),
      )
      .where(open =>
        open
          .whereNull('requested_at')
          .orWhere('requested_at', '<=', now - FORGOTTEN_MS),
      )
      .update({ requested_at: now });
    return asked > 0;
  }

  /** Takes back what was asked for. */
  async unask(): Promise<void> {
    await this.#knex('scorecard_refresh')
      .where({ id: 1 })
      .update({ requested_at: null });
  }

  async begin(expected: number | undefined): Promise<RefreshWatch> {
    const run = randomUUID();
    const startedAt = this.#now();
    await this.#knex('scorecard_refresh')
      .where({ id: 1 })
      .update({
        run,
        phase: 'preparing',
        seen: 0,
        expected: expected || null,
        written: 0,
        requested_at: null,
        started_at: startedAt.getTime(),
        alive_at: startedAt.getTime(),
      });
    // Another refresh that began meanwhile has the row for itself.
    const note = async (values: object) => {
      await this.#knex('scorecard_refresh')
        .where({ id: 1, run })
        .update({ ...values, alive_at: this.#now().getTime() });
    };
    let notedAt = startedAt.getTime();
    const heartbeat = setInterval(() => {
      // A database that does not answer is noticed by the refresh itself.
      note({}).catch(() => {});
    }, HEARTBEAT_MS);
    heartbeat.unref();
    return {
      phase: phase => note({ phase }),
      progress: async figures => {
        const now = this.#now().getTime();
        if (now - notedAt < NOTE_MS) return;
        notedAt = now;
        await note(figures);
      },
      end: async end => {
        clearInterval(heartbeat);
        await note({
          run: null,
          phase: null,
          last: JSON.stringify({
            ...end,
            startedAt: startedAt.toISOString(),
            endedAt: this.#now().toISOString(),
          }),
        });
      },
    };
  }
}
