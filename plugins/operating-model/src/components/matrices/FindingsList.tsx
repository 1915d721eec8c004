import {
  FindingAnswer,
  SEVERITIES,
} from 'backstage-plugin-operating-model-common';
import { useState } from 'react';
import { useTexts } from '../../hooks/useTexts';
import { ExcusedTag } from '../requests/ExcusedTag';
import { CompareLink } from '../shared/CompareLink';
import { ExternalLink } from '../shared/ExternalLink';
import { MessageText } from '../shared/MessageText';
import { Names } from '../shared/RefLink';
import { SeverityTag } from '../shared/Severity';
import shared from '../shared/shared.module.css';
import styles from './matrices.module.css';

interface FindingsListProps {
  findings: FindingAnswer[];
  names: Names;
  /** How many are shown at first; all when absent. */
  shown?: number;
}

/** Findings with what mends them and where, the worst first. */
export function FindingsList({ findings, names, shown }: FindingsListProps) {
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
            <div>
              <MessageText text={finding.message} names={names} asSentence />
            </div>
            <div className={shared.quiet}>
              {t('matrices.remedy')}{' '}
              <MessageText text={finding.remedy} names={names} />
            </div>
            <Location finding={finding} />
          </li>
        ))}
      </ul>
      {seen.length < sorted.length && (
        <button
          type="button"
          className={shared.textButton}
          onClick={() => setAll(true)}
        >
          {t('matrices.moreFindings', { count: sorted.length - seen.length })}
        </button>
      )}
    </>
  );
}

function Location({ finding }: { finding: FindingAnswer }) {
  const t = useTexts();
  const { location, excusedBy } = finding;
  const { path, viewUrl, editUrl } = location;
  return (
    <div className={`${shared.links} ${shared.quiet}`}>
      <CompareLink finding={finding} />
      {path && <code className={shared.code}>{path}</code>}
      {viewUrl && (
        <ExternalLink url={viewUrl}>{t('matrices.viewFile')}</ExternalLink>
      )}
      {editUrl && (
        <ExternalLink url={editUrl}>{t('matrices.editFile')}</ExternalLink>
      )}
      {excusedBy && (
        <span>
          <ExcusedTag excusedBy={excusedBy} />
        </span>
      )}
    </div>
  );
}
