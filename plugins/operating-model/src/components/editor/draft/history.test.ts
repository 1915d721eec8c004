import { storedMatrix } from '../__testUtils__/matrix';
import { DraftChange } from './changeDraft';
import { History, historyReducer, startHistory } from './history';
import { readDraft } from './readDraft';

const start = () => startHistory(readDraft(storedMatrix()));

const change = (history: History, each: DraftChange) =>
  historyReducer(history, { type: 'change', change: each });
const undo = (history: History) => historyReducer(history, { type: 'undo' });
const redo = (history: History) => historyReducer(history, { type: 'redo' });

const SHOP = 'group:default/shop';

/** One of each, and some that change nothing. */
const CHANGES: DraftChange[] = [
  { type: 'toggleLetter', row: 1, party: SHOP, letter: 'C' },
  { type: 'clearCell', row: 1, party: SHOP },
  { type: 'clearCell', row: 1, party: SHOP },
  { type: 'addRow', activity: 'deploy' },
  { type: 'moveRow', row: 3, by: -1 },
  { type: 'moveRow', row: 1, by: -1 },
  { type: 'addParty', written: '$system.owner' },
  { type: 'addParty', written: 'shop' },
  { type: 'moveParty', party: '$system.owner', by: -2 },
  { type: 'setHead', field: 'title', value: 'Another' },
  { type: 'setRow', row: 3, field: 'note', value: 'why' },
  { type: 'import', rows: [{ activity: 'restore' }], mode: 'merge' },
  { type: 'removeParty', party: SHOP },
  { type: 'removeRow', row: 2 },
  { type: 'import', rows: [{ activity: 'patch' }], mode: 'replace' },
];

describe('history', () => {
  it('goes back through any changes to the beginning, and forth to their end', () => {
    const begun = start();
    const end = CHANGES.reduce(change, begun);
    expect(end.past).toHaveLength(12);
    const steps = [...end.past, end.present];
    let back = end;
    for (const step of [...steps].reverse()) {
      expect(back.present).toBe(step);
      back = undo(back);
    }
    expect(back.present).toBe(begun.present);
    expect(undo(back)).toBe(back);
    let forth = back;
    for (const step of steps) {
      expect(forth.present).toBe(step);
      forth = redo(forth);
    }
    expect(redo(forth)).toBe(forth);
  });

  it('takes typing in one field as one step', () => {
    const typed = ['S', 'Sh', 'Sho'].reduce(
      (history, value) =>
        change(history, { type: 'setHead', field: 'title', value }),
      start(),
    );
    const other = change(typed, { type: 'setHead', field: 'name', value: 'x' });
    expect(typed.past).toHaveLength(1);
    expect(undo(other).present.head.title).toBe('Sho');
    expect(undo(undo(other)).present.head.title).toBe('Shop operations');
  });

  it('begins a step of its own after going back', () => {
    const set = (history: History, value: string) =>
      change(history, { type: 'setHead', field: 'title', value });
    const history = set(undo(set(start(), 'one')), 'two');
    expect(history.future).toEqual([]);
    expect(history.past).toHaveLength(1);
    expect(undo(history).present.head.title).toBe('Shop operations');
  });

  it('remembers nothing where nothing changed', () => {
    const begun = start();
    expect(
      change(begun, { type: 'clearCell', row: 1, party: 'group:default/none' }),
    ).toBe(begun);
  });
});
