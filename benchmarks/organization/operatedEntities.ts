import { Entity } from '@backstage/catalog-model';
import { createRandom, Random } from '../lib/random';
import { Structure } from './structure';

/** How the values of an entity hang together. */
export type Mixture =
  /** Nine of ten entities are owned by a team of their system, as one finds it. */
  | 'usual'
  /** Every value is drawn on its own, so that hardly two entities are alike. */
  | 'shuffled';

const KINDS = [
  {
    kind: 'Component',
    types: ['service', 'website', 'library', 'job', 'data-pipeline'],
    share: 0.7,
  },
  { kind: 'API', types: ['openapi', 'grpc', 'asyncapi'], share: 0.15 },
  {
    kind: 'Resource',
    types: ['database', 'queue', 'bucket', 'cluster'],
    share: 0.15,
  },
];
const LIFECYCLES = [
  'production',
  'production',
  'production',
  'experimental',
  'deprecated',
];
const CRITICALITIES = [
  undefined,
  undefined,
  'low',
  'medium',
  'high',
  'critical',
];
const TAGS = [
  'java',
  'go',
  'python',
  'react',
  'kafka',
  'postgres',
  'pci',
  'gdpr',
  'public',
  'internal',
];
const INLINE_RUNBOOK_SHARE = 0.05;

function kindOf(random: Random) {
  let drawn = random.next();
  return KINDS.find(({ share }) => (drawn -= share) < 0) ?? KINDS[0];
}

export const nameOf = (index: number) =>
  `service-${index.toString(36)}-${index % 97}`;

/** The entity of that number; the same at every call. */
export function operatedEntity(
  structure: Structure,
  index: number,
  mixture: Mixture,
): Entity {
  const random = createRandom(index * 2654435761);
  const { kind, types } = kindOf(random);
  const system = random.pick(structure.systems);
  const ownTeam = mixture === 'usual' && random.chance(0.9);
  const name = nameOf(index);
  const criticality = random.pick(CRITICALITIES);
  const annotations: Record<string, string> = {
    'backstage.io/managed-by-location': `url:https://git.example.com/${name}/catalog-info.yaml`,
    'backstage.io/managed-by-origin-location': `url:https://git.example.com/${name}/catalog-info.yaml`,
    'backstage.io/techdocs-ref': 'dir:.',
  };
  if (criticality) annotations['operating-model/criticality'] = criticality;
  if (random.chance(INLINE_RUNBOOK_SHARE)) {
    annotations['operating-model/runbook'] =
      `https://wiki.example.com/runbooks/${name}`;
  }
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      name,
      namespace: 'default',
      title: `Service ${index}`,
      description: `What ${name} does for its customers, in a sentence or two.`,
      tags: [random.pick(TAGS), random.pick(TAGS)],
      annotations,
      links: [
        { url: `https://dashboards.example.com/${name}`, title: 'Dashboard' },
      ],
    },
    spec: {
      type: random.pick(types),
      lifecycle: random.pick(LIFECYCLES),
      owner: `group:default/${random.pick(ownTeam ? system.teams : structure.groups)}`,
      system: system.name,
      ...(kind === 'API' && { definition: 'openapi: 3.1.0' }),
    },
  };
}
