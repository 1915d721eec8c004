import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import {
  Finding,
  ResponsibilityMatrixEntity,
  definitionToYaml,
  tableFromMatrix,
} from 'backstage-plugin-operating-model-common';
import { useEffect, useMemo, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { useTexts } from '../../hooks/useTexts';
import { ExternalLink } from '../shared/ExternalLink';
import { DraftParty } from './draft/Draft';
import styles from './editor.module.css';
import { saveFile } from './saveFile';

const FORMATS = {
  yaml: { label: 'YAML', type: 'application/yaml', ending: 'yaml' },
  csv: { label: 'CSV', type: 'text/csv', ending: 'csv' },
  markdown: { label: 'Markdown', type: 'text/markdown', ending: 'md' },
} as const;

type Format = keyof typeof FORMATS;

interface ExportDialogProps {
  entity: ResponsibilityMatrixEntity;
  /** The columns in their order, which the YAML can't hold. */
  parties: readonly DraftParty[];
  /** What stands in the way of writing it down, in words. */
  blocked: string[];
  findings: Finding[];
  file?: string;
  editUrl?: string;
  /** Whether there is no file of it yet. */
  isNew: boolean;
  onClose(): void;
}

/** The matrix as the YAML to commit, or as a table. */
export function ExportDialog({
  entity,
  parties,
  blocked,
  findings,
  file,
  editUrl,
  isNew,
  onClose,
}: ExportDialogProps) {
  const t = useTexts();
  const [format, setFormat] = useState<Format>('yaml');
  const [, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState(false);
  useEffect(() => setCopied(false), [format]);
  const text = useMemo(
    () =>
      format === 'yaml'
        ? definitionToYaml(entity)
        : tableFromMatrix(entity, {
            format,
            parties: parties.map(({ key }) => key),
          }),
    [entity, format, parties],
  );
  const { type, ending } = FORMATS[format];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return (
    <Dialog isOpen width="48rem" onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('editor.exportTitle')}</DialogHeader>
      <DialogBody>
        <div className={styles.stack}>
          {blocked.length > 0 ? (
            <Alert
              status="danger"
              icon
              title={t('editor.exportRefused')}
              description={blocked.join(' · ')}
            />
          ) : (
            errors > 0 && (
              <Alert
                status="warning"
                icon
                title={t('editor.exportErrors', { count: errors })}
              />
            )
          )}
          <ToggleButtonGroup
            aria-label={t('editor.format')}
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[format]}
            onSelectionChange={keys => setFormat([...keys][0] as Format)}
          >
            {Object.entries(FORMATS).map(([id, { label }]) => (
              <ToggleButton key={id} id={id}>
                {label}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
          {/* What scrolls has to be reachable by keyboard. */}
          {/* eslint-disable jsx-a11y/no-noninteractive-tabindex */}
          <pre
            className={styles.exported}
            role="region"
            aria-label={FORMATS[format].label}
            tabIndex={0}
          >
            {text}
          </pre>
          {/* eslint-enable jsx-a11y/no-noninteractive-tabindex */}
          {format === 'yaml' && (
            <p>
              {file ? t('editor.commitTo', { file }) : t('editor.commitNew')}{' '}
              {editUrl && (
                <ExternalLink url={editUrl}>
                  {t('editor.editFile')}
                </ExternalLink>
              )}
            </p>
          )}
          {format === 'yaml' && !isNew && (
            <p className={styles.quiet}>{t('editor.commentsUnknown')}</p>
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <div className={styles.actions}>
          <Button
            variant="secondary"
            isDisabled={blocked.length > 0}
            onPress={() =>
              saveFile(`${entity.metadata.name}.${ending}`, type, text)
            }
          >
            {t('editor.download')}
          </Button>
          <Button
            isDisabled={blocked.length > 0}
            onPress={() => {
              copy(text);
              setCopied(true);
            }}
          >
            {copied ? t('editor.copied') : t('editor.copy')}
          </Button>
        </div>
      </DialogFooter>
    </Dialog>
  );
}
