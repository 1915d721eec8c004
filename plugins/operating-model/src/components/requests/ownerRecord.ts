import {
  DefinitionAnswer,
  EntityResponsibilities,
  MatricesAnswer,
  RequestSubject,
  RowAnswer,
} from 'backstage-plugin-operating-model-common';
import { stringify } from 'yaml';

/** What the model says of a subject; what it was not asked, or may not tell, is left out. */
export interface SubjectFacts {
  /** Of a cell. */
  entity?: EntityResponsibilities;
  /** Of a cell, all that there are. */
  matrices?: MatricesAnswer['items'];
  /** Of a row its matrix, of an activity itself. */
  definition?: DefinitionAnswer;
}

/** Where it is recorded who owns something, and what is to be written there. */
export type OwnerRecord =
  /** `spec.owner` of what it is about. */
  | { place: 'owner'; ref: string; yaml: string; isDone?: boolean }
  /** Another value in a row that there is. */
  | {
      place: 'row';
      ref: string;
      row: number;
      yaml: string;
      isDone?: boolean;
    }
  /** A row more in a matrix that speaks of the entity already. */
  | { place: 'addedRow'; ref: string; entities?: number; yaml: string }
  /** A matrix of its own, because none speaks of it. */
  | { place: 'newMatrix'; yaml: string }
  /** The owner of all rules. */
  | { place: 'configuration'; yaml: string };

function ownedBy(ref: string, ownerRef: string): OwnerRecord {
  return {
    place: 'owner',
    ref,
    yaml: stringify({ spec: { owner: ownerRef } }),
  };
}

const LETTERS = [
  'support',
  'consulted',
  'informed',
  'validator',
] as const satisfies (keyof RowAnswer)[];

/** A row that the linter has nothing against: somebody answers for it, and somebody does it. */
function rowYaml(activityRef: string, ownerRef: string, before?: RowAnswer) {
  const others = LETTERS.flatMap(letter => {
    const parties = before?.[letter] ?? [];
    return parties.length ? [[letter, parties]] : [];
  });
  const row = {
    activity: activityRef,
    accountable: ownerRef,
    responsible: before?.responsible.length ? before.responsible : [ownerRef],
    ...Object.fromEntries(others),
    ...(before?.note && { note: before.note }),
  };
  return stringify({ spec: { rows: [row] } });
}

function changedRow(
  matrixRef: string,
  row: number,
  { ownerRef, facts }: { ownerRef: string; facts: SubjectFacts },
): OwnerRecord {
  const before = facts.definition?.rows.find(each => each.row === row);
  return {
    place: 'row',
    ref: matrixRef,
    row,
    yaml: before
      ? rowYaml(before.activityRef, ownerRef, before)
      : stringify({ accountable: ownerRef, responsible: [ownerRef] }),
    isDone: before?.accountable.join() === ownerRef,
  };
}

/** The matrix that speaks of the fewest entities besides this one, so that a row more says as little as possible of others. */
function narrowestOf({ entity, matrices = [] }: SubjectFacts) {
  const refs = new Set(
    entity?.activities.flatMap(({ matrixRef }) => matrixRef ?? []),
  );
  const reach = (ref: string) =>
    matrices.find(each => each.ref === ref)?.entities;
  const [ref] = [...refs].sort(
    (a, b) =>
      (reach(a) ?? Infinity) - (reach(b) ?? Infinity) || a.localeCompare(b),
  );
  return ref === undefined ? undefined : { ref, entities: reach(ref) };
}

function newMatrix(
  entityRef: string,
  activityRef: string,
  ownerRef: string,
): string {
  const [kind, path] = entityRef.split(':');
  const [namespace, name] = path.split('/');
  const row = {
    activity: activityRef,
    accountable: ownerRef,
    responsible: [ownerRef],
  };
  return stringify({
    apiVersion: 'operating-model/v1alpha1',
    kind: 'ResponsibilityMatrix',
    metadata: { name: `${name}-responsibilities`, namespace },
    spec: {
      owner: ownerRef,
      appliesTo: {
        kind,
        'metadata.namespace': namespace,
        'metadata.name': name,
      },
      rows: [row],
    },
  });
}

