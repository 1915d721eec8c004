import { runbook } from '../__testUtils__/entities';
import { compileOperatingModel } from '../model';
import { CriterionId } from './builtInCriteria';
import { Criterion } from './Criterion';
import {
  CoverageOptions,
  judgeAbsence,
  judgeRunbook,
  scoreOf,
} from './criteria';
import { cellOf } from './cells';
import { builtInCriteria } from './builtInCriteria';

const isGroup = (ref: string) => ref === 'group:default/web';

/** Nothing is wrong with it on 23 November 2026. */
const sound = {
  owner: 'web',
  author: 'sam',
  tools: ['kubectl'],
  permissions: ['role/admin'],
  escalation: 'web',
  updated: '2026-03-04',
  validated: { on: '2026-06-01', by: 'mo' },
  review: { every: 'P6M', last: '2026-06-01' },
};

function criteriaOf(
  spec: object,
  {
    now = '2026-11-23T12:00:00Z',
    ...options
  }: Partial<Omit<CoverageOptions, 'now'>> & { now?: string } = {},
) {
  const { runbooks } = compileOperatingModel(
    [runbook('r', { ...sound, ...spec }, { description: 'It is restored' })],
    { now: new Date(now) },
  );
  return judgeRunbook(runbooks.get('runbook:default/r')!, {
    now: new Date(now),
    isGroup,
    ...options,
  });
}

const problemsOf = (id: CriterionId, ...of: Parameters<typeof criteriaOf>) =>
  criteriaOf(...of).find(each => each.id === id)!.problems;

describe('judgeRunbook', () => {
  it('finds nothing wrong with a sound runbook, and can not look whether it answers', () => {
    expect(criteriaOf({})).toEqual([
      {
        id: 'present',
        title: 'Present',
        state: 'met',
        weight: 40,
        problems: [],
      },
      { id: 'owned', title: 'Owned', state: 'met', weight: 10, problems: [] },
      {
        id: 'complete',
        title: 'Complete',
        state: 'met',
        weight: 15,
        problems: [],
      },
      { id: 'fresh', title: 'Fresh', state: 'met', weight: 15, problems: [] },
      {
        id: 'validated',
        title: 'Validated',
        state: 'met',
        weight: 15,
        problems: [],
      },
      {
        id: 'reachable',
        title: 'Reachable',
        state: 'unknown',
        weight: 5,
        problems: [],
      },
    ]);
    expect(scoreOf(criteriaOf({}))).toBe(100);
  });

  it('asks for an owner that is a group of the catalog', () => {
    expect(problemsOf('owned', { owner: undefined })).toEqual(['no owner']);
    expect(problemsOf('owned', { owner: 'gone' })).toEqual([
      'its owner group:default/gone is not in the catalog',
    ]);
    expect(problemsOf('owned', { owner: 'user:sam' })).toEqual([
      'its owner is not a group',
    ]);
  });

  it('asks for all that one needs to follow it', () => {
    expect(problemsOf('complete', { tools: [], author: undefined })).toEqual([
      'no tools and author named',
    ]);
    const bare = compileOperatingModel([runbook('r')], { now: new Date() });
    const [, , complete] = judgeRunbook([...bare.runbooks.values()][0], {
      now: new Date(),
      isGroup,
    });
    expect(complete).toMatchObject({
      id: 'complete',
      state: 'failed',
      weight: 15,
      problems: [
        'no outcome, tools, permissions, author, date of change, and escalation named',
      ],
    });
  });

  it.each([
    ['on the day on which it is due', '2026-05-23', []],
    ['the day after', '2026-05-22', ['review overdue by 1 day']],
    ['two days after', '2026-05-21', ['review overdue by 2 days']],
    ['before it is due', '2026-05-24', []],
    ['never', undefined, ['never reviewed']],
  ])('looks whether it is reviewed: %s', (_, last, problems) => {
    const review = { every: 'P6M', last };
    expect(problemsOf('fresh', { review })).toEqual(problems);
    for (const time of ['T00:00:00Z', 'T23:59:59Z'])
      expect(
        problemsOf('fresh', { review }, { now: `2026-11-23${time}` }),
      ).toEqual(problems);
  });

  it('counts months as the calendar does', () => {
    const review = { every: 'P1M', last: '2028-01-31' };
    const updated = '2028-01-31';
    const on = (now: string) =>
      problemsOf('fresh', { review, updated }, { now: `${now}T12:00:00Z` });
    expect(on('2028-02-29')).toEqual([]);
    expect(on('2028-03-01')).toEqual(['review overdue by 1 day']);
  });

  it('takes a year where no period is stated', () => {
    const of = (last: string) => problemsOf('fresh', { review: { last } });
    expect(of('2025-11-23')).toEqual([]);
    expect(of('2025-11-22')).toEqual(['review overdue by 1 day']);
  });

  it('asks for a text that was changed within the greatest age', () => {
    const of = (updated?: string, maxAge?: string) =>
      problemsOf('fresh', { updated }, { maxAge } as {});
    expect(of('2025-11-23')).toEqual([]);
    expect(of('2025-11-22')).toEqual(['not changed since 2025-11-22']);
    expect(of('2025-11-22', 'P2Y')).toEqual([]);
    expect(of(undefined)).toEqual(['nobody knows when it was last changed']);
  });

  it('asks for a trial by somebody else than its author, within the period', () => {
    const of = (on: string, by = 'mo') =>
      problemsOf('validated', { validated: { on, by } });
    expect(of('2026-05-23')).toEqual([]);
    expect(of('2026-05-22')).toEqual([
      'last tried on 2026-05-22, 1 day too long ago',
    ]);
    expect(of('2026-11-01', 'User:Default/Sam')).toEqual([
      'tried only by its author',
    ]);
    expect(problemsOf('validated', { validated: undefined })).toEqual([
      'never tried',
    ]);
  });

  it('takes other weights', () => {
    const criteria = criteriaOf(
      { owner: 'gone' },
      { weights: { owned: 50, fresh: 0 } },
    );
    expect(criteria.map(({ id }) => id)).not.toContain('fresh');
    // 40 + 15 + 15 of 120
    expect(scoreOf(criteria)).toBeCloseTo(58.333, 3);
  });
});

