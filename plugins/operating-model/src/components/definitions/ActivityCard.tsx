import {
  ActivityEntity,
  DefinitionAnswer,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { AppliesTo } from '../shared/AppliesTo';
import { Facts } from '../shared/Facts';
import { Section } from '../shared/Section';
import { DefinitionCard } from './DefinitionCard';
import { RowsTable } from './RowsTable';
import { RunbooksOf } from './RunbooksOf';
import { reviewText } from './reviewText';

/** What an activity is, who does it by which matrix, and which runbooks describe it. */
export function ActivityCard() {
  const t = useTexts();
  return (
    <DefinitionCard<ActivityEntity> title={t('definition.activityCard')}>
      {(entity, answer) => <Activity entity={entity} answer={answer} />}
    </DefinitionCard>
  );
}

function Activity({
  entity: { spec },
  answer,
}: {
  entity: ActivityEntity;
  answer: DefinitionAnswer;
}) {
  const t = useTexts();
  const measures = spec.measures?.map(({ name, unit, target, direction }) =>
    [`${name}:`, direction, target, unit]
      .filter(part => part !== undefined)
      .join(' '),
  );
  return (
    <>
      <Facts
        facts={[
          [t('definition.type'), spec.type],
          [t('definition.risk'), t(`risk.${spec.risk ?? 'medium'}`)],
          [t('definition.runbookPolicy'), spec.runbook ?? 'required'],
          [t('definition.automation'), spec.automation],
          [
            t('definition.preApproved'),
            spec.preApproved ? t('definition.yes') : t('definition.no'),
          ],
          [
            t('definition.appliesTo'),
            <AppliesTo
              key="appliesTo"
              predicate={spec.appliesTo}
              otherwise={t('definition.onlyMatrices')}
            />,
          ],
          [t('definition.review'), reviewText(t, spec.review)],
          [t('definition.measures'), measures?.join(' · ')],
        ]}
      />
      <Section
        title={t('definition.matrices')}
        empty={answer.rows.length === 0 && t('definition.noMatrix')}
      >
        <RowsTable rows={answer.rows} names={answer.names} first="matrix" />
      </Section>
      <Section
        title={t('definition.runbooks')}
        empty={answer.runbooks.length === 0 && t('definition.noRunbook')}
      >
        <RunbooksOf answer={answer} />
      </Section>
    </>
  );
}
