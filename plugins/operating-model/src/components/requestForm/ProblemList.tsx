import { Alert, Button, Link } from '@backstage/ui';
import { RequestKind } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { RefText } from '../requests/RefText';
import { Names } from '../shared/RefLink';
import { FieldProblem, fieldOf, stepOf } from './problems';
import styles from './requestForm.module.css';
import { useRequestsPath } from './useRequestsPath';

interface ProblemListProps {
  problems: readonly FieldProblem[];
  /** Of what the problems name. */
  names?: Names;
  /** What is said above them; by itself how many there are. */
  title?: string;
  /** Leads to the step that asks for a field. */
  onMend?(step: 0 | 1): void;
  onOffer(kind: RequestKind): void;
}

/** What keeps a request from being sent, by field, with what mends it. */
export function ProblemList({
  problems,
  names = {},
  title,
  onMend,
  onOffer,
}: ProblemListProps) {
  const t = useTexts();
  const requests = useRequestsPath();
  if (problems.length === 0) return null;
  const isTaken = problems.length === 1 && problems[0].requestId !== undefined;
  return (
    <Alert
      status="warning"
      icon
      role="alert"
      title={
        title ??
        (isTaken
          ? t('requests.form.duplicate')
          : t('requests.form.problems', { count: problems.length }))
      }
      description={
        <ul className={styles.problems}>
          {problems.map(problem => {
            const { field, message, offer, remedy, requestId } = problem;
            const known = fieldOf(problem);
            const step = stepOf(problem);
            const name = known && t(`requests.form.field.${known}`);
            return (
              <li key={`${field} ${message}`}>
                {name && <strong>{name}</strong>}{' '}
                <RefText
                  text={
                    remedy
                      ? t('requests.form.problem', { message, remedy })
                      : message
                  }
                  names={names}
                />
                <div className={styles.actions}>
                  {onMend && name && step !== undefined && (
                    <Button
                      size="small"
                      variant="secondary"
                      onPress={() => onMend(step)}
                    >
                      {t('requests.form.mend', { field: name })}
                    </Button>
                  )}
                  {offer && (
                    <Button size="small" onPress={() => onOffer(offer)}>
                      {t(`requests.form.offer.${offer}`)}
                    </Button>
                  )}
                  {requestId && (
                    <Link href={`${requests}/${requestId}`}>
                      {t('requests.form.inTheWay', { id: requestId })}
                    </Link>
                  )}
                </div>
              </li>
            );
          })}
        </ul>
      }
    />
  );
}
