import { Alert, Button, Link, Skeleton, Text } from '@backstage/ui';
import { RequestAnswer } from 'backstage-plugin-operating-model-common';
import { useParams } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import cards from '../matrices/matrices.module.css';
import { messageOf } from '../requestForm/problems';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import { RefLink } from '../shared/RefLink';
import shared from '../shared/shared.module.css';
import { History } from './History';
import { Notices } from './Notices';
import { OwnerAnswer } from './OwnerAnswer';
import { RequestActions } from './RequestActions';
import { RequestContent } from './RequestContent';
import { RequestPeople } from './RequestPeople';
import { RequestStateTag } from './RequestStateTag';
import { SubjectLinks } from './SubjectLinks';
import { TimeLeft } from './TimeLeft';
import styles from './requests.module.css';
import { useRequest } from './useRequest';
import { wayOf } from './wayOf';

/** The request that the URL names. */
export function RequestPage() {
  const { id = '' } = useParams();
  return <Page key={id} id={id} />;
}

function Page({ id }: { id: string }) {
  const t = useTexts();
  const path = useRequestsPath();
  const { request, error, reads, show, reload } = useRequest(id);
  return (
    <div className={cards.page}>
      <Link href={path} className={shared.link}>
        {t('requests.page.back')}
      </Link>
      {error && (
        <Alert
          status={request ? 'warning' : 'danger'}
          icon
          title={
            request
              ? t('requests.page.refreshFailed', { message: messageOf(error) })
              : t('failure.title')
          }
          description={request ? undefined : messageOf(error)}
          customActions={
            <Button size="small" variant="secondary" onPress={reload}>
              {t('failure.retry')}
            </Button>
          }
        />
      )}
      {!request && !error && (
        <div aria-busy="true">
          <Skeleton width="60%" height={20} />
        </div>
      )}
      {request && (
        <>
          <Head request={request} />
          <Notices request={request} />
          <RequestActions request={request} onDone={show} onReload={reload} />
          <Way request={request} />
          <OwnerAnswer request={request} />
          <div className={styles.columns}>
            <div className={styles.column}>
              <RequestContent request={request} />
              <History request={request} reads={reads} />
            </div>
            <RequestPeople request={request} />
          </div>
        </>
      )}
    </div>
  );
}

function Head({ request }: { request: RequestAnswer }) {
  const t = useTexts();
  const { decideBy, emergency, id, kind, names, now, state, validTo } = request;
  const waits = state === 'pending' || state === 'info-requested';
  const until = waits
    ? decideBy
    : (state === 'active' || state === 'approved') && validTo;
  return (
    <header>
      <div className={cards.titleLine}>
        <Text as="h2" variant="title-small" weight="bold">
          #{id} {request.title}
        </Text>
        <RequestStateTag state={state} />
        {until && (
          <span>
            <TimeLeft until={until} now={now} />
          </span>
        )}
      </div>
      <p className={shared.quiet}>
        {t(`requests.kind.${kind}`)} · {t(`risk.${request.risk}`)}
        {emergency && ` · ${t('requests.emergency')}`} ·{' '}
        <SubjectLinks subject={request.subject} names={names} /> ·{' '}
        {t('requests.askedBy')}{' '}
        <RefLink entityRef={request.requester} names={names} />
      </p>
    </header>
  );
}

function Way({ request: { kind, state } }: { request: RequestAnswer }) {
  const t = useTexts();
  const way = wayOf(kind, state);
  const place = way.indexOf(state);
  return (
    <section className={cards.card}>
      <ol className={styles.way} aria-label={t('requests.page.way')}>
        {way.map((each, index) => (
          <li key={each} aria-current={each === state ? 'step' : undefined}>
            <span aria-hidden="true">{index < place ? '✓' : index + 1}</span>{' '}
            {t(`requests.state.${each}`)}
          </li>
        ))}
      </ol>
    </section>
  );
}
