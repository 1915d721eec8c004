import { ActivityAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { RequestMenu } from '../requestForm/RequestMenu';
import { RefLink } from '../shared/RefLink';
import { StateTag } from '../shared/StateTag';
import shared from '../shared/shared.module.css';

interface ActivityCellProps {
  activity: ActivityAnswer;
  /** Which entity it is done for. */
  entityRef: string;
  open: boolean;
  detailsId: string;
  onToggle(): void;
}

/** An activity with its risk, the way to see why, and what can be asked for. */
export function ActivityCell({
  activity: { activityRef, contested, risk, source, title },
  entityRef,
  open,
  detailsId,
  onToggle,
}: ActivityCellProps) {
  const t = useTexts();
  return (
    <>
      <RefLink
        entityRef={activityRef}
        names={{ [activityRef]: { title } }}
        weight="bold"
      />
      <div className={shared.small}>
        {t(`risk.${risk}`)}
        {contested && (
          <>
            {' '}
            <StateTag state="weak">{t('why.contested')}</StateTag>
          </>
        )}
        {source !== 'matrix' && (
          <>
            {' '}
            <StateTag state="unknown">{t('why.assumed')}</StateTag>
          </>
        )}
      </div>
      <button
        type="button"
        className={`${shared.textButton} ${shared.small}`}
        aria-expanded={open}
        aria-controls={detailsId}
        onClick={onToggle}
      >
        {t('why.show')}
      </button>{' '}
      <RequestMenu about={title} subject={{ entityRef, activityRef }} />
    </>
  );
}
