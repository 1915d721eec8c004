import { moveCell } from './moveCell';

const size = { rows: 12, columns: 6, page: 4 };
const at = { row: 5, column: 3 };

function press(key: string, from = at, ctrlKey = false) {
  return moveCell(from, { key, ctrlKey, metaKey: false }, size);
}

describe('moving in a grid', () => {
  it('goes cell by cell with the arrows', () => {
    expect(press('ArrowUp')).toEqual({ row: 4, column: 3 });
    expect(press('ArrowDown')).toEqual({ row: 6, column: 3 });
    expect(press('ArrowLeft')).toEqual({ row: 5, column: 2 });
    expect(press('ArrowRight')).toEqual({ row: 5, column: 4 });
  });

  it('goes to the ends of the row, with Ctrl to those of the grid', () => {
    expect(press('Home')).toEqual({ row: 5, column: 0 });
    expect(press('End')).toEqual({ row: 5, column: 5 });
    expect(press('Home', at, true)).toEqual({ row: 0, column: 0 });
    expect(press('End', at, true)).toEqual({ row: 11, column: 5 });
  });

  it('goes by pages, and nowhere beyond the edges', () => {
    expect(press('PageDown')).toEqual({ row: 9, column: 3 });
    expect(press('PageDown', { row: 10, column: 0 })).toEqual({
      row: 11,
      column: 0,
    });
    expect(press('PageUp', { row: 2, column: 0 })).toEqual({
      row: 0,
      column: 0,
    });
    expect(press('ArrowLeft', { row: 0, column: 0 })).toEqual({
      row: 0,
      column: 0,
    });
  });

  it('leaves other keys to others', () => {
    expect(press('a')).toBeUndefined();
    expect(press('Tab')).toBeUndefined();
  });
});
