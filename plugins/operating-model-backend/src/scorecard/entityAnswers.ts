import {
  ScorecardEntity,
  ScorecardEntityFigures,
  describeSums,
} from 'backstage-plugin-operating-model-common';
import { EntityFigures, StoredCell, StoredEntity } from './ScorecardStore';

type Cells = ScorecardEntity['cells'];

type Levels = Parameters<typeof describeSums>[1];

function cellsAnswer(cells: readonly StoredCell[]): Cells {
  return cells.map(cell => ({
    activityRef: cell.activityRef,
    risk: cell.risk,
    state: cell.state,
    without: cell.without.state,
    score: cell.without.score,
    runbookRef: cell.runbookRef,
    failed: cell.failed,
    announced: cell.announced,
    countsFrom: cell.countsFrom,
  }));
}

type Entity = Omit<ScorecardEntity, 'cells'>;

function entityAnswer(entity: EntityFigures, levels: Levels): Entity {
  const { score, scoreWithoutExceptions, level } = describeSums(
    entity.sums,
    levels,
  );
  return {
    ref: entity.ref,
    kind: entity.kind,
    type: entity.type,
    lifecycle: entity.lifecycle,
    ownerRef: entity.ownerRef,
    systemRef: entity.systemRef,
    domainRef: entity.domainRef,
    score,
    scoreWithoutExceptions,
    level,
  };
}

/** Entities as they are answered where nobody asks for their cells. */
export function figuresAnswers(
  entities: readonly EntityFigures[],
  levels: Levels,
): ScorecardEntityFigures[] {
  return entities.map(entity => ({
    ...entityAnswer(entity, levels),
    cellsByState: entity.sums.cells,
  }));
}

/**
 * Entities as they are answered. Those that share their cells do so here, too.
 *
 * @param known - what was made of cells before; handed in again, they are shared with entities of before
 */
export function entityAnswers(
  entities: readonly StoredEntity[],
  levels: Levels,
  known = new WeakMap<readonly StoredCell[], Cells>(),
): ScorecardEntity[] {
  const answered = (cells: readonly StoredCell[]) => {
    const found = known.get(cells) ?? cellsAnswer(cells);
    known.set(cells, found);
    return found;
  };
  return entities.map(entity => ({
    ...entityAnswer(entity, levels),
    cells: answered(entity.cells),
  }));
}

const NO_CELLS: Cells = [];

/** What entities of the list name, in their order. Of cells that several share it tells once. */
export function refsOf(
  entities: readonly (Entity & Partial<ScorecardEntity>)[],
): string[] {
  const told = new Set<Cells>();
  return entities
    .flatMap(({ ownerRef, systemRef, domainRef, cells = NO_CELLS }) => {
      const fresh = told.has(cells) ? [] : cells;
      told.add(cells);
      return [
        ownerRef,
        systemRef,
        domainRef,
        ...fresh.flatMap(({ activityRef, runbookRef }) => [
          activityRef,
          runbookRef,
        ]),
      ];
    })
    .filter(ref => ref !== undefined);
}
