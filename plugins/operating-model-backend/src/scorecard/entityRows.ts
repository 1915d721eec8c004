import { hash } from 'node:crypto';
import {
  CELL_STATES,
  OWN_RUNBOOK,
  EvaluatedCell,
  EvaluatedEntity,
  RolledUp,
  Sums,
  isCounted,
  scoresOf,
} from 'backstage-plugin-operating-model-common';
import { Knex } from 'knex';
import { EntityFigures, StoredCell, StoredEntity } from './ScorecardStore';

/** The columns that sums are kept in. */
export const SUMS_COLUMNS = [
  'entities',
  ...CELL_STATES,
  'weight',
  'weighted',
  'weight_without',
  'weighted_without',
] as const;

export type SumsRow = Record<(typeof SUMS_COLUMNS)[number], number>;

/** A row of the table `scorecard_entities`. */
export interface EntityRow extends SumsRow {
  entity_ref: string;
  hash: string;
  kind: string;
  type: string;
  lifecycle: string;
  owner_ref: string;
  system_ref: string;
  domain_ref: string;
  score: number;
  cells_digest: string;
}

/** A row of the table `scorecard_cells`. */
export interface CellsRow {
  digest: string;
  cells: string;
}

/** The columns of `EntityRow`, in their order. */
const ENTITY_COLUMNS: readonly (keyof EntityRow)[] = [
  'entity_ref',
  'hash',
  'kind',
  'type',
  'lifecycle',
  'owner_ref',
  'system_ref',
  'domain_ref',
  ...SUMS_COLUMNS,
  'score',
  'cells_digest',
];

/** What of an entity's row has nothing to do with its cells, and nothing with how rows are compared. */
export type FiguresRow = Omit<EntityRow, 'hash' | 'cells_digest'>;

/** The columns of `FiguresRow`. */
export const FIGURES_COLUMNS = ENTITY_COLUMNS.filter(
  column => column !== 'hash' && column !== 'cells_digest',
);

export function sumsToRow(sums: Sums): SumsRow {
  return {
    entities: sums.entities,
    ...sums.cells,
    weight: sums.weight,
    weighted: sums.weighted,
    weight_without: sums.weightWithout,
    weighted_without: sums.weightedWithout,
  };
}

export function sumsFromRow(row: SumsRow): Sums {
  const { entities, covered, weak, missing, exempt, unknown } = row;
  return {
    entities,
    cells: { covered, weak, missing, exempt, unknown },
    weight: row.weight,
    weighted: row.weighted,
    weightWithout: row.weight_without,
    weightedWithout: row.weighted_without,
  };
}

type Cells = EvaluatedEntity['cells'];

const sha1 = (text: string) => hash('sha1', text, 'base64url');

function withOwnRunbook(cells: StoredCell[], ref: string): StoredCell[] {
  if (cells.every(({ runbookRef }) => runbookRef !== OWN_RUNBOOK)) return cells;
  return cells.map(cell =>
    cell.runbookRef === OWN_RUNBOOK ? { ...cell, runbookRef: ref } : cell,
  );
}

/** Activity and state come first: that is what is searched for. */
function storedCell({
  activityRef,
  state,
  risk,
  without,
  runbookRef,
  countsFrom,
}: EvaluatedCell): StoredCell {
  const failed = without.criteria.filter(
    criterion => criterion.state === 'failed',
  );
  const announced = failed.flatMap(({ id, countsFrom: from }) =>
    from ? [{ id, countsFrom: from }] : [],
  );
  return {
    activityRef,
    state,
    risk,
    without: { state: without.state, score: without.score },
    runbookRef,
    failed: failed.filter(isCounted).map(({ id }) => id),
    ...(announced.length && { announced }),
    countsFrom,
  };
}

/** What entities on the same place, with the same cells, have in common is worked out once, and kept for as long as they are. */
export class RowWriter {
  readonly #cells = new WeakMap<
    EvaluatedCell,
    { text: string; digest: string }
  >();
  readonly #lists = new WeakMap<Cells, { digest: string; hash: string }>();
  readonly #places = new WeakMap<EvaluatedEntity['place'], string>();

  /** Changes when anything of the entity's row does. */
  hashOf({ kind, type, lifecycle, place, cells, sums }: EvaluatedEntity) {
    return sha1(
      [
        kind,
        type,
        lifecycle,
        this.#place(place),
        this.#list(cells, sums).hash,
      ].join('\n'),
    );
  }

  write(entity: EvaluatedEntity): EntityRow {
    const { ownerRef, systemRef, domainRef } = entity.place;
    return {
      entity_ref: entity.ref,
      hash: this.hashOf(entity),
      kind: entity.kind,
      type: entity.type ?? '',
      lifecycle: entity.lifecycle ?? '',
      owner_ref: ownerRef ?? '',
      system_ref: systemRef ?? '',
      domain_ref: domainRef ?? '',
      ...sumsToRow(entity.sums),
      score: scoresOf(entity.sums).score ?? -1,
      cells_digest: this.#list(entity.cells, entity.sums).digest,
    };
  }

  /** What the digest of cells stands for. It takes the most room, and is needed least: it is not kept. */
  textOf(cells: Cells): string {
    return `[${cells.map(cell => this.#cell(cell).text).join(',')}]`;
  }

  #place(place: EvaluatedEntity['place']): string {
    const known = this.#places.get(place);
    if (known !== undefined) return known;
    const { ownerRef, systemRef, domainRef } = place;
    const fresh = [ownerRef, systemRef, domainRef].join('\n');
    this.#places.set(place, fresh);
    return fresh;
  }

  #list(cells: Cells, sums: EvaluatedEntity['sums']) {
    const known = this.#lists.get(cells);
    if (known) return known;
    const digest = sha1(cells.map(cell => this.#cell(cell).digest).join('\n'));
    const fresh = {
      digest,
      // Sums follow from cells, and from how a version adds them up.
      hash: sha1([digest, ...Object.values(sumsToRow(sums))].join('\n')),
    };
    this.#lists.set(cells, fresh);
    return fresh;
  }

  #cell(cell: EvaluatedCell) {
    const known = this.#cells.get(cell);
    if (known) return known;
    const text = JSON.stringify(storedCell(cell));
    const fresh = { text, digest: sha1(text) };
    this.#cells.set(cell, fresh);
    return fresh;
  }
}

/** A row of an entity, and its cells. */
export type EntityWithCells = EntityRow & Pick<CellsRow, 'cells'>;

/** @param entities - rows of `scorecard_entities` */
export function withCells(entities: Knex.QueryBuilder): Knex.QueryBuilder {
  return entities.join('scorecard_cells', 'digest', 'cells_digest');
}

export function figuresFromRow(row: FiguresRow): EntityFigures {
  return {
    ref: row.entity_ref,
    kind: row.kind,
    type: row.type || undefined,
    lifecycle: row.lifecycle || undefined,
    ownerRef: row.owner_ref || undefined,
    systemRef: row.system_ref || undefined,
    domainRef: row.domain_ref || undefined,
    sums: sumsFromRow(row),
  };
}

export function entityFromRow(
  row: EntityRow,
  cells: StoredCell[],
): StoredEntity {
  return {
    ...figuresFromRow(row),
    cells: withOwnRunbook(cells, row.entity_ref),
  };
}

export function rolledUpFromRow(
  row: SumsRow & { by: RolledUp['by']; key: string },
): RolledUp {
  return { by: row.by, key: row.key, sums: sumsFromRow(row) };
}
