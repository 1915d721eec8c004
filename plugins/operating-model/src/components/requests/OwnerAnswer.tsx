import { RequestAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import cards from '../shared/layout.module.css';
import { ExternalLink } from '../shared/ExternalLink';
import { RefLink } from '../shared/RefLink';
import { RecordOwner } from './RecordOwner';

interface OwnerAnswerProps {
  request: RequestAnswer;
}

/** Who owns it, as a clarification was answered, and the YAML that records it. */
export function OwnerAnswer({
  request: { answer, names, state, subject },
}: OwnerAnswerProps) {
  const t = useTexts();
  if (!answer) return null;
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
      {state === 'answered' && (
        <RecordOwner subject={subject} ownerRef={answer.ownerRef} />
      )}
    </section>
  );
}
