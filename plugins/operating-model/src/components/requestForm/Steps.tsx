import Step from '@material-ui/core/Step';
import StepLabel from '@material-ui/core/StepLabel';
import Stepper from '@material-ui/core/Stepper';
import { VisuallyHidden } from '@backstage/ui';
import { RequestKind } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import styles from './requestForm.module.css';

const WHY = {
  exception: 'whyHowLong',
  change: 'why',
  addition: 'why',
  clarification: 'question',
} as const;

/** What is asked for in which step. */
export function stepsOf(kind: RequestKind) {
  return ['what', WHY[kind], 'review'] as const;
}

/** Where one is on the way through the form. */
export function Steps({ active, kind }: { active: number; kind: RequestKind }) {
  const t = useTexts();
  return (
    <Stepper
      alternativeLabel
      activeStep={active}
      role="list"
      aria-label={t('requests.form.steps')}
      className={styles.stepper}
    >
      {stepsOf(kind).map((name, index) => (
        <Step
          key={name}
          role="listitem"
          aria-current={index === active ? 'step' : undefined}
        >
          <StepLabel>
            <span className={styles.stepName}>
              {t(`requests.form.step.${name}`)}
            </span>
            {index < active && (
              <VisuallyHidden> ({t('requests.form.done')})</VisuallyHidden>
            )}
          </StepLabel>
        </Step>
      ))}
    </Stepper>
  );
}
