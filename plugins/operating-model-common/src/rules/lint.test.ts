import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import fc from 'fast-check';
import {
  activity,
  component,
  group,
  matrix,
  runbook,
} from '../__testUtils__/entities';
import { organizations } from '../__testUtils__/arbitraryOrganization';
import { compileOperatingModel } from '../model';
import { inOneGo } from '../model/steps';
import { NOW } from './__testUtils__/remarks';
import { builtInRules } from './builtIn';
import { compareFindings, createSurvey, lint } from './lint';
import { defineRule } from './Rule';
import { readRulesConfig } from './settings';

const compile = (entities: Entity[]) =>
  compileOperatingModel(entities, { now: NOW });

describe('lint', () => {
  it('reports what can not be understood, whatever config says', () => {
    const [finding, ...rest] = lint(
      compile([runbook('r', { source: 'ftp://example.com' })]),
      { rules: [] },
    );
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'schema',
      severity: 'error',
      practice: 'BP02',
      subjectRef: 'runbook:default/r',
      path: 'spec.source',
    });
  });

  it('keeps silent on rules that are switched off, and takes their severity from config', () => {
    const model = compile([
      matrix('m', { rows: [{ activity: 'x', accountable: 'a' }] }),
    ]);
    const settings = readRulesConfig({ R02: 'note', R04: false }, builtInRules);
    expect(
      lint(model, { rules: builtInRules, settings }).map(
        ({ rule, severity }) => [rule, severity],
      ),
    ).toEqual([['R02', 'note']]);
  });

  it('asks the rules that somebody adds, with file and owner of what they speak of', () => {
    const named = defineRule({
      id: 'X01',
      title: 'Rows are explained',
      severity: 'note',
      practice: 'BP03',
      checks: () => ({
        *row({ note }) {
          if (!note)
            yield { path: 'note', message: 'no note', remedy: 'add one' };
        },
      }),
    });
    expect(
      lint(
        compile([
          matrix(
            'm',
            { owner: 'keepers', rows: [{ activity: 'x' }] },
            {
              annotations: {
                'backstage.io/managed-by-location':
                  'url:https://git.example.com/m.yaml',
                'backstage.io/edit-url': 'https://git.example.com/edit/m.yaml',
              },
            },
          ),
        ]),
        { rules: [named] },
      ),
    ).toEqual([
      {
        rule: 'X01',
        severity: 'note',
        practice: 'BP03',
        subjectRef: 'responsibilitymatrix:default/m',
        ownerRef: 'group:default/keepers',
        path: 'spec.rows[0].note',
        row: 1,
        message: 'no note',
        remedy: 'add one',
        origin: {
          file: 'https://git.example.com/m.yaml',
          editUrl: 'https://git.example.com/edit/m.yaml',
        },
        refs: [],
        position: 'spec.rows[0].note',
      },
    ]);
  });

  it('never throws, names subjects that exist, and orders findings strictly, for any organization', () => {
    fc.assert(
      fc.property(organizations, ({ definitions, subjects }) => {
        // A catalog holds each reference once.
        const entities = [
          ...new Map(
            [...subjects, ...definitions].map(each => [
              stringifyEntityRef(each),
              each,
            ]),
          ).values(),
        ];
        const model = compile(entities);
        const findings = lint(model, { rules: builtInRules, entities });
        const refs = new Set(
          entities.map(entity => stringifyEntityRef(entity)),
        );
        for (const { subjectRef } of findings) {
          expect(refs).toContain(subjectRef);
        }
        const steps = findings
          .slice(1)
          .map((finding, at) => compareFindings(findings[at], finding));
        expect(steps.filter(step => step >= 0)).toEqual([]);
        // Whatever the order in which a catalog passes by.
        expect(
          lint(compile([...entities].reverse()), {
            rules: builtInRules,
            entities: [...entities].reverse(),
          }).map(({ rule, subjectRef, position }) => [
            rule,
            subjectRef,
            position,
          ]),
        ).toEqual(
          findings.map(({ rule, subjectRef, position }) => [
            rule,
            subjectRef,
            position,
          ]),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('createSurvey', () => {
  const entities = [
    activity('deploy', { appliesTo: { kind: 'Component' } }),
    group('top'),
    group('a', { parent: 'top' }),
    matrix('m', {
      rows: [
        {
          activity: 'deploy',
          accountable: '$owner.parent',
          responsible: ['$owner', 'ops'],
        },
      ],
    }),
    component('shop', { owner: 'a' }),
    component('till', { owner: 'a' }),
    component('lost', { owner: 'top' }),
  ];
  const survey = createSurvey(compile(entities), { rules: [] });
  const result = inOneGo(
    survey.conclude(
      new Map(
        entities.map(entity => {
          const surveyed = survey.look(entity);
          return [surveyed.ref, surveyed];
        }),
      ),
    ),
  );

  it('counts each entity once', () => {
    expect(result.entities).toBe(entities.length);
  });

  it('counts what parties carry', () => {
    const carried = Object.fromEntries(
      result.loads.map(
        ({ partyRef, accountable, responsible, entities: on }) => [
          partyRef,
          { accountable, responsible, on },
        ],
      ),
    );
    expect(carried).toEqual({
      'group:default/top': { accountable: 2, responsible: 1, on: 3 },
      'group:default/a': { accountable: 0, responsible: 2, on: 2 },
      'group:default/ops': { accountable: 0, responsible: 3, on: 3 },
    });
    const top = result.loads.find(
      each => each.partyRef === 'group:default/top',
    )!;
    expect([...top.activities]).toEqual([
      [
        'activity:default/deploy',
        {
          accountable: 2,
          responsible: 1,
          accountableBy: new Set(['responsibilitymatrix:default/m']),
          responsibleBy: new Set(['responsibilitymatrix:default/m']),
        },
      ],
    ]);
  });

  it('counts how far rows reach, and whom placeholders stand for', () => {
    expect(result.reach).toEqual([
      {
        matrixRef: 'responsibilitymatrix:default/m',
        row: 1,
        entities: 3,
        withoutRunbook: 3,
        astray: 0,
        placeholders: new Map([
          [
            '$owner',
            {
              parties: new Map([
                ['group:default/a', 2],
                ['group:default/top', 1],
              ]),
              unresolved: 0,
            },
          ],
          [
            '$owner.parent',
            { parties: new Map([['group:default/top', 2]]), unresolved: 1 },
          ],
        ]),
      },
    ]);
  });
});
