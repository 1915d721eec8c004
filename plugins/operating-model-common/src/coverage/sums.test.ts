import fc from 'fast-check';
import { RISKS, Risk } from '../kinds';
import { Cell, CellState } from './cells';
import { addSums, emptySums, scoresOf, sumCells } from './sums';

const cell = (
  risk: Risk,
  score: number,
  state: CellState = 'weak',
  without: CellState = state === 'exempt' ? 'missing' : state,
) => ({
  risk,
  state,
  without: { state: without, score, criteria: [] } as Cell,
});

const scoreOf = (...cells: ReturnType<typeof cell>[]) =>
  scoresOf(sumCells(cells)).score;

describe('sumCells', () => {
  it('weighs cells by risk: 1, 2, 3 and 5', () => {
    expect(scoreOf(cell('low', 100), cell('low', 0))).toBe(50);
    expect(scoreOf(cell('low', 0), cell('medium', 90))).toBe(60);
    expect(scoreOf(cell('low', 0), cell('high', 100))).toBe(75);
    expect(scoreOf(cell('low', 0), cell('critical', 60))).toBe(50);
  });

  it('leaves out what is exempt or unknown, and counts what is missing', () => {
    expect(
      scoreOf(
        cell('low', 80),
        cell('critical', 0, 'exempt'),
        cell('critical', 0, 'unknown'),
      ),
    ).toBe(80);
    expect(scoreOf(cell('low', 80), cell('low', 0, 'missing'))).toBe(40);
  });

  it('counts without exceptions what is exempt as what it would be', () => {
    expect(
      scoresOf(sumCells([cell('low', 80), cell('low', 20, 'exempt', 'weak')])),
    ).toEqual({ score: 80, scoreWithoutExceptions: 50 });
  });

  it('is neither zero nor a hundred where no cell counts', () => {
    expect(scoreOf()).toBeUndefined();
    expect(scoreOf(cell('low', 0, 'exempt'))).toBeUndefined();
    expect(sumCells([])).toEqual(emptySums());
  });

  it('adds up to the same in whatever order, and to nothing when all is taken away', () => {
    const cells = fc.array(
      fc
        .record({
          risk: fc.constantFrom(...RISKS),
          score: fc.double({ min: 0, max: 100, noNaN: true }),
          state: fc.constantFrom<CellState>(
            'weak',
            'missing',
            'exempt',
            'unknown',
          ),
        })
        .map(({ risk, score, state }) => cell(risk, score, state)),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 8 }), entities => {
        const forth = emptySums();
        const back = emptySums();
        entities.forEach(each => addSums(forth, sumCells(each)));
        [...entities].reverse().forEach(each => addSums(back, sumCells(each)));
        expect(forth).toEqual(back);
        expect(scoresOf(forth)).toEqual(scoresOf(sumCells(entities.flat())));
        entities.forEach(each => addSums(forth, sumCells(each), -1));
        expect(forth).toEqual(emptySums());
      }),
    );
  });
});
