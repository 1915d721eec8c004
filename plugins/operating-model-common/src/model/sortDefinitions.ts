import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ActivityEntity } from '../kinds/activity';
import { AgreementEntity } from '../kinds/agreement';
import { checkDefinition } from '../kinds/checkDefinition';
import { canonicalRef, compareText } from '../kinds/references';
import { ResponsibilityMatrixEntity } from '../kinds/responsibilityMatrix';
import { RunbookEntity } from '../kinds/runbook';
import {
  readActivity,
  readAgreement,
  readMatrix,
  readMembership,
  readOrigin,
  readParty,
  readRunbook,
  titleOf,
} from './readDefinitions';
import {
  Activity,
  Agreement,
  Container,
  Matrix,
  Party,
  RefusedDefinition,
  Runbook,
} from './types';

/** Everything that the model is compiled from, by canonical reference, in the order of references. */
export interface Definitions {
  activities: Map<string, Activity>;
  runbooks: Map<string, Runbook>;
  matrices: Map<string, Matrix>;
  agreements: Map<string, Agreement>;
  parties: Map<string, Party>;
  systems: Map<string, Container>;
  domains: Map<string, Container>;
  refused: RefusedDefinition[];
}

function readContainer(entity: Entity): Container {
  const defaultNamespace = entity.metadata.namespace;
  return {
    title: titleOf(entity),
    ownerRef: canonicalRef(entity.spec?.owner, {
      defaultKind: 'Group',
      defaultNamespace,
    }),
    domainRef: canonicalRef(entity.spec?.domain, {
      defaultKind: 'Domain',
      defaultNamespace,
    }),
  };
}

/** Reads the entities that make up the model, whatever their order; kinds that are no part of it are passed over. */
export function sortDefinitions(entities: Iterable<Entity>): Definitions {
  const definitions: Definitions = {
    activities: new Map(),
    runbooks: new Map(),
    matrices: new Map(),
    agreements: new Map(),
    parties: new Map(),
    systems: new Map(),
    domains: new Map(),
    refused: [],
  };
  const sorted = [...entities]
    .map(entity => ({ ref: stringifyEntityRef(entity), entity }))
    .sort((a, b) => compareText(a.ref, b.ref));
  for (const { ref, entity } of sorted) {
    const problems = checkDefinition(entity);
    if (problems?.length) {
      definitions.refused.push({ ref, problems, origin: readOrigin(entity) });
      continue;
    }
    if (problems) {
      addDefinition(definitions, ref, entity);
    } else {
      addBuiltIn(definitions, ref, entity);
    }
  }
  addMembers(
    definitions.parties,
    sorted.map(({ entity }) => entity),
  );
  return definitions;
}

/** Users and groups both may say who belongs where; a member who is not in the catalog can't do anything, so does not count. */
function addMembers(parties: Map<string, Party>, entities: Entity[]) {
  const members = new Map<string, Set<string>>();
  for (const entity of entities) {
    if (!isPerson(entity)) continue;
    for (const [group, user] of readMembership(entity)) {
      if (!parties.has(user)) continue;
      const known = members.get(group);
      if (known) known.add(user);
      else members.set(group, new Set([user]));
    }
  }
  for (const [group, users] of members) {
    const party = parties.get(group);
    if (party) parties.set(group, { ...party, memberRefs: [...users] });
  }
}

function isPerson({ kind }: Entity): boolean {
  return ['user', 'group'].includes(kind.toLocaleLowerCase('en-US'));
}

function addDefinition(definitions: Definitions, ref: string, entity: unknown) {
  switch ((entity as Entity).kind) {
    case 'Activity':
      definitions.activities.set(ref, readActivity(entity as ActivityEntity));
      break;
    case 'Runbook':
      definitions.runbooks.set(ref, readRunbook(entity as RunbookEntity));
      break;
    case 'ResponsibilityMatrix':
      definitions.matrices.set(
        ref,
        readMatrix(entity as ResponsibilityMatrixEntity),
      );
      break;
    default:
      definitions.agreements.set(ref, readAgreement(entity as AgreementEntity));
  }
}

function addBuiltIn(definitions: Definitions, ref: string, entity: Entity) {
  switch (entity.kind.toLocaleLowerCase('en-US')) {
    case 'group':
    case 'user':
      definitions.parties.set(ref, readParty(entity));
      break;
    case 'system':
      definitions.systems.set(ref, readContainer(entity));
      break;
    case 'domain':
      definitions.domains.set(ref, readContainer(entity));
      break;
    default:
  }
}
