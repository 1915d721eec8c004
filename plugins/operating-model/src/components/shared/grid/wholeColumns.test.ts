import { wholeColumns } from './wholeColumns';

const measures = {
  head: 50,
  row: 60,
  foot: 40,
  activity: 200,
  party: 100,
  findings: 150,
};

describe('wholeColumns', () => {
  it.each([
    ['all are in sight', 850, 5, true, 100],
    ['the last but one is cut in two', 800, 5, true, 112.5],
    ['many are out of sight', 899, 200, true, 549 / 5],
    ['the last column scrolls with them', 650, 5, false, 112.5],
    ['only the last column is out of sight', 700, 5, false, 100],
    ['not even one fits', 440, 5, true, 100],
    ['its width is not known', 0, 5, true, 100],
    ['there are none', 340, 0, true, 100],
  ])('where %s', (_, width, columns, lastInSight, expected) => {
    expect(wholeColumns(measures, { width, columns, lastInSight }).party).toBe(
      expected,
    );
  });

  it('leaves all else as it is', () => {
    expect(
      wholeColumns(measures, { width: 800, columns: 5, lastInSight: true }),
    ).toEqual({ ...measures, party: 112.5 });
  });
});
