import { AlikeCells, Risk } from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { EvaluatedCellState, StoredEntity } from './ScorecardStore';

interface AlikeRow {
  activity_ref: string;
  risk: Risk;
  state: EvaluatedCellState;
  score: number | string;
  runbook_ref: string | null;
  failed: string;
  cells: number | string;
  entities: number | string;
  example: string;
}

/** An address in an annotation stands under the reference of its entity. */
const isRunbook = (ref: string | undefined) => ref?.startsWith('runbook:');

/**
 * The weak and missing cells that count, those that are alike in one. Entities whose cells are all the same are taken together
 * before anything is unpacked.
 *
 * @param entities - rows of `scorecard_entities`
 */
export async function alikeCells(
  knex: Knex,
  entities: Knex.QueryBuilder,
): Promise<AlikeCells[]> {
  const isPostgres = knex.client.config.client === 'pg';
  const same = entities
    .groupBy('cells_digest')
    .select(
      'cells_digest',
      knex.raw('count(*) as times'),
      knex.raw('min(entity_ref) as example'),
    );
  const field = (name: string) =>
    isPostgres ? `c.value ->> '${name}'` : `c.value ->> '$.${name}'`;
  const score = isPostgres
    ? `(c.value -> 'without' ->> 'score')::double precision`
    : `c.value ->> '$.without.score'`;
  const failed = isPostgres
    ? `(c.value -> 'failed')::text`
    : `c.value -> '$.failed'`;
  const runbook = `case when ${field('runbookRef')} like 'runbook:%' then ${field('runbookRef')} end`;
  const each = isPostgres
    ? 'jsonb_array_elements(list.cells::jsonb) as c (value)'
    : 'json_each(list.cells) as c';
  const cells = knex
    .select(
      knex.raw(`${field('activityRef')} as activity_ref`),
      knex.raw(`${field('risk')} as risk`),
      knex.raw(`${field('state')} as state`),
      knex.raw(`${score} as score`),
      knex.raw(`${runbook} as runbook_ref`),
      knex.raw(`${failed} as failed`),
      'same.times',
      'same.example',
    )
    .from(same.as('same'))
    .join('scorecard_cells as list', 'list.digest', 'same.cells_digest')
    .joinRaw(`cross join ${each}`)
    .whereRaw(`${field('state')} in ('weak', 'missing')`)
    .whereRaw(`${field('countsFrom')} is null`);
  // An entity that has several cells with one runbook is one entity all the same.
  const shared = knex
    .select(
      '*',
      knex.raw(
        'times * 1.0 / count(*) over (partition by example, coalesce(runbook_ref, activity_ref)) as entities',
      ),
    )
    .from(cells.as('cells'));
  const alike = [
    'activity_ref',
    'risk',
    'state',
    'score',
    'runbook_ref',
    'failed',
  ];
  const rows: AlikeRow[] = await knex
    .select(
      ...alike,
      knex.raw('sum(times) as cells'),
      knex.raw('sum(entities) as entities'),
      knex.raw('min(example) as example'),
    )
    .from(shared.as('shared'))
    .groupBy(alike);
  return rows.map(row => ({
    activityRef: row.activity_ref,
    risk: row.risk,
    state: row.state,
    score: Number(row.score),
    runbookRef: row.runbook_ref ?? undefined,
    failed: JSON.parse(row.failed),
    cells: Number(row.cells),
    entities: Number(row.entities),
    example: row.example,
  }));
}

/** The same of one entity. */
export function cellsOfEntity({ ref, cells }: StoredEntity): AlikeCells[] {
  const open = cells.filter(({ state, countsFrom }) => {
    return (state === 'weak' || state === 'missing') && !countsFrom;
  });
  return open.map(
    ({ activityRef, risk, state, without, runbookRef, failed }) => {
      const ofRunbook = isRunbook(runbookRef)
        ? open.filter(each => each.runbookRef === runbookRef).length
        : 1;
      return {
        activityRef,
        risk,
        state,
        score: without.score,
        runbookRef: isRunbook(runbookRef) ? runbookRef : undefined,
        failed,
        cells: 1,
        entities: 1 / ofRunbook,
        example: ref,
      };
    },
  );
}
