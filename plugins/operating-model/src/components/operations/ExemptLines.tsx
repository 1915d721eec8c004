import { Link } from '@backstage/ui';
import { ActivityAnswer } from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { useTexts } from '../../hooks/useTexts';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { TimeLeft } from '../requests/TimeLeft';
import { Names, RefList } from '../shared/RefLink';
import { StateTag } from '../shared/StateTag';
import { formatDate } from '../shared/formats';
import shared from '../shared/shared.module.css';

interface ExemptLinesProps {
  exceptions: ActivityAnswer['exceptions'];
  names: Names;
}

/** What excuses an entity from an activity: for how long still, why, and who allowed it. */
export function ExemptLines({ exceptions, names }: ExemptLinesProps) {
  const t = useTexts();
  const path = useRequestsPath();
  return (
    <>
      {exceptions.map(({ approvedBy, category, requestId, validTo }) => (
        <div key={requestId} className={shared.runbook}>
          <span title={t('requests.ends', { date: formatDate(validTo) })}>
            <StateTag state="exempt">
              {t('state.exempt')}
              {' · '}
              <TimeLeft until={validTo} now={DateTime.utc().toISO()} />
            </StateTag>
          </span>{' '}
          <span className={shared.small}>
            {t(`requests.category.${category as 'waiver'}`)}{' '}
            <Link
              href={`${path}/${encodeURIComponent(requestId)}`}
              className={shared.link}
            >
              #{requestId}
            </Link>
            {approvedBy.length > 0 && (
              <>
                , {t('requests.allowedBy')}{' '}
                <RefList refs={approvedBy} names={names} empty="" />
              </>
            )}
          </span>
        </div>
      ))}
    </>
  );
}
