import { Duty } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Names, RefLink, RefList } from '../shared/RefLink';
import shared from '../shared/shared.module.css';
import { FoldedList } from './FoldedList';

interface DutiesListProps {
  label: string;
  duties: Duty[];
  names: Names;
}

/** Activities, each with its risk, on how many entities, and which matrices say so. */
export function DutiesList({ label, duties, names }: DutiesListProps) {
  const t = useTexts();
  return (
    <FoldedList
      label={label}
      items={duties}
      keyOf={({ activityRef }) => activityRef}
    >
      {({ activityRef, entities, matrixRefs, risk, title }) => (
        <>
          <RefLink
            entityRef={activityRef}
            names={{ [activityRef]: { title } }}
          />
          <div className={shared.small}>
            {[
              t(`risk.${risk}`),
              t('teams.card.entities', {
                count: entities,
                figure: entities.toLocaleString(),
              }),
            ].join(' · ')}
            {' · '}
            {matrixRefs.length > 0 && `${t('teams.card.matrices')} `}
            <RefList
              refs={matrixRefs}
              names={names}
              empty={t('teams.card.owner')}
            />
          </div>
        </>
      )}
    </FoldedList>
  );
}
