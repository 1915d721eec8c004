import {
  FindingsAnswer,
  RulesAnswer,
  SEVERITIES,
} from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { Panel } from '../shared/Panel';
import { QuietRules } from './QuietRules';
import { RuleFindings } from './RuleFindings';
import styles from './findings.module.css';
import { FindingsFilter } from './useFindingsFilter';

interface FindingsByRuleProps {
  byRule: FindingsAnswer['totals']['byRule'];
  rules: RulesAnswer['items'];
  filter: FindingsFilter;
  listPath(values: { rule: string; severity: string }): string;
}

/** Each rule that something breaks, the worst first; then what nothing breaks, and what is switched off. */
export function FindingsByRule({
  byRule,
  rules,
  filter,
  listPath,
}: FindingsByRuleProps) {
  const t = useTexts();
  const byId = new Map(rules.map(rule => [rule.id, rule]));
  const broken = byRule
    .filter(({ severity }) => !filter.severity || severity === filter.severity)
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.count - a.count,
    );
  const found = new Set(byRule.map(({ rule }) => rule));
  // What a filter leaves out isn't kept.
  const narrowed = Object.values(filter).some(Boolean);
  return (
    <>
      <Panel>
        <p className={styles.intro}>{t('findings.broken')}</p>
        <ul className={styles.rules} aria-label={t('findings.byRule')}>
          {broken.map(({ rule, severity, count }) => (
            <li key={`${rule} ${severity}`}>
              <RuleFindings
                id={rule}
                rule={byId.get(rule)}
                severity={severity}
                count={count}
                filter={filter}
                allPath={listPath({ rule, severity })}
              />
            </li>
          ))}
        </ul>
      </Panel>
      {!narrowed && <QuietRules rules={rules} broken={found} />}
    </>
  );
}
