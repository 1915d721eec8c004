import { history } from './__testUtils__/scorecard';
import { changeOf, trendPoints } from './trendPoints';

describe('the points of a trend', () => {
  it('hold until today, because a point is kept only when something changes', () => {
    const { points } = history(['2026-11-01', 60], ['2026-11-10', 70]);
    expect(trendPoints(points, '2026-11-23').at(-1)).toEqual({
      day: '2026-11-23',
      score: 70,
      without: 65,
    });
  });

  it('end today where something changed today', () => {
    const { points } = history(['2026-11-23', 60]);
    expect(trendPoints(points, '2026-11-23')).toHaveLength(1);
  });

  it('are none where none are kept', () => {
    expect(trendPoints([], '2026-11-23')).toEqual([]);
  });
});

describe('the change', () => {
  it('is in whole points, as scores are shown', () => {
    const { points } = history(['2026-09-01', 58.9], ['2026-11-01', 69.1]);
    expect(changeOf(points)).toEqual({ points: 11, since: '2026-09-01' });
  });

  it('is told only where there are two days with a score', () => {
    const [scored] = history(['2026-09-01', 58.9]).points;
    const unscored = { ...scored, day: '2026-09-02', score: undefined };
    expect(changeOf([scored])).toBeUndefined();
    expect(changeOf([scored, unscored])).toBeUndefined();
  });
});
