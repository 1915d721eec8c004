import { Entity } from '@backstage/catalog-model';
import { Random } from '../lib/random';
import { Structure } from './structure';

interface Options {
  structure: Structure;
  random: Random;
  runbooks: number;
  /** Whether some predicates ask for the name, which tells every entity from every other. */
  namesInPredicates?: boolean;
  /** Whether every row for the whole organization names the owners of system and domain, rather than every third or fourth. */
  containersInEveryRow?: boolean;
  /** The references that the runbook of that number lists. */
  listedBy(runbook: number): string[];
}

const ACTIVITIES = 20;
const RISKS = ['low', 'medium', 'high', 'critical'];
const REVIEW = { every: 'P6M', last: '2026-05-01', by: 'user:default/priya' };

/** Three of four activities are bound by the rows of matrices, the rest by a predicate too. */
const ACTIVITY_PREDICATES = [
  { kind: 'Component', 'spec.lifecycle': 'production' },
  { 'spec.type': { $in: ['database', 'queue', 'bucket'] } },
  {
    'metadata.annotations.operating-model/criticality': {
      $in: ['high', 'critical'],
    },
  },
  { $not: { 'spec.lifecycle': 'deprecated' } },
  { 'metadata.annotations.operating-model/criticality': { $exists: true } },
];

export function define(
  kind: string,
  name: string,
  spec: object,
  title = `Do ${name}`,
): Entity {
  return {
    apiVersion: 'operating-model/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      title,
      description: `The outcome of ${name}`,
    },
    spec: { ...spec },
  };
}

const activityName = (index: number) => `activity-${index}`;

function activities({ random, structure }: Options): Entity[] {
  return Array.from({ length: ACTIVITIES }, (_, index) =>
    define('Activity', activityName(index), {
      type: 'operation',
      owner: random.pick(structure.groups),
      risk: RISKS[index % RISKS.length],
      appliesTo: index % 4 === 0 ? ACTIVITY_PREDICATES[index / 4] : undefined,
      review: REVIEW,
    }),
  );
}

function matrix(name: string, spec: object, rows: object[]): Entity {
  return define('ResponsibilityMatrix', name, {
    method: 'RASCI',
    owner: 'group:company',
    review: REVIEW,
    ...spec,
    rows,
  });
}

/** Three for the whole organization, two of which contradict each other, one for databases, and one for every other system. */
function matrices({
  random,
  structure,
  containersInEveryRow,
}: Options): Entity[] {
  const team = () => `group:${random.pick(structure.groups)}`;
  const all = Array.from({ length: ACTIVITIES }, (_, index) =>
    activityName(index),
  );
  const everywhere = all.map((activity, index) => ({
    activity,
    accountable: index % 3 ? '$owner' : '$owner.parent',
    responsible: '$owner',
    support: index % 2 ? [team()] : [],
    consulted:
      containersInEveryRow || index % 3 === 0
        ? ['$system.owner', team()]
        : [team()],
    informed: containersInEveryRow || index % 4 === 0 ? ['$domain.owner'] : [],
    validator: team(),
  }));
  const contradicting = all.slice(0, 3).map(activity => ({
    activity,
    accountable: team(),
    responsible: '$owner',
  }));
  const agreeing = all.slice(3, 6).map(activity => ({
    activity,
    accountable: '$owner',
    responsible: [team()],
  }));
  const forSystem = () =>
    all
      .filter(() => random.chance(0.25))
      .map(activity => ({
        activity,
        accountable: '$system.owner',
        responsible: ['$owner', team()],
        informed: ['$domain.owner', team()],
      }));
  return [
    matrix('everywhere', {}, everywhere),
    matrix('second-opinion', {}, [...contradicting, ...agreeing]),
    matrix('security', { precedence: 5 }, [
      {
        activity: activityName(7),
        accountable: 'group:division-0',
        responsible: '$owner',
        consulted: [team(), team()],
      },
    ]),
    matrix(
      'databases',
      { precedence: 7, appliesTo: { 'spec.type': 'database' } },
      [
        {
          activity: activityName(8),
          accountable: team(),
          responsible: [team()],
        },
      ],
    ),
    ...structure.systems
      .filter((_, index) => index % 2 === 0)
      .map(({ name }) =>
        matrix(
          `for-${name}`,
          { precedence: 10, appliesTo: { 'spec.system': name } },
          forSystem(),
        ),
      ),
  ];
}

function runbookScope(
  { random, structure, namesInPredicates, listedBy }: Options,
  index: number,
) {
  if (index % 5 >= 2) return { entities: listedBy(index) };
  if (namesInPredicates && index % 10 === 0) {
    return {
      appliesTo: {
        'metadata.name': { $hasPrefix: `service-${(index / 10).toString(36)}` },
      },
    };
  }
  if (namesInPredicates && index % 10 === 5) {
    return {
      appliesTo: {
        'metadata.name': {
          $in: [`service-${index.toString(36)}-${index % 97}`],
        },
      },
    };
  }
  const system = random.pick(structure.systems).name;
  const type = random.pick([
    'service',
    'website',
    'job',
    'database',
    'queue',
    'openapi',
  ]);
  return { appliesTo: { 'spec.system': system, 'spec.type': type } };
}

function runbooks(options: Options): Entity[] {
  const { random, structure } = options;
  return Array.from({ length: options.runbooks }, (_, index) =>
    define('Runbook', `runbook-${index}`, {
      type: 'runbook',
      owner: random.pick(structure.groups),
      source: `https://git.example.com/runbooks/${index}.md`,
      activities: [
        activityName(random.below(ACTIVITIES)),
        activityName(random.below(ACTIVITIES)),
      ],
      author: 'user:default/sam',
      tools: ['kubectl'],
      permissions: ['role/operator'],
      escalation: random.pick(structure.groups),
      updated: '2026-03-04',
      validated: { on: '2026-05-01', by: 'user:default/mo' },
      review: REVIEW,
      ...runbookScope(options, index),
    }),
  );
}

function agreements({ random, structure }: Options): Entity[] {
  return Array.from({ length: 40 }, (_, index) =>
    define('Agreement', `agreement-${index}`, {
      type: 'operational-level',
      provider: random.pick(structure.groups),
      consumers: [random.pick(structure.groups), random.pick(structure.groups)],
      activities: index % 2 ? [] : [activityName(random.below(ACTIVITIES))],
      appliesTo:
        index % 4
          ? undefined
          : { 'spec.system': random.pick(structure.systems).name },
      hours: '24x7',
      targets: [{ measure: 'response', severity: 'critical', within: 'PT15M' }],
      escalation: [random.pick(structure.groups)],
      review: REVIEW,
    }),
  );
}

/** The definitions of an invented organization: 20 activities, 29 matrices, runbooks, 40 agreements. */
export function createDefinitions(options: Options): Entity[] {
  return [
    ...activities(options),
    ...matrices(options),
    ...runbooks(options),
    ...agreements(options),
  ];
}
