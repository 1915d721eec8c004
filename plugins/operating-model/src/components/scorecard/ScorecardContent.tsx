import { Switch } from '@backstage/ui';
import { RELATION_PARENT_OF } from '@backstage/catalog-model';
import { getEntityRelations, useEntity } from '@backstage/plugin-catalog-react';
import { useEntityRef } from '../../hooks/useEntityRef';
import { useTexts } from '../../hooks/useTexts';
import { EmptyState } from '../shared/EmptyState';
import { Loaded } from '../shared/Loaded';
import { Coverage } from './Coverage';
import { ExportMenu } from './ExportMenu';
import { countCells } from './Figures';
import { HeatMap } from './HeatMap';
import { NextStepsList } from './NextStepsList';
import { ScoreCard } from './ScoreCard';
import { Trend } from './Trend';
import { Waiting } from './Waiting';
import { PartFigures, loadFigures } from './loadFigures';
import styles from './scorecard.module.css';
import { useScorecardUrl } from './useScorecardUrl';

/** The tab *Scorecard* of a group: where it stands, how it moves, where points are lost, and what to do about it. */
export function ScorecardContent() {
  const groupRef = useEntityRef();
  const { direct } = useScorecardUrl();
  const part = { groupRef, direct };
  return (
    <div className={styles.root}>
      <Loaded of={JSON.stringify(part)} load={api => loadFigures(api, part)}>
        {figures => <GroupScorecard groupRef={groupRef} figures={figures} />}
      </Loaded>
    </div>
  );
}

interface GroupScorecardProps {
  groupRef: string;
  figures: PartFigures;
}

function GroupScorecard({ groupRef, figures }: GroupScorecardProps) {
  const t = useTexts();
  const { entity } = useEntity();
  const { direct, linkToCells, question, set } = useScorecardUrl();
  const { summary, history, targets } = figures;
  const part = { groupRef, direct };
  const title = entity.metadata.title ?? entity.metadata.name;
  const hasChildren = getEntityRelations(entity, RELATION_PARENT_OF).length > 0;
  const children = hasChildren && (
    <Switch
      label={t('scorecard.children')}
      isSelected={!direct}
      onChange={withChildren => set({ children: withChildren ? '' : 'no' })}
    />
  );
  if (!summary.computedAt) {
    return (
      <EmptyState
        title={t('scorecard.notComputed')}
        hint={t('scorecard.notComputedHint')}
      />
    );
  }
  const facts = (
    <div className={styles.facts}>
      <Waiting groupRef={groupRef} />
    </div>
  );
  if (countCells(summary) === 0) {
    return (
      <>
        <EmptyState
          title={t('scorecard.nothing.title')}
          hint={t(
            direct ? 'scorecard.nothing.direct' : 'scorecard.nothing.group',
          )}
        >
          {children}
        </EmptyState>
        {facts}
      </>
    );
  }
  return (
    <>
      <div className={styles.band}>
        <ScoreCard title={t('scorecard.coverage')} actions={children}>
          <Coverage
            part={{ ...part, title, byActivity: true }}
            figures={summary}
            computedAt={summary.computedAt}
            history={history}
            linkOf={state => linkToCells({ state })}
          />
        </ScoreCard>
        <ScoreCard title={t('scorecard.trend.title')}>
          <Trend history={history} targets={targets} />
        </ScoreCard>
        <ScoreCard title={t('scorecard.next.title')}>
          <NextStepsList part={part} limit={4} />
        </ScoreCard>
      </div>
      {facts}
      <HeatMap
        question={{ ...question, ...part }}
        total={summary.entities}
        actions={<ExportMenu question={{ ...question, ...part }} />}
      />
    </>
  );
}
