import {
  Finding,
  FindingsAnswer,
  Severity,
  compareText,
} from 'backstage-plugin-operating-model-common';
import { FindingCounts } from '../survey/SurveyStore';

const MAX_OWNERS = 100;

const noneYet = () => ({ error: 0, warning: 0, note: 0 });
type Counts = Record<Severity, number>;

const sumOf = ({ error, warning, note }: Counts) => error + warning + note;

/** Adds findings up, from a list or from counts that a database made. */
export class Totals {
  readonly #bySeverity = noneYet();
  readonly #excused = noneYet();
  readonly #byRule = new Map<
    string,
    { rule: string; severity: Severity; count: number }
  >();
  readonly #byOwner = new Map<string, Counts>();

  add({ rule, severity, ownerRef }: Finding, isExcused: boolean) {
    this.#addRule(rule, severity, 1);
    this.#addOwner(ownerRef, severity, 1);
    if (isExcused) this.#excused[severity] += 1;
  }

  /** Says of what was counted that it is excused. */
  addExcused({ byRule }: FindingCounts) {
    for (const { severity, count } of byRule) this.#excused[severity] += count;
  }

  /** @param counts - of findings of that severity alone */
  addCounts(severity: Severity, { byRule, byOwner }: FindingCounts) {
    for (const { rule, count } of byRule) this.#addRule(rule, severity, count);
    for (const { ownerRef, count } of byOwner)
      this.#addOwner(ownerRef, severity, count);
  }

  answer(): FindingsAnswer['totals'] {
    return {
      ...this.#bySeverity,
      excused: this.#excused,
      byRule: [...this.#byRule.values()].sort((a, b) =>
        compareText(a.rule, b.rule),
      ),
      byOwner: [...this.#byOwner]
        .map(([ownerRef, counts]) => ({
          ownerRef: ownerRef || undefined,
          count: sumOf(counts),
          ...counts,
        }))
        .sort(
          (a, b) =>
            b.count - a.count ||
            compareText(a.ownerRef ?? '', b.ownerRef ?? ''),
        )
        .slice(0, MAX_OWNERS),
    };
  }

  #addRule(rule: string, severity: Severity, count: number) {
    this.#bySeverity[severity] += count;
    const key = `${rule} ${severity}`;
    const known = this.#byRule.get(key);
    if (known) known.count += count;
    else this.#byRule.set(key, { rule, severity, count });
  }

  #addOwner(ownerRef: string | undefined, severity: Severity, count: number) {
    const counts = this.#byOwner.get(ownerRef ?? '') ?? noneYet();
    counts[severity] += count;
    this.#byOwner.set(ownerRef ?? '', counts);
  }
}
