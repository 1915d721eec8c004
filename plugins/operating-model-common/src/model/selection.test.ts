import { Entity } from '@backstage/catalog-model';
import {
  FilterPredicate,
  evaluateFilterPredicate,
} from '@backstage/filter-predicates';
import fc from 'fast-check';
import {
  anything,
  predicate,
  predicateOn,
  text,
} from '../__testUtils__/arbitraryPredicate';
import { createSelection } from './selection';

const entities: fc.Arbitrary<Entity> = fc.record({
  apiVersion: fc.constant('v1'),
  kind: fc.constantFrom('Component', 'component', 'API'),
  metadata: fc.record(
    {
      name: fc.constantFrom('c0', 'C0', 'c1'),
      tags: fc.array(text, { maxLength: 2 }),
      annotations: fc.record({ 'a/b.c': text }, { requiredKeys: [] }),
    },
    { requiredKeys: ['name'] },
  ),
  spec: fc.dictionary(fc.constantFrom('type', 'system', 'deep'), anything),
}) as fc.Arbitrary<any>;

const definitionsWith = (appliesTo: typeof predicate) =>
  fc.array(fc.record({ appliesTo }, { requiredKeys: [] }), { maxLength: 6 });

const questions = fc.record({
  definitions: fc.oneof(
    definitionsWith(predicate),
    // Many conditions on one path get into each other's way.
    definitionsWith(predicateOn('spec.type')),
  ),
  asked: fc.array(entities, { minLength: 1, maxLength: 12 }),
});

describe('createSelection', () => {
  it('selects what the predicates select one by one, whatever it was asked before', () => {
    let selected = 0;
    fc.assert(
      fc.property(questions, ({ definitions, asked }) => {
        const select = createSelection(definitions);
        for (const entity of asked) {
          const expected = definitions.filter(
            ({ appliesTo }) =>
              appliesTo &&
              evaluateFilterPredicate(appliesTo as FilterPredicate, entity),
          );
          selected += expected.length;
          expect(select(entity).definitions).toEqual(new Set(expected));
        }
      }),
      { numRuns: 1000 },
    );
    expect(selected).toBeGreaterThan(1000);
  });

  it('gives two entities the same key exactly when it selects the same for both', () => {
    fc.assert(
      fc.property(questions, ({ definitions, asked }) => {
        const select = createSelection(definitions);
        const sets = new Map<string, unknown>();
        for (const entity of asked) {
          const { key, definitions: chosen } = select(entity);
          const indexes = definitions.flatMap((each, index) =>
            chosen.has(each) ? [index] : [],
          );
          expect(sets.get(key) ?? indexes).toEqual(indexes);
          sets.set(key, indexes);
        }
        expect(new Set([...sets.values()].map(String)).size).toBe(sets.size);
      }),
      { numRuns: 500 },
    );
  });
});
