import {
  DefinitionKind,
  Practice,
} from 'backstage-plugin-operating-model-common';

/** The practice of OPS02 that a kind serves, by its number and in words. */
const PRACTICE_OF: Record<
  DefinitionKind,
  { practice: Practice; practiceTitle: string }
> = {
  Activity: {
    practice: 'BP03',
    practiceTitle:
      'Operations activities have owners responsible for performance',
  },
  Runbook: {
    practice: 'BP02',
    practiceTitle: 'Processes and procedures have identified owners',
  },
  ResponsibilityMatrix: {
    practice: 'BP03',
    practiceTitle:
      'Operations activities have owners responsible for performance',
  },
  Agreement: {
    practice: 'BP06',
    practiceTitle:
      'Responsibilities between teams are predefined or negotiated',
  },
};

/** @returns undefined for a kind that is none of the four */
export function practiceOf(kind: string) {
  return Object.hasOwn(PRACTICE_OF, kind)
    ? PRACTICE_OF[kind as DefinitionKind]
    : undefined;
}
