import type { ScorecardEntityFigures } from '../api/scorecardAnswer';
import { CELL_STATES } from '../coverage/cells';
import { END, ENTITY_HEADINGS, entityFields, fields } from './scorecardFields';

const HEADINGS = [
  ...ENTITY_HEADINGS,
  'Covered',
  'Weak',
  'Missing',
  'Exempt',
  'Unknown',
];

/** The first line of the scorecard as CSV without cells. @public */
export function scorecardFiguresCsvHead(): string {
  return fields(HEADINGS) + END;
}

/** Entities of the scorecard as CSV, a line for each, with how many of its cells are in each state. @public */
export function scorecardFiguresToCsv(
  entities: readonly ScorecardEntityFigures[],
): string {
  return entities
    .map(entity => {
      const counts = CELL_STATES.map(state => entity.cellsByState[state]).join(
        ',',
      );
      return `${entityFields(entity)},${counts}${END}`;
    })
    .join('');
}
