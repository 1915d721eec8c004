import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { organizations } from '../../__testUtils__/arbitraryOrganization';
import { OrganizationChange } from '../organizationChange';

/** An organization and something that happens to it. The groups and users that the change names exist. */
export interface Reorganization {
  definitions: Entity[];
  owned: Entity[];
  change: OrganizationChange;
}

const GROUPS = ['g0', 'g1', 'g2', 'g3', 'g4', 'g5'];
const USERS = ['u0', 'u1', 'u2'];

const groupRef = fc
  .tuple(fc.constantFrom(...GROUPS), fc.nat(3))
  .map(
    ([name, spelling]) =>
      [name, name.toUpperCase(), `group:default/${name}`, `default/${name}`][
        spelling
      ],
  );

const groupRefs = fc.array(groupRef, { maxLength: 3 });

const anyUserRef = fc
  .tuple(fc.constantFrom(...USERS), fc.nat(2))
  .map(
    ([name, spelling]) =>
      [name, `user:${name}`, `user:default/${name}`][spelling],
  );

const maybe = { requiredKeys: [] as [] };

const review = fc.record(
  {
    by: anyUserRef,
    every: fc.constant('P6M'),
    last: fc.constant('2026-01-01'),
  },
  maybe,
);

// What arbitrary organizations leave out, because nothing else looks at it.
const extras = fc.record({
  group: fc.record(
    {
      children: groupRefs,
      members: fc.array(fc.constantFrom(...USERS), { maxLength: 2 }),
    },
    maybe,
  ),
  user: fc.record({ memberOf: groupRefs }, maybe),
  agreement: fc.record(
    {
      owner: groupRef,
      accepted: fc.array(
        fc.record({ by: groupRef, on: fc.constant('2026-01-01') }),
        { maxLength: 2 },
      ),
      review,
    },
    maybe,
  ),
  activity: fc.record(
    {
      owner: groupRef,
      review,
      appliesTo: fc.oneof(
        groupRef.map(owner => ({ 'spec.owner': owner })),
        groupRefs.map($in => ({ $not: { 'spec.owner': { $in } } })),
      ),
    },
    maybe,
  ),
  runbook: fc.record({ review }, maybe),
  responsibilitymatrix: fc.record({ owner: groupRef, review }, maybe),
  annotations: fc.record(
    {
      'operating-model/escalation': groupRef,
      'operating-model/deputy': anyUserRef,
    },
    maybe,
  ),
});

function withExtras(entity: Entity, extra: Record<string, JsonObject>): Entity {
  return JSON.parse(
    JSON.stringify({
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: { ...entity.metadata.annotations, ...extra.annotations },
      },
      spec: { ...entity.spec, ...extra[entity.kind.toLowerCase()] },
    }),
  );
}

const namesOf = (definitions: readonly Entity[], kind: string) =>
  definitions
    .filter(entity => entity.kind === kind)
    .map(({ metadata }) =>
      `${kind}:default/${metadata.name}`.toLocaleLowerCase('en-US'),
    );

function changeOf(
  groups: string[],
  users: string[],
): fc.Arbitrary<OrganizationChange> {
  const group = fc.constantFrom(...groups);
  const twoGroups = fc.shuffledSubarray(groups, { minLength: 2, maxLength: 2 });
  return fc.oneof(
    group.map(ref => ({ kind: 'dissolve' as const, groupRef: ref })),
    twoGroups.map(([ref, intoRef]) => ({
      kind: 'merge' as const,
      groupRef: ref,
      intoRef,
    })),
    twoGroups.map(([ref, underRef]) => ({
      kind: 'move' as const,
      groupRef: ref,
      underRef,
    })),
    fc.constantFrom(...users).map(userRef => ({
      kind: 'leave' as const,
      userRef,
    })),
  );
}

export const reorganizations: fc.Arbitrary<Reorganization> = organizations
  .chain(({ definitions, subjects }) =>
    fc
      .array(extras, {
        minLength: definitions.length,
        maxLength: definitions.length,
      })
      .map(all => ({
        definitions: definitions.map((entity, index) =>
          withExtras(
            entity,
            all[index] as unknown as Record<string, JsonObject>,
          ),
        ),
        owned: subjects,
      })),
  )
  .filter(
    ({ definitions }) =>
      namesOf(definitions, 'Group').length > 1 &&
      namesOf(definitions, 'User').length > 0,
  )
  .chain(({ definitions, owned }) =>
    changeOf(namesOf(definitions, 'Group'), namesOf(definitions, 'User')).map(
      change => ({ definitions, owned, change }),
    ),
  );
