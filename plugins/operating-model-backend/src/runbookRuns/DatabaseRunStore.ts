import { createHash, randomUUID } from 'node:crypto';
import { ConflictError } from '@backstage/errors';
import { RunbookRun, Trial } from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { chunksOf } from '../chunksOf';
import { NewRun, Run, RunPlace, RunStore } from './RunStore';

interface RunRow {
  id: string;
  runbook_ref: string;
  /** PostgreSQL hands out what may be larger than a number as a text. */
  ran_at: number | string;
  ran_by: string;
  outcome: RunbookRun['outcome'];
  url: string | null;
  recorded_at: number | string;
  recorded_by: string;
  idempotency_key: string | null;
  fingerprint: string;
}

const moment = (millis: number | string) =>
  new Date(Number(millis)).toISOString();

function fromRow(row: RunRow): Run {
  return {
    id: row.id,
    runbookRef: row.runbook_ref,
    ranAt: moment(row.ran_at),
    ranBy: row.ran_by,
    outcome: row.outcome,
    url: row.url ?? undefined,
    recordedAt: moment(row.recorded_at),
    recordedBy: row.recorded_by,
  };
}

export class DatabaseRunStore implements RunStore {
  readonly #knex: Knex;
  readonly #now: () => Date;

  constructor({ knex, now }: { knex: Knex; now?: () => Date }) {
    this.#knex = knex;
    this.#now = now ?? (() => new Date());
  }

  async record(run: NewRun, idempotencyKey: string | undefined) {
    const { runbookRef, ranAt, ranBy, outcome, url, recordedBy } = run;
    const row: RunRow = {
      id: randomUUID(),
      runbook_ref: runbookRef,
      ran_at: Date.parse(ranAt),
      ran_by: ranBy,
      outcome,
      url: url ?? null,
      recorded_at: this.#now().getTime(),
      recorded_by: recordedBy,
      idempotency_key: idempotencyKey ?? null,
      fingerprint: createHash('sha256')
        .update(JSON.stringify([runbookRef, ranAt, ranBy, outcome, url ?? '']))
        .digest('base64url'),
    };
    const table = this.#knex<RunRow>('runbook_runs');
    if (!idempotencyKey) {
      await table.insert(row);
      return fromRow(row);
    }
    // Of two that come at the same time one waits for the other here.
    await table
      .insert(row)
      .onConflict(['recorded_by', 'idempotency_key'])
      .ignore();
    const kept = (await this.#knex<RunRow>('runbook_runs')
      .where({ recorded_by: recordedBy, idempotency_key: idempotencyKey })
      .first()) as RunRow;
    if (kept.fingerprint !== row.fingerprint) {
      throw new ConflictError(
        'Idempotency-Key was used before for another run; use a new key for each run',
      );
    }
    return fromRow(kept);
  }

  async list(
    runbookRef: string,
    { after, limit }: { after?: RunPlace; limit: number },
  ): Promise<Run[]> {
    const question = this.#knex<RunRow>('runbook_runs')
      .where({ runbook_ref: runbookRef })
      .orderBy([
        { column: 'ran_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    if (after) {
      question.whereRaw('(ran_at, id) < (?, ?)', [after.ranAt, after.id]);
    }
    return (await question).map(row => fromRow(row as RunRow));
  }

  async trials(runbookRefs?: readonly string[]) {
    const found = new Map<string, Trial[]>();
    const chunks = runbookRefs ? [...chunksOf(runbookRefs)] : [undefined];
    for (const refs of chunks) {
      const question = this.#knex('runbook_runs')
        .where({ outcome: 'succeeded' })
        .groupBy('runbook_ref', 'ran_by')
        .select('runbook_ref', 'ran_by', this.#knex.raw('max(ran_at) as last'));
      if (refs) question.whereIn('runbook_ref', refs);
      for (const { runbook_ref: ref, ran_by: by, last } of await question) {
        const trials = found.get(ref) ?? [];
        trials.push({ on: moment(last), by });
        found.set(ref, trials);
      }
    }
    return found;
  }
}
