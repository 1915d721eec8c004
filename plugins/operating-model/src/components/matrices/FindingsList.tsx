import {
  FindingAnswer,
  SEVERITIES,
} from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { ExternalLink } from '../shared/ExternalLink';
import { formatDate } from '../shared/formats';
import { SeverityTag } from './Severity';
import styles from './matrices.module.css';

interface FindingsListProps {
  findings: FindingAnswer[];
  /** How many are shown at first; all when absent. */
  shown?: number;
}

/** Findings with what mends them and where, the worst first. */
export function FindingsList({ findings, shown }: FindingsListProps) {
  const t = useTexts();
  const [all, setAll] = useState(false);
  const sorted = [...findings].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
  const seen = all ? sorted : sorted.slice(0, shown);
  return (
    <>
      <ul className={styles.findings}>
        {seen.map(finding => (
          <li key={finding.id}>
            <SeverityTag severity={finding.severity}>
              {t(`matrices.severity.${finding.severity}`)} {finding.rule}
            </SeverityTag>
            <div>{finding.message}</div>
            <div className={styles.quiet}>
              {t('matrices.remedy')} {finding.remedy}
            </div>
            <Location finding={finding} />
          </li>
        ))}
      </ul>
      {seen.length < sorted.length && (
        <button
          type="button"
          className={styles.more}
          onClick={() => setAll(true)}
        >
          {t('matrices.moreFindings', { count: sorted.length - seen.length })}
        </button>
      )}
    </>
  );
}

function Location({
  finding: { location, excusedBy },
}: {
  finding: FindingAnswer;
}) {
  const t = useTexts();
  const { path, viewUrl, editUrl } = location;
  return (
    <div className={`${styles.links} ${styles.quiet}`}>
      {path && <code className={styles.code}>{path}</code>}
      {viewUrl && (
        <ExternalLink url={viewUrl}>{t('matrices.viewFile')}</ExternalLink>
      )}
      {editUrl && (
        <ExternalLink url={editUrl}>{t('matrices.editFile')}</ExternalLink>
      )}
      {excusedBy && (
        <span>
          ◆ {t('matrices.excused', { date: formatDate(excusedBy.validTo) })}
        </span>
      )}
    </div>
  );
}
