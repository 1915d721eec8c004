import { usePermission } from '@backstage/plugin-permission-react';
import {
  Alert,
  Button,
  ButtonLink,
  Container,
  Skeleton,
  Text,
} from '@backstage/ui';
import { operatingModelRequestCreatePermission } from 'backstage-plugin-operating-model-common';
import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import { Outlook, decidesOf } from './Outlook';
import { ProblemList } from './ProblemList';
import { needsScope } from './RequestForm';
import { StepReview } from './StepReview';
import { StepWhat } from './StepWhat';
import { StepWhy } from './StepWhy';
import { Steps, stepsOf } from './Steps';
import { fieldOf } from './problems';
import styles from './requestForm.module.css';
import { useRequestForm } from './useRequestForm';
import { useRequestsPath } from './useRequestsPath';

/** Asks for something in three steps: what, why and how long, and a look at what is sent to whom. */
export function NewRequestPage() {
  const t = useTexts();
  const { search } = useLocation();
  const { allowed, loading } = usePermission({
    permission: operatingModelRequestCreatePermission,
  });
  if (loading) {
    return (
      <Container aria-busy="true">
        <Skeleton width="60%" height={20} />
      </Container>
    );
  }
  if (!allowed) {
    return (
      <Container>
        <Alert
          status="info"
          icon
          title={t('requests.form.denied')}
          description={t('requests.form.deniedHint', {
            permission: operatingModelRequestCreatePermission.name,
          })}
        />
      </Container>
    );
  }
  return <Form key={search} search={search} />;
}

function Form({ search }: { search: string }) {
  const t = useTexts();
  const navigate = useNavigate();
  const requests = useRequestsPath();
  const request = useRequestForm(search, id =>
    navigate(`${requests}/${encodeURIComponent(id)}`),
  );
  const { failure, form, isSending, preview, problems, step } = request;

  // Who hears the page has to be told that another step stands there now.
  const heading = useRef<HTMLHeadingElement>(null);
  const shownStep = useRef(step);
  useEffect(() => {
    if (shownStep.current === step) return;
    shownStep.current = step;
    heading.current?.focus();
  }, [step]);

  const steps = stepsOf(form.kind);
  const isLast = step === steps.length - 1;
  const listed = isLast
    ? problems
    : problems.filter(
        problem => problem.offer || problem.requestId || !fieldOf(problem),
      );
  const unmet = request.unmet.flatMap(problem => {
    const field = fieldOf(problem);
    return field ? [t(`requests.form.field.${field}`)] : [];
  });
  // Of a matrix row the server says how many entities it is about, though nobody is asked for a scope.
  const showsScope = needsScope(form) || form.type === 'matrix-row';
  const stepProps = {
    form,
    change: request.change,
    problemAt: request.problemAt,
  };
  return (
    <Container>
      <div className={styles.page}>
        <Text as="h2" variant="title-small" weight="bold">
          {t('requests.form.title')}
        </Text>
        {request.isRestored && (
          <Alert
            status="info"
            icon
            role="status"
            title={t('requests.form.restored')}
            customActions={
              <Button
                size="small"
                variant="secondary"
                onPress={request.startAnew}
              >
                {t('requests.form.startAnew')}
              </Button>
            }
          />
        )}
        <Steps active={step} kind={form.kind} />
        <div className={styles.columns} data-review={isLast || undefined}>
          <form
            className={styles.main}
            noValidate
            onSubmit={event => event.preventDefault()}
          >
            <h3 ref={heading} tabIndex={-1} className={styles.heading}>
              {t('requests.form.stepOf', {
                number: String(step + 1),
                name: t(`requests.form.step.${steps[step]}`),
              })}
            </h3>
            <ProblemList
              problems={listed}
              names={preview.answer?.names}
              title={failure && t('requests.form.notSent')}
              onMend={isLast ? request.goTo : undefined}
              onOffer={request.choose}
            />
            {step !== 1 &&
              preview.answer?.warnings.map(({ code, message }) => (
                <Alert
                  key={code}
                  status="warning"
                  icon
                  role="status"
                  title={message}
                />
              ))}
            {failure?.isOpen && <p>{t('requests.form.sendAgain')}</p>}
            {step === 0 && <StepWhat {...stepProps} />}
            {step === 1 && (
              <StepWhy
                {...stepProps}
                limits={preview.answer?.limits}
                latest={request.latest}
                leastRisk={preview.answer?.routing?.leastRisk}
              />
            )}
            {isLast && (
              <StepReview
                form={form}
                leastRisk={preview.answer?.routing?.leastRisk}
              />
            )}
            {showsScope && step !== 1 && (
              <p role="status" className={styles.touches}>
                {preview.loading
                  ? t('requests.form.counting')
                  : preview.answer?.entities !== undefined &&
                    t('requests.form.touches', {
                      count: preview.answer.entities,
                    })}
              </p>
            )}
            {isLast &&
              !failure &&
              !request.isBlocked &&
              !preview.loading &&
              preview.answer && <p role="status">{t('requests.form.ready')}</p>}
            <div className={styles.buttons}>
              {step > 0 && (
                <Button
                  variant="secondary"
                  isDisabled={isSending}
                  onPress={() => request.goTo(step - 1)}
                >
                  {t('requests.form.back')}
                </Button>
              )}
              <Button
                variant="secondary"
                isDisabled={isSending}
                onPress={() => request.send(false)}
              >
                {t('requests.form.saveDraft')}
              </Button>
              {isLast && (
                <Button
                  isDisabled={isSending || request.isBlocked}
                  loading={isSending}
                  onPress={() => request.send(true)}
                >
                  {t('requests.form.send')}
                </Button>
              )}
              {!isLast &&
                (request.taken ? (
                  <ButtonLink
                    href={`${requests}/${encodeURIComponent(request.taken)}`}
                  >
                    {t('requests.form.toOther', { id: request.taken })}
                  </ButtonLink>
                ) : (
                  <Button
                    // Where nobody can decide it, the question who owns it comes first.
                    variant={
                      listed.some(({ offer }) => offer)
                        ? 'secondary'
                        : 'primary'
                    }
                    loading={request.isGoingOn}
                    onPress={request.next}
                  >
                    {t('requests.form.next')}
                  </Button>
                ))}
            </div>
            <div role="status">
              {isLast && request.isBlocked && (
                <p className={styles.problem}>
                  {t('requests.form.unsendable')}
                </p>
              )}
              {!isLast && unmet.length > 0 && (
                <p className={styles.problem}>
                  {t('requests.form.incomplete', {
                    fields: [...new Set(unmet)].join(', '),
                  })}
                </p>
              )}
            </div>
          </form>
          <aside aria-label={t(decidesOf(form))}>
            <Outlook form={form} preview={preview} />
          </aside>
        </div>
      </div>
    </Container>
  );
}
