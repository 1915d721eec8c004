import { DEFAULT_SCORECARD_SETTINGS, readScorecardConfig } from './settings';

describe('readScorecardConfig', () => {
  it('has defaults for everything', () => {
    expect(readScorecardConfig(undefined)).toEqual(DEFAULT_SCORECARD_SETTINGS);
    expect(readScorecardConfig({})).toEqual(DEFAULT_SCORECARD_SETTINGS);
  });

  it('takes weights, days, levels and an age', () => {
    expect(
      readScorecardConfig({
        criteria: {
          present: 50,
          owned: 0,
          validated: { weight: 20, countsFrom: '2027-01-01' },
        },
        activities: { deploy: { countsFrom: '2027-03-01' } },
        levels: [
          { name: 'Red', from: 0 },
          { name: 'Green', from: 80 },
        ],
        maxAge: 'P6M',
      }),
    ).toMatchObject({
      weights: { present: 50, owned: 0, complete: 15, validated: 20 },
      countsFrom: { validated: '2027-01-01' },
      activitiesFrom: { 'activity:default/deploy': '2027-03-01' },
      levels: [
        { name: 'Red', from: 0 },
        { name: 'Green', from: 80 },
      ],
      maxAge: 'P6M',
    });
  });

  it.each([
    [
      { criteria: { owner: 5 } },
      'operatingModel.scorecard.criteria.owner is not known here; use one of present, owned, complete, fresh, validated, reachable',
    ],
    [
      { criteria: { owned: -1 } },
      'operatingModel.scorecard.criteria.owned -1 is out of range; write a number from 0 to 1000',
    ],
    [{ criteria: { present: 0 } }, 'criteria.present 0 is out of range'],
    [
      { criteria: { present: { countsFrom: '2027-01-01' } } },
      'criteria.present.countsFrom is not known here',
    ],
    [{ criteria: { fresh: { countsFrom: 'soon' } } }, 'criteria.fresh'],
    [
      { activities: { 'a b': { countsFrom: '2027-01-01' } } },
      'activities.a b is not a reference to an activity; write for example deploy-to-production',
    ],
    [
      { activities: { deploy: { countsFrom: '2027-02-30' } } },
      'activities.deploy.countsFrom',
    ],
    [
      { levels: [{ name: 'Good', from: 10 }] },
      'levels leaves low scores without a name; let the first level begin at 0',
    ],
    [
      {
        levels: [
          { name: 'A', from: 0 },
          { name: 'A', from: 0 },
        ],
      },
      'levels is not in order; let each level begin above the one before. operatingModel.scorecard.levels names a level twice; give each a name of its own',
    ],
    [{ levels: [] }, 'levels leaves low scores without a name'],
    [{ maxAge: '12 months' }, 'maxAge'],
    [{ weights: {} }, 'operatingModel.scorecard.weights is not known here'],
    ['x', 'operatingModel.scorecard'],
  ])('refuses %j and says why', (value, message) => {
    expect(() => readScorecardConfig(value)).toThrow(message);
  });
});