describe('a trial that was reported', () => {
  const trialsOf = (on: string, by: string) => () => [{ on, by }];

  it('counts like one that the runbook names, the last by somebody else', () => {
    const old = { validated: { on: '2020-01-01', by: 'mo' } };
    const of = (on: string, by: string) =>
      problemsOf('validated', old, { trialsOf: trialsOf(on, by) });
    expect(of('2026-11-01T10:00:00Z', 'service:ci')).toEqual([]);
    expect(of('2026-01-01', 'service:ci')).toEqual([
      'last tried on 2026-01-01, 145 days too long ago',
    ]);
    // What the author does says nothing.
    expect(of('2026-11-01', 'user:default/sam')).toEqual([
      expect.stringContaining('last tried on 2020-01-01'),
    ]);
  });
});

describe('a look at the source', () => {
  const seen = (state: 'ok' | 'broken' | 'unknown', missing?: string[]) => ({
    sourceOf: () => ({ state, missing }),
  });
  const stateOf = (id: CriterionId, options: Partial<CoverageOptions>) =>
    criteriaOf({}, options as {}).find(each => each.id === id)!.state;

  it('tells whether it is reachable', () => {
    expect(stateOf('reachable', seen('ok'))).toBe('met');
    expect(stateOf('reachable', seen('unknown'))).toBe('unknown');
    expect(problemsOf('reachable', {}, seen('broken'))).toEqual([
      'its address does not answer',
    ]);
  });

  it('tells what the text lacks', () => {
    expect(stateOf('complete', seen('ok', []))).toBe('met');
    expect(
      problemsOf('complete', {}, seen('ok', ['steps', 'escalation'])),
    ).toEqual(['its text has no steps and escalation']);
  });
});

describe('a criterion that is announced', () => {
  const now = '2026-11-23T12:00:00Z';
  const of = (day: string) =>
    criteriaOf({ owner: 'gone' }, { now, countsFrom: { owned: day } });

  it('is shown, and counts neither way before its day', () => {
    expect(of('2026-11-24').find(({ id }) => id === 'owned')).toMatchObject({
      state: 'failed',
      countsFrom: '2026-11-24',
      problems: ['its owner group:default/gone is not in the catalog'],
    });
    expect(cellOf(of('2026-11-24'))).toMatchObject({
      state: 'covered',
      score: 100,
    });
  });

  it('counts from its day on', () => {
    const [, owned] = of('2026-11-23');
    expect(owned.countsFrom).toBeUndefined();
    expect(cellOf(of('2026-11-23'))).toMatchObject({ state: 'weak' });
    // 85 of 95
    expect(cellOf(of('2026-11-23')).score).toBeCloseTo(89.474, 3);
  });
});

describe('a criterion of your own', () => {
  const short: Criterion = {
    id: 'short',
    title: 'Short',
    description: 'Its title has three words at most',
    weight: 5,
    judge: ({ title }) =>
      title.split(' ').length > 3 ? ['its title is long'] : [],
  };

  it('is judged beside those that come with the plugin', () => {
    const criteria = criteriaOf({}, { criteria: [...builtInCriteria, short] });
    expect(criteria.at(-1)).toEqual({
      id: 'short',
      title: 'Short',
      state: 'met',
      weight: 5,
      problems: [],
    });
  });
});

describe('judgeAbsence', () => {
  it('meets nothing', () => {
    expect(scoreOf(judgeAbsence({ now: new Date(0) }))).toBe(0);
    expect(
      judgeAbsence({ now: new Date(0) }).map(({ id, state, weight }) => [
        id,
        state,
        weight,
      ]),
    ).toEqual([
      ['present', 'failed', 40],
      ['owned', 'failed', 10],
      ['complete', 'failed', 15],
      ['fresh', 'failed', 15],
      ['validated', 'failed', 15],
      ['reachable', 'unknown', 5],
    ]);
    expect(
      judgeAbsence({ now: new Date(0) }).flatMap(({ problems }) => problems),
    ).toEqual(['no runbook covers it']);
  });
});

describe('scoreOf', () => {
  const criterion = (id: CriterionId, state: 'met' | 'failed' | 'unknown') => ({
    ...judgeAbsence({ now: new Date(0) }).find(each => each.id === id)!,
    state,
  });

  it('is the share of the weights that are met', () => {
    expect(
      scoreOf([criterion('present', 'met'), criterion('owned', 'failed')]),
    ).toBe(80);
  });

  it('shares out the weight of what is unknown', () => {
    const known = [criterion('present', 'met'), criterion('owned', 'failed')];
    expect(scoreOf([...known, criterion('reachable', 'unknown')])).toBe(80);
    expect(scoreOf([...known, criterion('reachable', 'met')])).toBeCloseTo(
      81.818,
      3,
    );
  });

  it('is nothing where nothing is known', () => {
    expect(scoreOf([criterion('present', 'unknown')])).toBe(0);
    expect(scoreOf([])).toBe(0);
  });
});
