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

/** What the cells of one activity add up to, by owner; cells that are alike are taken together before they are unpacked. */
export async function ownerSumsOf(
  knex: Knex,
  entities: Knex.QueryBuilder,
  activityRef: string,
): Promise<Map<string, Sums>> {
  const isPostgres = knex.client.config.client === 'pg';
  const same = entities
    .groupBy('owner_ref', 'cells')
    .select('owner_ref', 'cells', knex.raw('count(*) as times'));
  const field = (name: string) =>
    isPostgres ? `c.value ->> '${name}'` : `c.value ->> '$.${name}'`;
  const without = (name: string) =>
    isPostgres
      ? `c.value -> 'without' ->> '${name}'`
      : `c.value ->> '$.without.${name}'`;
  const each = isPostgres
    ? 'jsonb_array_elements(same.cells::jsonb) as c (value)'
    : 'json_each(same.cells) as c';
  const rows: CellRow[] = await knex
    .select(
      'same.owner_ref',
      'same.times',
      knex.raw(`${field('risk')} as risk`),
      knex.raw(`${field('state')} as state`),
      knex.raw(`${without('state')} as without_state`),
      knex.raw(`${without('score')} as score`),
      knex.raw(`${field('countsFrom')} as counts_from`),
    )
    .from(same.as('same'))
    .joinRaw(`cross join ${each}`)
    .whereRaw(`${field('activityRef')} = ?`, [activityRef]);
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
