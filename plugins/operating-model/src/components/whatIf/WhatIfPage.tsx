import { Alert, Button, Container, Flex, Skeleton, Text } from '@backstage/ui';
import { useTexts } from '../../hooks/useTexts';
import { ChangeForm } from './ChangeForm';
import { WhatIfResult } from './WhatIfResult';
import { useChoice } from './useChoice';
import { Progress, useWhatIf } from './useWhatIf';
import styles from './whatIf.module.css';

const NO_NAMES = {};

function Busy({ progress }: { progress: Progress | undefined }) {
  const t = useTexts();
  const { step = 'reading', count = 0 } = progress ?? {};
  return (
    <div aria-busy="true">
      <Alert
        status="info"
        isPending
        role="status"
        title={t(`whatIf.${step}`)}
        description={
          step === 'reading'
            ? t('whatIf.readingCount', { number: count.toLocaleString() })
            : t('whatIf.computingHint', { number: count.toLocaleString() })
        }
      />
      <Flex direction="column" gap="3" mt="4">
        <Skeleton width="40%" height={20} />
        <Skeleton width="90%" height={16} />
        <Skeleton width="75%" height={16} />
      </Flex>
    </div>
  );
}

/** What a change of the organization breaks, and what mends it. */
export function WhatIfPage() {
  const t = useTexts();
  const choice = useChoice();
  const { change } = choice;
  const { value, error, loading, retry, progress, names } = useWhatIf(change);
  const answer = change && !loading ? value?.answer : undefined;
  const problems = answer && 'problems' in answer ? answer.problems : [];
  const isBusy = change !== undefined && loading;

  return (
    <Container>
      <div className={styles.page}>
        <div>
          <Text as="h2" variant="title-small" weight="bold">
            {t('whatIf.title')}
          </Text>
          <p className={styles.quiet}>{t('whatIf.hint')}</p>
        </div>
        <ChangeForm
          choice={choice}
          names={value?.names ?? names ?? NO_NAMES}
          problems={problems}
        />
        {!change && (
          <Alert
            status="info"
            icon
            title={t('whatIf.incomplete')}
            description={t('whatIf.incompleteHint')}
          />
        )}
        {isBusy && <Busy progress={progress} />}
        {!loading && change && error && (
          <Alert
            status="danger"
            icon
            title={t('failure.title')}
            description={error.message}
            customActions={
              <Button size="small" variant="secondary" onPress={retry}>
                {t('failure.retry')}
              </Button>
            }
          />
        )}
        {problems.length > 0 && (
          <Alert
            status="warning"
            icon
            role="status"
            title={t('whatIf.impossible')}
          />
        )}
        {!error && answer && 'breaks' in answer && (
          <WhatIfResult
            answer={answer}
            names={value!.names}
            lack={value!.lack}
          />
        )}
      </div>
    </Container>
  );
}
