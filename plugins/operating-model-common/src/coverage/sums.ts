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

const UNIT = 100_000;

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
}

/** The sums of one entity. @public */
export function sumCells(cells: readonly CountedCell[]): Sums {
  const sums = emptySums();
  if (cells.length) sums.entities = 1;
  for (const { risk, state, without } of cells) {
    sums.cells[state] += 1;
    if (without.state === 'unknown') continue;
    const weight = RISK_WEIGHTS[risk];
    const weighted = weight * Math.round(without.score * UNIT);
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
 * @param sign - -1 takes it away
 * @public
 */
export function addSums(to: Sums, from: Sums, sign: 1 | -1 = 1): void {
  to.entities += sign * from.entities;
  for (const state of Object.keys(to.cells) as CellState[]) {
    to.cells[state] += sign * from.cells[state];
  }
  to.weight += sign * from.weight;
  to.weighted += sign * from.weighted;
  to.weightWithout += sign * from.weightWithout;
  to.weightedWithout += sign * from.weightedWithout;
}

/** The scores, 0 to 100, that sums stand for; absent where no cell counts, which is neither zero nor a hundred. @public */
export function scoresOf({
  weight,
  weighted,
  weightWithout,
  weightedWithout,
}: Sums): { score?: number; scoreWithoutExceptions?: number } {
  return {
    score: weight ? weighted / weight / UNIT : undefined,
    scoreWithoutExceptions: weightWithout
      ? weightedWithout / weightWithout / UNIT
      : undefined,
  };
}
