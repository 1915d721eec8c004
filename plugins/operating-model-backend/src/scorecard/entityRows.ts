import { hash } from 'node:crypto';
import {
  EvaluatedCell,
  EvaluatedEntity,
  RolledUp,
  Sums,
  isCounted,
  scoresOf,
} from 'backstage-plugin-operating-model-common';
import { StoredCell, StoredEntity } from './ScorecardStore';

/** The columns that sums are kept in. */
export const SUMS_COLUMNS = [
  'entities',
  'covered',
  'weak',
  'missing',
  'exempt',
  'unknown',
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
  cells: string;
}

/** The columns of `EntityRow`, in their order. */
export const ENTITY_COLUMNS: readonly (keyof EntityRow)[] = [
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
  'cells',
];

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

/** Stands for the entity itself, whose annotation names the runbook: entities of which the same is told have the same text. */
const OWN = '.';

const isInline = (ref: string | undefined) =>
  ref !== undefined && !ref.startsWith('runbook:');

function readCells(text: string, ref: string): StoredCell[] {
  const cells: StoredCell[] = JSON.parse(text);
  return cells.map(cell =>
    cell.runbookRef === OWN ? { ...cell, runbookRef: ref } : cell,
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
    runbookRef: isInline(runbookRef) ? OWN : runbookRef,
    failed: failed.filter(isCounted).map(({ id }) => id),
    ...(announced.length && { announced }),
    countsFrom,
  };
}

// What belongs to one entity alone would pile up.
const MAX_WRITTEN = 100_000;

/** Makes rows of entities. These share cells, one by one and all of them together: what is made of cells is made once. */
export class RowWriter {
  readonly #cells = new Map<EvaluatedCell, string>();
  readonly #lists = new Map<Cells, { text: string; digest: string }>();

  write(entity: EvaluatedEntity): EntityRow {
    const { text, digest } = this.#list(entity.cells);
    const row = {
      entity_ref: entity.ref,
      kind: entity.kind,
      type: entity.type ?? '',
      lifecycle: entity.lifecycle ?? '',
      owner_ref: entity.ownerRef ?? '',
      system_ref: entity.systemRef ?? '',
      domain_ref: entity.domainRef ?? '',
      ...sumsToRow(entity.sums),
      score: scoresOf(entity.sums).score ?? -1,
    };
    return {
      ...row,
      cells: text,
      hash: sha1([...Object.values(row), digest].join('\n')),
    };
  }

  #list(cells: Cells) {
    const known = this.#lists.get(cells);
    if (known) return known;
    if (this.#lists.size >= MAX_WRITTEN) this.#lists.clear();
    const text = `[${cells.map(cell => this.#cell(cell)).join(',')}]`;
    const fresh = { text, digest: sha1(text) };
    this.#lists.set(cells, fresh);
    return fresh;
  }

  #cell(cell: EvaluatedCell): string {
    const known = this.#cells.get(cell);
    if (known) return known;
    if (this.#cells.size >= MAX_WRITTEN) this.#cells.clear();
    const text = JSON.stringify(storedCell(cell));
    this.#cells.set(cell, text);
    return text;
  }
}

export function entityFromRow(row: EntityRow): StoredEntity {
  return {
    ref: row.entity_ref,
    kind: row.kind,
    type: row.type || undefined,
    lifecycle: row.lifecycle || undefined,
    ownerRef: row.owner_ref || undefined,
    systemRef: row.system_ref || undefined,
    domainRef: row.domain_ref || undefined,
    sums: sumsFromRow(row),
    cells: readCells(row.cells, row.entity_ref),
  };
}

export function rolledUpFromRow(
  row: SumsRow & { by: RolledUp['by']; key: string },
): RolledUp {
  return { by: row.by, key: row.key, sums: sumsFromRow(row) };
}
