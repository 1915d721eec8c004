import { CriterionResult, isCounted, scoreOf } from './criteria';

/** In the order in which they are shown. @public */
export const CELL_STATES = [
  'covered',
  'weak',
  'missing',
  'exempt',
  'unknown',
] as const;

/** Where an entity stands with the runbook of one activity. @public */
export type CellState = (typeof CELL_STATES)[number];

/** An entity × an activity that asks for a runbook. @public */
export interface Cell {
  state: CellState;
  /** 0 to 100. */
  score: number;
  criteria: CriterionResult[];
}

/** @public */
export function cellOf(criteria: CriterionResult[]): Cell {
  const present = criteria.find(({ id }) => id === 'present')?.state === 'met';
  const failed = criteria.some(
    criterion => criterion.state === 'failed' && isCounted(criterion),
  );
  const sound: CellState = failed ? 'weak' : 'covered';
  return {
    state: present ? sound : 'missing',
    score: scoreOf(criteria),
    criteria,
  };
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
