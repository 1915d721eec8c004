import {
  OperatingModel,
  SCORE_UNIT,
  ScorecardSettings,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { Knex } from 'knex';
import { ModelService } from '../model/ModelService';
import { Notice } from '../notices/Notice';
import { insertMessages } from '../requests/Outbox';
import { ScoringLog } from '../scorecard/ScoringLog';
import { titleScoringChanges } from '../scorecard/titleScoringChanges';
import { Difference, Worse, digestText, worseCells } from './worse';

/** Entities looked at together. */
const PAGE = 1_000;

/** Whatever the schedule says, nobody is told more often. */
const LEAST_DAYS = 6;

/** Less is nothing that one would see. */
const LEAST_POINTS = 0.1;

const daysSince = (millis: number, at: Date) =>
  DateTime.fromJSDate(at).diff(DateTime.fromMillis(millis), 'days').days;

export interface DigestOptions {
  knex: Knex;
  model: ModelService;
  scorings: ScoringLog;
  settings: ScorecardSettings;
  now?: () => Date;
}

/** Tells owners what got worse since they were last told. Each person can switch it off in their notification settings. */
export class Digest {
  readonly #options: DigestOptions;

  constructor(options: DigestOptions) {
    this.#options = options;
  }

  /** @returns how many owners are told */
  async run(signal?: AbortSignal): Promise<number> {
    const { knex, now = () => new Date() } = this.#options;
    const at = now();
    const { sent_at: sentAt } = await knex('digest').where({ id: 1 }).first();
    if (sentAt !== null && daysSince(Number(sentAt), at) < LEAST_DAYS) return 0;
    const model = await this.#options.model.current();
    const byOwner = new Map<string, Worse>();
    // Of the first time there is nothing to compare with.
    if (sentAt !== null) {
      for await (const difference of this.#differences()) {
        if (signal?.aborted) return 0;
        const cells = worseCells(difference);
        if (cells.length === 0) continue;
        const known = byOwner.get(difference.ownerRef) ?? { cells: [] };
        known.cells.push(...cells);
        byOwner.set(difference.ownerRef, known);
      }
      for (const [ownerRef, score] of await this.#lowerScores(sentAt)) {
        const known = byOwner.get(ownerRef) ?? { cells: [] };
        byOwner.set(ownerRef, { ...known, score });
      }
    }
    const countedAnew = await this.#countedAnew(sentAt, at, model);
    const notices: Notice[] = [...byOwner]
      .filter(([ownerRef]) => model.parties.has(ownerRef))
      .map(([ownerRef, worse]) => ({
        key: `digest/${ownerRef}/${at.toISOString().slice(0, 10)}`,
        ...digestText(model, worse, countedAnew),
        recipients: [ownerRef],
        link: `/operating-model/scorecard?group=${encodeURIComponent(ownerRef)}`,
        topic: 'operating-model-digest',
        scope: `operating-model-digest:${ownerRef}`,
      }));
    return this.#tell(notices, at, sentAt);
  }

  async #countedAnew(sentAt: unknown, at: Date, model: OperatingModel) {
    if (sentAt === null) return [];
    const { scorings, settings } = this.#options;
    const since = DateTime.fromMillis(Number(sentAt), { zone: 'utc' });
    const days = await scorings.changes({
      // What changed on the day of the last digest may have been told; better twice than never.
      from: since.toISODate()!,
      to: at.toISOString().slice(0, 10),
    });
    return titleScoringChanges(days, model, settings);
  }

  /** Tells, and takes note of how things are, both or neither. */
  async #tell(notices: Notice[], at: Date, sentAt: unknown): Promise<number> {
    return this.#options.knex.transaction(async trx => {
      // Of two that run at the same time one comes too late here.
      const first = await trx('digest')
        .where({ id: 1, sent_at: sentAt })
        .update({ sent_at: at.getTime() });
      if (!first) return 0;
      await insertMessages(trx, notices, at);
      await trx('digest_entities').delete();
      await trx.raw(
        `insert into digest_entities (entity_ref, hash, score, cells)
         select entity_ref, hash, score, cells
         from scorecard_entities join scorecard_cells on digest = cells_digest`,
      );
      return notices.length;
    });
  }

  /** Owners whose score is lower than at the end of the day of the last digest. */
  async #lowerScores(sentAt: number | string) {
    const day = new Date(Number(sentAt)).toISOString().slice(0, 10);
    const rows = await this.#options
      .knex('scorecard_rollups as now')
      .join('scorecard_history as then', joined =>
        joined.on('then.by', 'now.by').on('then.key', 'now.key'),
      )
      .where('now.by', 'owner')
      .where('then.day', '<=', day)
      .whereNotExists(later =>
        later
          .select('*')
          .from('scorecard_history as later')
          .whereRaw('?? = ??', ['later.by', 'now.by'])
          .whereRaw('?? = ??', ['later.key', 'now.key'])
          .whereRaw('?? > ??', ['later.day', 'then.day'])
          .where('later.day', '<=', day),
      )
      .where('now.weight', '>', 0)
      .where('then.weight', '>', 0)
      .select(
        'now.key',
        'now.weight',
        'now.weighted',
        'then.weight as weight_before',
        'then.weighted as weighted_before',
      );
    return rows.flatMap(row => {
      const after = row.weighted / row.weight / SCORE_UNIT;
      const before = row.weighted_before / row.weight_before / SCORE_UNIT;
      return before - after >= LEAST_POINTS
        ? [[row.key as string, { before, after }] as const]
        : [];
    });
  }

  /** Entities that somebody owns and that are not what they were. */
  async *#differences(): AsyncIterable<Difference> {
    let after = '';
    for (;;) {
      const rows = await this.#options
        .knex('scorecard_entities as now')
        .join('scorecard_cells as list', 'list.digest', 'now.cells_digest')
        .leftJoin(
          'digest_entities as then',
          'then.entity_ref',
          'now.entity_ref',
        )
        .where('now.entity_ref', '>', after)
        .whereNot('now.owner_ref', '')
        .where(changed =>
          changed
            .whereNull('then.hash')
            .orWhereRaw('?? <> ??', ['then.hash', 'now.hash']),
        )
        .orderBy('now.entity_ref')
        .limit(PAGE)
        .select(
          'now.entity_ref',
          'now.owner_ref',
          'list.cells',
          'then.cells as before',
        );
      for (const row of rows) {
        yield {
          entityRef: row.entity_ref,
          ownerRef: row.owner_ref,
          before: row.before === null ? [] : JSON.parse(row.before),
          after: JSON.parse(row.cells),
        };
      }
      if (rows.length < PAGE) return;
      after = rows[rows.length - 1].entity_ref;
    }
  }
}
