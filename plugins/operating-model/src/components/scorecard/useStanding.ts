import { useApi } from '@backstage/frontend-plugin-api';
import { ScorecardTarget } from 'backstage-plugin-operating-model-common';
import useAsync from 'react-use/esm/useAsync';
import { operatingModelApiRef } from '../../api/OperatingModelApi';
import { Figures } from './Figures';

type Measured = Pick<ScorecardTarget, 'groupRef' | 'activityRef' | 'measure'>;

/** What is proposed where nobody knows where it stands. */
const USUAL_GOAL = 80;

/** The next ten above what is reached, and 100 at most. */
export function goalAbove(standing: number | undefined): number {
  if (standing === undefined) return USUAL_GOAL;
  return Math.min(100, Math.floor(standing / 10) * 10 + 10);
}

function valueOf(
  { score, cells }: Pick<Figures, 'score' | 'cells'>,
  measure: Measured['measure'],
): number | undefined {
  if (measure === 'score') return score;
  const all = cells.covered + cells.weak + cells.missing;
  return all ? (100 * cells.covered) / all : undefined;
}

/**
 * Where that stands now which a target is about, in its measure.
 *
 * @param isKnown - whether it is clear yet whom it is for
 * @returns undefined until it is known, and where no cell counts
 */
export function useStanding(
  { groupRef, activityRef, measure }: Measured,
  isKnown: boolean,
): number | undefined {
  const api = useApi(operatingModelApiRef);
  const { value } = useAsync(async () => {
    if (!isKnown) return undefined;
    if (!activityRef) return api.scorecardSummary({ groupRef });
    const { items } = await api.scorecardRollUp('activity', { groupRef });
    return items.find(({ key }) => key === activityRef);
  }, [api, groupRef, activityRef, isKnown]);
  return value && valueOf(value, measure);
}
