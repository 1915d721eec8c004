import { Link } from '@backstage/ui';
import { ActivityAnswer } from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { useTexts } from '../../hooks/useTexts';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { TimeLeft } from '../requests/TimeLeft';
import { formatDate } from '../shared/formats';
import shared from '../shared/shared.module.css';

interface ExceptionsListProps {
  exceptions: ActivityAnswer['exceptions'];
}

/** What excuses an entity from an activity, and for how long still. */
export function ExceptionsList({ exceptions }: ExceptionsListProps) {
  const t = useTexts();
  const path = useRequestsPath();
  return (
    <>
      {exceptions.map(({ category, requestId, validTo }) => (
        <div key={requestId}>
          <Link
            href={`${path}/${encodeURIComponent(requestId)}`}
            className={shared.link}
          >
            #{requestId}
          </Link>{' '}
          {category}, {t('requests.ends', { date: formatDate(validTo) })}{' '}
          <span className={shared.small}>
            <TimeLeft until={validTo} now={DateTime.utc().toISO()} />
          </span>
        </div>
      ))}
    </>
  );
}
