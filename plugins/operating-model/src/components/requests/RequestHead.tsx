import { Text } from '@backstage/ui';
import { RequestAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import cards from '../shared/layout.module.css';
import { RefLink } from '../shared/RefLink';
import { formatDate } from '../shared/formats';
import { RequestActions } from './RequestActions';
import { RequestStateTag } from './RequestStateTag';
import { SubjectLinks } from './SubjectLinks';
import { untilOf } from './untilOf';
import styles from './requests.module.css';

interface RequestHeadProps {
  request: RequestAnswer;
  onDone(request: RequestAnswer): void;
  onReload(): Promise<void>;
}

/** What it is, how it stands and for how long still, and what one can do about it. */
export function RequestHead({ request, ...actions }: RequestHeadProps) {
  const t = useTexts();
  const { content, createdAt, emergency, id, kind, names, now } = request;
  const facts = [
    content.kind === 'exception'
      ? `${t(`requests.kind.${kind}`)} · ${t(`requests.category.${content.category}`)}`
      : t(`requests.kind.${kind}`),
    ...(emergency ? [t('requests.emergency')] : []),
  ];
  return (
    <header className={styles.head}>
      <div className={styles.headLine}>
        <div className={cards.titleLine}>
          <Text as="h2" variant="title-small" weight="bold">
            #{id} {request.title}
          </Text>
          <RequestStateTag
            state={request.state}
            until={untilOf(request)}
            now={now}
          />
        </div>
        <RequestActions request={request} {...actions} />
      </div>
      <ul className={styles.facts}>
        {facts.map(fact => (
          <li key={fact}>{fact}</li>
        ))}
        <li>
          <span>{t('requests.about')}</span>{' '}
          <SubjectLinks subject={request.subject} names={names} />
        </li>
        <li>
          <span>{t('requests.asked')}</span>{' '}
          <RefLink entityRef={request.requester} names={names} />,{' '}
          {formatDate(request.submittedAt ?? createdAt)}
          {request.requestingGroup && (
            <>
              {' '}
              {t('requests.forGroup')}{' '}
              <RefLink entityRef={request.requestingGroup} names={names} />
            </>
          )}
        </li>
        {kind !== 'clarification' && (
          <li>
            <span>{t('requests.risk')}</span>{' '}
            {t(`requests.riskWord.${request.risk}`)}
          </li>
        )}
      </ul>
    </header>
  );
}
