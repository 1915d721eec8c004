import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { activity, component, group, runbook } from '../__testUtils__/entities';
import { compileOperatingModel } from '../model';
import { createEvaluator } from './evaluateEntity';
import { RollUp } from './RollUp';
import { scoresOf } from './sums';

const NAMES = ['g0', 'g1', 'g2', 'g3', 'g4'];
const name = fc.constantFrom(...NAMES, 'nowhere');

/** Groups whose parents may go round in a circle or lead nowhere, and components of theirs. */
const catalogs = fc.record({
  parents: fc.tuple(...NAMES.map(() => fc.option(name, { nil: undefined }))),
  components: fc.array(
    fc.record({
      owner: fc.option(name, { nil: undefined }),
      type: fc.constantFrom('service', 'library'),
      lifecycle: fc.constantFrom('production', undefined),
      system: fc.constantFrom('shop', undefined),
      hasRunbook: fc.boolean(),
      excused: fc.boolean(),
    }),
    { maxLength: 12 },
  ),
});

const definitions = [
  activity('deploy', { risk: 'high', appliesTo: { kind: 'Component' } }),
  activity('restore', { risk: 'low', appliesTo: { 'spec.type': 'service' } }),
  activity('talk', { runbook: 'none', appliesTo: { kind: 'Component' } }),
];

describe('RollUp', () => {
  it('counts what an independent count from scratch finds', () => {
    fc.assert(
      fc.property(catalogs, ({ parents, components }) => {
        const groups = NAMES.map((each, at) =>
          group(each, parents[at] ? { parent: parents[at] } : {}),
        );
        const entities = components.map(
          ({ hasRunbook: _, excused: __, ...spec }, at) =>
            component(`c${at}`, JSON.parse(JSON.stringify(spec))),
        );
        const runbooks = components.flatMap(({ hasRunbook }, at) =>
          hasRunbook
            ? [
                runbook(`r${at}`, {
                  activities: ['deploy'],
                  entities: [`c${at}`],
                }),
              ]
            : [],
        );
        const model = compileOperatingModel(
          [...groups, ...definitions, ...runbooks],
          { now: new Date('2026-11-23') },
        );
        const excused = new Set(
          components.flatMap((each, at) =>
            each.excused ? [`component:default/c${at}`] : [],
          ),
        );
        const evaluate = createEvaluator(model, {
          exceptionsOf: ({ metadata }) =>
            excused.has(`component:default/${metadata.name}`)
              ? activityRef =>
                  activityRef.endsWith('/deploy')
                    ? {
                        requestId: '1',
                        category: 'waiver',
                        validTo: '',
                        approvedBy: [],
                      }
                    : undefined
              : undefined,
        });
        const rollUp = new RollUp(model.ancestorsOf);
        for (const entity of entities) rollUp.add(evaluate(entity));
        const result = new Map(
          rollUp.result().map(each => [`${each.by} ${each.key}`, each.sums]),
        );

        // Who belongs to a group is looked for from each component upwards, by hand.
        const isUnder = (owner: string | undefined, top: string) => {
          const seen = new Set<string>();
          let at = owner;
          while (at && !seen.has(at)) {
            if (at === top) return true;
            seen.add(at);
            at = parents[NAMES.indexOf(at)] ?? undefined;
          }
          return false;
        };
        const expectMembers = (
          key: string,
          member: (component: (typeof components)[number]) => boolean,
        ) => {
          const members = components.filter(member);
          const cells = members.flatMap(each => [
            {
              weight: 3,
              score: each.hasRunbook ? (100 * 40) / 95 : 0,
              excused: each.excused,
            },
            ...(each.type === 'service'
              ? [{ weight: 1, score: 0, excused: false }]
              : []),
          ]);
          const sums = result.get(key);
          expect(sums?.entities ?? 0).toBe(members.length);
          if (!sums) return;
          const mean = (counted: typeof cells) => {
            const weight = counted.reduce((sum, each) => sum + each.weight, 0);
            return weight
              ? counted.reduce(
                  (sum, each) => sum + each.weight * each.score,
                  0,
                ) / weight
              : undefined;
          };
          const { score, scoreWithoutExceptions } = scoresOf(sums);
          const expected = mean(cells.filter(each => !each.excused));
          // Where no cell counts there is no score on either side.
          expect(score === undefined).toBe(expected === undefined);
          expect(score ?? 0).toBeCloseTo(expected ?? 0, 4);
          expect(scoreWithoutExceptions).toBeCloseTo(mean(cells)!, 4);
          expect(sums.cells.exempt).toBe(
            cells.filter(each => each.excused).length,
          );
        };
        expectMembers('everything ', () => true);
        for (const each of [...NAMES, 'nowhere']) {
          expectMembers(`group group:default/${each}`, ({ owner }) =>
            isUnder(owner, each),
          );
          expectMembers(
            `owner group:default/${each}`,
            ({ owner }) => owner === each,
          );
        }
        expectMembers('type library', ({ type }) => type === 'library');
        expectMembers(
          'lifecycle production',
          ({ lifecycle }) => lifecycle === 'production',
        );
        expectMembers(
          'system system:default/shop',
          ({ system }) => system === 'shop',
        );

        for (const entity of entities) rollUp.add(evaluate(entity), -1);
        expect(rollUp.result()).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves out what no activity applies to', () => {
    const model = compileOperatingModel([group('a')], { now: new Date() });
    const rollUp = new RollUp(model.ancestorsOf);
    rollUp.add(
      createEvaluator(model)(component('x', { owner: 'a' }) as Entity),
    );
    expect(rollUp.result()).toEqual([]);
  });
});
