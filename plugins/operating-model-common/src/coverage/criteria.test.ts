import { runbook } from '../__testUtils__/entities';
import { compileOperatingModel } from '../model';
import { CriterionId, judgeAbsence, judgeRunbook, scoreOf } from './criteria';

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
  { now = '2026-11-23T12:00:00Z', ...options } = {},
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
      { id: 'present', state: 'met', weight: 40, problems: [] },
      { id: 'owned', state: 'met', weight: 10, problems: [] },
      { id: 'complete', state: 'met', weight: 15, problems: [] },
      { id: 'fresh', state: 'met', weight: 15, problems: [] },
      { id: 'validated', state: 'met', weight: 15, problems: [] },
      { id: 'reachable', state: 'unknown', weight: 5, problems: [] },
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
    expect(complete).toEqual({
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
    const criteria = criteriaOf({ owner: 'gone' }, {
      weights: { owned: 50, fresh: 0 },
    } as {});
    // 40 + 15 + 0 + 15 of 120
    expect(scoreOf(criteria)).toBeCloseTo(58.333, 3);
  });
});

describe('judgeAbsence', () => {
  it('meets nothing', () => {
    expect(scoreOf(judgeAbsence())).toBe(0);
    expect(
      judgeAbsence().map(({ id, state, weight }) => [id, state, weight]),
    ).toEqual([
      ['present', 'failed', 40],
      ['owned', 'failed', 10],
      ['complete', 'failed', 15],
      ['fresh', 'failed', 15],
      ['validated', 'failed', 15],
      ['reachable', 'unknown', 5],
    ]);
    expect(judgeAbsence().flatMap(({ problems }) => problems)).toEqual([
      'no runbook covers it',
    ]);
  });
});

describe('scoreOf', () => {
  const criterion = (id: CriterionId, state: 'met' | 'failed' | 'unknown') => ({
    ...judgeAbsence().find(each => each.id === id)!,
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
