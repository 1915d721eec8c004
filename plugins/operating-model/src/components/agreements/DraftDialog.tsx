import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
} from '@backstage/ui';
import { Uncovered } from 'backstage-plugin-operating-model-common';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import styles from './agreements.module.css';
import { titleOf } from './titleOf';

interface DraftDialogProps {
  pair: Uncovered;
  names: Names;
}

/** The draft of an agreement that two teams lack, to be copied and completed. */
export function DraftDialog({ pair, names }: DraftDialogProps) {
  const t = useTexts();
  const [copied, copy] = useCopyToClipboard();
  const { consumerRef, draft, providerRef } = pair;
  const open = commentsOf(draft);
  return (
    <DialogTrigger>
      <Button size="small" variant="secondary">
        {t('agreementsPage.draft')}
      </Button>
      <Dialog width={720}>
        <DialogHeader>
          {t('agreementsPage.draftTitle', {
            provider: titleOf(names, providerRef),
            consumer: titleOf(names, consumerRef),
          })}
        </DialogHeader>
        <DialogBody>
          <div className={styles.draft}>
            <p>{t('agreementsPage.draftHint')}</p>
            {open && (
              <Alert
                status="info"
                icon
                title={t('agreementsPage.draftOpen')}
                description={open}
              />
            )}
            <pre
              className={styles.yaml}
              // It scrolls, and who has no mouse has to reach it.
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
              role="region"
              aria-label={t('agreementsPage.yaml')}
            >
              {draft}
            </pre>
            {copied.error && (
              <Alert
                status="warning"
                icon
                title={t('agreementsPage.copyFailed')}
              />
            )}
          </div>
        </DialogBody>
        <DialogFooter>
          <Button slot="close" variant="secondary">
            {t('agreementsPage.close')}
          </Button>
          <Button onPress={() => copy(draft)}>
            <span aria-live="polite">
              {copied.value === draft && !copied.error
                ? t('agreementsPage.copied')
                : t('agreementsPage.copy')}
            </span>
          </Button>
        </DialogFooter>
      </Dialog>
    </DialogTrigger>
  );
}

/** What the comments of a YAML document say. */
function commentsOf(yaml: string): string {
  return yaml
    .split('\n')
    .flatMap(line => line.match(/^\s*#\s*(.*)/)?.[1] ?? [])
    .join(' ');
}
