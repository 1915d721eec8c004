import {
  ScorecardEntity,
  describeSums,
} from 'backstage-plugin-operating-model-common';
import { StoredCell, StoredEntity } from './ScorecardStore';

type Cells = ScorecardEntity['cells'];

type Levels = Parameters<typeof describeSums>[1];

function cellsAnswer(cells: readonly StoredCell[]): Cells {
  return cells.map(cell => ({
    activityRef: cell.activityRef,
    state: cell.state,
    without: cell.without.state,
    score: cell.without.score,
    runbookRef: cell.runbookRef,
    failed: cell.failed,
    announced: cell.announced,
    countsFrom: cell.countsFrom,
  }));
}

/** Entities as they are answered. Those that share their cells do so here, too. */
export function entityAnswers(
  entities: readonly StoredEntity[],
  levels: Levels,
): ScorecardEntity[] {
  const known = new Map<readonly StoredCell[], Cells>();
  const answered = (cells: readonly StoredCell[]) => {
    const found = known.get(cells) ?? cellsAnswer(cells);
    known.set(cells, found);
    return found;
  };
  return entities.map(entity => {
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
      cells: answered(entity.cells),
    };
  });
}

/** What an entity of the list names. */
export function refsOf({
  ownerRef,
  systemRef,
  domainRef,
  cells,
}: ScorecardEntity): string[] {
  return [
    ownerRef,
    systemRef,
    domainRef,
    ...cells.flatMap(({ activityRef, runbookRef }) => [
      activityRef,
      runbookRef,
    ]),
  ].filter(ref => ref !== undefined);
}
