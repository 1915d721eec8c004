import { createHash } from 'node:crypto';
import {
  Finding,
  FindingAnswer,
  RequestRecord,
} from 'backstage-plugin-operating-model-common';

/** An exception that excuses a finding. */
export interface Excuse {
  exception: RequestRecord;
  /** Whether the caller may be told who allowed it and why. */
  told: boolean;
}

function excuseOf({ exception, told }: Excuse): FindingAnswer['excusedBy'] {
  const { id, content, decisions } = exception;
  if (content.kind !== 'exception') return undefined;
  const { validTo, category, justification } = content;
  const approvedBy = decisions.map(({ by }) => by);
  return {
    requestId: id,
    validTo,
    ...(told && { category, approvedBy, justification }),
  };
}

/** A finding as it goes over the wire. */
export function findingAnswer(
  finding: Finding,
  excuse?: Excuse,
): FindingAnswer {
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
    excusedBy: excuse && excuseOf(excuse),
  };
}

/** The references that one must be able to read to be told of a finding; those that lead nowhere tell nobody anything. */
export function refsToRead(
  { subjectRef, refs }: Finding,
  has: (ref: string) => boolean | undefined,
): string[] {
  return [subjectRef, ...refs.filter(ref => has(ref) !== false)];
}
