import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import {
  CellState,
  EntityResponsibilities,
} from 'backstage-plugin-operating-model-common';
import { useEntityRef } from '../../hooks/useEntityRef';
import { useTexts } from '../../hooks/useTexts';
import { Loaded } from '../shared/Loaded';
import { StateTag } from '../shared/StateTag';
import { formatScore } from '../shared/formats';
import { CellEvidence } from './CellEvidence';
import { CellsBar } from './CellsBar';
import { CountsFrom } from './CountsFrom';
import { EntityScore } from './EntityScore';
import styles from './scorecard.module.css';

/** How well runbooks cover the entity of the page, activity by activity, and why. */
export function RunbookCoverageCard() {
  const t = useTexts();
  const entityRef = useEntityRef();
  return (
    <EntityInfoCard title={t('scorecard.card.title')}>
      <Loaded of={entityRef} load={api => api.responsibilities(entityRef)}>
        {answer => <Coverage answer={answer} />}
      </Loaded>
    </EntityInfoCard>
  );
}

const WORST_FIRST = [
  'missing',
  'weak',
  'unknown',
  'exempt',
  'covered',
] as const;

const rankOf = (state: CellState) => WORST_FIRST.indexOf(state);

function Coverage({ answer }: { answer: EntityResponsibilities }) {
  const t = useTexts();
  const { activities, score } = answer;
  const asked = activities
    .flatMap(({ cell, ...activity }) => (cell ? [{ ...activity, cell }] : []))
    .sort((a, b) => rankOf(a.cell.state) - rankOf(b.cell.state));
  return (
    <div className={styles.root}>
      <EntityScore answer={answer} none={t('scorecard.card.none')} />
      <CellsBar cells={score.cells} brief />
      <ul className={styles.plain}>
        {asked.map(({ activityRef, cell, title }) => (
          <li key={activityRef}>
            <details className={styles.cellDetails}>
              <summary>
                <span className={styles.cellTitle}>{title}</span>{' '}
                <StateTag state={cell.state}>
                  {cell.state === 'weak'
                    ? `${t('state.weak')} ${formatScore(cell.score)}`
                    : undefined}
                </StateTag>
                <CountsFrom day={cell.countsFrom} />
              </summary>
              <div className={styles.explanation}>
                <CellEvidence answer={answer} activityRef={activityRef} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}
