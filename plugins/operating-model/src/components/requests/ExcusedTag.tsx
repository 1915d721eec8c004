import { Link } from '@backstage/ui';
import { FindingAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { StateTag } from '../shared/StateTag';
import { formatDate } from '../shared/formats';
import shared from '../shared/shared.module.css';

interface ExcusedTagProps {
  excusedBy: NonNullable<FindingAnswer['excusedBy']>;
}

/** Until when a finding is excused, and the request that excuses it. */
export function ExcusedTag({
  excusedBy: { requestId, validTo },
}: ExcusedTagProps) {
  const t = useTexts();
  const path = useRequestsPath();
  return (
    <>
      <StateTag state="exempt">
        {t('requests.excused', { date: formatDate(validTo) })}
      </StateTag>{' '}
      <Link
        href={`${path}/${encodeURIComponent(requestId)}`}
        className={shared.link}
        aria-label={t('requests.form.inTheWay', { id: requestId })}
      >
        #{requestId}
      </Link>
    </>
  );
}
