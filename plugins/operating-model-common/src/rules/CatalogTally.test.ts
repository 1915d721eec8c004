import { Entity } from '@backstage/catalog-model';
import fc from 'fast-check';
import { organizations } from '../__testUtils__/arbitraryOrganization';
import { activity, component, group, matrix } from '../__testUtils__/entities';
import { compileOperatingModel } from '../model';
import { inOneGo } from '../model/steps';
import { OperatingModel, Responsibility } from '../model/types';
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

function tallyOf(
  model: OperatingModel,
  entities: Entity[],
  prepare: (answers: readonly Responsibility[]) => readonly Responsibility[],
) {
  const tally = new CatalogTally(model);
  for (const entity of entities) {
    const resolved = model.resolve(entity);
    tally.count({
      ...resolved,
      alike: prepare(resolved.alike),
    });
  }
  return inOneGo(tally.result());
}

describe('CatalogTally', () => {
  it('counts answers that entities share as it counts those of each alone, for any organization', () => {
    fc.assert(
      fc.property(organizations, ({ definitions, subjects }) => {
        const model = compile(definitions);
        const entities = threefold(subjects);
        const shared = tallyOf(model, entities, answers => answers);
        expect(shared).toEqual(
          tallyOf(model, entities, answers =>
            answers.map(each => ({ ...each })),
          ),
        );
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
      }),
    );
  });

  it('says again what it said, and something else once anything is different', () => {
    const model = compile([
      group('a'),
      activity('deploy'),
      matrix('m', { rows: [{ activity: 'deploy', accountable: 'a' }] }),
    ]);
    const entities = ['x', 'y'].map(name => component(name, { owner: 'a' }));
    const all = (of: Entity[]) => tallyOf(model, of, answers => answers);
    const first = all(entities);
    expect(all(entities)).toBe(first);
    expect(all([...entities, component('z', { owner: 'a' })]).loads).toEqual([
      expect.objectContaining({ accountable: 3, entities: 3 }),
    ]);
    // Nobody owns them, so that the row is astray; of which it is told changes with the catalog.
    expect(all([component('x'), component('y')]).reach[0].entities).toBe(2);
    expect(all(entities)).toEqual(first);
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
    const { loads } = tallyOf(
      model,
      [component('x', { owner: 'a' })],
      answers => answers,
    );
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

  it('goes on counting after it was asked, and when it holds more answers than it keeps', () => {
    const model = compile([
      group('a'),
      activity('deploy'),
      matrix('m', { rows: [{ activity: 'deploy', accountable: '$owner' }] }),
    ]);
    const tally = new CatalogTally(model);
    const entity = component('shop', { owner: 'a' });
    const resolved = model.resolve(entity);
    const countOnce = () =>
      tally.count({
        ...resolved,
        alike: resolved.responsibilities.map(each => ({ ...each })),
      });
    for (let at = 0; at < 101; at++) countOnce();
    expect(inOneGo(tally.result()).loads[0].accountable).toBe(101);
    for (let at = 101; at < 20_500; at++) countOnce();
    expect(inOneGo(tally.result()).loads).toMatchObject([
      { partyRef: 'group:default/a', accountable: 20_500, entities: 20_500 },
    ]);
    expect(inOneGo(tally.result()).reach).toMatchObject([
      { entities: 20_500, astray: 0 },
    ]);
  });
});
