import {
  LETTERS,
  MatrixRowSpec,
} from 'backstage-plugin-operating-model-common';
import { Draft, DraftHead, DraftRow } from './Draft';
import { importRows } from './importRows';
import { partyKey } from './partyKey';

/** Something that a person does to a matrix. */
export type DraftChange =
  | { type: 'setHead'; field: keyof DraftHead; value: string }
  | { type: 'toggleLetter'; row: number; party: string; letter: string }
  | { type: 'clearCell'; row: number; party: string }
  | { type: 'addRow'; activity: string }
  | { type: 'removeRow'; row: number }
  | { type: 'moveRow'; row: number; by: number }
  | {
      type: 'setRow';
      row: number;
      field: 'activity' | 'validator' | 'note';
      value: string;
    }
  | { type: 'addParty'; written: string; namespace?: string }
  | { type: 'removeParty'; party: string }
  | { type: 'moveParty'; party: string; by: number }
  | {
      type: 'import';
      rows: readonly MatrixRowSpec[];
      parties?: readonly string[];
      mode: 'replace' | 'merge';
      namespace?: string;
    };

const ORDER = Object.values(LETTERS).join('');

function toggled(letters: string, letter: string): string {
  const held = letters.includes(letter)
    ? letters.replace(letter, '')
    : letters + letter;
  return [...held].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)).join('');
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record;
  return rest;
}

function withLetters(row: DraftRow, party: string, letters: string): DraftRow {
  const others = without(row.letters, party);
  return {
    ...row,
    letters: letters ? { ...others, [party]: letters } : others,
  };
}

function moved<T>(list: T[], from: number, by: number): T[] {
  const to = from + by;
  if (from < 0 || to < 0 || to >= list.length) return list;
  const result = [...list];
  result.splice(to, 0, ...result.splice(from, 1));
  return result;
}

/** @returns the same draft where nothing is different afterwards */
export function changeDraft(draft: Draft, change: DraftChange): Draft {
  const inRow = (edit: (row: DraftRow) => DraftRow): Draft => ({
    ...draft,
    rows: draft.rows.map(row =>
      'row' in change && row.id === change.row ? edit(row) : row,
    ),
  });
  switch (change.type) {
    case 'setHead': {
      const { field, value } = change;
      if (draft.head[field] === value) return draft;
      return { ...draft, head: { ...draft.head, [field]: value } };
    }
    case 'setRow':
      return inRow(row => ({ ...row, [change.field]: change.value }));
    case 'toggleLetter':
      return inRow(row =>
        withLetters(
          row,
          change.party,
          toggled(row.letters[change.party] ?? '', change.letter),
        ),
      );
    case 'clearCell':
      return draft.rows.some(
        row => row.id === change.row && row.letters[change.party],
      )
        ? inRow(row => withLetters(row, change.party, ''))
        : draft;
    case 'addRow':
      return {
        ...draft,
        nextId: draft.nextId + 1,
        rows: [
          ...draft.rows,
          {
            id: draft.nextId,
            activity: change.activity,
            letters: {},
            validator: '',
            note: '',
          },
        ],
      };
    case 'removeRow':
      return {
        ...draft,
        rows: draft.rows.filter(({ id }) => id !== change.row),
      };
    case 'moveRow': {
      const from = draft.rows.findIndex(({ id }) => id === change.row);
      const rows = moved(draft.rows, from, change.by);
      return rows === draft.rows ? draft : { ...draft, rows };
    }
    case 'addParty': {
      const key = partyKey(change.written, change.namespace);
      if (draft.parties.some(party => party.key === key)) return draft;
      return {
        ...draft,
        parties: [...draft.parties, { key, written: change.written }],
      };
    }
    case 'removeParty':
      return {
        ...draft,
        parties: draft.parties.filter(({ key }) => key !== change.party),
        rows: draft.rows.map(row =>
          row.letters[change.party] ? withLetters(row, change.party, '') : row,
        ),
      };
    case 'moveParty': {
      const from = draft.parties.findIndex(({ key }) => key === change.party);
      const parties = moved(draft.parties, from, change.by);
      return parties === draft.parties ? draft : { ...draft, parties };
    }
    case 'import':
      return importRows(draft, change);
    default:
      return draft;
  }
}
