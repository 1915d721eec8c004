import { Risk } from '../kinds';
import { Cell, CellState, cellOf, entityScore, levelOf } from './cells';
import { CriterionResult, judgeAbsence } from './criteria';

const criteriaWith = (
  states: Partial<Record<string, CriterionResult['state']>>,
): CriterionResult[] =>
  judgeAbsence().map(each => ({
    ...each,
    state: states[each.id] ?? (each.id === 'reachable' ? 'unknown' : 'met'),
  }));

describe('cellOf', () => {
  it.each<
    [CellState, number, Partial<Record<string, CriterionResult['state']>>]
  >([
    ['covered', 100, {}],
    ['covered', 100, { reachable: 'met' }],
    ['weak', 95, { reachable: 'failed' }],
    ['weak', (100 * 80) / 95, { fresh: 'failed' }],
    ['missing', (100 * 55) / 95, { present: 'failed' }],
  ])('is %s with the score %d where %j', (state, score, states) => {
    expect(cellOf(criteriaWith(states))).toMatchObject({ state });
    expect(cellOf(criteriaWith(states)).score).toBeCloseTo(score, 10);
  });

  it('is missing with no score where there is no runbook', () => {
    expect(cellOf(judgeAbsence())).toMatchObject({
      state: 'missing',
      score: 0,
    });
  });
});

describe('entityScore', () => {
  const cell = (risk: Risk, score: number, state: CellState = 'weak') => ({
    risk,
    cell: { state, score, criteria: [] } as Cell,
  });

  it('is the mean of the cells, weighted by risk: 1, 2, 3 and 5', () => {
    expect(entityScore([cell('low', 100), cell('low', 0)])).toBe(50);
    expect(entityScore([cell('low', 0), cell('medium', 90)])).toBe(60);
    expect(entityScore([cell('low', 0), cell('high', 100)])).toBe(75);
    expect(entityScore([cell('low', 0), cell('critical', 60)])).toBe(50);
  });

  it('leaves out what is exempt or unknown', () => {
    expect(
      entityScore([
        cell('low', 80),
        cell('critical', 0, 'exempt'),
        cell('critical', 0, 'unknown'),
      ]),
    ).toBe(80);
  });

  it('counts what is missing', () => {
    expect(entityScore([cell('low', 80), cell('low', 0, 'missing')])).toBe(40);
  });

  it('is neither zero nor a hundred where no cell counts', () => {
    expect(entityScore([])).toBeUndefined();
    expect(entityScore([cell('low', 0, 'exempt')])).toBeUndefined();
  });
});

describe('levelOf', () => {
  it.each([
    [0, 'Initial'],
    [39.99, 'Initial'],
    [40, 'Managed'],
    [69.99, 'Managed'],
    [70, 'Defined'],
    [89.99, 'Defined'],
    [90, 'Assured'],
    [100, 'Assured'],
  ])('calls %d %s', (score, level) => {
    expect(levelOf(score)).toBe(level);
  });

  it('takes other levels, and the lowest for what is below all', () => {
    const levels = [
      { name: 'Bronze', from: 10 },
      { name: 'Gold', from: 50 },
    ];
    expect(levelOf(5, levels)).toBe('Bronze');
    expect(levelOf(50, levels)).toBe('Gold');
  });
});
