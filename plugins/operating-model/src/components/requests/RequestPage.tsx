import { Alert, Button, Link, Skeleton } from '@backstage/ui';
import { useParams } from 'react-router-dom';
import { useTexts } from '../../hooks/useTexts';
import { messageOf } from '../shared/failures';
import { useRequestsPath } from '../requestForm/useRequestsPath';
import cards from '../shared/layout.module.css';
import shared from '../shared/shared.module.css';
import { BlockedCommands } from './BlockedCommands';
import { History } from './History';
import { Milestones } from './Milestones';
import { Notices } from './Notices';
import { OwnerAnswer } from './OwnerAnswer';
import { RequestContent } from './RequestContent';
import { RequestHead } from './RequestHead';
import { RequestPeople } from './RequestPeople';
import { SimilarRequests } from './SimilarRequests';
import styles from './requests.module.css';
import { useRequest } from './useRequest';

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
          <RequestHead request={request} onDone={show} onReload={reload} />
          <Notices request={request} />
          <Milestones request={request} />
          <OwnerAnswer request={request} />
          <div className={styles.columns}>
            <div className={styles.column}>
              <RequestContent request={request} />
              <History request={request} />
            </div>
            <div className={styles.column}>
              <RequestPeople request={request} />
              <BlockedCommands request={request} />
              <SimilarRequests request={request} reads={reads} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
