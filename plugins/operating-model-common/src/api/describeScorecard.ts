import { levelOf, Level } from '../coverage/cells';
import { Sums, scoresOf } from '../coverage/sums';

/**
 * What cells add up to, as the API says it.
 *
 * @public
 */
export function describeSums(sums: Sums, levels?: readonly Level[]) {
  const { score, scoreWithoutExceptions } = scoresOf(sums);
  return {
    entities: sums.entities,
    score,
    scoreWithoutExceptions,
    level: score === undefined ? undefined : levelOf(score, levels),
    cells: sums.cells,
  };
}
