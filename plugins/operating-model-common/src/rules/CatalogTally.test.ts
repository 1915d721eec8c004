import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { organizations } from '../__testUtils__/arbitraryOrganization';
import { activity, component, group, matrix } from '../__testUtils__/entities';
import { compileOperatingModel } from '../model';
import { inOneGo } from '../model/steps';
import { OperatingModel, Responsibility } from '../model/types';
import { AnswerCounter } from './AnswerCounts';
import { CatalogTally } from './CatalogTally';
import { NOW } from './__testUtils__/remarks';

const compile = (entities: Entity[]) =>
  compileOperatingModel(entities, { now: NOW });

/** Every entity three times, under names of its own, so that answers are shared. */
const threefold = (entities: Entity[]): Entity[] =>
  ['a', 'b', 'c'].flatMap(suffix =>
    entities.map(entity => ({
      ...entity,
      metadata: { ...entity.metadata, name: entity.metadata.name + suffix },
    })),
  );

const asAnswered: Prepare = answers => answers;

/** Answers that no two entities share. */
const eachItsOwn: Prepare = answers => answers.map(each => ({ ...each }));

type Prepare = (
  answers: readonly Responsibility[],
) => readonly Responsibility[];

function countsOf(
  model: OperatingModel,
  entities: Entity[],
  prepare = asAnswered,
) {
  const counter = new AnswerCounter();
  for (const entity of entities) {
    const resolved = model.resolve(entity);
    counter.count({ ...resolved, alike: prepare(resolved.alike) });
  }
  return counter.counts;
}

const tallyOf = (
  model: OperatingModel,
  entities: Entity[],
  prepare = asAnswered,
) => inOneGo(new CatalogTally(model).of(countsOf(model, entities, prepare)));

describe('CatalogTally', () => {
  it('counts answers that entities share as it counts those of each alone, for any organization', () => {
    fc.assert(
      fc.property(organizations, ({ definitions, subjects }) => {
        const model = compile(definitions);
        const entities = threefold(subjects);
        const shared = tallyOf(model, entities);
        expect(shared).toEqual(tallyOf(model, entities, eachItsOwn));
        // The slow way: who holds a letter on which entities.
        for (const { partyRef, entities: count } of shared.loads) {
          const carried = entities.filter(entity =>
            model
              .responsibilitiesOf(entity)
              .some(
                ({ accountable, responsible }) =>
                  accountable === partyRef || responsible.includes(partyRef),
              ),
          );
          expect(count).toBe(carried.length);
        }
        // The slow way: of whom a row is told as an example.
        for (const { matrixRef, row, astray, astrayRef } of shared.reach) {
          const found = entities
            .map(entity => model.resolve(entity))
            .filter(({ place: { ownerRef }, responsibilities }) =>
              responsibilities.some(
                ({ accountable, rows }) =>
                  ownerRef &&
                  accountable &&
                  ![ownerRef, ...model.ancestorsOf(ownerRef)].includes(
                    accountable,
                  ) &&
                  rows.some(
                    each => each.matrixRef === matrixRef && each.row === row,
                  ),
              ),
            )
            .map(({ ref }) => ref)
            .sort();
          expect([astray, astrayRef]).toEqual([found.length, found[0]]);
        }
      }),
    );
  });

  it('adds and takes away to the same as counting anew, however catalogs follow each other', () => {
    const half = (entities: Entity[]) =>
      fc.subarray(entities.map((_, at) => at));
    fc.assert(
      fc.property(
        organizations.chain(({ definitions, subjects }) => {
          const entities = threefold(subjects);
          return fc.record({
            definitions: fc.constant(definitions),
            entities: fc.constant(entities),
            steps: fc.array(half(entities), { minLength: 2, maxLength: 6 }),
            areShared: fc.boolean(),
          });
        }),
        ({ definitions, entities, steps, areShared }) => {
          const model = compile(definitions);
          const tally = new CatalogTally(model);
          const prepare = areShared ? asAnswered : eachItsOwn;
          for (const step of steps) {
            const present = step.map(at => entities[at]);
            expect(
              inOneGo(tally.of(countsOf(model, present, prepare))),
            ).toEqual(tallyOf(model, present));
          }
        },
      ),
    );
  });

  it('says again what it said, and something else once anything is different', () => {
    const model = compile([
      group('a'),
      activity('deploy'),
      matrix('m', { rows: [{ activity: 'deploy', accountable: 'a' }] }),
    ]);
    const entities = ['x', 'y'].map(name => component(name, { owner: 'a' }));
    const tally = new CatalogTally(model);
    const all = (of: Entity[]) => inOneGo(tally.of(countsOf(model, of)));
    const first = all(entities);
    expect(all(entities)).toBe(first);
    expect(all([...entities, component('z', { owner: 'a' })]).loads).toEqual([
      expect.objectContaining({ accountable: 3, entities: 3 }),
    ]);
    // Nobody owns them; of which it is told changes with the catalog.
    expect(all([component('x'), component('y')]).reach[0].entities).toBe(2);
    expect(all(entities)).toEqual(first);
    expect(all([])).toMatchObject({ loads: [], reach: [{ entities: 0 }] });
  });

  it('begins anew after somebody who gave up on the way, and beside somebody who is not done', () => {
    const model = compile([
      group('a'),
      activity('deploy'),
      matrix('m', { rows: [{ activity: 'deploy', accountable: 'a' }] }),
    ]);
    const of = (...names: string[]) =>
      countsOf(
        model,
        names.map(name => component(name, { owner: 'a' })),
      );
    const tally = new CatalogTally(model);
    const abandoned = tally.of(of('x', 'y'));
    abandoned.next();
    abandoned.return(undefined as never);
    const slow = tally.of(of('x', 'y', 'z'));
    slow.next();
    expect(inOneGo(tally.of(of('x'))).loads[0].entities).toBe(1);
    expect(inOneGo(slow).loads[0].entities).toBe(3);
    expect(inOneGo(tally.of(of('x', 'y'))).loads[0].entities).toBe(2);
  });

  it('names the matrices that say so, and not those that say something else of the same activity', () => {
    const row = { activity: 'deploy' };
    const model = compile([
      group('a'),
      group('b'),
      activity('deploy'),
      matrix('m', { rows: [{ ...row, accountable: 'a' }] }),
      matrix('n', { rows: [{ ...row, accountable: 'b', responsible: ['a'] }] }),
    ]);
    const { loads } = tallyOf(model, [component('x', { owner: 'a' })]);
    expect(loads).toHaveLength(1);
    const [{ partyRef, activities }] = loads;
    expect(partyRef).toBe('group:default/a');
    expect([...activities.values()]).toEqual([
      {
        accountable: 1,
        // The other row is not heard: of two that contradict each other the first by name is.
        responsible: 0,
        accountableBy: new Set(['responsibilitymatrix:default/m']),
        responsibleBy: new Set(),
      },
    ]);
  });
});
