import { EntityResponsibilities } from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { ScoreRing } from '../shared/ScoreRing';
import { ExplainEntity } from './ExplainEntity';
import { ScoredCell } from './ScoredCell';

interface EntityScoreProps {
  answer: EntityResponsibilities;
  /** Why there is no score. */
  none?: string;
}

/** The score of an entity as it is now, and of which cells it is made. */
export function EntityScore({ answer, none }: EntityScoreProps) {
  const [explained, setExplained] = useState(false);
  const { activities, entityRef, parties, score } = answer;
  return (
    <>
      <ScoreRing
        score={score}
        none={none}
        onExplain={() => setExplained(true)}
      />
      {explained && (
        <ExplainEntity
          entityRef={entityRef}
          figures={score}
          cells={activities.flatMap(cellOf)}
          names={{
            ...parties,
            ...Object.fromEntries(
              activities.map(({ activityRef, title }) => [
                activityRef,
                { title },
              ]),
            ),
          }}
          onClose={() => setExplained(false)}
        />
      )}
    </>
  );
}

function cellOf({
  activityRef,
  cell,
  risk,
}: EntityResponsibilities['activities'][number]): ScoredCell[] {
  if (!cell) return [];
  const { countsFrom, score, state } = cell;
  return [{ activityRef, risk, state, score, countsFrom }];
}
