import { Risk } from '../kinds/fields';
import { CriterionResult, scoreOf } from './criteria';

/** Where an entity stands with the runbook of one activity. @public */
export type CellState = 'missing' | 'weak' | 'covered' | 'exempt' | 'unknown';

/** An entity × an activity that asks for a runbook. @public */
export interface Cell {
  state: CellState;
  /** 0 to 100. */
  score: number;
  criteria: CriterionResult[];
}

const RISK_WEIGHTS: Record<Risk, number> = {
  low: 1,
  medium: 2,
  high: 3,
  critical: 5,
};

/** @public */
export function cellOf(criteria: CriterionResult[]): Cell {
  const present = criteria.find(({ id }) => id === 'present')?.state === 'met';
  const failed = criteria.some(({ state }) => state === 'failed');
  const sound: CellState = failed ? 'weak' : 'covered';
  return {
    state: present ? sound : 'missing',
    score: scoreOf(criteria),
    criteria,
  };
}

/**
 * The score of an entity: the mean of its cells, weighted by the risk of their activities. Exempt and unknown cells are left
 * out.
 *
 * @returns undefined when no cell counts, which is neither zero nor a hundred
 * @public
 */
export function entityScore(
  cells: readonly { risk: Risk; cell: Cell }[],
): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const { risk, cell } of cells) {
    if (cell.state === 'exempt' || cell.state === 'unknown') continue;
    sum += RISK_WEIGHTS[risk] * cell.score;
    weights += RISK_WEIGHTS[risk];
  }
  return weights === 0 ? undefined : sum / weights;
}

/** A name for all scores from `from` on. @public */
export interface Level {
  name: string;
  from: number;
}

/** @public */
export const DEFAULT_LEVELS: readonly Level[] = [
  { name: 'Initial', from: 0 },
  { name: 'Managed', from: 40 },
  { name: 'Defined', from: 70 },
  { name: 'Assured', from: 90 },
];

/** @public */
export function levelOf(
  score: number,
  levels: readonly Level[] = DEFAULT_LEVELS,
): string {
  return (
    levels.filter(level => score >= level.from).at(-1)?.name ?? levels[0].name
  );
}
