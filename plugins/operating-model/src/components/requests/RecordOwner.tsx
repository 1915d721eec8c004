import { Button } from '@backstage/ui';
import { RequestSubject } from 'backstage-plugin-operating-model-common';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useTexts } from '../../hooks/useTexts';
import shared from '../shared/shared.module.css';
import { ownerYaml } from './ownerYaml';
import styles from './requests.module.css';

interface RecordOwnerProps {
  subject: RequestSubject;
  ownerRef: string;
}

/** The YAML that records who owns something, to be copied. */
export function RecordOwner({ subject, ownerRef }: RecordOwnerProps) {
  const t = useTexts();
  const [copied, copy] = useCopyToClipboard();
  const yaml = ownerYaml(subject, ownerRef);
  return (
    <div>
      <p>{t('requests.page.ownerLine')}</p>
      <pre className={`${shared.code} ${styles.text}`}>{yaml}</pre>
      <Button size="small" variant="secondary" onPress={() => copy(yaml)}>
        <span aria-live="polite">
          {copied.value === yaml && !copied.error
            ? t('requests.page.copied')
            : t('requests.page.copy')}
        </span>
      </Button>
    </div>
  );
}
