import { VisuallyHidden } from '@backstage/ui';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import {
  ForwardedRef,
  KeyboardEvent,
  forwardRef,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTexts } from '../../hooks/useTexts';
import { Names } from '../shared/RefLink';
import { GridFrame } from '../shared/grid/GridFrame';
import { GridHead } from '../shared/grid/GridHead';
import { useLetterWords } from '../shared/grid/LetterChips';
import gridStyles from '../shared/grid/grid.module.css';
import {
  lettersOfMethod,
  shownLetter,
  wordOfLetter,
} from '../shared/grid/letters';
import { CellPlace } from '../shared/grid/moveCell';
import { useFindingsInSight } from '../shared/grid/useFindingsInSight';
import { useGrid } from '../shared/grid/useGrid';
import { CellPopover } from './CellPopover';
import { EditorGridRow } from './EditorGridRow';
import { PartyPopover } from './PartyPopover';
import { RowDialog } from './RowDialog';
import { RowFindings } from './arrangeFindings';
import { Draft } from './draft/Draft';
import { DraftChange } from './draft/changeDraft';
import { activityKey } from './draft/partyKey';
import styles from './editor.module.css';
import { editorMeasures } from './editorMeasures';
import { Organization } from './organization';

interface EditorGridProps {
  draft: Draft;
  organization: Organization;
  names: Names;
  namespace?: string;
  findings: RowFindings;
  onChange(change: DraftChange): void;
}

export interface EditorGridHandle {
  /** Brings a cell into sight and gives it the focus; without a party, the row. */
  show(row: number, party?: string): void;
}

const NARROW = '(max-width: 700px)';

/**
 * The matrix to be filled in: an ARIA grid with parties across and activities down. Only what is in sight is in the document, so that 60
 * parties by 200 activities are as quick as six by ten.
 */
