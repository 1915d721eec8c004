import { MatrixSummary } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { SeverityTag } from './Severity';
import { formatDate } from './formats';
import shared from './shared.module.css';

interface ReviewStateProps {
  review: MatrixSummary['review'];
}

/** When the next review is due, or since when it is overdue. */
export function ReviewState({ review }: ReviewStateProps) {
  const t = useTexts();
  const { dueOn, every, last, overdue } = review;
  if (overdue) {
    return (
      <SeverityTag severity="warning">
        {dueOn
          ? t('matrices.reviewOverdue', { date: formatDate(dueOn) })
          : t('matrices.reviewNever')}
      </SeverityTag>
    );
  }
  if (dueOn) return <>{t('matrices.reviewDue', { date: formatDate(dueOn) })}</>;
  return (
    <span className={shared.quiet}>
      {every || last ? t('matrices.reviewNever') : t('matrices.reviewNone')}
    </span>
  );
}
