import { activity } from '../__testUtils__/entities';
import { compileOperatingModel } from '../model';
import { scoringChanges, scoringOf } from './scoring';
import { DEFAULT_SCORECARD_SETTINGS, readScorecardConfig } from './settings';

const definitions = [
  activity('deploy', { risk: 'high' }),
  activity('restore', { risk: 'critical' }),
  activity('talk', { runbook: 'none' }),
];

const modelOn = (now: string, entities = definitions) =>
  compileOperatingModel(entities, { now: new Date(now) });

const today = modelOn('2026-11-23T12:00:00Z');

describe('scoringOf', () => {
  it('has what counts: criteria with a weight, and activities that ask for a runbook', () => {
    expect(
      scoringOf(today, readScorecardConfig({ criteria: { owned: 0 } })),
    ).toEqual({
      criteria: expect.not.objectContaining({ owned: expect.anything() }),
      activities: {
        'activity:default/deploy': 'high',
        'activity:default/restore': 'critical',
      },
      appliesTo: {
        'activity:default/deploy': '',
        'activity:default/restore': '',
      },
      maxAge: 'P12M',
    });
  });

  it('leaves out what is announced, until its day', () => {
    const settings = readScorecardConfig({
      criteria: { validated: { countsFrom: '2026-11-24' } },
      activities: { restore: { countsFrom: '2026-11-24' } },
    });
    const before = scoringOf(modelOn('2026-11-23T23:59:59Z'), settings);
    const after = scoringOf(modelOn('2026-11-24T00:00:00Z'), settings);
    expect(scoringChanges(before, after)).toEqual([
      { of: 'criterion', key: 'validated', after: '15' },
      { of: 'activity', key: 'activity:default/restore', after: 'critical' },
    ]);
  });

  it('is the same text in whatever order the definitions come', () => {
    expect(
      JSON.stringify(
        scoringOf(
          modelOn('2026-11-23T12:00:00Z', [...definitions].reverse()),
          DEFAULT_SCORECARD_SETTINGS,
        ),
      ),
    ).toBe(JSON.stringify(scoringOf(today, DEFAULT_SCORECARD_SETTINGS)));
  });
});

describe('scoringChanges', () => {
  it('has nothing of the same', () => {
    const scoring = scoringOf(today, DEFAULT_SCORECARD_SETTINGS);
    expect(scoringChanges(scoring, scoring)).toEqual([]);
  });

  it('has what an activity applies to, where that is not the same', () => {
    const applyingTo = (appliesTo: object | undefined) =>
      scoringOf(
        modelOn('2026-11-23T12:00:00Z', [
          activity('deploy', { appliesTo }),
          activity('restore', {}),
        ]),
        DEFAULT_SCORECARD_SETTINGS,
      );
    const services = { kind: 'Component', 'spec.type': 'service' };
    const alike = { 'spec.type': 'service', kind: 'Component' };
    expect(scoringChanges(applyingTo(services), applyingTo(alike))).toEqual([]);
    const appliesTo = { of: 'appliesTo', key: 'activity:default/deploy' };
    const told = '{"kind":"Component","spec.type":"service"}';
    expect(scoringChanges(applyingTo(undefined), applyingTo(services))).toEqual(
      [{ ...appliesTo, before: '', after: told }],
    );
    expect(
      scoringChanges(applyingTo(services), applyingTo({ kind: 'API' })),
    ).toEqual([{ ...appliesTo, before: told, after: '{"kind":"API"}' }]);
    // What was kept before this was.
    const { appliesTo: _, ...early } = applyingTo(services);
    expect(scoringChanges(early, applyingTo({ kind: 'API' }))).toEqual([]);
  });

  it('has what came, what went, and what counts otherwise', () => {
    const before = scoringOf(today, DEFAULT_SCORECARD_SETTINGS);
    const after = scoringOf(
      modelOn('2026-11-23T12:00:00Z', [
        activity('deploy', { risk: 'low' }),
        activity('talk', {}),
      ]),
      readScorecardConfig({
        criteria: { owned: 0, present: 50 },
        maxAge: 'P6M',
      }),
    );
    expect(scoringChanges(before, after)).toEqual([
      { of: 'criterion', key: 'owned', before: expect.any(String) },
      {
        of: 'criterion',
        key: 'present',
        before: expect.any(String),
        after: '50',
      },
      {
        of: 'activity',
        key: 'activity:default/deploy',
        before: 'high',
        after: 'low',
      },
      { of: 'activity', key: 'activity:default/restore', before: 'critical' },
      { of: 'activity', key: 'activity:default/talk', after: 'medium' },
      { of: 'maxAge', key: '', before: 'P12M', after: 'P6M' },
    ]);
  });
});
