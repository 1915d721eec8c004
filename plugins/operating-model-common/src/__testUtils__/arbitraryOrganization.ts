/* eslint-disable no-script-url -- they are what must be refused */
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { anything, predicate, text } from './arbitraryPredicate';
import {
  activity,
  agreement,
  component,
  domain,
  group,
  location,
  matrix,
  runbook,
  system,
  user,
} from './entities';

/** What a model is compiled from, and entities to ask it about. */
export interface Organization {
  definitions: Entity[];
  subjects: Entity[];
}

// Names have one digit, so that none is the beginning of another. Not every name that is referred to exists.
const pool = (letter: string, size: number) =>
  Array.from({ length: size }, (_, index) => `${letter}${index}`);

const POOLS = {
  group: pool('g', 6),
  user: pool('u', 3),
  system: pool('s', 3),
  domain: pool('d', 3),
  activity: ['respond-to-incidents', ...pool('a', 3)],
  component: pool('c', 4),
  runbook: pool('r', 4),
  responsibilitymatrix: pool('m', 4),
  agreement: pool('t', 3),
};
type Kind = keyof typeof POOLS;

/** A reference, in one of the spellings that mean the same. */
function referenceTo(kind: Kind): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...POOLS[kind]), fc.nat(3))
    .map(([name, spelling]) => {
      const title = name.toLocaleUpperCase('en-US');
      return [name, title, `${kind}:default/${name}`, `default/${title}`][
        spelling
      ];
    });
}

const party = fc.oneof(
  { weight: 4, arbitrary: referenceTo('group') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...POOLS.user).map(name => `user:${name}`),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '$owner',
      '$owner.parent',
      '$system.owner',
      '$domain.owner',
    ),
  },
);

const date = fc.constantFrom(
  '2024-02-29',
  '2025-11-23',
  '2026-05-23',
  '2026-11-22',
  '2026-11-23',
  '2027-01-01',
);

const many = <T>(each: fc.Arbitrary<T>, maxLength = 3) =>
  fc.array(each, { maxLength });

const maybe = { requiredKeys: [] as [] };

/** Titles hold the reference, so that a title which leaks is found where the reference is looked for. */
function titled(entity: Entity): Entity {
  const { kind, metadata } = entity;
  const ref = `${kind}:default/${metadata.name}`.toLocaleLowerCase('en-US');
  return { ...entity, metadata: { ...metadata, title: `Title of ${ref}` } };
}

/** At most one entity a name, each as the builder makes it of a random spec. */
function some(
  kind: Kind,
  build: (name: string, spec: JsonObject) => Entity,
  spec: fc.Arbitrary<object>,
): fc.Arbitrary<Entity[]> {
  return fc
    .uniqueArray(
      fc.tuple(fc.constantFrom(...POOLS[kind]), spec, fc.boolean()),
      { selector: ([name]) => name },
    )
    .map(all =>
      all.map(([name, each, upper]) =>
        titled(
          build(
            upper ? name.toLocaleUpperCase('en-US') : name,
            JSON.parse(JSON.stringify(each)),
          ),
        ),
      ),
    );
}

const row = fc
  .tuple(
    referenceTo('activity'),
    fc.record(
      {
        accountable: fc.oneof(party, many(party, 2)),
        responsible: many(party),
        consulted: many(party),
        informed: party,
        validator: party,
        note: fc.constant('Note'),
      },
      maybe,
    ),
  )
  .map(([activityRef, parties]) => ({ activity: activityRef, ...parties }));

/** A note tells which matrix it is of. */
function withNotes(entity: Entity): Entity {
  const rows = (entity.spec?.rows ?? []) as JsonObject[];
  return {
    ...entity,
    spec: {
      ...entity.spec,
      rows: rows.map(each =>
        each.note
          ? { ...each, note: `Note of ${entity.metadata.title}` }
          : each,
      ),
    },
  };
}

const definitions = fc
  .tuple(
    some('group', group, fc.record({ parent: referenceTo('group') }, maybe)),
    some('user', user, fc.constant({})),
    some(
      'system',
      system,
      fc.record(
        { owner: referenceTo('group'), domain: referenceTo('domain') },
        maybe,
      ),
    ),
    some('domain', domain, fc.record({ owner: referenceTo('group') }, maybe)),
    some(
      'activity',
      activity,
      fc.record(
        {
          appliesTo: predicate,
          risk: fc.constantFrom('low', 'medium', 'high', 'critical'),
          runbook: fc.constantFrom('required', 'recommended', 'none'),
        },
        maybe,
      ),
    ),
    some(
      'responsibilitymatrix',
      matrix,
      fc.record(
        {
          appliesTo: predicate,
          precedence: fc.constantFrom(0, 0, 1),
          rows: many(row, 4),
        },
        maybe,
      ),
    ).map(all => all.map(withNotes)),
    some(
      'runbook',
      runbook,
      fc.record(
        {
          owner: fc.oneof(
            referenceTo('group'),
            fc.constantFrom(...POOLS.user).map(name => `user:${name}`),
          ),
          activities: many(referenceTo('activity'), 4),
          entities: many(referenceTo('component'), 4),
          appliesTo: predicate,
          author: referenceTo('user'),
          escalation: referenceTo('group'),
          tools: fc.constant(['kubectl']),
          updated: date,
          validated: fc.record({ on: date, by: referenceTo('user') }),
          review: fc.record({ last: date, every: fc.constant('P6M') }, maybe),
        },
        maybe,
      ),
    ),
    some(
      'agreement',
      agreement,
      fc.record(
        {
          provider: referenceTo('group'),
          consumers: many(referenceTo('group')),
          activities: many(referenceTo('activity'), 2),
          appliesTo: predicate,
          incidentLead: referenceTo('group'),
          escalation: many(referenceTo('group')),
        },
        maybe,
      ),
    ),
  )
  .map(all => all.flat());

const subject = fc
  .record({
    build: fc.constantFrom(component, system, domain, group, location),
    name: fc.constantFrom(...POOLS.component, 'S0', 'd0', 'x'),
    spec: fc.record(
      {
        type: anything,
        owner: fc.oneof(party, anything),
        system: fc.oneof(referenceTo('system'), anything),
        domain: fc.oneof(referenceTo('domain'), anything),
        deep: fc.oneof(anything, fc.constant({ value: 'x' })),
      },
      maybe,
    ),
    head: fc.record(
      {
        tags: fc.array(text, { maxLength: 2 }),
        annotations: fc.record(
          {
            'operating-model/runbook': fc.constantFrom(
              'https://wiki.example.com/x',
              'javascript:alert(1)',
            ),
            'operating-model/escalation': fc.constantFrom('G1', 'no one'),
            'a/b.c': text,
          },
          maybe,
        ),
      },
      maybe,
    ),
  })
  .map(({ build, name, spec, head }): Entity =>
    JSON.parse(JSON.stringify(build(name, spec as JsonObject, head))),
  );

/** Small organizations in which everything may go wrong that the schemas allow: parents in a circle, owners that do not exist. */
export const organizations: fc.Arbitrary<Organization> = fc.record({
  definitions,
  subjects: fc.array(subject, { minLength: 1, maxLength: 6 }),
});
