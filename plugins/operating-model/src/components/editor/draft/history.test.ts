import fc from 'fast-check';
import { storedMatrix } from '../__testUtils__/matrix';
import { DraftChange } from './changeDraft';
import { History, historyReducer, startHistory } from './history';
import { readDraft } from './readDraft';

const start = () => startHistory(readDraft(storedMatrix()));

const change = (history: History, each: DraftChange) =>
  historyReducer(history, { type: 'change', change: each });
const undo = (history: History) => historyReducer(history, { type: 'undo' });
const redo = (history: History) => historyReducer(history, { type: 'redo' });

const row = fc.integer({ min: 1, max: 6 });
const by = fc.constantFrom(-1, 1);
const party = fc.constantFrom(
  '$owner',
  'group:default/shop',
  'group:default/new',
);
const anyChange: fc.Arbitrary<DraftChange> = fc.oneof(
  fc.record({
    type: fc.constant('toggleLetter' as const),
    row,
    party,
    letter: fc.constantFrom('A', 'R', 'C', 'I'),
  }),
  fc.record({ type: fc.constant('clearCell' as const), row, party }),
  fc.record({ type: fc.constant('addRow' as const), activity: fc.string() }),
  fc.record({ type: fc.constant('removeRow' as const), row }),
  fc.record({ type: fc.constant('moveRow' as const), row, by }),
  fc.record({
    type: fc.constant('addParty' as const),
    written: fc.constantFrom('new', '$system.owner'),
  }),
  fc.record({ type: fc.constant('removeParty' as const), party }),
  fc.record({ type: fc.constant('moveParty' as const), party, by }),
  fc.record({
    type: fc.constant('setHead' as const),
    field: fc.constant('title' as const),
    value: fc.string(),
  }),
);

describe('history', () => {
  it('goes back through any changes to the beginning, and forth to their end', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 30 }), changes => {
        const begun = start();
        const end = changes.reduce(change, begun);
        let back = end;
        for (const _ of end.past) back = undo(back);
        expect(back.present).toBe(begun.present);
        expect(undo(back)).toBe(back);
        let forth = back;
        for (const _ of back.future) forth = redo(forth);
        expect(forth.present).toBe(end.present);
        expect(redo(forth)).toBe(forth);
      }),
    );
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
