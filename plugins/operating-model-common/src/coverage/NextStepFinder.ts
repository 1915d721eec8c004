import { RISK_WEIGHTS, Risk } from '../kinds/fields';
import { CellState } from './cells';
import { SCORE_UNIT, Sums, emptySums, scoresOf } from './sums';

/** Cells that are alike in all that matters to what can be done about them. @public */
export interface AlikeCells {
  activityRef: string;
  risk: Risk;
  state: CellState;
  score: number;
  /** Absent where no runbook covers them, or where it is an address in an annotation. */
  runbookRef?: string;
  /** Criteria that are not met, and count. */
  failed: readonly string[];
  cells: number;
  /** That they belong to; where an entity has several cells with one runbook, a share of it stands with each. */
  entities: number;
  /** One of their entities. */
  example: string;
}

/** One thing to do, and by how much it would raise the score. @public */
export interface NextStep {
  kind: 'write-runbook' | 'mend-runbook';
  activityRef?: string;
  runbookRef?: string;
  criterion?: string;
  /** In points of the score. */
  gain: number;
  scoreAfter: number;
  cells: number;
  /** How many of these cells no runbook covers; the rest are weak. */
  missing: number;
  entities: number;
  example: string;
}

interface Candidate extends Pick<
  NextStep,
  | 'kind'
  | 'activityRef'
  | 'runbookRef'
  | 'criterion'
  | 'cells'
  | 'missing'
  | 'entities'
  | 'example'
> {
  key: string;
  /** What the step adds to the weighted sum. */
  weighted: number;
}

/** The score of a cell once a criterion is met: what it lacks is shared out among the criteria that fail, by their weights. */
function scoreWith(
  { score, failed }: AlikeCells,
  criterion: string,
  weights: Readonly<Record<string, number>>,
): number {
  const lacking = failed.reduce((sum, id) => sum + (weights[id] ?? 0), 0);
  const share = lacking ? (weights[criterion] ?? 0) / lacking : 1;
  return score + (100 - score) * share;
}

/** Says what would raise a score most. @public */
export class NextStepFinder {
  readonly #weights: Readonly<Record<string, number>>;
  readonly #candidates = new Map<string, Candidate>();

  /** @param weights - of the criteria */
  constructor(weights: Readonly<Record<string, number>>) {
    this.#weights = weights;
  }

  /** Takes cells that count: neither exempt nor unknown, and of no activity that is announced. */
  add(alike: AlikeCells): void {
    const { activityRef, runbookRef, state, failed } = alike;
    if (state === 'missing' || (state === 'weak' && !runbookRef)) {
      this.#add(alike, 100, {
        kind: 'write-runbook',
        key: activityRef,
        activityRef,
      });
    } else if (state === 'weak') {
      for (const criterion of failed) {
        this.#add(alike, scoreWith(alike, criterion, this.#weights), {
          kind: 'mend-runbook',
          key: `${runbookRef} ${criterion}`,
          runbookRef,
          criterion,
        });
      }
    }
  }

  /**
   * @param sums - of the part that the cells belong to
   * @returns the steps that raise its score most, the first of them first
   */
  best(sums: Pick<Sums, 'weight' | 'weighted'>, limit: number): NextStep[] {
    const before = scoresOf({ ...emptySums(), ...sums });
    return [...this.#candidates.values()]
      .sort(
        (a, b) =>
          b.weighted - a.weighted ||
          b.cells - a.cells ||
          (a.key < b.key ? -1 : 1),
      )
      .slice(0, limit)
      .map(({ key: _, weighted, entities, ...step }) => {
        const scoreAfter =
          (sums.weighted + weighted) / sums.weight / SCORE_UNIT;
        return {
          ...step,
          entities: Math.round(entities),
          scoreAfter,
          gain: scoreAfter - before.score!,
        };
      });
  }

  #add(
    { risk, state, score, cells, entities, example }: AlikeCells,
    scoreAfter: number,
    step: Pick<
      Candidate,
      'kind' | 'key' | 'activityRef' | 'runbookRef' | 'criterion'
    >,
  ) {
    const each =
      Math.round(scoreAfter * SCORE_UNIT) - Math.round(score * SCORE_UNIT);
    const weighted = cells * RISK_WEIGHTS[risk] * each;
    const missing = state === 'missing' ? cells : 0;
    const known = this.#candidates.get(step.key);
    if (!known) {
      this.#candidates.set(step.key, {
        ...step,
        weighted,
        cells,
        missing,
        entities,
        example,
      });
      return;
    }
    known.weighted += weighted;
    known.cells += cells;
    known.missing += missing;
    known.entities += entities;
    if (example < known.example) known.example = example;
  }
}