export const EditorGrid = forwardRef(function Grid(
  {
    draft,
    organization,
    names,
    namespace,
    findings,
    onChange,
  }: EditorGridProps,
  handle: ForwardedRef<EditorGridHandle>,
) {
  const t = useTexts();
  const words = useLetterWords();
  const { rows, parties } = draft;
  const { method } = draft.head;
  const letters = lettersOfMethod(method);
  const narrow = useMediaQuery(NARROW, { noSsr: true });
  const sizes = useMemo(() => editorMeasures(narrow), [narrow]);
  const lastInSight = useFindingsInSight();
  const grid = useGrid({
    rows: rows.length,
    columns: parties.length,
    measures: sizes,
    lastInSight,
  });
  const { place, size, measures, down, columns, columnOf, elementOf, goTo } =
    grid;
  const [open, setOpen] = useState<CellPlace>();
  const opener = useRef<HTMLElement | null>(null);
  const [said, setSaid] = useState('');

  const row = rows[place.row - 1];
  const party = parties[place.column - 1];
  const { model } = organization;
  const titles = useMemo(
    () =>
      new Map(parties.map(({ key }) => [key, model.parties.get(key)?.title])),
    [parties, model],
  );

  const heads = parties.map(({ key, written }) => ({
    key,
    title: titles.get(key) ?? written,
    exists: model.parties.has(key),
  }));

  useImperativeHandle(handle, () => ({
    show(rowId, partyKey) {
      const at = rows.findIndex(({ id }) => id === rowId);
      const column = parties.findIndex(({ key }) => key === partyKey);
      if (at < 0) return;
      goTo({
        row: at + 1,
        column: column < 0 ? parties.length + 1 : column + 1,
      });
    },
  }));

  function openAt(cell: CellPlace) {
    opener.current = elementOf(cell);
    setOpen(cell);
  }

  const titleOf = (activity: string) =>
    model.activities.get(activityKey(activity, namespace) ?? '')?.title ??
    activity;

  /** Says what has become of a cell to whoever does not see it. */
  function say(letter?: string) {
    const before = row.letters[party.key] ?? '';
    let after = '';
    if (letter) {
      after = before.includes(letter)
        ? before.replace(letter, '')
        : before + letter;
    }
    const held = [...after].map(each => words[wordOfLetter(method, each)]);
    setSaid(
      t('editor.cellNow', {
        activity: titleOf(row.activity),
        party: titles.get(party.key) ?? party.written,
        letters: held.join(', ') || t('editor.noLetters'),
      }),
    );
  }

  function toggle(letter: string) {
    if (!row || !party) return;
    say(letter);
    onChange({ type: 'toggleLetter', row: row.id, party: party.key, letter });
  }

  function clear() {
    if (!row || !party) return;
    say();
    onChange({ type: 'clearCell', row: row.id, party: party.key });
  }

  /** Alt with an arrow moves what the cell belongs to. */
  function moveAlong(key: string): boolean {
    const by = key === 'ArrowUp' || key === 'ArrowLeft' ? -1 : 1;
    if (row && (key === 'ArrowUp' || key === 'ArrowDown')) {
      onChange({ type: 'moveRow', row: row.id, by });
      goTo({
        ...place,
        row: Math.min(rows.length, Math.max(1, place.row + by)),
      });
      return true;
    }
    if (party && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      onChange({ type: 'moveParty', party: party.key, by });
      goTo({
        ...place,
        column: Math.min(parties.length, Math.max(1, place.column + by)),
      });
      return true;
    }
    return false;
  }

  /** Tab goes from cell to cell; at an edge it leaves the grid. */
  function placeBeside({ shiftKey }: KeyboardEvent): CellPlace | undefined {
    const column = place.column + (shiftKey ? -1 : 1);
    const inside = column >= 0 && column < size.columns;
    return inside ? { row: place.row, column } : undefined;
  }

  /** What keys do here alone. */
  function onKey(event: KeyboardEvent): boolean {
    const { key } = event;
    if (event.altKey) return moveAlong(key);
    if (key === 'Tab') {
      const next = placeBeside(event);
      if (next) goTo(next);
      return next !== undefined;
    }
    if (event.ctrlKey || event.metaKey || !row || !party) return false;
    if (key === 'Delete' || key === 'Backspace') {
      clear();
      return true;
    }
    const typed = key.toLocaleUpperCase('en-US');
    const letter = letters.find(
      each => each === typed || shownLetter(method, each) === typed,
    );
    if (letter) toggle(letter);
    return letter !== undefined;
  }

  const openRow = open && rows[open.row - 1];
  const openParty = open && parties[open.column - 1];
  const close = () => setOpen(undefined);
  return (
    <>
      <GridFrame
        state={grid}
        label={t('editor.grid')}
        className={styles.grid}
        onKey={onKey}
        onOpen={openAt}
      >
        <GridHead
          parties={heads}
          columns={columns}
          measures={measures}
          active={columnOf(0)}
        />
        <div
          role="rowgroup"
          className={gridStyles.body}
          style={{ height: down.getTotalSize() }}
        >
          {down.getVirtualItems().map(({ index, start }) => (
            <EditorGridRow
              key={rows[index].id}
              row={rows[index]}
              findings={findings.get(rows[index].id)}
              model={model}
              names={names}
              namespace={namespace}
              index={index + 1}
              top={start - measures.head}
              parties={parties}
              columns={columns}
              measures={measures}
              method={method}
              active={columnOf(index + 1)}
            />
          ))}
        </div>
      </GridFrame>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {openRow && openParty && (
        <CellPopover
          trigger={opener}
          label={t('editor.cell', {
            party: titles.get(openParty.key) ?? openParty.written,
            activity: titleOf(openRow.activity),
          })}
          method={method}
          held={openRow.letters[openParty.key] ?? ''}
          onToggle={toggle}
          onClear={clear}
          onClose={close}
        />
      )}
      {open && !openRow && openParty && (
        <PartyPopover
          trigger={opener}
          party={openParty}
          title={titles.get(openParty.key)}
          rows={rows.filter(each => each.letters[openParty.key]).length}
          first={open.column === 1}
          last={open.column === parties.length}
          onMove={by => {
            onChange({ type: 'moveParty', party: openParty.key, by });
            const next = { row: 0, column: open.column + by };
            setOpen(undefined);
            goTo(next);
          }}
          onRemove={() => {
            onChange({ type: 'removeParty', party: openParty.key });
            close();
          }}
          onClose={close}
        />
      )}
      {openRow && !openParty && (
        <RowDialog
          row={openRow}
          number={open.row}
          count={rows.length}
          organization={organization}
          findings={findings.get(openRow.id)?.all ?? []}
          names={names}
          onChange={onChange}
          onMoved={by => setOpen({ ...open, row: open.row + by })}
          onClose={close}
        />
      )}
    </>
  );
});
