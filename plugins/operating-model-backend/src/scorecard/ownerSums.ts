import {
  Risk,
  Sums,
  addSums,
  emptySums,
  sumCells,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { EvaluatedCellState, StoredEntity } from './ScorecardStore';

interface CellRow {
  owner_ref: string;
  risk: Risk;
  state: EvaluatedCellState;
  without_state: EvaluatedCellState;
  score: number | string;
  counts_from: string | null;
  times: number | string;
}

function addTo(
  sums: Map<string, Sums>,
  ownerRef: string,
  added: Sums,
  times: number,
) {
  const known = sums.get(ownerRef) ?? emptySums();
  addSums(known, added, times);
  sums.set(ownerRef, known);
}

/**
 * What the cells of one activity add up to, by owner. Each list of cells is unpacked once, however many entities have it.
 *
 * @param lists - rows of `scorecard_cells`, all that have a cell of the activity
 */
export async function ownerSumsOf(
  knex: Knex,
  lists: Knex.QueryBuilder,
  activityRef: string,
): Promise<Map<string, Sums>> {
  const isPostgres = knex.client.config.client === 'pg';
  const field = (name: string) =>
    isPostgres ? `c.value ->> '${name}'` : `c.value ->> '$.${name}'`;
  const without = (name: string) =>
    isPostgres
      ? `c.value -> 'without' ->> '${name}'`
      : `c.value ->> '$.without.${name}'`;
  const each = isPostgres
    ? 'jsonb_array_elements(cells::jsonb) as c (value)'
    : 'json_each(cells) as c';
  const alike = ['risk', 'state', 'without_state', 'score', 'counts_from'];
  const rows: CellRow[] = await knex
    .withMaterialized(
      'found',
      lists
        .select(
          'digest',
          knex.raw(`${field('risk')} as risk`),
          knex.raw(`${field('state')} as state`),
          knex.raw(`${without('state')} as without_state`),
          knex.raw(`${without('score')} as score`),
          knex.raw(`${field('countsFrom')} as counts_from`),
        )
        .joinRaw(`cross join ${each}`)
        .whereRaw(`${field('activityRef')} = ?`, [activityRef]),
    )
    .from('found')
    .join('scorecard_entities', 'cells_digest', 'digest')
    .groupBy('owner_ref', ...alike.map(column => `found.${column}`))
    .select(
      'owner_ref',
      ...alike.map(column => `found.${column}`),
      knex.raw('count(*) as times'),
    );
  const sums = new Map<string, Sums>();
  for (const row of rows) {
    const cell = {
      risk: row.risk,
      state: row.state,
      without: { state: row.without_state, score: Number(row.score) },
      countsFrom: row.counts_from ?? undefined,
    };
    addTo(sums, row.owner_ref, sumCells([cell]), Number(row.times));
  }
  return sums;
}

/** The same of entities that pass by one after another. */
export async function ownerSumsOfAll(
  entities: AsyncIterable<StoredEntity>,
  activityRef: string | undefined,
): Promise<Map<string, Sums>> {
  const sums = new Map<string, Sums>();
  for await (const { ownerRef = '', sums: all, cells } of entities) {
    const cell = cells.find(each => each.activityRef === activityRef);
    if (!activityRef) addTo(sums, ownerRef, all, 1);
    else if (cell) addTo(sums, ownerRef, sumCells([cell]), 1);
  }
  return sums;
}
