import {
  ActivityEntity,
  AgreementEntity,
  ResponsibilityMatrixEntity,
  RunbookEntity,
  canonicalRefs,
  isPlaceholder,
} from 'backstage-plugin-operating-model-common';

/** A definition that `checkDefinition` found nothing wrong with. */
export type Definition =
  ActivityEntity | RunbookEntity | ResponsibilityMatrixEntity | AgreementEntity;

/** What makes a definition findable beside its title and description. */
export interface Contents {
  /** Its `spec.type`; of a matrix its method. */
  type: string;
  ownerRef?: string;
  /** What it names, as canonical references. */
  refs: string[];
  /** What it says in words of its own. */
  words: (string | undefined)[];
}

type References = string | string[] | undefined;

/** Reads references with the defaults that the definition gives them. */
function readerFor({ metadata }: Definition) {
  return (defaultKind: string, ...values: References[]) =>
    canonicalRefs(
      values.flat().filter(value => !isPlaceholder(value)),
      { defaultKind, defaultNamespace: metadata.namespace },
    );
}

function contentsOfActivity(entity: ActivityEntity): Contents {
  const { spec } = entity;
  const refs = readerFor(entity);
  return {
    type: spec.type,
    ownerRef: refs('Group', spec.owner).at(0),
    refs: [],
    words: (spec.measures ?? []).map(({ name }) => name),
  };
}

function contentsOfRunbook(entity: RunbookEntity): Contents {
  const { spec } = entity;
  const refs = readerFor(entity);
  return {
    type: spec.type,
    ownerRef: refs('Group', spec.owner).at(0),
    refs: [
      ...refs('Activity', spec.activities),
      ...refs('Component', spec.entities),
      ...refs('Group', spec.escalation),
      ...refs('User', spec.author),
    ],
    words: [...(spec.tools ?? []), ...(spec.permissions ?? []), spec.source],
  };
}

function contentsOfMatrix(entity: ResponsibilityMatrixEntity): Contents {
  const { spec } = entity;
  const refs = readerFor(entity);
  const rows = spec.rows ?? [];
  return {
    type: spec.method ?? 'RACI',
    ownerRef: refs('Group', spec.owner).at(0),
    refs: [
      ...refs('Activity', ...rows.map(row => row.activity)),
      ...refs(
        'Group',
        ...rows.flatMap(row => [
          row.accountable,
          row.responsible,
          row.support,
          row.consulted,
          row.informed,
          row.validator,
        ]),
      ),
    ],
    words: rows.map(({ note }) => note),
  };
}

function contentsOfAgreement(entity: AgreementEntity): Contents {
  const { spec } = entity;
  const refs = readerFor(entity);
  return {
    type: spec.type ?? '',
    // Where nobody keeps it right, who promised it is whom to ask.
    ownerRef: refs('Group', spec.owner ?? spec.provider).at(0),
    refs: [
      ...refs(
        'Group',
        spec.provider,
        spec.consumers,
        spec.incidentLead,
        spec.escalation,
      ),
      ...refs('Activity', spec.activities),
    ],
    words: [
      spec.hours,
      spec.channel?.type,
      spec.channel?.url,
      ...(spec.targets ?? []).map(({ measure }) => measure),
    ],
  };
}

export function contentsOf(entity: Definition): Contents {
  switch (entity.kind) {
    case 'Activity':
      return contentsOfActivity(entity);
    case 'Runbook':
      return contentsOfRunbook(entity);
    case 'ResponsibilityMatrix':
      return contentsOfMatrix(entity);
    default:
      return contentsOfAgreement(entity);
  }
}
