import { WhatIfCounts } from 'backstage-plugin-operating-model-common';
import { useTexts } from '../../hooks/useTexts';
import { SeverityCounts } from '../shared/Severity';
import { StateTag } from '../shared/StateTag';
import styles from './whatIf.module.css';

interface SummaryProps {
  counts: WhatIfCounts;
}

/** How much breaks, and how much of it is mended. */
export function Summary({ counts }: SummaryProps) {
  const t = useTexts();
  const { breaks, mended, open, decisions, changes, bySeverity, requests } =
    counts;
  const questions = decisions - open;
  return (
    <section
      className={styles.summary}
      aria-label={t('whatIf.summary')}
      role="status"
    >
      <strong className={styles.total}>
        {t('whatIf.breaks', { count: breaks })}
      </strong>
      <SeverityCounts counts={bySeverity} />
      <span className={styles.outcome}>
        {mended > 0 && (
          <StateTag state="covered">
            {t('whatIf.mended', { number: mended.toLocaleString() })}
          </StateTag>
        )}
        {open > 0 && (
          <StateTag state="weak">
            {t('whatIf.decisions', { number: open.toLocaleString() })}
          </StateTag>
        )}
        {questions > 0 && (
          <StateTag state="weak">
            {t('whatIf.questions', { count: questions })}
          </StateTag>
        )}
      </span>
      <span className={styles.quiet}>
        {t('whatIf.files', { count: changes })}
        {requests > 0 && ` · ${t('whatIf.requestsBreak', { count: requests })}`}
      </span>
    </section>
  );
}
