import {
  EXCEPTION_CATEGORIES,
  ExceptionCategory,
  REQUEST_KINDS,
  RequestKind,
  RequestSubject,
  Risk,
} from 'backstage-plugin-operating-model-common';

export type SubjectType = RequestSubject['type'];

/** What each type of subject is named by, in the order in which it is chosen. */
export const SUBJECT_FIELDS = {
  entity: ['entityRef'],
  cell: ['entityRef', 'activityRef'],
  finding: ['entityRef', 'rule'],
  activity: ['activityRef'],
  runbook: ['runbookRef'],
  'matrix-row': ['matrixRef', 'row'],
  agreement: ['agreementRef'],
  rule: ['rule'],
} as const satisfies Record<SubjectType, readonly string[]>;

export const SUBJECT_TYPES = Object.keys(SUBJECT_FIELDS) as SubjectType[];

export type SubjectField = (typeof SUBJECT_FIELDS)[SubjectType][number];

const SUBJECT_NAMES = [
  ...new Set(Object.values(SUBJECT_FIELDS).flat()),
] as SubjectField[];

/** What somebody has filled in so far: texts as they are typed, dates as 2026-12-31. */
export interface RequestForm {
  kind: RequestKind;
  type: SubjectType;
  subject: Partial<Record<SubjectField, string>>;
  scopeBy: 'entities' | 'predicate';
  entityRefs: string[];
  appliesTo: string;
  title: string;
  risk: Risk;
  /** Whether somebody has, or it is only what was set before. */
  isRiskChosen?: boolean;
  requestingGroup: string;
  justification: string;
  benefits: string;
  risks: string;
  category: ExceptionCategory;
  compensatingControls: string;
  fixUrl: string;
  fixDue: string;
  validFrom: string;
  validTo: string;
  emergency: boolean;
  proposal: string;
  /** One a line. */
  links: string;
  question: string;
}

function typeOf(names: ReadonlySet<string>): SubjectType {
  if (names.has('matrixRef')) return 'matrix-row';
  if (names.has('runbookRef')) return 'runbook';
  if (names.has('agreementRef')) return 'agreement';
  if (names.has('entityRef')) {
    if (names.has('activityRef')) return 'cell';
    return names.has('rule') ? 'finding' : 'entity';
  }
  if (names.has('activityRef')) return 'activity';
  return names.has('rule') ? 'rule' : 'entity';
}

/**
 * A form that knows what a link says of it.
 *
 * @param today - as 2026-12-31
 */
export function formFromUrl(
  params: URLSearchParams,
  today: string,
): RequestForm {
  const given = SUBJECT_NAMES.flatMap(name => {
    const value = params.get(name)?.trim();
    return value ? [[name, value]] : [];
  });
  const asked = params.get('kind');
  return {
    kind: REQUEST_KINDS.find(kind => kind === asked) ?? 'exception',
    type: typeOf(new Set(given.map(([name]) => name))),
    subject: Object.fromEntries(given),
    scopeBy: 'entities',
    entityRefs: [],
    appliesTo: '',
    title: '',
    risk: 'medium',
    requestingGroup: '',
    justification: '',
    benefits: '',
    risks: '',
    category: EXCEPTION_CATEGORIES[0],
    compensatingControls: '',
    fixUrl: '',
    fixDue: '',
    validFrom: today,
    validTo: '',
    emergency: false,
    proposal: '',
    links: '',
    question: '',
  };
}

/** Whether an exception about such a subject has to say for which entities. */
export function needsScope({ kind, type }: RequestForm): boolean {
  return (
    kind === 'exception' && ['activity', 'rule', 'matrix-row'].includes(type)
  );
}
