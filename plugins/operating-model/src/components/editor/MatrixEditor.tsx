import { Alert, Box, Button, Text } from '@backstage/ui';
import {
  ResponsibilityMatrixEntity,
  SCHEMA_RULE,
  isPlaceholder,
  canonicalRef,
} from 'backstage-plugin-operating-model-common';
import { DateTime } from 'luxon';
import { KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { BackLink } from '../shared/BackLink';
import { EmptyState } from '../shared/EmptyState';
import { ExternalLink } from '../shared/ExternalLink';
import { lettersOfMethod, shownLetter } from '../shared/grid/letters';
import { usePaths } from '../shared/paths';
import { AddField } from './AddField';
import { EditorGrid, EditorGridHandle } from './EditorGrid';
import { ExportDialog } from './ExportDialog';
import { FindingsPanel } from './FindingsPanel';
import { HeadFields, headFieldId } from './HeadFields';
import { ImportDialog } from './ImportDialog';
import { arrangeFindings } from './arrangeFindings';
import { activityKey, partyKey } from './draft/partyKey';
import styles from './editor.module.css';
import { fileOf } from './fileOf';
import { FindingPlace } from './findingPlace';
import { namesOf } from './namesOf';
import { Organization } from './organization';
import { useEditor } from './useEditor';

interface MatrixEditorProps {
  /** Absent for a new matrix. */
  matrixRef?: string;
  organization: Organization;
  base?: ResponsibilityMatrixEntity;
}

/** Edits a matrix, checks it as one types, and yields the YAML to commit. */
export function MatrixEditor({
  matrixRef,
  organization,
  base,
}: MatrixEditorProps) {
  const t = useTexts();
  const paths = usePaths();
  const editor = useEditor({ matrixRef, organization, base });
  const { draft, change, checked, nameProblem, restored } = editor;
  const [dialog, setDialog] = useState<'import' | 'export'>();
  // Nobody is told off for a name that they had no time to give yet.
  const [askedForName, setAskedForName] = useState(false);
  const grid = useRef<EditorGridHandle>(null);
  const namespace = base?.metadata.namespace;
  const { file, editUrl } = fileOf(base);
  const arranged = useMemo(
    () => arrangeFindings(checked.findings, checked.draft),
    [checked],
  );

  const { model } = organization;
  const names = useMemo(() => namesOf(model), [model]);

  const show = useCallback((place: FindingPlace) => {
    if (place.at === 'row') grid.current?.show(place.row, place.parties[0]);
    if (place.at === 'head') {
      document
        .getElementById(headFieldId(place.field))
        ?.querySelector<HTMLElement>('input, textarea, button')
        ?.focus();
    }
  }, []);

  function addActivity(reference: string): string | undefined {
    if (!activityKey(reference, namespace)) {
      return t('editor.noReference', { text: reference });
    }
    change({ type: 'addRow', activity: reference });
    return undefined;
  }

  function addParty(reference: string): string | undefined {
    if (!isPlaceholder(reference) && !isReference(reference)) {
      return t('editor.noReference', { text: reference });
    }
    const key = partyKey(reference, namespace);
    if (draft.parties.some(party => party.key === key)) {
      return t('editor.presentParty', { text: reference });
    }
    change({ type: 'addParty', written: reference, namespace });
    return undefined;
  }

  /** Undo in a text field is the field's own. */
  function onKeyDown(event: KeyboardEvent) {
    if (!event.ctrlKey && !event.metaKey) return;
    if (/^(INPUT|TEXTAREA)$/.test((event.target as HTMLElement).tagName))
      return;
    const key = event.key.toLocaleLowerCase('en-US');
    const back = key === 'z' && !event.shiftKey;
    const forth = key === 'y' || (key === 'z' && event.shiftKey);
    const step = (back && editor.undo) || (forth && editor.redo);
    if (!step) return;
    event.preventDefault();
    step();
  }

  // Whoever comes to an existing matrix comes for its rows; a new one begins with its name.
  const about = (
    <Box
      as="section"
      bg="neutral"
      className={styles.card}
      aria-label={t('editor.about')}
    >
      <HeadFields
        head={draft.head}
        isNew={!base}
        organization={organization}
        nameProblem={
          nameProblem === 'nameMissing' && !askedForName
            ? undefined
            : nameProblem
        }
        onNameLeft={() => setAskedForName(true)}
        problems={checked.written.problems}
        findings={arranged.head}
        names={names}
        onChange={(field, value) => change({ type: 'setHead', field, value })}
      />
    </Box>
  );
  const blocked = [
    ...(nameProblem
      ? [`${t('editor.field.name')}: ${t(`editor.${nameProblem}`)}`]
      : []),
    ...checked.written.problems.map(
      ({ field, reason, detail = '' }) =>
        `${t(`editor.field.${field}`)}: ${t(`editor.${reason}`, { detail })}`,
    ),
    ...checked.findings
      .filter(({ rule }) => rule === SCHEMA_RULE)
      .map(({ message, remedy }) => `${message}; ${remedy}`),
  ];
  const title = base?.metadata.title ?? base?.metadata.name ?? '';
  const letters = lettersOfMethod(draft.head.method).map(letter =>
    shownLetter(draft.head.method, letter),
  );
  return (
    // Keys are listened to here because they belong to the whole page; each control has its own role.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.page} onKeyDown={onKeyDown}>
      <div className={styles.line}>
        <div>
          <BackLink href={matrixRef ? paths.matrix(matrixRef) : paths.list}>
            {matrixRef ? t('editor.backToMatrix') : t('editor.back')}
          </BackLink>
          <Text as="h2" variant="title-small" weight="bold">
            {base ? t('editor.titleOf', { title }) : t('editor.titleNew')}
          </Text>
        </div>
        <div className={styles.actions}>
          <Button
            variant="tertiary"
            isDisabled={!editor.undo}
            onPress={() => editor.undo?.()}
          >
            {t('editor.undo')}
          </Button>
          <Button
            variant="tertiary"
            isDisabled={!editor.redo}
            onPress={() => editor.redo?.()}
          >
            {t('editor.redo')}
          </Button>
          {editUrl && (
            <ExternalLink url={editUrl}>{t('editor.editFile')}</ExternalLink>
          )}
          <Button variant="secondary" onPress={() => setDialog('import')}>
            {t('editor.import')}
          </Button>
          <Button
            onPress={() => {
              setAskedForName(true);
              setDialog('export');
            }}
          >
            {t('editor.export')}
          </Button>
        </div>
      </div>

      {!editor.kept && (
        <Alert status="warning" icon title={t('editor.notKept')} />
      )}
      {restored && (
        <Alert
          status={restored.conflict ? 'warning' : 'info'}
          icon
          title={t(restored.conflict ? 'editor.conflict' : 'editor.restored', {
            when: DateTime.fromISO(restored.savedAt).toLocaleString(
              DateTime.DATETIME_MED,
            ),
          })}
          description={t(
            restored.conflict ? 'editor.conflictHint' : 'editor.restoredHint',
          )}
          customActions={
            <div className={styles.actions}>
              <Button
                size="small"
                variant="secondary"
                onPress={editor.keepRestored}
              >
                {t('editor.keep')}
              </Button>
              <Button size="small" variant="secondary" onPress={editor.discard}>
                {t('editor.discard')}
              </Button>
            </div>
          }
        />
      )}

      {!base && about}

      <Box
        as="section"
        bg="neutral"
        className={styles.card}
        aria-label={t('editor.filling')}
      >
        <div className={styles.adders}>
          <AddField
            label={t('editor.addActivity')}
            hint={t('editor.addActivityHint')}
            options={organization.activities}
            onAdd={addActivity}
          />
          <AddField
            label={t('editor.addParty')}
            hint={t('editor.addPartyHint')}
            options={organization.parties}
            onAdd={addParty}
          />
        </div>
        {draft.rows.length === 0 && (
          <EmptyState
            title={t('editor.emptyGrid')}
            hint={t('editor.emptyGridHint')}
          />
        )}
        <EditorGrid
          ref={grid}
          draft={draft}
          organization={organization}
          names={names}
          namespace={namespace}
          findings={arranged.rows}
          onChange={change}
        />
        <p className={styles.quiet}>
          {t('editor.keys', { letters: letters.join(' ') })}
        </p>
      </Box>

      <FindingsPanel
        findings={arranged.list}
        draft={checked.draft}
        names={names}
        onShow={show}
      />

      {base && about}

      {dialog === 'import' && (
        <ImportDialog
          draft={draft}
          organization={organization}
          namespace={namespace}
          onImport={({ rows, parties }, mode) =>
            change({ type: 'import', rows, parties, mode, namespace })
          }
          onClose={() => setDialog(undefined)}
        />
      )}
      {dialog === 'export' && (
        <ExportDialog
          entity={checked.written.entity}
          parties={checked.draft.parties}
          blocked={blocked}
          findings={checked.findings}
          file={file}
          editUrl={editUrl}
          isNew={!base}
          onClose={() => setDialog(undefined)}
        />
      )}
    </div>
  );
}

function isReference(text: string): boolean {
  return canonicalRef(text, { defaultKind: 'Group' }) !== undefined;
}
