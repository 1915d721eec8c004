import { stringifyEntityRef } from '@backstage/catalog-model';
import fc from 'fast-check';
import {
  arbitraryKeyOrder,
  arbitraryMutation,
} from '../__testUtils__/arbitraryJson';
import {
  completeActivity,
  completeAgreement,
  completeDefinitions,
  completeMatrix,
  completeRunbook,
} from '../__testUtils__/completeDefinitions';
import {
  activity,
  component,
  matrix,
  runbook,
} from '../__testUtils__/entities';
import { RELATION_PAIRS, Relation, relationsOf } from './relations';

const line = ({ source, type, target }: Relation) =>
  `${stringifyEntityRef(source)} ${type} ${stringifyEntityRef(target)}`;

const linesOf = (entity: Parameters<typeof relationsOf>[0]) =>
  relationsOf(entity).map(line);

describe('relationsOf', () => {
  it('relates an activity to its owner', () => {
    expect(linesOf(completeActivity)).toEqual([
      'activity:default/deploy-to-production ownedBy group:default/platform',
      'group:default/platform ownerOf activity:default/deploy-to-production',
    ]);
  });

  it('relates a runbook to its owner, its activities and the entities that it lists', () => {
    expect(linesOf(completeRunbook)).toEqual([
      'activity:default/restore-backup documentedBy runbook:default/restore-postgres',
      'component:default/postgres hasRunbook runbook:default/restore-postgres',
      'group:default/data-platform ownerOf runbook:default/restore-postgres',
      'runbook:default/restore-postgres documents activity:default/restore-backup',
      'runbook:default/restore-postgres ownedBy group:default/data-platform',
      'runbook:default/restore-postgres runbookFor component:default/postgres',
    ]);
  });

  it('relates a matrix to its activities, and the parties that it names to them, without placeholders', () => {
    expect(linesOf(completeMatrix)).toEqual([
      'activity:default/deploy-to-production governedBy responsibilitymatrix:default/payments-operations',
      'activity:default/deploy-to-production hasConsulted group:default/security',
      'activity:default/deploy-to-production hasInformed group:default/support-desk',
      'activity:default/deploy-to-production hasResponsible user:default/sam',
      'group:default/payments ownerOf responsibilitymatrix:default/payments-operations',
      'group:default/security consultedOn activity:default/deploy-to-production',
      'group:default/support-desk informedOf activity:default/deploy-to-production',
      'responsibilitymatrix:default/payments-operations governs activity:default/deploy-to-production',
      'responsibilitymatrix:default/payments-operations ownedBy group:default/payments',
      'user:default/sam responsibleFor activity:default/deploy-to-production',
    ]);
  });

  it('relates an agreement to its parties', () => {
    expect(linesOf(completeAgreement)).toEqual([
      'agreement:default/platform-for-payments hasParty group:default/payments',
      'agreement:default/platform-for-payments hasParty group:default/platform',
      'group:default/payments partyTo agreement:default/platform-for-payments',
      'group:default/platform partyTo agreement:default/platform-for-payments',
    ]);
  });

  it('states each relation once, however often the definition does', () => {
    const row = { activity: 'deploy', accountable: ['a', 'group:default/A'] };
    expect(linesOf(matrix('m', { rows: [row, row] }))).toEqual([
      'activity:default/deploy governedBy responsibilitymatrix:default/m',
      'activity:default/deploy hasAccountable group:default/a',
      'group:default/a accountableFor activity:default/deploy',
      'responsibilitymatrix:default/m governs activity:default/deploy',
    ]);
  });

  it('takes short references from the namespace of the definition', () => {
    expect(
      linesOf(
        runbook(
          'r',
          { owner: 'ops', activities: ['restore'], entities: ['default/db'] },
          { namespace: 'acme' },
        ),
      ),
    ).toEqual([
      'activity:acme/restore documentedBy runbook:acme/r',
      'component:default/db hasRunbook runbook:acme/r',
      'group:acme/ops ownerOf runbook:acme/r',
      'runbook:acme/r documents activity:acme/restore',
      'runbook:acme/r ownedBy group:acme/ops',
      'runbook:acme/r runbookFor component:default/db',
    ]);
  });

  it('states none for another kind or a definition that is refused', () => {
    expect(relationsOf(component('c', { owner: 'a' }))).toEqual([]);
    expect(relationsOf(activity('a', { owner: 'a', risk: 'severe' }))).toEqual(
      [],
    );
  });

  it('has every relation in both directions, sorted, whatever the order of keys', () => {
    const reverse: Record<string, string> = Object.fromEntries(
      Object.entries(RELATION_PAIRS).flatMap(([there, back]) => [
        [there, back],
        [back, there],
      ]),
    );
    const entities = fc
      .oneof(
        fc.constantFrom(...completeDefinitions),
        arbitraryMutation(completeDefinitions),
      )
      .filter(({ metadata }) => typeof metadata?.name === 'string')
      .chain(entity =>
        fc.tuple(fc.constant(entity), arbitraryKeyOrder(entity)),
      );
    fc.assert(
      fc.property(entities, ([entity, reordered]) => {
        const relations = relationsOf(entity);
        expect(JSON.stringify(relationsOf(reordered))).toBe(
          JSON.stringify(relations),
        );
        const lines = relations.map(line);
        expect(lines).toEqual([...new Set(lines)].sort());
        for (const { source, type, target } of relations) {
          expect(lines).toContain(
            line({ source: target, type: reverse[type], target: source }),
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
