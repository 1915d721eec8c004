import { Entity } from '@backstage/catalog-model';
import { createRandom, Random } from '../lib/random';
import { define } from '../organization/definitions';

/** What a large company writes down: 5,000 definitions, beside the groups and people that they name. */
export const COUNTS = {
  groups: 60,
  people: 480,
  activities: 400,
  matrices: 500,
  rows: 20,
  runbooks: 3_500,
  agreements: 600,
};

/** How often something is wrong that a person gets wrong. */
const MISTAKE = 0.02;

const RISKS = ['low', 'medium', 'high', 'critical'];
const VERBS = ['Restore', 'Deploy', 'Rotate', 'Approve', 'Patch', 'Scale'];

const groupName = (index: number) => `group-${index}`;
const personName = (index: number) => `person-${index}`;
const activityName = (index: number) => `activity-${index}`;

/** One company, five departments, and teams below them; everybody is in one group. */
function structure(): Entity[] {
  const groups = Array.from({ length: COUNTS.groups }, (_, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      name: groupName(index),
      namespace: 'default',
      annotations: {
        // One in twelve cannot be reached.
        ...(index % 12 && {
          'operating-model/contact-channel': `#${groupName(index)}`,
        }),
        // Two teams that pass everything on to each other.
        ...(index >= 58 && {
          'operating-model/escalation': groupName(index === 58 ? 59 : 58),
        }),
      },
    },
    spec: {
      type: 'team',
      children: [],
      ...(index && { parent: groupName(index <= 5 ? 0 : 1 + (index % 5)) }),
    },
  }));
  const people = Array.from({ length: COUNTS.people }, (_, index) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: personName(index), namespace: 'default' },
    spec: { memberOf: [groupName(index % COUNTS.groups)] },
  }));
  return [...groups, ...people];
}

/** Draws the names that definitions hold; now and then one that does not exist. */
function createNames(random: Random) {
  const mistaken = () => random.chance(MISTAKE);
  const group = () =>
    mistaken() ? 'disbanded-team' : groupName(random.below(COUNTS.groups));
  const person = () => `user:${personName(random.below(COUNTS.people))}`;
  return {
    random,
    mistaken,
    group,
    person,
    activity: () =>
      mistaken()
        ? 'activity-of-yesterday'
        : activityName(random.below(COUNTS.activities)),
    review: () => ({
      every: 'P1Y',
      last: mistaken() ? '2024-02-01' : '2026-02-01',
      by: person(),
    }),
  };
}

type Names = ReturnType<typeof createNames>;

function activity({ random, mistaken, group, review }: Names, index: number) {
  const title = mistaken()
    ? `Deployment ${index}`
    : `${random.pick(VERBS)} thing ${index}`;
  return define(
    'Activity',
    activityName(index),
    {
      type: 'operation',
      owner: group(),
      // What is refused is told, too.
      risk: mistaken() ? 'enormous' : random.pick(RISKS),
      review: review(),
    },
    title,
  );
}

function row({ random, mistaken, group }: Names, activityIndex: number) {
  const responsible = random.chance(0.15)
    ? [group(), group()]
    : [random.chance(0.5) ? '$owner' : group()];
  return {
    activity: activityName(activityIndex % COUNTS.activities),
    accountable: mistaken()
      ? [group(), group()]
      : random.pick(['$owner.parent', '$system.owner', group()]),
    responsible: mistaken() ? [] : responsible,
    consulted: Array.from({ length: mistaken() ? 7 : 2 }, group),
    informed: [group(), '$domain.owner'],
    validator: mistaken() ? undefined : group(),
  };
}

function matrix(names: Names, index: number) {
  const { random, mistaken, group, review } = names;
  const first = random.below(COUNTS.activities);
  return define('ResponsibilityMatrix', `matrix-${index}`, {
    method: index % 10 ? 'RACI' : 'DACI',
    owner: group(),
    review: review(),
    appliesTo: { 'spec.system': `system-${index}` },
    rows: Array.from({ length: COUNTS.rows }, (_, at) =>
      // A mistake: the row before once more.
      row(names, mistaken() ? first + at - 1 : first + at),
    ),
  });
}

function runbook(names: Names, index: number) {
  const { random, mistaken, group, person, review } = names;
  return define('Runbook', `runbook-${index}`, {
    type: 'runbook',
    owner: group(),
    source: `https://git.example.com/runbooks/${index}.md`,
    activities: mistaken() ? [] : [names.activity(), names.activity()],
    entities: Array.from(
      { length: mistaken() ? 0 : 3 },
      () => `service-${random.below(6_000)}`,
    ),
    author: person(),
    tools: ['kubectl'],
    permissions: ['role/operator'],
    escalation: group(),
    updated: '2026-03-04',
    validated: { on: '2026-05-01', by: person() },
    review: review(),
  });
}

function agreement(names: Names, index: number) {
  const { mistaken, group, review } = names;
  const provider = group();
  const consumers = [group(), group()];
  return define('Agreement', `agreement-${index}`, {
    type: 'operational-level',
    provider,
    consumers,
    activities: [names.activity()],
    channel: { url: 'https://chat.example.com/help' },
    hours: mistaken() ? undefined : '24x7',
    targets: [{ measure: 'response', severity: 'critical', within: 'PT15M' }],
    incidentLead: mistaken() ? undefined : provider,
    escalation: [group()],
    accepted: [provider, ...consumers]
      .filter(() => !mistaken())
      .map(by => ({ by, on: '2026-01-01' })),
    review: review(),
  });
}

export interface Handbook {
  /** Groups and people first. */
  entities: Entity[];
  definitions: number;
  /** The entities that runbooks may list and that are there: one in twelve is not. */
  exists(ref: string): boolean;
}

export function createHandbook(): Handbook {
  const names = createNames(createRandom(5));
  const many = (
    count: number,
    make: (names: Names, index: number) => Entity,
  ): Entity[] =>
    Array.from({ length: count }, (_, index) => make(names, index));
  const definitions = [
    ...many(COUNTS.activities, activity),
    ...many(COUNTS.matrices, matrix),
    ...many(COUNTS.runbooks, runbook),
    ...many(COUNTS.agreements, agreement),
  ];
  const there = new Set(
    Array.from(
      { length: 5_500 },
      (_, index) => `component:default/service-${index}`,
    ),
  );
  return {
    // Through JSON, as they come out of the catalog.
    entities: JSON.parse(JSON.stringify([...structure(), ...definitions])),
    definitions: definitions.length,
    exists: ref => there.has(ref),
  };
}
