import { CellState, cellOf, levelOf } from './cells';
import { CriterionResult, judgeAbsence } from './criteria';

const criteriaWith = (
  states: Partial<Record<string, CriterionResult['state']>>,
): CriterionResult[] =>
  judgeAbsence({ now: new Date(0) }).map(each => ({
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
    expect(cellOf(judgeAbsence({ now: new Date(0) }))).toMatchObject({
      state: 'missing',
      score: 0,
    });
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
