import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextAreaField,
} from '@backstage/ui';
import {
  MatrixFromTable,
  MatrixRowSpec,
  TABLE_LIMITS,
  matrixFromTable,
} from 'backstage-plugin-operating-model-common';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { Texts, useTexts } from '../../hooks/useTexts';
import { ImportPreview } from './ImportPreview';
import { TableProblems } from './TableProblems';
import { Draft } from './draft/Draft';
import { repeatedActivities } from './draft/importRows';
import styles from './editor.module.css';
import { Organization } from './organization';
import { readTextFile } from './readTextFile';

export interface ImportedTable {
  rows: readonly MatrixRowSpec[];
  /** In the order of its columns. */
  parties: readonly string[];
}

interface ImportDialogProps {
  draft: Draft;
  organization: Organization;
  namespace?: string;
  onImport(table: ImportedTable, mode: 'replace' | 'merge'): void;
  onClose(): void;
}

/** Takes a table in: shows what is wrong with it, or how it is understood, before anything changes. */
export function ImportDialog({
  draft,
  organization,
  namespace,
  onImport,
  onClose,
}: ImportDialogProps) {
  const t = useTexts();
  const [text, setText] = useState('');
  const [fileProblem, setFileProblem] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const pasted = useDeferredValue(text);
  const { activities, groups, users } = organization;
  const { method } = draft.head;
  const reading: MatrixFromTable | undefined = useMemo(
    () =>
      pasted.trim()
        ? matrixFromTable(pasted, {
            method,
            known: { activities, parties: [...groups, ...users] },
          })
        : undefined,
    [pasted, method, activities, groups, users],
  );
  const { rows, problems = [], warnings = [], counts } = reading ?? {};
  const settled = pasted === text;
  const repeats = rows ? repeatedActivities(draft, rows, namespace).length : 0;

  async function readFile(file: File) {
    const result = await readTextFile(file, TABLE_LIMITS.characters * 4);
    setFileProblem(
      result.problem &&
        t(`editor.${result.problem}`, {
          size: String((TABLE_LIMITS.characters * 4) / 1_000_000),
        }),
    );
    setText(result.text ?? '');
  }

  function take(mode: 'replace' | 'merge') {
    if (!reading?.rows) return;
    onImport(reading, mode);
    onClose();
  }

  return (
    <Dialog isOpen width="56rem" onOpenChange={isOpen => !isOpen && onClose()}>
      <DialogHeader>{t('editor.importTitle')}</DialogHeader>
      <DialogBody>
        <div className={styles.stack}>
          <TextAreaField
            label={t('editor.importText')}
            description={t('editor.importHint')}
            className={styles.code}
            rows={6}
            value={text}
            onChange={value => {
              setText(value);
              setFileProblem(undefined);
            }}
          />
          <div>
            <Button
              size="small"
              variant="secondary"
              onPress={() => input.current?.click()}
            >
              {t('editor.importFile')}
            </Button>
            <input
              ref={input}
              type="file"
              hidden
              aria-label={t('editor.importFile')}
              accept=".csv,.tsv,.txt,.md,.markdown,text/*"
              onChange={event => {
                const [file] = event.target.files ?? [];
                if (file) readFile(file);
                // The same file can be chosen again after it was mended.
                event.target.value = '';
              }}
            />
          </div>
          {fileProblem && <Alert status="danger" icon title={fileProblem} />}
          <TableProblems
            status="danger"
            title={titleOf(
              t,
              'importProblems',
              problems.length,
              counts?.problems,
            )}
            problems={problems}
          />
          <TableProblems
            status="warning"
            title={titleOf(
              t,
              'importWarnings',
              warnings.length,
              counts?.warnings,
            )}
            problems={warnings}
          />
          {reading?.rows && (
            <>
              <ImportPreview
                table={reading}
                model={organization.model}
                method={method}
                namespace={namespace}
              />
              {repeats > 0 && (
                <p className={styles.quiet}>
                  {t('editor.importRepeats', { count: repeats })}
                </p>
              )}
            </>
          )}
        </div>
      </DialogBody>
      <DialogFooter>
        <div className={styles.actions}>
          <Button variant="tertiary" onPress={onClose}>
            {t('editor.cancel')}
          </Button>
          {draft.rows.length > 0 && (
            <Button
              variant="secondary"
              isDisabled={!rows || !settled}
              onPress={() => take('merge')}
            >
              {mergeText(t, repeats, (rows?.length ?? 0) - repeats)}
            </Button>
          )}
          <Button
            isDisabled={!rows || !settled}
            onPress={() => take('replace')}
          >
            {draft.rows.length > 0 ? t('editor.replace') : t('editor.import')}
          </Button>
        </div>
      </DialogFooter>
    </Dialog>
  );
}

/** How much is said of a table, whether or not all of it is shown. */
function titleOf(
  t: Texts,
  text: 'importProblems' | 'importWarnings',
  shown: number,
  count = shown,
): string {
  return shown < count
    ? t(`editor.${text}Cut`, {
        figure: count.toLocaleString(),
        shown: shown.toLocaleString(),
      })
    : t(`editor.${text}`, { count });
}

/** What becomes of the rows that there are when the others join them. */
function mergeText(t: Texts, replaced: number, added: number): string {
  if (replaced === 0) return t('editor.append');
  const texts = [
    t('editor.replaceRows', { count: replaced }),
    added > 0 && t('editor.addRows', { figure: String(added) }),
  ];
  return texts.filter(Boolean).join(', ');
}
