import { Button } from '@backstage/ui';
import { RequestAnswer } from 'backstage-plugin-operating-model-common';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useTexts } from '../../hooks/useTexts';
import cards from '../shared/layout.module.css';
import { ExternalLink } from '../shared/ExternalLink';
import { RefLink } from '../shared/RefLink';
import shared from '../shared/shared.module.css';
import { ownerYaml } from './ownerYaml';
import styles from './requests.module.css';

interface OwnerAnswerProps {
  request: RequestAnswer;
}

/** Who owns it, as a clarification was answered, and the YAML that records it. */
export function OwnerAnswer({
  request: { answer, names, subject },
}: OwnerAnswerProps) {
  const t = useTexts();
  const [copied, copy] = useCopyToClipboard();
  if (!answer) return null;
  const yaml = ownerYaml(subject, answer.ownerRef);
  return (
    <section className={cards.card}>
      <h3 className={cards.heading}>{t('requests.page.answerTitle')}</h3>
      <p>
        <RefLink entityRef={answer.ownerRef} names={names} weight="bold" />{' '}
        {t('requests.page.by')} <RefLink entityRef={answer.by} names={names} />
      </p>
      {answer.changeUrl && (
        <p>
          {t('requests.page.recordedIn')}{' '}
          <ExternalLink url={answer.changeUrl}>{answer.changeUrl}</ExternalLink>
        </p>
      )}
      <p>{t('requests.page.ownerLine')}</p>
      <pre className={`${shared.code} ${styles.text}`}>{yaml}</pre>
      <Button size="small" variant="secondary" onPress={() => copy(yaml)}>
        <span aria-live="polite">
          {copied.value === yaml && !copied.error
            ? t('requests.page.copied')
            : t('requests.page.copy')}
        </span>
      </Button>
    </section>
  );
}
