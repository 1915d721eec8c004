import { RISK_WEIGHTS, Risk } from '../kinds/fields';
import { Cell, CellState } from './cells';

/**
 * What cells add up to. Roll-ups pool cells; they never average averages. Scores are summed in whole hundred-thousandths, so that
 * the same cells give the same sum in whatever order they are added.
 *
 * @public
 */
export interface Sums {
  /** Entities that have a cell. */
  entities: number;
  cells: Record<CellState, number>;
  /** Of the cells that count, weights by risk. */
  weight: number;
  /** Score times weight of these, in hundred-thousandths. */
  weighted: number;
  /** The same with exempt cells as what they would be without the exception. */
  weightWithout: number;
  weightedWithout: number;
}

/** What a point of a score counts in sums. @public */
export const SCORE_UNIT = 100_000;

/** @public */
export function emptySums(): Sums {
  return {
    entities: 0,
    cells: { covered: 0, weak: 0, missing: 0, exempt: 0, unknown: 0 },
    weight: 0,
    weighted: 0,
    weightWithout: 0,
    weightedWithout: 0,
  };
}

/** A cell as far as it is summed. @public */
export interface CountedCell {
  risk: Risk;
  state: CellState;
  /** What it would be without an exception. */
  without: Pick<Cell, 'state' | 'score'>;
  /** Its activity is announced: the cell is shown, and counts from that day on. */
  countsFrom?: string;
}

/** The sums of one entity. @public */
export function sumCells(cells: readonly CountedCell[]): Sums {
  const sums = emptySums();
  if (cells.length) sums.entities = 1;
  for (const { risk, state, without, countsFrom } of cells) {
    if (countsFrom) continue;
    sums.cells[state] += 1;
    if (without.state === 'unknown') continue;
    const weight = RISK_WEIGHTS[risk];
    const weighted = weight * Math.round(without.score * SCORE_UNIT);
    sums.weightWithout += weight;
    sums.weightedWithout += weighted;
    if (state === 'exempt') continue;
    sums.weight += weight;
    sums.weighted += weighted;
  }
  return sums;
}

/**
 * Adds to the first what the second holds.
 *
 * @param times - how often; below 0 it is taken away
 * @public
 */
export function addSums(to: Sums, from: Readonly<Sums>, times = 1): void {
  to.entities += times * from.entities;
  to.cells.covered += times * from.cells.covered;
  to.cells.weak += times * from.cells.weak;
  to.cells.missing += times * from.cells.missing;
  to.cells.exempt += times * from.cells.exempt;
  to.cells.unknown += times * from.cells.unknown;
  to.weight += times * from.weight;
  to.weighted += times * from.weighted;
  to.weightWithout += times * from.weightWithout;
  to.weightedWithout += times * from.weightedWithout;
}

/** The scores, 0 to 100, that sums stand for; absent where no cell counts, which is neither zero nor a hundred. @public */
export function scoresOf({
  weight,
  weighted,
  weightWithout,
  weightedWithout,
}: Sums): { score?: number; scoreWithoutExceptions?: number } {
  return {
    score: weight ? weighted / weight / SCORE_UNIT : undefined,
    scoreWithoutExceptions: weightWithout
      ? weightedWithout / weightWithout / SCORE_UNIT
      : undefined,
  };
}
