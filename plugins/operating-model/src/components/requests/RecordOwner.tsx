import { Button, Skeleton } from '@backstage/ui';
import { RequestSubject } from 'backstage-plugin-operating-model-common';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useTexts } from '../../hooks/useTexts';
import { ExternalLink } from '../shared/ExternalLink';
import { RefLink } from '../shared/RefLink';
import { messageOf } from '../shared/failures';
import shared from '../shared/shared.module.css';
import { OwnerRecord } from './ownerRecord';
import styles from './requests.module.css';
import { RecordFile, useOwnerRecord } from './useOwnerRecord';

interface RecordOwnerProps {
  subject: RequestSubject;
  ownerRef: string;
}

/** The YAML that records who owns something, to be copied, and where it belongs. */
export function RecordOwner({ subject, ownerRef }: RecordOwnerProps) {
  const t = useTexts();
  const { value, error } = useOwnerRecord(subject, ownerRef);
  if (error) {
    return (
      <p className={shared.small}>
        {t('requests.record.failed', { message: messageOf(error) })}
      </p>
    );
  }
  return (
    <div aria-busy={!value} className={styles.record}>
      {value ? <Record {...value} /> : <Skeleton width="100%" height={96} />}
    </div>
  );
}

function Record({ record, file }: { record: OwnerRecord; file?: RecordFile }) {
  const t = useTexts();
  const [copied, copy] = useCopyToClipboard();
  const { yaml } = record;
  if ('isDone' in record && record.isDone) {
    return <p>✓ {t('requests.record.done')}</p>;
  }
  return (
    <>
      <p>
        {record.place === 'row'
          ? t('requests.record.row', { row: String(record.row) })
          : t(`requests.record.${record.place}`)}
      </p>
      {file && <FileLine written={file} />}
      {record.place === 'addedRow' && record.entities !== undefined && (
        <p className={shared.small}>
          {t('requests.record.reach', { count: record.entities })}
        </p>
      )}
      <pre className={`${shared.code} ${styles.text}`}>{yaml}</pre>
      <Button size="small" variant="secondary" onPress={() => copy(yaml)}>
        <span aria-live="polite">
          {copied.value === yaml && !copied.error
            ? t('requests.page.copied')
            : t('requests.page.copy')}
        </span>
      </Button>
    </>
  );
}

/** What is to be changed, the file that it is written in, and where that is edited. */
function FileLine({ written }: { written: RecordFile }) {
  const t = useTexts();
  const { editUrl, file, ref: entityRef, title } = written;
  return (
    <p>
      <RefLink entityRef={entityRef} names={{ [entityRef]: { title } }} />
      {file && (
        <>
          {' · '}
          <span className={shared.small}>{file}</span>
        </>
      )}
      {editUrl && (
        <>
          {' · '}
          <ExternalLink url={editUrl}>{t('requests.record.edit')}</ExternalLink>
        </>
      )}
    </p>
  );
}