/** Whether nobody owns an entity: it names no owner, or one that is not in the catalog. */
function isOwnerless({ ownerRef, parties }: EntityResponsibilities): boolean {
  return !ownerRef || parties[ownerRef]?.exists === false;
}

/** The row that names somebody for the cell, where one does; one that names the entity's owner does not. */
function sayingRow(entity: EntityResponsibilities, activityRef: string) {
  const found = entity.activities.find(
    each => each.activityRef === activityRef,
  );
  if (found?.source !== 'matrix') return undefined;
  const { accountable, matrixRef, row, unresolved } = found;
  if (!matrixRef || row === undefined) return undefined;
  const standsForOwner =
    isOwnerless(entity) &&
    (accountable
      ? accountable === entity.ownerRef
      : unresolved.some(
          ({ letter, placeholder }) =>
            letter === 'accountable' && placeholder.startsWith('$owner'),
        ));
  return standsForOwner ? undefined : { matrixRef, row };
}

/** The row whose own words are needed to say what is to be written. */
export function rowToRead(
  subject: RequestSubject,
  entity?: EntityResponsibilities,
): { matrixRef: string; row: number } | undefined {
  if (subject.type === 'matrix-row') return subject;
  return subject.type === 'cell' && entity
    ? sayingRow(entity, subject.activityRef)
    : undefined;
}

function recordOfCell(
  { entityRef, activityRef }: { entityRef: string; activityRef: string },
  options: { ownerRef: string; facts: SubjectFacts },
): OwnerRecord {
  const { ownerRef, facts } = options;
  const { entity } = facts;
  if (!entity) return ownedBy(entityRef, ownerRef);
  const said = sayingRow(entity, activityRef);
  if (said) return changedRow(said.matrixRef, said.row, options);
  if (isOwnerless(entity)) return ownedBy(entityRef, ownerRef);
  const matrix = narrowestOf(facts);
  return matrix
    ? { place: 'addedRow', ...matrix, yaml: rowYaml(activityRef, ownerRef) }
    : {
        place: 'newMatrix',
        yaml: newMatrix(entityRef, activityRef, ownerRef),
      };
}

/** What records that a group owns a subject: where nobody owns the entity, that; otherwise a row of a matrix; or the definition itself. */
export function ownerRecord(
  subject: RequestSubject,
  options: { ownerRef: string; facts: SubjectFacts },
): OwnerRecord {
  const { ownerRef, facts } = options;
  switch (subject.type) {
    case 'cell':
      return recordOfCell(subject, options);
    case 'matrix-row':
      return changedRow(subject.matrixRef, subject.row, options);
    case 'rule':
      return {
        place: 'configuration',
        yaml: stringify({
          operatingModel: { requests: { rulesOwner: ownerRef } },
        }),
      };
    case 'activity': {
      const { matrices = [], definition } = facts;
      // The widest is the one that an activity of everybody belongs into.
      const [widest] = [...matrices].sort(
        (a, b) =>
          (b.entities ?? 0) - (a.entities ?? 0) || a.ref.localeCompare(b.ref),
      );
      return definition?.rows.length === 0 && widest
        ? {
            place: 'addedRow',
            ref: widest.ref,
            entities: widest.entities,
            yaml: rowYaml(subject.activityRef, ownerRef),
          }
        : ownedBy(subject.activityRef, ownerRef);
    }
    case 'runbook':
      return ownedBy(subject.runbookRef, ownerRef);
    case 'agreement':
      return ownedBy(subject.agreementRef, ownerRef);
    default:
      return ownedBy(subject.entityRef, ownerRef);
  }
}
