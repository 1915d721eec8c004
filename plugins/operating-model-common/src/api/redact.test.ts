import fc from 'fast-check';
import { organizations } from '../__testUtils__/arbitraryOrganization';
import {
  activity,
  component,
  group,
  matrix,
  runbook,
  user,
} from '../__testUtils__/entities';
import { compileOperatingModel } from '../model';
import { describeDefinition } from './describeDefinition';
import { describeEntity, describeWho } from './describeEntity';
import {
  definitionWithoutHidden,
  refsOfEntityAnswer,
  refsOfWho,
  whoWithoutHidden,
  withoutHidden,
} from './redact';

const now = new Date('2026-11-23T12:00:00Z');

/** Any organization, and what of its model somebody may not read. */
const viewed = organizations
  .map(({ definitions, subjects }) => ({
    subjects,
    model: compileOperatingModel(definitions, { now }),
  }))
  .chain(({ model, subjects }) => {
    const { activities, runbooks, matrices, agreements, parties } = model;
    const known = [activities, runbooks, matrices, agreements, parties].flatMap(
      map => [...map.keys()],
    );
    return fc.record({
      model: fc.constant(model),
      subjects: fc.constant(subjects),
      unreadable: fc.subarray(known),
    });
  });

/** As the backend does it: of the references that the answer names, those that the reader may not read. */
const hiddenOf = (refs: string[], unreadable: string[]) =>
  new Set(unreadable.filter(ref => refs.includes(ref)));

function leaksOf(unreadable: string[], answer: unknown): string[] {
  const text = JSON.stringify(answer);
  return unreadable.filter(ref => text.includes(ref));
}

describe('an answer without what its reader may not see', () => {
  it('about an entity names none of it anywhere, not even in a title or a reason', () => {
    fc.assert(
      fc.property(viewed, ({ model, subjects, unreadable }) => {
        for (const subject of subjects) {
          const answer = describeEntity(model, subject);
          // Somebody who may not read the entity itself is given no answer at all.
          const others = unreadable.filter(ref => ref !== answer.entityRef);
          const hidden = hiddenOf(refsOfEntityAnswer(answer), others);
          expect(leaksOf(others, withoutHidden(answer, hidden))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('about whom to call names none of it', () => {
    fc.assert(
      fc.property(viewed, ({ model, subjects, unreadable }) => {
        for (const subject of subjects) {
          const answer = describeWho(model, subject);
          const others = unreadable.filter(ref => ref !== answer.entityRef);
          const hidden = hiddenOf(refsOfWho(answer), others);
          expect(leaksOf(others, whoWithoutHidden(answer, hidden))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('about a definition names none of it', () => {
    fc.assert(
      fc.property(viewed, ({ model, unreadable }) => {
        for (const ref of [
          ...model.activities.keys(),
          ...model.runbooks.keys(),
          ...model.matrices.keys(),
          ...model.agreements.keys(),
        ]) {
          const answer = describeDefinition(model, ref)!;
          const others = unreadable.filter(each => each !== ref);
          const refs = [
            ...Object.keys(answer.names),
            ...answer.runbooks.map(each => each.ref),
          ];
          const seen = definitionWithoutHidden(answer, hiddenOf(refs, others));
          expect(leaksOf(others, seen)).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  const model = compileOperatingModel(
    [
      activity('deploy', { appliesTo: { kind: 'Component' }, risk: 'high' }),
      activity('restore', { appliesTo: { kind: 'Component' } }),
      matrix('m', {
        rows: [
          {
            activity: 'deploy',
            accountable: 'secret',
            responsible: ['secret', 'web'],
            note: 'Secret since the merger',
          },
        ],
      }),
      runbook('r', {
        activities: ['deploy'],
        entities: ['c'],
        validated: { on: '2026-11-01', by: 'secret' },
      }),
      group('web'),
      group('secret'),
      user('secret'),
    ],
    { now },
  );
  const answer = describeEntity(model, component('c', { owner: 'web' }));

  it('is the whole answer where nothing is hidden', () => {
    expect(withoutHidden(answer, new Set())).toEqual(answer);
  });

  it('keeps what may be seen, and counts the rest', () => {
    const seen = withoutHidden(
      answer,
      new Set(['group:default/secret', 'user:default/secret']),
    );
    expect(seen.hidden).toBe(2);
    expect(seen.activities[0]).toMatchObject({
      matrixRef: 'responsibilitymatrix:default/m',
      accountable: undefined,
      responsible: ['group:default/web'],
      runbooks: [{ ref: 'runbook:default/r', validated: undefined }],
    });
    expect(Object.keys(seen.parties)).toEqual(['group:default/web']);
  });

  it('keeps the score, which does not depend on who looks', () => {
    const seen = withoutHidden(answer, new Set(['runbook:default/r']));
    expect(seen.activities[0].runbooks).toEqual([]);
    expect(seen.activities[0].cell).toEqual({
      ...answer.activities[0].cell,
      runbookRef: undefined,
    });
    expect(seen.score).toEqual(answer.score);
  });

  it('says nothing of an activity or a matrix that is hidden', () => {
    const seen = withoutHidden(
      answer,
      new Set(['activity:default/restore', 'responsibilitymatrix:default/m']),
    );
    expect(seen.activities.map(each => each.activityRef)).toEqual([
      'activity:default/deploy',
    ]);
    expect(seen.activities[0]).toMatchObject({
      source: 'matrix',
      matrixRef: undefined,
      row: undefined,
      note: undefined,
      rows: [],
    });
  });
});
