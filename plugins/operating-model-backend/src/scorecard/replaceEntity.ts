import {
  EvaluatedEntity,
  RollUp,
  RolledUp,
  addSums,
  emptySums,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import {
  EntityWithCells,
  entityFromRow,
  RowWriter,
  rolledUpFromRow,
  sumsToRow,
  withCells,
} from './entityRows';

const nameOf = ({ by, key }: Pick<RolledUp, 'by' | 'key'>) => `${by} ${key}`;

/**
 * Puts one entity in the place of what was published about it, and corrects the sums that it is in.
 *
 * @param evaluated - as it is now; without cells where it is not on the scorecard any more
 * @returns the sums that are different now, and undefined when nothing is
 */
export async function replaceEntity(
  trx: Knex.Transaction,
  evaluated: EvaluatedEntity,
  ancestorsOf: (groupRef: string) => readonly string[],
): Promise<RolledUp[] | undefined> {
  const { ref } = evaluated;
  const [known]: EntityWithCells[] = await withCells(
    trx('scorecard_entities').where({ entity_ref: ref }),
  );
  const rows = new RowWriter();
  const row = rows.write(evaluated);
  const stays = evaluated.cells.length > 0;
  if (stays ? known?.hash === row.hash : !known) return undefined;

  const difference = new RollUp(ancestorsOf);
  if (known) {
    const before = entityFromRow(known, JSON.parse(known.cells));
    difference.add({ ...before, place: before }, -1);
  }
  difference.add(evaluated);
  if (stays) {
    // What it had before is left to the next refresh to delete.
    await trx('scorecard_cells')
      .insert({
        digest: row.cells_digest,
        cells: rows.textOf(evaluated.cells),
      })
      .onConflict('digest')
      .ignore();
    await trx('scorecard_entities')
      .insert(row)
      .onConflict('entity_ref')
      .merge();
  } else {
    await trx('scorecard_entities').where({ entity_ref: ref }).delete();
  }
  return correctSums(trx, difference.all());
}

async function correctSums(
  trx: Knex.Transaction,
  differences: readonly RolledUp[],
): Promise<RolledUp[]> {
  const stored = await trx('scorecard_rollups').whereIn(
    ['by', 'key'],
    differences.map(({ by, key }) => [by, key]),
  );
  const sums = new Map(
    stored.map(rolledUpFromRow).map(each => [nameOf(each), each.sums]),
  );
  const corrected = differences.map(({ by, key, sums: difference }) => {
    const now = sums.get(nameOf({ by, key })) ?? emptySums();
    addSums(now, difference);
    return { by, key, sums: now };
  });
  const gone = corrected.filter(each => each.sums.entities <= 0);
  const left = corrected.filter(each => each.sums.entities > 0);
  if (gone.length) {
    await trx('scorecard_rollups')
      .whereIn(
        ['by', 'key'],
        gone.map(({ by, key }) => [by, key]),
      )
      .delete();
  }
  if (left.length) {
    await trx('scorecard_rollups')
      .insert(
        left.map(({ by, key, sums: now }) => ({ by, key, ...sumsToRow(now) })),
      )
      .onConflict(['by', 'key'])
      .merge();
  }
  return left;
}
