import { usePermission } from '@backstage/plugin-permission-react';
import { Alert, Button, Container, Skeleton, Text } from '@backstage/ui';
import { operatingModelRequestCreatePermission } from 'backstage-plugin-operating-model-common';
import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import { Outlook } from './Outlook';
import { ProblemList } from './ProblemList';
import { needsScope } from './RequestForm';
import { StepReview } from './StepReview';
import { StepWhat } from './StepWhat';
import { StepWhy } from './StepWhy';
import { STEPS, Steps } from './Steps';
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

  const isLast = step === STEPS.length - 1;
  const listed = isLast
    ? problems
    : problems.filter(
        problem => problem.offer || problem.requestId || !fieldOf(problem),
      );
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
        <Steps active={step} />
        <div className={styles.columns} data-review={isLast || undefined}>
          <form
            className={styles.main}
            noValidate
            onSubmit={event => event.preventDefault()}
          >
            <h3 ref={heading} tabIndex={-1} className={styles.heading}>
              {t('requests.form.stepOf', {
                number: String(step + 1),
                name: t(`requests.form.step.${STEPS[step]}`),
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
                leastRisk={preview.answer?.routing?.leastRisk}
              />
            )}
            {isLast && (
              <StepReview
                form={form}
                leastRisk={preview.answer?.routing?.leastRisk}
              />
            )}
            {needsScope(form) && step !== 1 && (
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
              {isLast ? (
                <Button
                  isDisabled={isSending || request.isBlocked}
                  loading={isSending}
                  onPress={() => request.send(true)}
                >
                  {t('requests.form.send')}
                </Button>
              ) : (
                <Button onPress={request.next}>
                  {t('requests.form.next')}
                </Button>
              )}
            </div>
          </form>
          <aside aria-label={t('requests.form.decides')}>
            <Outlook form={form} preview={preview} />
          </aside>
        </div>
      </div>
    </Container>
  );
}
