import fc from 'fast-check';
import { activity, component, group, matrix } from '../__testUtils__/entities';
import { organizations } from '../__testUtils__/arbitraryOrganization';
import { compileOperatingModel } from '../model';
import { Contests } from './Contests';
import { builtInRules } from './builtIn';
import { lint } from './lint';

const now = new Date('2026-11-23T12:00:00Z');

function surveyed(entities: Parameters<typeof compileOperatingModel>[0]) {
  const all = [...entities];
  const model = compileOperatingModel(all, { now });
  const contests = new Contests();
  const findings = lint(model, { rules: builtInRules, entities: all });
  for (const finding of findings) contests.add(finding);
  return { model, contests, findings };
}

describe('contests between matrices', () => {
  const rows = (accountable: string) => ({
    precedence: 20,
    rows: [
      { activity: 'restore', accountable: 'web' },
      { activity: 'deploy', accountable },
    ],
  });
  const entities = [
    ...['web', 'security', 'data'].map(name => group(name)),
    ...['deploy', 'restore'].map(name => activity(name)),
    component('shop', { owner: 'web' }),
    component('till', { owner: 'web' }),
    component('vault', { owner: 'security' }),
  ];

  it('are told at the row of each that takes part, with how many entities feel it', () => {
    const { model, contests } = surveyed([
      ...entities,
      matrix('operations', rows('$owner'), { title: 'Operations' }),
      matrix('controls', { ...rows('security'), owner: 'security' }),
    ]);
    const said = [...model.matrices.values()].flatMap(each =>
      contests.findingsOf(each, model),
    );
    expect(
      said.map(({ subjectRef, row, path, message, ownerRef, refs }) => ({
        subjectRef,
        row,
        path,
        message,
        ownerRef,
        refs,
      })),
    ).toEqual([
      {
        subjectRef: 'responsibilitymatrix:default/controls',
        row: 2,
        path: 'spec.rows[1].accountable',
        message:
          'who is accountable is contested on 2 entities: responsibilitymatrix:default/operations row 2 names somebody else',
        ownerRef: 'group:default/security',
        refs: ['responsibilitymatrix:default/operations'],
      },
      {
        subjectRef: 'responsibilitymatrix:default/operations',
        row: 2,
        path: 'spec.rows[1].accountable',
        message:
          'who is accountable is contested on 2 entities: responsibilitymatrix:default/controls row 2 names somebody else',
        ownerRef: undefined,
        refs: ['responsibilitymatrix:default/controls'],
      },
    ]);
    expect(said.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'R13 error',
      'R13 error',
    ]);
  });

  it('are told pair by pair where three take part, and not between those that agree', () => {
    const { model, contests } = surveyed([
      ...entities,
      matrix('a', rows('data')),
      matrix('b', rows('data')),
      matrix('c', rows('security')),
    ]);
    const pairs = [...model.matrices.values()].flatMap(each =>
      contests
        .findingsOf(each, model)
        .map(({ subjectRef, refs }) =>
          [subjectRef, ...refs].map(at => at.at(-1)),
        ),
    );
    expect(pairs).toEqual([
      ['a', 'c'],
      ['b', 'c'],
      ['c', 'a'],
      ['c', 'b'],
    ]);
  });

  it('are there for each matrix that a finding of R13 names, and for no other', () => {
    let seen = 0;
    fc.assert(
      fc.property(organizations, ({ definitions, subjects }) => {
        const { model, contests, findings } = surveyed([
          ...definitions,
          ...subjects,
        ]);
        const named = findings
          .filter(({ rule }) => rule === 'R13')
          .flatMap(({ refs }) => refs)
          .filter(ref => model.matrices.has(ref));
        const telling = [...model.matrices.values()].filter(
          each => contests.findingsOf(each, model).length,
        );
        seen += named.length;
        expect(new Set(telling.map(({ ref }) => ref))).toEqual(new Set(named));
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(seen).toBeGreaterThan(0);
  });
});
