import {
  CompoundEntityRef,
  Entity,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { checkDefinition } from './checkDefinition';
import { AgreementEntity } from './agreement';
import { isPlaceholder } from './fields';
import { canonicalRef, canonicalRefs, compareText } from './references';
import { ResponsibilityMatrixEntity } from './responsibilityMatrix';
import { RunbookEntity } from './runbook';

/** The relation types of the four kinds, each with its other direction. @public */
export const RELATION_PAIRS = {
  documents: 'documentedBy',
  runbookFor: 'hasRunbook',
  governs: 'governedBy',
  accountableFor: 'hasAccountable',
  responsibleFor: 'hasResponsible',
  consultedOn: 'hasConsulted',
  informedOf: 'hasInformed',
  partyTo: 'hasParty',
  [RELATION_OWNED_BY]: RELATION_OWNER_OF,
} as const;

type RelationType = keyof typeof RELATION_PAIRS;

/** One direction of one relation. @public */
export interface Relation {
  source: CompoundEntityRef;
  type: string;
  target: CompoundEntityRef;
}

interface RelationPair {
  source: string;
  type: RelationType;
  target: string;
}

const LETTER_RELATIONS = {
  accountable: 'accountableFor',
  responsible: 'responsibleFor',
  consulted: 'consultedOn',
  informed: 'informedOf',
} as const;

function matrixPairs(
  self: string,
  entity: ResponsibilityMatrixEntity,
  defaultNamespace?: string,
): RelationPair[] {
  return (entity.spec.rows ?? []).flatMap(row => {
    const [activity] = canonicalRefs(row.activity, {
      defaultKind: 'Activity',
      defaultNamespace,
    });
    const named = Object.entries(LETTER_RELATIONS).flatMap(([letter, type]) => {
      const value = row[letter as keyof typeof LETTER_RELATIONS];
      const parties = (Array.isArray(value) ? value : [value]).filter(
        each => !isPlaceholder(each),
      );
      return canonicalRefs(parties, {
        defaultKind: 'Group',
        defaultNamespace,
      }).map(source => ({ source, type, target: activity }));
    });
    return [
      { source: self, type: 'governs' as const, target: activity },
      ...named,
    ];
  });
}

function runbookPairs(
  self: string,
  entity: RunbookEntity,
  defaultNamespace?: string,
): RelationPair[] {
  return [
    ...canonicalRefs(entity.spec.activities ?? [], {
      defaultKind: 'Activity',
      defaultNamespace,
    }).map(target => ({
      source: self,
      type: 'documents' as const,
      target,
    })),
    ...canonicalRefs(entity.spec.entities ?? [], {
      defaultKind: 'Component',
      defaultNamespace,
    }).map(target => ({
      source: self,
      type: 'runbookFor' as const,
      target,
    })),
  ];
}

function agreementPairs(
  self: string,
  entity: AgreementEntity,
  defaultNamespace?: string,
): RelationPair[] {
  const parties = [entity.spec.provider, ...(entity.spec.consumers ?? [])];
  return canonicalRefs(parties, { defaultKind: 'Group', defaultNamespace }).map(
    source => ({
      source,
      type: 'partyTo',
      target: self,
    }),
  );
}

function pairsOf(entity: Entity): RelationPair[] {
  const self = canonicalRef(stringifyEntityRef(entity));
  if (!self) return [];
  const defaultNamespace = entity.metadata.namespace;
  const owners = canonicalRefs(entity.spec?.owner, {
    defaultKind: 'Group',
    defaultNamespace,
  });
  const owned = owners.map(target => ({
    source: self,
    type: RELATION_OWNED_BY as RelationType,
    target,
  }));
  switch (entity.kind) {
    case 'ResponsibilityMatrix':
      return [
        ...owned,
        ...matrixPairs(
          self,
          entity as unknown as ResponsibilityMatrixEntity,
          defaultNamespace,
        ),
      ];
    case 'Runbook':
      return [
        ...owned,
        ...runbookPairs(
          self,
          entity as unknown as RunbookEntity,
          defaultNamespace,
        ),
      ];
    case 'Agreement':
      return [
        ...owned,
        ...agreementPairs(
          self,
          entity as unknown as AgreementEntity,
          defaultNamespace,
        ),
      ];
    default:
      return owned;
  }
}

/**
 * The relations that a definition states, both directions, sorted and each once. The same definition gives the same list
 * whatever the order of its keys, so that the catalog sees no change where there is none. An entity of another kind, or one
 * that `checkDefinition` refuses, states none.
 *
 * @public
 */
export function relationsOf(entity: Entity): Relation[] {
  if (checkDefinition(entity)?.length !== 0) return [];
  const both = new Map<string, Relation>();
  for (const { source, type, target } of pairsOf(entity)) {
    const from = parseEntityRef(source);
    const to = parseEntityRef(target);
    both.set(`${source} ${type} ${target}`, { source: from, type, target: to });
    const reverse = RELATION_PAIRS[type];
    both.set(`${target} ${reverse} ${source}`, {
      source: to,
      type: reverse,
      target: from,
    });
  }
  return [...both]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, relation]) => relation);
}
