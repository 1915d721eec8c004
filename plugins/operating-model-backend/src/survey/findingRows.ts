import { hash } from 'node:crypto';
import {
  Finding,
  SEVERITIES,
  Severity,
} from 'backstage-plugin-operating-model-common';
import { FindingKey } from './SurveyStore';

/** A row of the table `findings`. */
export interface FindingRow {
  severity_rank: number;
  rule: string;
  subject_ref: string;
  position: string;
  hash: string;
  practice: Finding['practice'];
  owner_ref: string;
  path: string | null;
  matrix_row: number | null;
  message: string;
  remedy: string;
  refs: string;
  origin: string;
}

/** What tells findings apart, and what they are sorted by. */
export const FINDING_KEY = ['severity_rank', 'rule', 'subject_ref', 'position'];

/** An index takes no text of any length. */
const MAX_POSITION = 300;

const sha256 = (text: string) => hash('sha256', text, 'base64url');

/** The place of a finding as it is kept. */
export function storedPosition(position: string): string {
  return position.length > MAX_POSITION
    ? `${position.slice(0, MAX_POSITION - 50)} ${sha256(position)}`
    : position;
}

export function rankOf(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

type Place = Pick<
  FindingRow,
  'severity_rank' | 'rule' | 'subject_ref' | 'position'
>;

/** Where a finding stands among others, and what it replaces. */
export function placeOf(finding: FindingKey): Place {
  return {
    severity_rank: rankOf(finding.severity),
    rule: finding.rule,
    subject_ref: finding.subjectRef,
    position: storedPosition(finding.position),
  };
}

export function toRow(finding: Finding): FindingRow {
  const row = {
    ...placeOf(finding),
    practice: finding.practice,
    owner_ref: finding.ownerRef ?? '',
    path: finding.path ?? null,
    matrix_row: finding.row ?? null,
    message: finding.message,
    remedy: finding.remedy,
    refs: JSON.stringify(finding.refs),
    origin: JSON.stringify(finding.origin),
  };
  return { ...row, hash: sha256(JSON.stringify(Object.values(row))) };
}

export function fromRow(row: FindingRow): Finding {
  return {
    severity: SEVERITIES[row.severity_rank],
    rule: row.rule,
    subjectRef: row.subject_ref,
    position: row.position,
    practice: row.practice,
    ownerRef: row.owner_ref || undefined,
    path: row.path ?? undefined,
    row: row.matrix_row ?? undefined,
    message: row.message,
    remedy: row.remedy,
    refs: JSON.parse(row.refs),
    origin: JSON.parse(row.origin),
  };
}

/** One text for a place, to tell places apart by. */
export function keyText(row: Place): string {
  return [row.severity_rank, row.rule, row.subject_ref, row.position].join(' ');
}

export function keyOf(finding: FindingKey) {
  const { severity_rank, rule, subject_ref, position } = placeOf(finding);
  return [severity_rank, rule, subject_ref, position] as const;
}
