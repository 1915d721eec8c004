import { core } from './core.ts';

type Annotation = keyof typeof core.ANNOTATIONS;
type RelationType = keyof typeof core.RELATION_PAIRS;

const annotations: Record<Annotation, [value: string, meaning: string]> = {
  runbook: [
    'http or https URL',
    'A runbook for every activity of the entity, for those who do not want an entity for it yet. The owner of the entity counts as its owner; nothing else is known of it, so it is _weak_',
  ],
  contactChannel: [
    'URL, or the name of a channel',
    'On a group or user: where it is reached. A URL becomes a link',
  ],
  contactEmail: [
    'address',
    'On a group or user: its address; `spec.profile.email` where this is absent',
  ],
  criticality: [
    core.RISKS.map(risk => `\`${risk}\``).join(', '),
    'How much depends on the entity. Policies can ask for it',
  ],
  escalation: [
    'reference (Group)',
    'On an entity: the group that is called when those before it in the chain do not answer. On a group: to whom it escalates, where that is not its parent',
  ],
  deputy: [
    'reference (User)',
    'On a user: who stands in for them, so that they may hold A or R by themselves (rule R05)',
  ],
};

const relations: Record<
  RelationType,
  { from: string; to: string; statedBy: string }
> = {
  ownedBy: { from: 'any of the four', to: 'Group', statedBy: '`spec.owner`' },
  documents: {
    from: 'Runbook',
    to: 'Activity',
    statedBy: '`spec.activities` of the runbook',
  },
  runbookFor: {
    from: 'Runbook',
    to: 'any entity',
    statedBy: '`spec.entities` of the runbook',
  },
  governs: {
    from: 'ResponsibilityMatrix',
    to: 'Activity',
    statedBy: '`spec.rows[].activity` of the matrix',
  },
  accountableFor: letter('accountable'),
  responsibleFor: letter('responsible'),
  consultedOn: letter('consulted'),
  informedOf: letter('informed'),
  partyTo: {
    from: 'Group',
    to: 'Agreement',
    statedBy: '`spec.provider` and `spec.consumers` of the agreement',
  },
};

function letter(field: string) {
  return {
    from: 'Group or User',
    to: 'Activity',
    statedBy: `\`spec.rows[].${field}\` of a matrix`,
  };
}

export function annotationRows(): string[][] {
  return Object.entries(core.ANNOTATIONS).map(([key, name]) => [
    `\`${name}\``,
    ...annotations[key as Annotation],
  ]);
}

export function relationRows(): string[][] {
  return Object.entries(core.RELATION_PAIRS).map(([type, reverse]) => {
    const { from, to, statedBy } = relations[type as RelationType];
    return [from, `\`${type}\``, to, `\`${reverse}\``, statedBy];
  });
}
