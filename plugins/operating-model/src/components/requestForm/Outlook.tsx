import { Alert, Button, Skeleton } from '@backstage/ui';
import { RISKS } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { RefLink, RefList } from '../shared/RefLink';
import { formatDate } from '../shared/formats';
import { RefText } from '../requests/RefText';
import { RequestForm } from './RequestForm';
import { messageOf } from '../shared/failures';
import styles from './requestForm.module.css';
import { Preview } from './usePreview';

interface OutlookProps {
  form: RequestForm;
  preview: Preview;
}

/** What the side of the form is called. */
export function decidesOf({ kind }: RequestForm) {
  return kind === 'clarification'
    ? 'requests.page.whoAnswers'
    : 'requests.form.decides';
}

/** What the request will lead to: whom it goes to, what it touches, and the limits that it is under. */
export function Outlook({ form, preview }: OutlookProps) {
  const t = useTexts();
  const { answer, error, loading, retry } = preview;
  if (error) {
    return (
      <Alert
        status="warning"
        icon
        title={t('requests.form.previewFailed')}
        description={messageOf(error)}
        customActions={
          <Button size="small" variant="secondary" onPress={retry}>
            {t('failure.retry')}
          </Button>
        }
      />
    );
  }
  return (
    <div className={styles.outlook} aria-busy={loading}>
      <section className={styles.card}>
        <h3>{t(decidesOf(form))}</h3>
        {answer && <Deciders answer={answer} form={form} />}
        {!answer && loading && <Skeleton width="80%" height={16} />}
        {!answer && !loading && (
          <p className={styles.quiet}>{t('requests.form.decidesLater')}</p>
        )}
      </section>
      {answer && <Limits answer={answer} form={form} />}
    </div>
  );
}

interface AnswerProps {
  answer: NonNullable<Preview['answer']>;
  form: RequestForm;
}

function Deciders({ answer: { names, routing }, form }: AnswerProps) {
  const t = useTexts();
  if (!routing) {
    return <p className={styles.quiet}>{t('requests.form.decidesNotYet')}</p>;
  }
  const { approvers, consulted, informed, preApproved } = routing;
  const isWork = form.kind === 'change' || form.kind === 'addition';
  return (
    <>
      {approvers.length === 0 && (
        <p className={styles.quiet}>{t('requests.form.decidesNobody')}</p>
      )}
      <ol className={styles.approvers}>
        {approvers.map(({ ref, reason }) => (
          <li key={ref}>
            <RefLink entityRef={ref} names={names} weight="bold" />
            <div className={styles.quiet}>
              <RefText text={reason} names={names} />
            </div>
          </li>
        ))}
      </ol>
      {preApproved && isWork && <p>{t('requests.form.preApproved')}</p>}
      {consulted.length + informed.length > 0 && (
        <dl className={styles.heard}>
          <dt>{t('requests.form.consulted')}</dt>
          <dd>
            <RefList
              refs={consulted}
              names={names}
              empty={t('requests.form.noneOfThem')}
            />
          </dd>
          <dt>{t('requests.form.informed')}</dt>
          <dd>
            <RefList
              refs={informed}
              names={names}
              empty={t('requests.form.noneOfThem')}
            />
          </dd>
        </dl>
      )}
    </>
  );
}

function Limits({ answer: { limits, routing }, form }: AnswerProps) {
  const t = useTexts();
  if (!limits) return null;
  const { emergency, kind, risk } = form;
  const { approvers: count, decideBy, differentGroups, maxDays } = limits;
  const least = routing?.leastRisk;
  const isRaised = least && RISKS.indexOf(least) > RISKS.indexOf(risk);
  const date = formatDate(decideBy);
  const asked = kind === 'clarification' ? 'answerBy' : 'decideBy';
  const byText =
    kind === 'exception' && emergency ? 'decideByEmergency' : asked;
  return (
    <section className={styles.card}>
      <h3>{t('requests.form.limits')}</h3>
      <ul className={styles.plain}>
        {kind !== 'clarification' && (
          <li>
            {differentGroups
              ? t('requests.form.approversDifferent', { count })
              : t('requests.form.approvers', { count })}
          </li>
        )}
        {kind === 'exception' && (
          <li>{t('requests.form.maxDays', { count: maxDays })}</li>
        )}
        <li>{t(`requests.form.${byText}`, { date })}</li>
      </ul>
      {kind !== 'clarification' && isRaised && (
        <p>{t('requests.form.leastRisk', { risk: t(`risk.${least}`) })}</p>
      )}
    </section>
  );
}
