import { Alert } from '@backstage/ui';
import { Notice, RequestAnswer } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { formatDate } from '../shared/formats';

interface NoticesProps {
  request: RequestAnswer;
}

/** What has changed around a request since it was asked for. */
export function Notices({ request }: NoticesProps) {
  const t = useTexts();
  const { awaitingDecision, names, notices } = request;
  const textOf = ({ code, ref }: { code: string; ref: string }) => {
    const said = t(`requests.page.notice.${code as Notice['code']}`);
    return code.startsWith('entity')
      ? said
      : `${names[ref]?.title ?? ref} ${said}`;
  };
  return (
    <>
      {awaitingDecision && (
        <Alert status="warning" icon title={t('requests.page.awaiting')} />
      )}
      {notices.length > 0 && (
        <Alert
          status="info"
          icon
          title={t('requests.page.noticesTitle')}
          description={notices
            .map(notice => `${formatDate(notice.at)}: ${textOf(notice)}`)
            .join(' ')}
        />
      )}
    </>
  );
}
