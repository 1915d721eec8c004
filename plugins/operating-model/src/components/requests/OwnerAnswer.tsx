import { Button } from '@backstage/ui';
import { RequestAnswer } from 'backstage-plugin-operating-model-common';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useTexts } from '../../hooks/useTexts';
import cards from '../matrices/matrices.module.css';
import { ExternalLink } from '../shared/ExternalLink';
import { RefLink } from '../shared/RefLink';
import shared from '../shared/shared.module.css';

interface OwnerAnswerProps {
  request: RequestAnswer;
}

/** Who owns it, as a clarification was answered, and the line that records it. */
export function OwnerAnswer({ request: { answer, names } }: OwnerAnswerProps) {
  const t = useTexts();
  const [copied, copy] = useCopyToClipboard();
  if (!answer) return null;
  const line = `spec.owner: ${answer.ownerRef}`;
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
      <p>
        <code className={shared.code}>{line}</code>{' '}
        <Button size="small" variant="secondary" onPress={() => copy(line)}>
          <span aria-live="polite">
            {copied.value === line && !copied.error
              ? t('requests.page.copied')
              : t('requests.page.copy')}
          </span>
        </Button>
      </p>
    </section>
  );
}
