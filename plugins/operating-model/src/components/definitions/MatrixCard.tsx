import {
  DefinitionAnswer,
  ResponsibilityMatrixEntity,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { AppliesTo } from '../shared/AppliesTo';
import { Facts } from '../shared/Facts';
import { Section } from '../shared/Section';
import { DefinitionCard } from './DefinitionCard';
import { RowsTable } from './RowsTable';
import { reviewText } from './reviewText';

/** The rows of a responsibility matrix, and what they apply to. */
export function MatrixCard() {
  const t = useTexts();
  return (
    <DefinitionCard<ResponsibilityMatrixEntity>
      title={t('definition.matrixCard')}
    >
      {(entity, answer) => <Matrix entity={entity} answer={answer} />}
    </DefinitionCard>
  );
}

function Matrix({
  entity: { spec },
  answer,
}: {
  entity: ResponsibilityMatrixEntity;
  answer: DefinitionAnswer;
}) {
  const t = useTexts();
  return (
    <>
      <Facts
        facts={[
          [t('definition.method'), spec.method ?? 'RACI'],
          [
            t('definition.appliesTo'),
            <AppliesTo
              key="appliesTo"
              predicate={spec.appliesTo}
              otherwise={t('definition.everything')}
            />,
          ],
          [t('definition.precedence'), spec.precedence ?? 0],
          [t('definition.review'), reviewText(t, spec.review)],
        ]}
      />
      <Section
        title={t('definition.rows')}
        empty={answer.rows.length === 0 && t('definition.noRows')}
      >
        <RowsTable rows={answer.rows} names={answer.names} first="activity" />
      </Section>
    </>
  );
}
