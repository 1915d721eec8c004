import { Link } from '@backstage/ui';
import { RulesAnswer, Severity } from 'backstage-plugin-operating-model-common';
import { useId, useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { FindingText } from '../shared/FindingText';
import { Loaded } from '../shared/Loaded';
import { RefLink } from '../shared/RefLink';
import { SeverityTag } from '../shared/Severity';
import shared from '../shared/shared.module.css';
import styles from './findings.module.css';
import { FindingsFilter } from './useFindingsFilter';

/** How many findings a rule unfolds to. */
const SHOWN = 5;

interface RuleFindingsProps {
  id: string;
  /** Absent where a module that brought the rule is gone, and what it found is not. */
  rule?: RulesAnswer['items'][number];
  severity: Severity;
  count: number;
  filter: FindingsFilter;
  /** Where all of them are. */
  allPath: string;
}

/** A rule with how often it is broken; unfolds to the first findings. */
export function RuleFindings({
  id,
  rule,
  severity,
  count,
  filter,
  allPath,
}: RuleFindingsProps) {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const inside = useId();
  const figure = count.toLocaleString();
  const question = { ...filter, rule: id, severity, limit: SHOWN };
  return (
    <>
      <div className={styles.ruleHead}>
        <span>
          <SeverityTag severity={severity}>
            {t(`matrices.severity.${severity}`)}
          </SeverityTag>
        </span>
        <button
          type="button"
          className={`${styles.toggle} ${styles.ruleName}`}
          aria-expanded={open}
          aria-controls={open ? inside : undefined}
          onClick={() => setOpen(!open)}
        >
          <span aria-hidden="true" className={styles.arrow}>
            ▸
          </span>
          <span>
            <span className={styles.id}>{id}</span>{' '}
            <span className={styles.ruleTitle}>{rule?.title}</span>
          </span>
        </button>
        <span className={`${shared.small} ${styles.practice}`}>
          {rule &&
            `${rule.practice} ${t(`findings.practices.${rule.practice}`)}`}
        </span>
        <span className={styles.figure}>
          {t('findings.count', { count, figure })}
        </span>
      </div>
      {open && (
        <div id={inside} className={styles.inside}>
          <Loaded
            of={JSON.stringify(question)}
            load={api => api.findings(question)}
          >
            {({ items, names }) => (
              <ul className={styles.plain}>
                {items.map(finding => (
                  <li key={finding.id}>
                    <RefLink
                      entityRef={finding.subjectRef}
                      names={names}
                      weight="bold"
                    />
                    <FindingText finding={finding} names={names} />
                  </li>
                ))}
              </ul>
            )}
          </Loaded>
          <div className={styles.more}>
            <Link href={allPath}>
              {count > SHOWN
                ? t('findings.showAll', { figure })
                : t('findings.asList')}
            </Link>
          </div>
        </div>
      )}
    </>
  );
}
