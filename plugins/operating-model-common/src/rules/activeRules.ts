import { Checks, Finding, Remark, Rule } from './Rule';
import { RuleSettings, readRulesConfig } from './settings';
import { Origin } from '../model/types';
import { Severity } from './vocabulary';

/** A rule that is switched on, with its parameters filled in. */
export interface ActiveRule {
  rule: Rule;
  severity: Severity;
  checks: Checks;
}

export function activeRules(
  rules: readonly Rule[],
  settings: RuleSettings = readRulesConfig(undefined, rules),
): ActiveRule[] {
  return rules.flatMap(rule => {
    const setting = settings.get(rule.id);
    if (!setting?.enabled) return [];
    return {
      rule,
      severity: setting.severity,
      checks: rule.checks(setting.parameters),
    };
  });
}

/** The thing that a finding is about. */
export interface Subject {
  ref: string;
  ownerRef?: string;
  origin: Origin;
  /** Of a matrix row, counted from 1. */
  row?: number;
}

const NO_REFS: readonly string[] = [];

/** Turns what a check noticed about one thing into findings. */
export function findingsOf(
  { rule, severity }: ActiveRule,
  subject: Subject,
  remarks: Iterable<Remark>,
): Finding[] {
  const findings: Finding[] = [];
  for (const { path, message, remedy, refs, key } of remarks) {
    const fullPath = pathOf(path, subject.row);
    const position = [fullPath, key].filter(Boolean).join(' ');
    const twins = findings.filter(each => each.position === position).length;
    findings.push({
      rule: rule.id,
      severity,
      practice: rule.practice,
      subjectRef: subject.ref,
      ownerRef: subject.ownerRef,
      path: fullPath,
      row: subject.row,
      message,
      remedy,
      origin: subject.origin,
      refs: refs ?? NO_REFS,
      position: twins ? `${position} #${twins + 1}` : position,
    });
  }
  return findings;
}

function pathOf(path: string | undefined, row: number | undefined) {
  if (row === undefined) return path;
  const within = `spec.rows[${row - 1}]`;
  return path ? `${within}.${path}` : within;
}
