import { createHash } from 'node:crypto';
import {
  EvaluatedEntity,
  RolledUp,
  Sums,
  scoresOf,
} from 'backstage-plugin-operating-model-common';
import { StoredCell, StoredEntity } from './ScorecardStore';

/** The columns that sums are kept in. */
export interface SumsRow {
  entities: number;
  covered: number;
  weak: number;
  missing: number;
  exempt: number;
  unknown: number;
  weight: number;
  weighted: number;
  weight_without: number;
  weighted_without: number;
}

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

export function entityToRow(entity: EvaluatedEntity): EntityRow {
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
    cells: JSON.stringify(
      // Activity and state come first: that is what is searched for.
      entity.cells.map(
        ({ activityRef, state, risk, without, runbookRef }): StoredCell => ({
          activityRef,
          state,
          risk,
          without: { state: without.state, score: without.score },
          runbookRef,
          failed: without.criteria
            .filter(criterion => criterion.state === 'failed')
            .map(({ id }) => id),
        }),
      ),
    ),
  };
  const hash = createHash('sha1')
    .update(Object.values(row).join('\n'))
    .digest('base64url');
  return { ...row, hash };
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
    cells: JSON.parse(row.cells),
  };
}

export function rolledUpFromRow(
  row: SumsRow & { by: RolledUp['by']; key: string },
): RolledUp {
  return { by: row.by, key: row.key, sums: sumsFromRow(row) };
}
