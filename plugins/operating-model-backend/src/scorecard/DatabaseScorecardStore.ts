import {
  EvaluatedEntity,
  RollUpBy,
  RolledUp,
  Sums,
  addSums,
  emptySums,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { chunksOf } from '../chunksOf';
import { putRows } from '../database/putRows';
import {
  EntityFilter,
  EntityPage,
  Generation,
  ScorecardStore,
  StoredEntity,
} from './ScorecardStore';
import { CellLists } from './CellLists';
import { RowPages } from './RowPages';
import { alikeCells } from './alikeCells';
import { ownerSumsOf } from './ownerSums';
import { replaceEntity } from './replaceEntity';
import {
  CellsRow,
  EntityRow,
  EntityWithCells,
  FIGURES_COLUMNS,
  FiguresRow,
  SUMS_COLUMNS,
  SumsRow,
  entityFromRow,
  figuresFromRow,
  RowWriter,
  rolledUpFromRow,
  sumsFromRow,
  sumsToRow,
  withCells,
} from './entityRows';

const REF_PAGE = 5_000;

/** Escapes what LIKE takes for a wildcard. */
const literally = (text: string) => text.replace(/[\\%_]/g, '\\$&');

export class DatabaseScorecardStore implements ScorecardStore {
  readonly #knex: Knex;
  readonly #pages: RowPages;
  readonly #lists: CellLists;
  readonly #rows = new RowWriter();

  constructor({ knex }: { knex: Knex }) {
    this.#knex = knex;
    this.#pages = new RowPages(knex);
    this.#lists = new CellLists({ knex });
  }

  async generation(): Promise<Generation> {
    const row = await this.#knex('scorecard_generation')
      .where({ id: 1 })
      .first();
    return {
      generation: row.generation,
      computedAt: row.computed_at ?? undefined,
    };
  }

  async differing(entities: readonly EvaluatedEntity[]) {
    const hashes = new Map(
      entities.map(entity => [entity.ref, this.#rows.hashOf(entity)]),
    );
    const differing = await this.#pages.differing(hashes);
    return entities.filter(({ ref }) => differing.has(ref));
  }

  async *entityRefs(): AsyncIterable<string[]> {
    let after = '';
    for (;;) {
      const refs: string[] = await this.#knex('scorecard_entities')
        .where('entity_ref', '>', after)
        .orderBy('entity_ref')
        .limit(REF_PAGE)
        .pluck('entity_ref');
      yield refs;
      if (refs.length < REF_PAGE) return;
      after = refs[refs.length - 1];
    }
  }

  async publish({
    changed,
    rollUps,
    gone,
    computedAt,
  }: {
    changed: readonly EvaluatedEntity[];
    rollUps: readonly RolledUp[];
    gone: readonly string[];
    computedAt: string;
  }) {
    return this.#alone(async trx => {
      await trx('scorecard_generation')
        .where({ id: 1 })
        .update({ computed_at: computedAt });
      const { generation: replaced } = await trx('scorecard_generation')
        .where({ id: 1 })
        .first();
      await this.#pages.put(trx, changed, this.#rows);
      let written = changed.length;
      for (const chunk of chunksOf(gone)) {
        written += await trx('scorecard_entities')
          .whereIn('entity_ref', chunk)
          .delete();
      }
      if (written > 0) await this.#pages.forgetUnused(trx);
      written += await this.#replaceRollUps(trx, rollUps, computedAt);
      if (written === 0 && replaced > 0) {
        return { generation: replaced, replaced, written };
      }
      const generation = replaced + 1;
      await trx('scorecard_generation').where({ id: 1 }).update({ generation });
      return { generation, replaced, written };
    });
  }

  async confirm(computedAt: string) {
    await this.#knex('scorecard_generation')
      .where({ id: 1 })
      .update({ computed_at: computedAt });
  }

  async replace(
    evaluated: EvaluatedEntity,
    {
      ancestorsOf,
      computedAt,
    }: {
      ancestorsOf(groupRef: string): readonly string[];
      computedAt: string;
    },
  ) {
    await this.#alone(async trx => {
      const changed = await replaceEntity(trx, evaluated, ancestorsOf);
      if (!changed) return;
      await this.#keepHistory(
        trx,
        changed.map(({ by, key, sums }) => ({ by, key, ...sumsToRow(sums) })),
        computedAt.slice(0, 10),
      );
      await trx('scorecard_generation')
        .where({ id: 1 })
        .update({ generation: trx.raw('generation + 1') });
    });
  }

  /**
   * One after another, of all that run at the same time. So no list of cells is deleted as unused while another is about to put down
   * an entity that has it.
   */
  #alone<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.#knex.transaction(async trx => {
      // Others wait here until this is through.
      await trx('scorecard_generation').where({ id: 1 }).update({ id: 1 });
      return work(trx);
    });
  }

  async #replaceRollUps(
    trx: Knex.Transaction,
    rollUps: readonly RolledUp[],
    computedAt: string,
  ): Promise<number> {
    const textOf = ({ by, key, sums }: RolledUp) =>
      JSON.stringify([by, key, sumsToRow(sums)]);
    const stored = (await trx('scorecard_rollups')).map(rolledUpFromRow);
    const known = new Set(stored.map(textOf));
    const changed = rollUps.filter(each => !known.has(textOf(each)));
    const named = new Set(rollUps.map(({ by, key }) => `${by} ${key}`));
    const gone = stored.filter(({ by, key }) => !named.has(`${by} ${key}`));
    for (const chunk of chunksOf(gone)) {
      await trx('scorecard_rollups')
        .whereIn(
          ['by', 'key'],
          chunk.map(({ by, key }) => [by, key]),
        )
        .delete();
    }
    const rows = changed.map(({ by, key, sums }) => ({
      by,
      key,
      ...sumsToRow(sums),
    }));
    await putRows(trx, 'scorecard_rollups', rows, ['by', 'key']);
    await this.#keepHistory(trx, rows, computedAt.slice(0, 10));
    return changed.length + gone.length;
  }

  /** What changed several times on one day is kept as it was last. */
  async #keepHistory(trx: Knex.Transaction, rows: object[], day: string) {
    await putRows(
      trx,
      'scorecard_history',
      rows.map(row => ({ ...row, day })),
      ['by', 'key', 'day'],
    );
  }

  async rollUp(by: RolledUp['by'], keys: readonly string[]) {
    const found: RolledUp[] = [];
    for (const chunk of chunksOf(keys)) {
      const rows = await this.#knex('scorecard_rollups')
        .where({ by })
        .whereIn('key', chunk);
      found.push(...rows.map(rolledUpFromRow));
    }
    return found;
  }

  async rollUps(by: RollUpBy) {
    const rows = await this.#knex('scorecard_rollups')
      .where({ by })
      .orderBy('key');
    return rows.map(rolledUpFromRow);
  }

  async entities(
    filter: EntityFilter,
    page: EntityPage,
  ): Promise<StoredEntity[]> {
    const question = this.#page(filter, page);
    const rows: EntityRow[] = await question.clone();
    const lists = await this.#lists.read(rows.map(row => row.cells_digest));
    if (rows.every(row => lists.has(row.cells_digest))) {
      return rows.map(row => entityFromRow(row, lists.get(row.cells_digest)!));
    }
    // A refresh that ended in between has deleted lists. One statement sees entities and lists as they belong together.
    const whole: EntityWithCells[] = await withCells(question);
    return whole.map(row => entityFromRow(row, JSON.parse(row.cells)));
  }

  async entityFigures(filter: EntityFilter, page: EntityPage) {
    const rows: FiguresRow[] = await this.#page(filter, page).select(
      FIGURES_COLUMNS,
    );
    return rows.map(figuresFromRow);
  }

  #page(
    filter: EntityFilter,
    { after, limit, order }: EntityPage,
  ): Knex.QueryBuilder {
    const question = this.#filtered(filter)
      .orderBy([
        { column: 'score', order },
        { column: 'entity_ref', order },
      ])
      .limit(limit);
    if (after) {
      question.whereRaw(
        `(score, entity_ref) ${order === 'asc' ? '>' : '<'} (?, ?)`,
        [after.score, after.ref],
      );
    }
    return question;
  }

  async sums(filter: EntityFilter) {
    const [row] = await this.#filtered(filter).sum<SumsRow[]>(
      Object.fromEntries(SUMS_COLUMNS.map(column => [column, column])),
    );
    // Nothing adds up to null, and large numbers come as text.
    return sumsFromRow(
      Object.fromEntries(
        SUMS_COLUMNS.map(column => [column, Number(row[column])]),
      ) as Record<(typeof SUMS_COLUMNS)[number], number>,
    );
  }

  alikeCells(filter: EntityFilter) {
    return alikeCells(this.#knex, this.#filtered(filter));
  }

  async ownerSums(activityRef?: string) {
    if (activityRef) {
      return ownerSumsOf(
        this.#knex,
        this.#listsLike({ activityRef }),
        activityRef,
      );
    }
    const [owned, [everything]] = await Promise.all([
      this.#knex('scorecard_rollups').where({ by: 'owner' }),
      this.rollUp('everything', ['']),
    ]);
    const sums = new Map<string, Sums>();
    const ownerless = emptySums();
    if (everything) addSums(ownerless, everything.sums);
    for (const { key, sums: own } of owned.map(rolledUpFromRow)) {
      sums.set(key, own);
      addSums(ownerless, own, -1);
    }
    return sums.set('', ownerless);
  }

  #filtered({
    ownerRefs,
    systemRef,
    domainRef,
    state,
    activityRef,
    type,
    lifecycle,
    text,
  }: EntityFilter) {
    const question = this.#knex<EntityRow>('scorecard_entities');
    if (ownerRefs) question.whereIn('owner_ref', [...ownerRefs]);
    if (systemRef) question.where({ system_ref: systemRef });
    if (domainRef) question.where({ domain_ref: domainRef });
    if (type) question.where({ type });
    if (lifecycle) question.where({ lifecycle });
    if (state) question.where(state, '>', 0);
    if (activityRef) {
      question.whereIn(
        'cells_digest',
        this.#listsLike({ activityRef, state }).select('digest'),
      );
    }
    if (text) {
      question.whereRaw(`entity_ref like ? escape '\\'`, [
        `%${literally(text.toLocaleLowerCase('en-US'))}%`,
      ]);
    }
    return question;
  }

  /** The lists that have a cell of the activity, in the state. */
  #listsLike({
    activityRef,
    state,
  }: Pick<EntityFilter, 'activityRef' | 'state'>) {
    const cell = JSON.stringify({ activityRef, state });
    // PostgreSQL takes `like` for something that hardly a list matches, and
    // reads all lists for each page: a far one took 48 times as long as the first.
    const isPostgres = this.#knex.client.config.client === 'pg';
    const place = isPostgres ? 'position(? in cells)' : 'instr(cells, ?)';
    return this.#knex<CellsRow>('scorecard_cells').whereRaw(`${place} > 0`, [
      cell.slice(0, -1),
    ]);
  }

  async entity(ref: string) {
    const [row]: EntityWithCells[] = await withCells(
      this.#knex('scorecard_entities').where({ entity_ref: ref }),
    );
    return row && entityFromRow(row, JSON.parse(row.cells));
  }

  async history(
    by: RolledUp['by'],
    key: string,
    { from, to }: { from: string; to: string },
  ) {
    const ofKey = this.#knex('scorecard_history').where({ by, key });
    const rows = await ofKey
      .clone()
      .where(
        'day',
        '>=',
        this.#knex.raw('coalesce(?, ?)', [
          ofKey.clone().where('day', '<=', from).max('day'),
          from,
        ]),
      )
      .where('day', '<=', to)
      .orderBy('day');
    return rows.map(row => ({
      day: row.day as string,
      sums: sumsFromRow(row),
    }));
  }
}
