import { createHash } from 'node:crypto';
import {
  Finding,
  FindingAnswer,
} from 'backstage-plugin-operating-model-common';

/** A finding as it goes over the wire. */
export function findingAnswer(finding: Finding): FindingAnswer {
  const { rule, subjectRef, position, origin, path, row } = finding;
  return {
    id: createHash('sha256')
      .update([rule, subjectRef, position].join('\n'))
      .digest('base64url')
      .slice(0, 16),
    rule,
    severity: finding.severity,
    practice: finding.practice,
    subjectRef,
    ownerRef: finding.ownerRef,
    location: { path, row, ...origin },
    message: finding.message,
    remedy: finding.remedy,
  };
}

/** The references that one must be able to read to be told of a finding; those that lead nowhere tell nobody anything. */
export function refsToRead(
  { subjectRef, refs }: Finding,
  has: (ref: string) => boolean | undefined,
): string[] {
  return [subjectRef, ...refs.filter(ref => has(ref) !== false)];
}
