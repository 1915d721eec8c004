import fc from 'fast-check';
import { RISKS } from '../kinds/fields';
import { AlikeCells, NextStepFinder } from './NextStepFinder';
import { builtInCriteria } from './builtInCriteria';
import { scoreOf } from './criteria';
import { addSums, emptySums, scoresOf, sumCells } from './sums';

const weights = Object.fromEntries(
  builtInCriteria.map(({ id, weight }) => [id, weight]),
);

const MENDABLE = ['owned', 'complete', 'fresh', 'validated'];

function stateOf(id: string, failed: readonly string[]) {
  if (id === 'reachable') return 'unknown';
  return failed.includes(id) ? 'failed' : 'met';
}

function scoreWithout(failed: readonly string[]) {
  return scoreOf(
    builtInCriteria.map(({ id, title, weight }) => ({
      id,
      title,
      weight,
      problems: [],
      state: stateOf(id, failed),
    })),
  );
}

const weak = (runbookRef: string, failed: string[], more: object = {}) => ({
  activityRef: 'activity:default/deploy',
  risk: 'medium' as const,
  state: 'weak' as const,
  score: scoreWithout(failed),
  runbookRef,
  failed,
  cells: 1,
  entities: 1,
  example: 'component:default/c',
  ...more,
});

const missing = (more: object = {}): AlikeCells => ({
  activityRef: 'activity:default/restore',
  risk: 'medium',
  state: 'missing',
  score: 0,
  failed: ['present', ...MENDABLE],
  cells: 1,
  entities: 1,
  example: 'component:default/c',
  ...more,
});

function sumsOf(all: readonly AlikeCells[]) {
  const sums = emptySums();
  for (const { cells, risk, state, score } of all) {
    addSums(
      sums,
      sumCells([{ risk, state, without: { state, score } }]),
      cells,
    );
  }
  return sums;
}

function bestOf(all: AlikeCells[], limit = 100) {
  const steps = new NextStepFinder(weights);
  all.forEach(each => steps.add(each));
  return steps.best(sumsOf(all), limit);
}

describe('what would raise the score most', () => {
  it('comes first: what covers many, what lacks much, what is risky', () => {
    const best = bestOf([
      weak('runbook:default/a', ['fresh', 'validated']),
      weak('runbook:default/a', ['fresh', 'validated'], {
        cells: 4,
        risk: 'high',
        activityRef: 'activity:default/other',
        example: 'component:default/a',
      }),
      missing({ cells: 2 }),
      weak('runbook:default/b', ['owned']),
    ]);
    expect(
      best.map(({ kind, runbookRef, criterion, cells, example }) => [
        kind,
        runbookRef?.slice(16),
        criterion,
        cells,
        example.slice(18),
      ]),
    ).toEqual([
      ['write-runbook', undefined, undefined, 2, 'c'],
      ['mend-runbook', 'a', 'fresh', 5, 'a'],
      ['mend-runbook', 'a', 'validated', 5, 'a'],
      ['mend-runbook', 'b', 'owned', 1, 'c'],
    ]);
  });

  it('is nothing where all is well, and no more than asked for', () => {
    expect(
      bestOf([weak('runbook:default/a', [], { state: 'covered' })]),
    ).toEqual([]);
    expect(bestOf([])).toEqual([]);
    expect(
      bestOf([missing(), weak('runbook:default/a', MENDABLE)], 2),
    ).toHaveLength(2);
  });

  it('takes an address in an annotation for a runbook that is still to be written, and tells such weak cells from missing ones', () => {
    const linked = weak('x', ['complete'], { runbookRef: undefined });
    expect(bestOf([linked])).toMatchObject([
      {
        kind: 'write-runbook',
        activityRef: 'activity:default/deploy',
        cells: 1,
        missing: 0,
      },
    ]);
    const deploy = { activityRef: linked.activityRef };
    expect(
      bestOf([
        linked,
        missing({ ...deploy, cells: 3 }),
        missing({ ...deploy, cells: 5, risk: 'high' }),
      ]),
    ).toMatchObject([{ kind: 'write-runbook', cells: 9, missing: 8 }]);
  });

  it('gains just what the sums tell once it is done', () => {
    const cells = fc.record({
      runbook: fc.constantFrom('a', 'b', undefined),
      failed: fc.subarray(MENDABLE),
      risk: fc.constantFrom(...RISKS),
      activity: fc.constantFrom('x', 'y'),
      cells: fc.integer({ min: 1, max: 1_000 }),
    });
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1 }), given => {
        // A runbook is the same for whatever it covers.
        const failures = new Map<string, string[]>();
        const all = given.map(
          ({ runbook, failed, risk, activity, ...rest }) => {
            const about = { ...rest, risk, activityRef: activity };
            if (!runbook) return missing(about);
            if (!failures.has(runbook)) failures.set(runbook, failed);
            const fails = failures.get(runbook)!;
            return weak(runbook, fails, {
              ...about,
              state: fails.length ? 'weak' : 'covered',
            });
          },
        );
        const before = scoresOf(sumsOf(all)).score!;
        for (const step of bestOf(all)) {
          const done = all.map(each => {
            if (step.kind === 'write-runbook') {
              return each.state === 'missing' &&
                each.activityRef === step.activityRef
                ? { ...each, score: 100 }
                : each;
            }
            return each.runbookRef === step.runbookRef
              ? {
                  ...each,
                  score: scoreWithout(
                    each.failed.filter(id => id !== step.criterion),
                  ),
                }
              : each;
          });
          const after = scoresOf(sumsOf(done)).score!;
          expect(step.scoreAfter).toBeCloseTo(after, 4);
          expect(step.gain).toBeCloseTo(after - before, 4);
          expect(step.gain).toBeGreaterThan(0);
        }
      }),
    );
  });
});
